"""``vocabulary.yml``: what can be said on this site, and how it reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dossier.cue import fault
from dossier.model import (
    Cue,
    Cues,
    EntityClass,
    Filter,
    Kind,
    Problem,
    Property,
    Qualifier,
    Section,
    Unit,
    Vocabulary,
)
from dossier.pattern import Slot, parse_pattern
from dossier.read import yaml
from dossier.read.parts import grammar, localized, maybe_localized
from dossier.read.rules import asks, check_rules, events, matters, tensions
from dossier.read.schema import suggest, validate

_RESERVED_SECTIONS = (
    "top",
    "same-or-not",
    "related",
    "timeline",
    "mentioned",
    "not-stated",
    "with-care",
    "why",
    "cite",
    "history",
    "no-longer-here",
    "contents-title",
    "main",
    "scheme",
)
"""Anchors that every profile has (``templates/profile.md.j2``, ``templates/theme``)."""
_RESERVED_ANCHORS = re.compile(r"search-.*|s-[a-z2-7]{8}")
"""The search's own, and the permalinks of statements."""
RESERVED = (
    *("404", "a-z", "assets", "changes", "corrections", "data", "en", "fr", "index", "pagefind"),
    *("s", "search", "sources", "timeline", "versions"),
)
"""What nothing else can be called: first parts of addresses that every site has."""
_RESERVED_KINDS = (*RESERVED, "articles", "cite", "pages")
_CUE_KEYS = ("about", "value", "status")


def is_reserved_section(name: str) -> bool:
    """Whether every page has an anchor of that name already."""
    return name in _RESERVED_SECTIONS or _RESERVED_ANCHORS.fullmatch(name) is not None


def read_vocabulary(
    file: Path, shown: str, languages: Iterable[str]
) -> tuple[Vocabulary | None, list[Problem]]:
    """Read and check the vocabulary. Without a sound one nothing else can be judged."""
    document, problems = yaml.load(file, shown)
    if document is None:
        return None, problems
    problems += validate(document, "vocabulary")
    if problems:
        return None, problems
    problems = _references(document) + check_rules(document) + _patterns(document, tuple(languages))
    return (None, problems) if problems else (_build(document.data), [])


def _references(document: yaml.Document) -> list[Problem]:
    """Names in the vocabulary that nothing in it bears."""
    data = document.data
    found: list[Problem] = []

    def known(word: str, among: Mapping[str, Any], noun: str, *where: str | int) -> None:
        if word not in among:
            how = suggest(word, among, f"Add it, or take one of: {', '.join(among)}")
            found.append(document.problem(f"there is no {noun} {word!r}", how, *where))

    found.extend(
        document.problem(f"a kind cannot be called {name!r}", "Take another name", "kinds", name)
        for name in data["kinds"]
        if name in _RESERVED_KINDS
    )
    found.extend(
        document.problem(f"a section cannot be called {name!r}", "Take another", "sections", name)
        for name in data["sections"]
        if is_reserved_section(name)
    )
    for name, cls in data["classes"].items():
        known(cls["kind"], data["kinds"], "kind", "classes", name, "kind")
        for key in ("expected", "expected_inverse"):
            for i, prop in enumerate(cls.get(key, ())):
                known(prop, data["properties"], "property", "classes", name, key, i)
    for name, prop in data["properties"].items():
        known(prop["section"], data["sections"], "section", "properties", name, "section")
        for i, word in enumerate(prop.get("qualifiers", ())):
            among = data.get("qualifiers", {})
            known(word, among, "qualifier", "properties", name, "qualifiers", i)
    events = {prop["event"]: prop for prop in data["properties"].values() if "event" in prop}
    for name, part in data.get("filters", {}).items():
        known(part["event"], events, "event", "filters", name, "event")
        for key in ("about", "value"):
            for i, word in enumerate(prop.get("cues", {}).get(key, ())):
                among = {**data["kinds"], **data["classes"]}
                known(word, among, "kind or class", "properties", name, "cues", key, i)
    return found


def _patterns(document: yaml.Document, languages: tuple[str, ...]) -> list[Problem]:
    """Sentences that are missing in a language, or that are no sound pattern."""
    found: list[Problem] = []
    for name, prop in document.data["properties"].items():
        where = ("properties", name, "sentences")
        for lang in languages:
            if lang not in prop["sentences"]:
                what = f"the property {name!r} has no sentence in {lang!r}"
                found.append(document.problem(what, f"Add `{lang}:`", *where))
        for lang, forms in prop["sentences"].items():
            patterns = {"": forms} if isinstance(forms, str) else forms
            for form, pattern in patterns.items():
                _, wrong = parse_pattern(pattern, prop.get("qualifiers", ()))
                if wrong:
                    spot = (*where, lang, form) if form else (*where, lang)
                    found.append(document.problem(wrong, "See docs/vocabulary.md", *spot))
        found += _unsound_cues(document, name, prop)
    for name, part in document.data.get("qualifiers", {}).items():
        for lang, pattern in part.get("phrase", {}).items():
            parts, wrong = parse_pattern(pattern)
            if not wrong and [p.name for p in parts if isinstance(p, Slot)] != ["value"]:
                wrong = "the phrase of a qualifier needs {value}, once"
            if not wrong and any(not isinstance(p, str | Slot) for p in parts):
                wrong = "the phrase of a qualifier can hold {value} alone"
            if wrong:
                spot = ("qualifiers", name, "phrase", lang)
                found.append(document.problem(wrong, "See docs/vocabulary.md", *spot))
    return found


def _unsound_cues(document: yaml.Document, name: str, prop: Mapping[str, Any]) -> Iterator[Problem]:
    """Cues that ``propose`` could not read, or that would find no value."""
    for lang, cues in prop.get("cues", {}).items():
        if lang in _CUE_KEYS:
            continue
        for i, cue in enumerate(cues):
            wrong = fault(cue if isinstance(cue, str) else cue["cue"], flag=prop["value"] == "flag")
            if wrong:
                how = "See « Cues » in docs/vocabulary.md"
                yield document.problem(wrong, how, "properties", name, "cues", lang, i)


def _build(data: Mapping[str, Any]) -> Vocabulary:
    return Vocabulary(
        kinds={name: _kind(name, part) for name, part in data["kinds"].items()},
        classes={name: _class(name, part) for name, part in data["classes"].items()},
        sections={
            name: _section(name, part, i) for i, (name, part) in enumerate(data["sections"].items())
        },
        properties={
            name: _property(name, part, i)
            for i, (name, part) in enumerate(data["properties"].items())
        },
        qualifiers={
            name: _qualifier(name, part) for name, part in data.get("qualifiers", {}).items()
        },
        units={
            name: Unit(name=name, one=localized(part["one"]), other=localized(part["other"]))
            for name, part in data.get("units", {}).items()
        },
        stages=tuple(tuple(step) for step in data.get("stages", ())),
        events=events(data),
        matters=matters(data),
        tensions=tensions(data),
        filters={
            name: Filter(name=name, label=localized(part["label"]), event=part["event"])
            for name, part in data.get("filters", {}).items()
        },
    )


def _kind(name: str, part: Mapping[str, Any]) -> Kind:
    return Kind(
        name=name,
        one=localized(part["one"]),
        other=localized(part["other"]),
        pages=part["pages"],
        intro=maybe_localized(part.get("intro")),
    )


def _class(name: str, part: Mapping[str, Any]) -> EntityClass:
    return EntityClass(
        name=name,
        kind=part["kind"],
        one=localized(part["one"]),
        other=localized(part["other"]),
        expected=tuple(part.get("expected", ())),
        expected_inverse=tuple(part.get("expected_inverse", ())),
        grammar=grammar(part.get("grammar")),
        schema_type=part.get("schema_type", "Thing"),
        publishes=part.get("publishes", False),
        search=tuple(part.get("search", ())),
    )


def _section(name: str, part: Mapping[str, Any], order: int) -> Section:
    return Section(
        name=name,
        title=localized(part["title"]),
        neutral=localized(part.get("neutral", part["title"])),
        order=order,
        search=tuple(part.get("search", ())),
    )


def _qualifier(name: str, part: Mapping[str, Any]) -> Qualifier:
    return Qualifier(
        name=name,
        label=localized(part["label"]),
        phrase=part.get("phrase", {}),
        scope=part.get("scope", True),
        time=part.get("time", False),
    )


def _property(name: str, part: Mapping[str, Any], order: int) -> Property:
    return Property(
        name=name,
        label=localized(part["label"]),
        inverse=maybe_localized(part.get("inverse")),
        value=part["value"],
        section=part["section"],
        order=order,
        single=part.get("single", False),
        box=part.get("box", False),
        lead=part.get("lead"),
        event=part.get("event"),
        lasting=part.get("lasting", part["value"] == "date"),
        part_of=part.get("part_of", False),
        asks=asks(part.get("asks")),
        quote_first=part.get("quote_first", False),
        qualifiers=tuple(part.get("qualifiers", ())),
        word=maybe_localized(part.get("word")),
        search=tuple(part.get("search", ())),
        cues=_cues(part.get("cues", {})),
        sentences={
            lang: {"default": forms} if isinstance(forms, str) else dict(forms)
            for lang, forms in part["sentences"].items()
        },
    )


def _cues(part: Mapping[str, Any]) -> Cues:
    return Cues(
        about=tuple(part.get("about", ())),
        value=tuple(part.get("value", ())),
        status=part.get("status"),
        patterns={
            lang: tuple(Cue(c) if isinstance(c, str) else Cue(c["cue"], c["status"]) for c in cues)
            for lang, cues in part.items()
            if lang not in _CUE_KEYS
        },
    )
