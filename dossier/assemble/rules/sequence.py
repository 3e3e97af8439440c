"""What comes after what without any date: a word of the text, the nature of an event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from dossier.assemble.rules.desk import Desk, Group
from dossier.dates import before
from dossier.measure import key, scope
from dossier.model import Statement


def by_word(desk: Desk) -> None:
    """``after:`` puts the statements that it names before this one."""
    for statement in desk.facts:
        for earlier in statement.after:
            one = desk.statements.get(earlier)
            if one is not None:
                shared = [slug for slug in one.about if slug in statement.about]
                desk.found.earlier(one.id, shared, statement.id, "word")


def after(desk: Desk, statement: str) -> AbstractSet[str]:
    """What the words put after ``statement``, through any number of steps."""
    found: set[str] = set()
    waiting = [statement]
    while waiting:
        fresh = [one for one in desk.following.get(waiting.pop(), ()) if one not in found]
        found.update(fresh)
        waiting += fresh
    return found


def by_event(desk: Desk) -> None:
    """A later step of the same event follows the earlier ones, for every subject."""
    steps: dict[tuple[str, Group], list[Statement]] = defaultdict(list)
    for statement in desk.facts:
        stage = desk.corpus.vocabulary.stage(statement.status)
        if stage is not None and not statement.negated:
            for slug in statement.about:
                steps[slug, _event(desk, statement)].append(statement)
    for (slug, _), group in steps.items():
        _one_event(desk, slug, group)


def _event(desk: Desk, statement: Statement) -> Group:
    """The event that a statement tells a step of: declared, or the thing itself."""
    prop = desk.property_of(statement)
    if prop.event is not None:
        return (prop.event,)
    values = tuple(sorted(repr(key(value)) for value in statement.values))
    return (prop.name, values, scope(statement, desk.corpus.vocabulary))


def _one_event(desk: Desk, slug: str, group: Sequence[Statement]) -> None:
    stage = {s.id: desk.corpus.vocabulary.stage(s.status) or 0 for s in group}
    # Of each step the statement that can lie latest: if it does not follow, none does.
    best: dict[int, Statement] = {}
    for one in sorted(group, key=lambda s: _latest_first(desk, s)):
        if one.stance == "stated" and not one.hedged:
            best.setdefault(stage[one.id], one)
    follow = {by.id: after(desk, by.id) for by in best.values()}
    for one in group:
        for step in sorted(best, reverse=True):
            by = best[step]
            if step <= stage[one.id]:
                break
            surely_not = before(desk.times[by.id].bounds, desk.times[one.id].bounds)
            if not surely_not and one.id not in follow[by.id]:
                desk.found.earlier(one.id, [slug], by.id, "event")
                break


def _latest_first(desk: Desk, statement: Statement) -> tuple[object, ...]:
    days = desk.times[statement.id].bounds
    last = -days.latest.toordinal() if days.latest else -10_000_000
    return (last, not desk.times[statement.id].explicit, statement.id)
