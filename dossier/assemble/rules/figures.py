"""Figures: a later one follows an earlier of the same measure and scope; others disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from dossier.assemble.rules.compare import Item, apart, by_range, followed
from dossier.assemble.rules.desk import Desk, Group
from dossier.dates import UNKNOWN
from dossier.measure import NUMBERS, Range, ranges, scope
from dossier.model import Statement

Ranged = tuple[Statement, Range]


def by_figure(desk: Desk) -> None:
    """A figure for a later time follows one of the same measure and scope; figures for one
    time whose ranges do not touch disagree."""
    groups: dict[tuple[tuple[str, ...], str, Group], list[tuple[Statement, Range]]] = defaultdict(
        list
    )
    for s in desk.facts:
        prop = desk.property_of(s)
        if prop.value not in NUMBERS or s.negated:
            continue
        narrow = scope(s, desk.corpus.vocabulary)
        stage = desk.corpus.vocabulary.stage(s.status)
        about = tuple(sorted(s.about))
        for one in _hulls(s):
            groups[about, prop.name, (narrow, stage, one.unit)].append((s, one))
    for (about, name, _), group in groups.items():
        if len(group) > 1:
            _figures(desk, about, name, group)


def _figures(desk: Desk, about: tuple[str, ...], name: str, group: Sequence[Ranged]) -> None:
    """Figures of one measure, scope and unit."""
    lasting = desk.corpus.vocabulary.properties[name].lasting
    items = [
        Item(s.id, UNKNOWN if lasting else desk.times[s.id].bounds, None, one)
        for s, one in group
        if not all(desk.found.is_earlier(s.id, slug) for slug in about)
    ]
    explicit = [i for i in items if not lasting and desk.times[i.id].explicit]
    subjects = {item.id: about for item in items}
    gone = followed(explicit)
    desk.earlier(gone, subjects)
    earlier, _ = by_range([i for i in items if i.id not in gone])
    desk.earlier(earlier, subjects)
    by_period: dict[Hashable, list[Item]] = defaultdict(list)
    for item in items:
        if item.id not in gone and item.id not in earlier:
            said = not lasting and desk.times[item.id].explicit
            by_period[item.time if said else None].append(item)
    for same in by_period.values():
        _differing(desk, about, name, same)
    # Figures of a time that is past disagree none the less: both sides stay to be seen.
    past: dict[Hashable, list[Item]] = defaultdict(list)
    for item in explicit:
        if item.id in gone:
            past[item.time].append(item)
    for same in past.values():
        _differing(desk, about, name, same)


def _differing(desk: Desk, about: tuple[str, ...], name: str, items: Sequence[Item]) -> None:
    disputed = apart(items)
    for one, by in disputed.items():
        desk.found.disputed(one, about, by, "values")
    if disputed:
        value_of = {i.id: (i.range.low, i.range.high) for i in items if i.range}
        desk.disagree("values", name, about, disputed, value_of)


def _hulls(statement: Statement) -> Iterable[Range]:
    """What the statement's figures span, a range for each unit."""
    found: dict[str, Range] = {}
    for value in statement.values:
        for one in ranges(value):
            old = found.get(one.unit, one)
            found[one.unit] = Range(
                one.unit,
                min(old.low, one.low),
                max(old.high, one.high),
                old.converted and one.converted,
            )
    return found.values()
