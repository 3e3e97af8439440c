"""The language data of ``cues.toml``, ready to be asked."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_LANGS = ("fr", "en", "zh")
LIFE = "life"
"""The field of everyday life, which speaks against a lone name only."""
_NONE: frozenset[str] = frozenset()
_HAN_WORD = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of things: the classes of entities, the nouns beside their names."""

    name: str
    field: str | None
    classes: frozenset[str]
    nouns: frozenset[str]
    makers: frozenset[str] = frozenset()
    """The classes of firms that tell the field."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Everything that ``cues.toml`` says; words in lower case. ``places`` (countries of the
    CLDR, some cities), ``given_names`` and ``titles`` of persons are those of ``capitals.json``.

    Most languages are not kept apart: a French text quotes English, and such a word of one
    language seldom misleads in another.
    """

    groups: Mapping[str, Group]
    nouns: Mapping[str, frozenset[str]]
    """Which groups a noun names; with its plurals ``any_noun``."""
    any_noun: Mapping[str, frozenset[str]]
    context: Mapping[str, frozenset[str]]
    """Which fields a word speaks of: nouns of groups with a field, and further words; with
    their plurals ``any_context``."""
    any_context: Mapping[str, frozenset[str]]
    topics: Mapping[str, frozenset[str]]
    """The further words alone: so plain that one in the sentence tells its subject."""
    han_last: Mapping[str, tuple[str, ...]]
    """Chinese words by their last character, longest first; so ``han_first``."""
    han_first: Mapping[str, tuple[str, ...]]
    ends: frozenset[str]
    """The last characters of nouns, modifiers and determiners."""
    modifiers: frozenset[str]
    determiners: frozenset[str]
    articles: frozenset[str]
    bare_after: frozenset[str]
    verbal_before: Mapping[str, frozenset[str]]
    """By language; so ``verbal_after``."""
    verbal_after: Mapping[str, frozenset[str]]
    openers: frozenset[str]
    business: frozenset[str]
    """What firms do, said right after their name."""
    sellers: re.Pattern[str]
    """A word with a capital and what only firms and people do, after a name: another name."""
    firm_parts: frozenset[str]
    """What parts of a firm are called after its name (``Energy``)."""
    headed: frozenset[str]
    """What makes a place of the name after it (``Mount``)."""
    features: frozenset[str]
    """What makes a place of the name before it (``Street``); ``featured``: with ``of`` before
    it (``village of``)."""
    featured: frozenset[str]
    generic: frozenset[str]
    places: frozenset[str]
    given_names: frozenset[str]
    titles: frozenset[str]
    connector: re.Pattern[str]
    joining: frozenset[str]
    """What ``connector`` may begin with; ``joining_apart``: with a blank before it."""
    joining_apart: frozenset[str]
    owned_by: re.Pattern[str]
    owner_of: re.Pattern[str]
    name_endings: re.Pattern[str]
    domain: frozenset[str]
    han_before: tuple[str, ...]
    """What stands before a Chinese name that may be a common word; so ``han_after``."""
    han_after: tuple[str, ...]
    han_counted: tuple[str, ...]
    """Measure words: what stands after them is counted."""
    han_firms: tuple[str, ...]
    """What after a place makes a firm's name of it (上海微电子)."""
    han_luck: tuple[str, ...]
    """What before a short name makes a common word of it (图个吉利)."""
    han_common: tuple[str, ...]
    """What after such a name says that it is the common word."""

    def groups_of(self, cls: str) -> tuple[Group, ...]:
        """The groups that entities of class ``cls`` may belong to."""
        return tuple(group for group in self.groups.values() if cls in group.classes)

    def noun(self, word: str) -> frozenset[str]:
        """The groups that ``word`` names, in the singular or plural; none: no such noun."""
        return self.any_noun.get(word, _NONE)

    def fields(self, word: str) -> frozenset[str]:
        """The fields that ``word`` speaks of, in the singular or plural."""
        return self.any_context.get(word, _NONE)


def singulars(word: str) -> tuple[str, ...]:
    """``word``, and what it would be the plural of by a final -s, -x or -ies."""
    if len(word) > 3 and word[-1] in "sx":
        ending = word[:-3] + "y" if word.endswith("ies") else word[:-1]
        return (word, ending)
    return (word,)


@cache
def cues() -> Cues:
    """The data of the package, read once."""
    data = tomllib.loads(files(__package__).joinpath("cues.toml").read_text("utf-8"))
    capitals = json.loads(files(__package__).joinpath("capitals.json").read_text("utf-8"))
    groups = {name: _group(name, entry) for name, entry in data["groups"].items()}
    nouns = _inverted((noun, g.name) for g in groups.values() for noun in g.nouns)
    topics = _inverted((w, name) for name, entry in data["fields"].items() for w in _words(entry))
    context = _inverted(
        [
            *((noun, g.field) for g in groups.values() if g.field for noun in g.nouns),
            *((word, name) for word, names in topics.items() for name in names if name != LIFE),
            *((w, name) for name, entry in data["near"].items() for w in _words(entry)),
        ]
    )
    modifiers, determiners = _words(data["modifiers"]), _words(data["determiners"])
    connectors = _words(data["connectors"])
    han = {word for word in {*nouns, *context} if _HAN_WORD.search(word)}
    return Cues(
        groups=groups,
        nouns=nouns,
        any_noun=_with_plurals(nouns),
        context=context,
        any_context=_with_plurals(context),
        topics=topics,
        han_last=_by_edge(han, -1),
        han_first=_by_edge(han, 0),
        ends=frozenset(word[-1] for word in {*nouns, *modifiers, *determiners}),
        modifiers=modifiers,
        determiners=determiners,
        articles=_words(data["articles"]),
        bare_after=_words(data["bare_after"]),
        verbal_before={lang: _words_in(data["verbal"]["before"], lang) for lang in _LANGS},
        verbal_after={lang: _words_in(data["verbal"]["after"], lang) for lang in _LANGS},
        openers=_words(data["openers"]),
        business=_words(data["business"]),
        sellers=re.compile(rf" ([A-Z][a-zé]+) (?:{_either_word(_words(data['sells']))})\b"),
        firm_parts=_words(data["firm_parts"]),
        headed=_words(data["features"]["head"]),
        features=_words(data["features"]["after"]),
        featured=_words(data["features"]["before"]),
        generic=_words(data["generic"]),
        places=_words(capitals["places"]),
        given_names=_words(capitals["given_names"]),
        titles=_words(capitals["titles"]),
        connector=_connector(data),
        joining=frozenset({",", *(w[0] for w in connectors if not w[0].isalpha() or w[0] > "z")}),
        joining_apart=frozenset(word[0] for word in connectors),
        owned_by=re.compile(
            rf" ?\(?(?:{_either(_owners(data))})\(?(?:(?:la|le|the) )?", re.IGNORECASE
        ),
        owner_of=re.compile(rf"(?:{_either(data['owner']['before'])})? ?"),
        name_endings=_endings(data["file_names"]),
        domain=frozenset(data["file_names"]["domains"]),
        han_before=tuple(data["han_names"]["before"]),
        han_after=tuple(data["han_names"]["after"]),
        han_counted=tuple(data["han_names"]["counted"]),
        han_firms=tuple(data["han_names"]["firms"]),
        han_luck=tuple(data["han_names"]["luck"]),
        han_common=tuple(data["han_names"]["common"]),
    )


def _group(name: str, entry: Mapping[str, Any]) -> Group:
    classes, makers = frozenset(entry["classes"]), frozenset(entry.get("makers", ()))
    return Group(name, entry.get("field"), classes, _words(entry), makers)


def _words(entry: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(w for lang in (*_LANGS, "all") for w in entry.get(lang, ()))


def _words_in(entry: Mapping[str, Any], lang: str) -> frozenset[str]:
    return frozenset(entry.get(lang, ()))


def _inverted(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, name in pairs:
        found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _by_edge(words: Iterable[str], edge: int) -> dict[str, tuple[str, ...]]:
    edges: dict[str, set[str]] = {}
    for word in words:
        edges.setdefault(word[edge], set()).add(word)
    return {char: tuple(sorted(ws, key=lambda w: (-len(w), w))) for char, ws in edges.items()}


def _with_plurals(table: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """``table`` with every word that ``singulars`` leads from to one of its words."""
    found = dict(table)
    for word, told in table.items():
        for plural in (word + "s", word + "x", word[:-1] + "ies"):
            if word in singulars(plural):
                found.setdefault(plural, told)
    return found


def _either(words: Iterable[str]) -> str:
    """A pattern for one of ``words``: those of letters need a space after them."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(
        re.escape(word) + (" " if word[-1].isascii() and word[-1].isalpha() else "")
        for word in ordered
    )


def _either_word(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))


def _connector(data: Mapping[str, Any]) -> re.Pattern[str]:
    """What joins two names: ``et``, ``/``, ``, ``; with the second one's determiner."""
    words = sorted(_words(data["connectors"]), key=lambda w: (-len(w), w))
    marks = [w for w in words if not w[0].isascii() or not w[0].isalpha()]
    spoken = [w for w in words if w not in marks]
    joined = "|".join(
        [
            *(rf"\s?{re.escape(mark)}\s?" for mark in marks),
            *(rf",?\s{re.escape(w)}{'' if w[-1] in chr(39) else chr(92) + 's'}" for w in spoken),
        ]
    )
    determiners = _either(w for w in _words(data["determiners"]) if not w.isdigit())
    return re.compile(rf"(?P<by>{joined})(?:{determiners})?")


def _owners(data: Mapping[str, Any]) -> list[str]:
    return [*data["owner"]["after_fr"], *data["owner"]["after_en"]]


def _endings(data: Mapping[str, Any]) -> re.Pattern[str]:
    known = "|".join(sorted({*data["endings"], *data["domains"]}, key=lambda w: (-len(w), w)))
    # After most full stops comes a blank: one look at it spares trying every ending.
    return re.compile(rf"\.(?![ \n])(?:{known})(?![\w-])")
