"""The catalogue: ``seeds/KIND/SLUG.yml``, one file an entity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dossier.model import Alias, Entity, Localized, Origin, Problem, Vocabulary
from dossier.names import conflicts
from dossier.names import key as same_name
from dossier.read import yaml
from dossier.read.parts import grammar, localized, maybe_localized
from dossier.read.schema import suggest, validate

_SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
_OTHER = ("articles", "pages")
_REFERENCES = ("vendor", "family", "parent")


def entity_folders(seeds: Path) -> list[str]:
    """The folders that may hold entities, while no vocabulary says which."""
    return sorted(f.name for f in seeds.iterdir() if f.is_dir() and f.name not in _OTHER)


def read_entities(
    seeds: Path, shown: str, kinds: Iterable[str]
) -> tuple[dict[str, Entity], list[Problem], list[Problem]]:
    """Every entity of the folders ``kinds``, by slug in alphabetical order; what is wrong
    in single files; what is wrong between them.

    Needs no vocabulary: ``check_entities`` compares with one.
    """
    entities: dict[str, Entity] = {}
    documents: dict[str, yaml.Document] = {}
    problems: list[Problem] = []
    for kind in kinds:
        for file in sorted((seeds / kind).glob("*.yml")):
            path = f"{shown}/{kind}/{file.name}"
            document, found = yaml.load(file, path)
            if document is not None:
                found = found + validate(document, "entity")
            found = found + _slug_problems(file.stem, path, entities)
            problems += found
            if found or document is None:
                entities[file.stem] = _unsound(file.stem, kind, path)
            else:
                entities[file.stem] = _entity(file.stem, kind, document)
                documents[file.stem] = document
    entities = dict(sorted(entities.items()))
    return entities, problems, _catalogue_problems(entities, documents)


def check_entities(entities: Mapping[str, Entity], vocabulary: Vocabulary) -> list[Problem]:
    """Classes that the vocabulary lacks, or that belong into another folder."""
    problems = []
    for entity in entities.values():
        if not entity.cls:
            continue
        path, line = entity.origin.path, entity.origin.line
        cls = vocabulary.classes.get(entity.cls)
        if cls is None:
            how = suggest(entity.cls, vocabulary.classes, "Add it to vocabulary.yml")
            problems.append(Problem(path, line, f"there is no class {entity.cls!r}", how))
        elif cls.kind != entity.kind:
            what = f"the class {entity.cls!r} belongs to {cls.kind}/, not {entity.kind}/"
            problems.append(Problem(path, line, what, f"Move the file to {cls.kind}/"))
    return problems


def _slug_problems(slug: str, path: str, entities: Mapping[str, Entity]) -> list[Problem]:
    if slug == "index":
        return [Problem(path, 1, "an entity cannot be called 'index'", "Rename the file")]
    if not _SLUG.fullmatch(slug):
        how = "Rename the file: lower-case ASCII letters, digits and single hyphens"
        return [Problem(path, 1, f"the slug {slug!r} is malformed", how)]
    if slug in entities:
        what = f"the slug {slug!r} is taken by {entities[slug].origin.path}"
        return [Problem(path, 1, what, "Rename one of the two files")]
    return []


def _unsound(slug: str, kind: str, path: str) -> Entity:
    """Stands for a file with problems, so that what refers to it is not called wrong too."""
    return Entity(
        slug=slug,
        kind=kind,
        cls="",
        name=Localized({"": slug}),
        unnamed=True,
        origin=Origin(path, 1),
    )


def _entity(slug: str, kind: str, document: yaml.Document) -> Entity:
    data = document.data
    weak = {_alias(a, weak=True) for a in data.get("weak_aliases", ())}
    texts = {alias.text for alias in weak}
    safe = [_alias(a, weak=False) for a in data.get("aliases", ())]
    return Entity(
        slug=slug,
        kind=kind,
        cls=data["class"],
        name=localized(data["name"]),
        unnamed=data.get("unnamed", False),
        aliases=(
            *(alias for alias in safe if alias.text not in texts),
            *(_alias(a, weak=True) for a in data.get("weak_aliases", ())),
        ),
        not_in=tuple(data.get("not_in", ())),
        vendor=data.get("vendor"),
        family=data.get("family"),
        parent=data.get("parent"),
        identity_notes=maybe_localized(data.get("identity_notes")),
        open_questions=tuple(localized(q) for q in data.get("open_questions", ())),
        former_slugs=tuple(data.get("former_slugs", ())),
        merged=tuple(data.get("merged", ())),
        split_into=tuple(data.get("split_into", ())),
        withdrawn=maybe_localized(data.get("withdrawn")),
        grammar=grammar(data.get("grammar")),
        origin=Origin(document.path, document.line("class")),
    )


def _alias(value: str | Mapping[str, Any], *, weak: bool) -> Alias:
    if isinstance(value, str):
        return Alias(value, weak=weak)
    return Alias(value["text"], value.get("lang"), weak, value.get("outside_corpus", False))


def _catalogue_problems(
    entities: Mapping[str, Entity], documents: Mapping[str, yaml.Document]
) -> list[Problem]:
    """What is wrong between entities: dead references, circles, an alias claimed twice."""
    problems = []
    former: dict[str, str] = {}
    for entity in entities.values():
        for old in (*entity.former_slugs, *entity.merged):
            former.setdefault(old, entity.slug)
    for entity in entities.values():
        for key in _REFERENCES:
            slug = getattr(entity, key)
            if slug is not None and (slug not in entities or entities[slug].gone):
                how = suggest(slug, entities, f"Add a file {slug}.yml, or take a slug that exists")
                if slug in former:
                    how = f"It is called {former[slug]!r} now"
                what = f"`{key}` names {slug!r}, which does not exist"
                problems.append(documents[entity.slug].problem(what, how, key))
        problems += _address_problems(entity, entities, former, documents.get(entity.slug))
        for key in ("family", "parent"):
            circle = _circle(entity.slug, entities, key)
            if circle:
                what = f"`{key}` goes round in a circle: {' → '.join(circle)}"
                how = "Remove one of the links"
                problems.append(documents[entity.slug].problem(what, how, key))
    for text, one, other in conflicts(e for e in entities.values() if not e.gone):
        what = f"the name {text!r} is also a safe name of {one.origin.path}"
        how = "Make it a weak alias in both, or keep it in one"
        document = documents[other.slug]
        problems.append(document.problem(what, how, *_place(document.data, text)))
    return problems


def _address_problems(
    entity: Entity,
    entities: Mapping[str, Entity],
    claims: Mapping[str, str],
    document: yaml.Document | None,
) -> list[Problem]:
    """Old slugs that are in use, or claimed twice; successors that do not exist."""
    if document is None:
        return []
    problems = []
    for key in ("former_slugs", "merged"):
        for i, old in enumerate(getattr(entity, key)):
            what = ""
            if old in entities:
                what = f"the former slug {old!r} is the slug of {entities[old].origin.path}"
            elif claims[old] != entity.slug:
                what = f"{entities[claims[old]].origin.path} claims the former slug {old!r} too"
            if what:
                problems.append(document.problem(what, f"Remove it from `{key}`", key, i))
    for i, slug in enumerate(entity.split_into):
        if slug not in entities or entities[slug].gone:
            what = f"it was split into {slug!r}, which does not exist"
            how = suggest(slug, entities, f"Add a file {slug}.yml, or take a slug that exists")
            problems.append(document.problem(what, how, "split_into", i))
    return problems


def _circle(slug: str, entities: Mapping[str, Entity], key: str) -> Sequence[str]:
    """The circle through ``slug``, if there is one; told once, at its first slug."""
    trail = [slug]
    while True:
        entity = entities.get(trail[-1])
        following = getattr(entity, key) if entity else None
        if following is None:
            return ()
        if following == slug:
            return (*trail, slug) if slug == min(trail) else ()
        if following in trail:
            return ()
        trail.append(following)


def _place(data: Mapping[str, Any], name: str) -> tuple[str | int, ...]:
    """Where an entity's file writes a name, in any spelling."""
    for i, alias in enumerate(data.get("aliases", ())):
        if same_name(alias if isinstance(alias, str) else alias["text"]) == same_name(name):
            return ("aliases", i)
    names = data["name"]
    for lang, text in names.items() if isinstance(names, dict) else ():
        if same_name(text) == same_name(name):
            return ("name", lang)
    return ("name",)
