"""Tensions: what no rule calls contradictory, and no reader should see one side of alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial

from dossier.assemble.rules.desk import Desk
from dossier.assemble.rules.states import Disagreement
from dossier.model import End, EntityValue, Statement, Tension

Side = Mapping[str, list[tuple[Statement, frozenset[str]]]]
"""Entity → what takes this side about it, each with the entities at the other end."""


def by_tension(desk: Desk) -> None:
    """The two sides stand together on the pages of those whom they concern."""
    kin = _kin(desk)
    for tension in desk.corpus.vocabulary.tensions.values():
        one, other = (_side(desk, ends) for ends in tension.sides)
        for slug in one:
            near = (slug, *(kin.get(slug, ()) if tension.kin else ()))
            against = [(k, *entry) for k in near for entry in other.get(k, ())]
            _meet(desk, tension, slug, one[slug], against, kin)


def _side(desk: Desk, ends: Iterable[End]) -> Side:
    found: dict[str, list[tuple[Statement, frozenset[str]]]] = defaultdict(list)
    wanted = {(end.property, end.inverse) for end in ends}
    for s in desk.facts:
        values = frozenset(v.slug for v in s.values if isinstance(v, EntityValue))
        if s.negated:
            continue
        if (s.property, False) in wanted:
            for slug in s.about:
                found[slug].append((s, values))
        if (s.property, True) in wanted:
            for slug in values:
                found[slug].append((s, frozenset(s.about)))
    return found


def _kin(desk: Desk) -> Mapping[str, frozenset[str]]:
    """The parent, maker and family of each entity, and those it is one of."""
    found: dict[str, set[str]] = defaultdict(set)
    for entity in desk.corpus.entities.values():
        for up in (entity.parent, entity.vendor, entity.family):
            if up is not None:
                found[entity.slug].add(up)
                found[up].add(entity.slug)
    return {slug: frozenset(near) for slug, near in found.items()}


def _meet(
    desk: Desk,
    tension: Tension,
    slug: str,
    mine: list[tuple[Statement, frozenset[str]]],
    against: list[tuple[str, Statement, frozenset[str]]],
    kin: Mapping[str, frozenset[str]],
) -> None:
    """The statements of each side whose other ends meet some of the other side's."""
    here = frozenset[str]().union(*(ends for _, ends in mine))
    there = frozenset[str]().union(*(ends for _, _, ends in against))
    fits = partial(_fits, desk, tension.others, kin)
    one = tuple(s.id for s, ends in mine if fits(ends, there))
    other = tuple(dict.fromkeys(s.id for _, s, ends in against if fits(ends, here)))
    other = tuple(i for i in other if i not in one)
    if one and other:
        slugs = dict.fromkeys([slug, *(k for k, s, _ in against if s.id in other)])
        found = Disagreement("tension", tension.name, tuple(slugs), (one, other))
        desk.found.disagreements.append(found)


def _fits(
    desk: Desk,
    others: str,
    kin: Mapping[str, frozenset[str]],
    ends: frozenset[str],
    against: frozenset[str],
) -> bool:
    if others == "any":
        return True
    near = {k for slug in ends for k in (slug, *kin.get(slug, ()))}
    if others == "related":
        return bool(near & against)
    entities = desk.corpus.entities
    return bool(
        {entities[slug].kind for slug in ends - against}
        & {entities[slug].kind for slug in against - ends}
    )
