"""Opposites, denials and differing values: which holds, and where nothing says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from dossier.assemble.rules.compare import Item, by_kind
from dossier.assemble.rules.desk import Desk, Group
from dossier.dates import UNKNOWN
from dossier.measure import NUMBERS, differ, key, scope
from dossier.model import Statement

Valued = tuple[Statement, Hashable]


def by_matter(desk: Desk) -> None:
    """Of opposite states of one matter the later holds; without an order they disagree."""
    vocabulary = desk.corpus.vocabulary
    sides = {
        prop: (name, i)
        for name, matter in vocabulary.matters.items()
        for i, side in enumerate(matter.sides)
        for prop in side
    }
    groups: dict[tuple[str, str, Group], list[Valued]] = defaultdict(list)
    for statement in desk.facts:
        if statement.property not in sides or not _holds(desk, statement):
            continue
        name, side = sides[statement.property]
        two = len(vocabulary.matters[name].sides) == 2
        if statement.negated and two:
            side = 1 - side
        elif statement.negated:
            continue
        narrow = tuple(
            frozenset(map(key, statement.qualifiers.get(q, ())))
            for q in vocabulary.matters[name].scope
        )
        values = frozenset(map(key, statement.values))
        for slug in statement.about:
            groups[slug, name, (values,)].append((statement, (side, narrow)))
    for (slug, name, _), group in groups.items():
        _kinds(desk, slug, name, "opposites", group, _opposite)


def _holds(desk: Desk, statement: Statement) -> bool:
    """Whether it tells of a state that is there, not of a step towards it."""
    steps = desk.corpus.vocabulary.stages
    stage = desk.corpus.vocabulary.stage(statement.status)
    return not steps or stage == len(steps) - 1


def by_denial(desk: Desk) -> None:
    """One source says so, another that it is not so."""
    groups: dict[tuple[str, str, Group], list[Valued]] = defaultdict(list)
    for s in desk.facts:
        if desk.property_of(s).single and desk.property_of(s).value not in NUMBERS:
            continue
        values = frozenset(map(key, s.values))
        narrow = scope(s, desk.corpus.vocabulary)
        stage = desk.corpus.vocabulary.stage(s.status)
        for slug in s.about:
            groups[slug, s.property, (values, narrow, stage)].append((s, s.negated))
    for (slug, name, _), group in groups.items():
        if len({denied for _, denied in group}) > 1:
            _kinds(desk, slug, name, "denial", group, lambda a, b: a != b)


def by_value(desk: Desk) -> None:
    """Of differing values, where one at most can hold, the later does; else they disagree."""
    groups: dict[tuple[str, str, Group], list[Valued]] = defaultdict(list)
    shown: dict[Hashable, Statement] = {}
    for s in desk.facts:
        prop = desk.property_of(s)
        if not prop.single or prop.value in NUMBERS:
            continue
        value = (frozenset(map(key, s.values)), s.negated)
        shown.setdefault(value, s)
        narrow = scope(s, desk.corpus.vocabulary)
        stage = desk.corpus.vocabulary.stage(s.status)
        for slug in s.about:
            groups[slug, prop.name, (narrow, stage)].append((s, value))

    def differing(one: Hashable, other: Hashable) -> bool:
        return differ(shown[one], shown[other], desk.part_of)

    for (slug, name, _), group in groups.items():
        _kinds(desk, slug, name, "values", group, differing)


def _kinds(
    desk: Desk,
    slug: str,
    name: str,
    rule: str,
    group: Sequence[Valued],
    differing: Callable[[Hashable, Hashable], bool],
) -> None:
    if len(group) < 2:
        return
    items = [
        Item(s.id, UNKNOWN if desk.property_of(s).lasting else desk.times[s.id].bounds, value)
        for s, value in group
        if not desk.found.is_earlier(s.id, slug)
    ]
    earlier, disputed = by_kind(items, differing)
    desk.earlier(earlier, {item.id: (slug,) for item in items})
    for one, by in disputed.items():
        desk.found.disputed(one, [slug], by, rule)
    if disputed:
        value_of = {s.id: value for s, value in group}
        desk.disagree(rule, name, (slug,), disputed, value_of)


def _opposite(one: Hashable, other: Hashable) -> bool:
    """Opposite sides, and nothing that both give narrows them to different things."""
    assert isinstance(one, tuple)
    assert isinstance(other, tuple)
    (side, narrow), (other_side, other_narrow) = one, other
    return side != other_side and all(
        not a or not b or a == b for a, b in zip(narrow, other_narrow, strict=True)
    )
