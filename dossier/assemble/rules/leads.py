"""What opens a profile: the current state first, in up to three statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dossier.assemble.rules.states import States
from dossier.model import Corpus, EntityValue, Statement, Value

_NO_LEAD = 1000
_LEADS = 3


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
            rank = ranks.seen_from(statement.id, slug).rank
            if rank not in ("current", "disputed"):
                continue
            weak = 2 if rank == "disputed" else int(statement.judgement)
            indirect = slug not in statement.about
            key = (weak, order + 500 * indirect, int(joint), place)
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
