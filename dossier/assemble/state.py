"""What holds now, what came before, and what the sources disagree on.

Only times that the sources give, and the nature of an event (planned before filed before
done), put one statement after another; no date is invented to make an order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dossier.dates import Bounds, before, of_as_of
from dossier.model import Corpus, DateValue, EntityValue, Statement, Value

# An intention, however firm, comes before a filing, and a filing before the deed.
STAGES = {"considered": 1, "planned": 1, "under-way": 1, "filed": 2, "completed": 3, "holds": 3}


_NO_LEAD = 1000
_LEADS = 3


@dataclass(frozen=True, slots=True)
class State:
    """A statement's rank, the statement that put it there, and by what rule."""

    rank: str
    by: str | None = None
    rule: str | None = None
    """``event``, ``time``, ``word`` or ``values``: a key of the interface's words."""


@dataclass(frozen=True, slots=True)
class States:
    """The state of every statement, and of a joint one as its subjects differ."""

    whole: Mapping[str, State]
    """By statement: earlier only where that holds for all its subjects."""
    by_subject: Mapping[tuple[str, str], State]
    """By statement and subject: what one of them has done already, for that one."""

    def __getitem__(self, statement: str) -> State:
        return self.whole[statement]

    def seen_from(self, statement: str, slug: str | None) -> State:
        """The state as the page of ``slug`` shows it."""
        return self.by_subject.get((statement, slug or ""), self.whole[statement])


def states(corpus: Corpus) -> States:
    """The state of every statement."""
    found: dict[str, State] = {}
    local: dict[tuple[str, str], State] = {}
    everything = corpus.statements
    for statement in everything:
        if statement.about_uncertain:
            found[statement.id] = State("uncertain")
    certain = [s for s in everything if s.about]
    _by_word(certain, found)
    _by_event(corpus, certain, found, local)
    _by_value(corpus, certain, found)
    return States({s.id: found.get(s.id, State("current")) for s in everything}, local)


def _by_word(statements: Iterable[Statement], found: dict[str, State]) -> None:
    """``after:`` puts the statements it names before this one."""
    for statement in statements:
        for earlier in statement.after:
            found.setdefault(earlier, State("earlier", statement.id, "word"))


def _by_event(
    corpus: Corpus,
    statements: Iterable[Statement],
    found: dict[str, State],
    local: dict[tuple[str, str], State],
) -> None:
    """A later stage of the same event supersedes the earlier ones, for every subject."""
    stages: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        event = corpus.vocabulary.properties[statement.property].event
        if event and not statement.negated and statement.status in STAGES:
            for slug in statement.about:
                stages[slug, event].append(statement)
    for statement in statements:
        event = corpus.vocabulary.properties[statement.property].event
        if not event or statement.negated or statement.status not in STAGES:
            continue
        later = {slug: _later_stage(statement, stages[slug, event]) for slug in statement.about}
        for slug, by in later.items():
            if by is not None:
                local[statement.id, slug] = State("earlier", by, "event")
        if all(later.values()):
            found.setdefault(statement.id, State("earlier", later[statement.about[0]], "event"))


def _later_stage(statement: Statement, others: Iterable[Statement]) -> str | None:
    """A statement of a later stage that no date puts before this one."""
    for other in sorted(
        others, key=lambda s: (-STAGES[s.status or ""], time_of(s) == Bounds(), s.id)
    ):
        if STAGES[other.status or ""] > STAGES[statement.status or ""] and not before(
            time_of(other), time_of(statement)
        ):
            return other.id
    return None


def _by_value(corpus: Corpus, statements: Iterable[Statement], found: dict[str, State]) -> None:
    """Differing values of a single-valued property: the later one holds, else a dispute."""
    groups: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        prop = corpus.vocabulary.properties[statement.property]
        if prop.single and statement.stance == "stated" and statement.status != "forecast":
            scope = tuple(sorted((k, repr(v)) for k, v in statement.qualifiers.items()))
            stage = STAGES.get(statement.status or "holds", 3)
            groups[statement.about, prop.name, scope, stage].append(statement)
    for group in groups.values():
        for one in group:
            for other in group:
                if one.id == other.id or one.id in found or not _differ(one, other):
                    continue
                if before(time_of(one), time_of(other)):
                    found[one.id] = State("earlier", other.id, "time")
                elif not before(time_of(other), time_of(one)):
                    found[one.id] = State("disputed", other.id, "values")


def _differ(one: Statement, other: Statement) -> bool:
    """Whether two statements of one measure cannot both hold."""
    if one.negated != other.negated:
        return one.values == other.values
    if one.negated:
        return False
    kinds = (EntityValue, DateValue)
    if all(isinstance(v, kinds) for v in (*one.values, *other.values)):
        return set(one.values) != set(other.values)
    return one.values != other.values


def time_of(statement: Statement) -> Bounds:
    """The days that the statement speaks of, as far as its words say."""
    return of_as_of(statement.as_of) if statement.as_of else Bounds(None, None)


def leads(corpus: Corpus, ranks: States) -> dict[str, tuple[str, ...]]:
    """For each entity the ids of the statements that open its profile, current state first."""
    properties = corpus.vocabulary.properties
    candidates: dict[str, list[tuple[tuple[int, ...], Statement]]] = defaultdict(list)
    for place, statement in enumerate(corpus.statements):
        prop = properties[statement.property]
        if not statement.reviewed:
            continue
        order = prop.lead if prop.lead is not None else _NO_LEAD
        joint = len(statement.about) > 1
        for slug in dict.fromkeys((*statement.about, *value_slugs(statement))):
            if ranks.seen_from(statement.id, slug).rank != "current":
                continue
            indirect = slug not in statement.about
            key = (int(statement.judgement), order + 500 * indirect, int(joint), place)
            candidates[slug].append((key, statement))
    events = {name: prop.event or name for name, prop in properties.items()}
    return {slug: _first(found, events) for slug, found in candidates.items()}


def _alike(one: Statement, other: Statement) -> bool:
    """Whether two statements differ in their values alone and can be said in one sentence."""

    def frame(s: Statement) -> tuple[object, ...]:
        return s.about, s.property, s.status, s.stance, s.hedged, s.quantity, s.as_of

    plain = not (one.text or other.text or one.qualifiers or other.qualifiers)
    return plain and not (one.negated or other.negated) and frame(one) == frame(other)


def with_alike(
    statement: Statement, others: Iterable[Statement], ranks: States
) -> tuple[Statement, ...]:
    """``statement`` and the current ones that only add values: "makes the H20", "the B40"."""
    if not value_slugs(statement):
        return (statement,)
    more = [
        other
        for other in others
        if other.id != statement.id
        and other.reviewed
        and ranks[other.id].rank == "current"
        and _alike(statement, other)
        and other.values != statement.values
    ]
    return (statement, *more)


def joined(statements: Sequence[Statement]) -> Statement:
    """Statements that differ in their values alone, as one to be worded."""
    values: list[Value] = []
    for statement in statements:
        values += [value for value in statement.values if value not in values]
    return replace(statements[0], values=tuple(values))


def _first(
    found: list[tuple[tuple[int, ...], Statement]], events: Mapping[str, str]
) -> tuple[str, ...]:
    """Up to three statements, each of another property or event; after the first only those
    whose property may open a profile."""
    chosen: dict[str, Statement] = {}
    for key, statement in sorted(found, key=lambda pair: pair[0]):
        event = events[statement.property]
        opens = not key[0] and key[1] < _NO_LEAD
        if event not in chosen and (opens or not chosen):
            chosen[event] = statement
        if len(chosen) == _LEADS:
            break
    return tuple(statement.id for statement in chosen.values())


def value_slugs(statement: Statement) -> tuple[str, ...]:
    """The entities that are values of the statement."""
    return tuple(v.slug for v in statement.values if isinstance(v, EntityValue))
