"""What the link stage knows of an entity beside its names: relations, kind, field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dossier.link.cues import Cues, Group
from dossier.model import Entity


@dataclass(frozen=True, slots=True)
class Facts:
    """What bears on whether a name stands for an entity."""

    cls: str
    kind: str
    kin: frozenset[str]
    """Its vendor, family and parent, theirs in turn, and the members of a family."""
    siblings: frozenset[str]
    """What it shares a vendor or a family with: ``vendor:slug``, ``family:slug``."""
    nouns: frozenset[str]
    """The groups of nouns that say what it is."""
    noun: str
    """Its class as an English word, for classes that no group knows."""
    fields: frozenset[str]
    """What texts about it speak of."""
    bare: bool
    """A company, which French writes without an article."""


def catalogue_fields(entities: Iterable[Entity], cues: Cues) -> frozenset[str]:
    """The fields that a catalogue speaks of; classes of one field decide,
    and those of makers, if there are any."""
    sure: set[str] = set()
    open_: set[str] = set()
    for cls in {entity.cls for entity in entities}:
        fields = {group.field for group in cues.groups_of(cls)}
        (sure if len(fields) == 1 else open_).update(f for f in fields if f)
        sure.update(g.field for g in cues.groups.values() if cls in g.makers and g.field)
    return frozenset(sure or open_)


def facts(entities: Iterable[Entity], cues: Cues) -> dict[str, Facts]:
    """What the link stage knows of every entity, by slug."""
    catalogue = {entity.slug: entity for entity in entities}
    fields = catalogue_fields(catalogue.values(), cues)
    members: dict[str, set[str]] = {}
    for entity in catalogue.values():
        if entity.family:
            members.setdefault(entity.family, set()).add(entity.slug)
    return {
        slug: _of(entity, catalogue, members.get(slug, set()), fields, cues)
        for slug, entity in catalogue.items()
    }


def _of(
    entity: Entity,
    catalogue: Mapping[str, Entity],
    members: set[str],
    fields: frozenset[str],
    cues: Cues,
) -> Facts:
    groups = [g for g in cues.groups_of(entity.cls) if g.field is None or g.field in fields]
    own = {group.field for group in groups if group.field}
    names = {group.name for group in groups}
    if entity.vendor is not None:
        names.add("product")
    return Facts(
        cls=entity.cls,
        kind=entity.kind,
        kin=frozenset(_ancestors(entity, catalogue) | members) - {entity.slug},
        siblings=frozenset(
            f"{role}:{slug}"
            for role, slug in (("vendor", entity.vendor), ("family", entity.family))
            if slug
        ),
        nouns=frozenset(names),
        noun=entity.cls.replace("-", " ").lower(),
        fields=frozenset(own) or fields,
        bare=_is_company(groups) and not any(g.article for g in entity.grammar.values()),
    )


def _is_company(groups: Iterable[Group]) -> bool:
    return any(group.name == "company" for group in groups)


def _ancestors(entity: Entity, catalogue: Mapping[str, Entity]) -> set[str]:
    found: set[str] = set()
    waiting = [entity]
    while waiting:
        one = waiting.pop()
        for slug in (one.vendor, one.family, one.parent):
            if slug and slug not in found:
                found.add(slug)
                if slug in catalogue:
                    waiting.append(catalogue[slug])
    return found
