"""What an unknown name is, and the words that tell it from other words with a capital."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Unknown:
    """What looks like a company, chip or model and is not in the catalogue.

    ``text`` stands from ``start`` to ``end``; ``why`` says what makes it look so.
    """

    start: int
    end: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Words:
    """The data of ``words.json``: the calendar, nations, acronyms and institutions; how
    names of companies end; what is said of companies and products."""

    no_name: frozenset[str]
    """With the calendar and the nations: what is no name by itself."""
    nations: frozenset[str]
    """In small letters: ``le suédois`` before a name."""
    outlets: frozenset[str]
    institutions: Mapping[str, frozenset[str]]
    """By language what begins (French) or ends (English) names of another kind."""
    suffixes: frozenset[str]
    had: frozenset[str]
    """What companies have: ``shares`` of, ``patron`` de; with ``prepositions``."""
    prepositions: frozenset[str]
    made: frozenset[str]
    """What they do to things: ``made`` by, ``conçu`` par."""
    such_as: frozenset[str]
    deeds: re.Pattern[str]
    """What companies do, right after a name."""
    called: frozenset[str]
    han_apposed: tuple[str, ...]
    han_said_of: tuple[str, ...]
    han_ends: tuple[str, ...]
    han_suffixes: tuple[str, ...]
    han_lead_in: tuple[str, ...]
    han_no_name: tuple[str, ...]


@cache
def words() -> Words:
    """The data of the package, read once."""
    data = json.loads(files(__package__).joinpath("words.json").read_text("utf-8"))
    no_name = {key: data[key] for key in ("calendar", "nations", "no_name")}
    return Words(
        no_name=frozenset().union(*(_all(entry) for entry in no_name.values())),
        nations=frozenset(word.lower() for word in _all(data["nations"])),
        outlets=_all(data["outlets"]),
        institutions={lang: frozenset(each) for lang, each in data["institutions"].items()},
        suffixes=frozenset(data["suffixes"]["all"]),
        had=_all(data["of"]),
        prepositions=_all(data["prepositions"]),
        made=_all(data["by"]),
        such_as=_all(data["such_as"]),
        deeds=re.compile(rf" (?:{_either(_all(data['deeds']))})\b"),
        called=_all(data["called"]),
        han_apposed=_longest_first(data["apposed"]["zh"]),
        han_said_of=_longest_first(data["said_of"]["zh"]),
        han_ends=_longest_first(data["ends"]["zh"]),
        han_suffixes=_longest_first(data["suffixes"]["zh"]),
        han_lead_in=_longest_first(data["lead_in"]["zh"]),
        han_no_name=_longest_first(data["no_name"]["zh"]),
    )


def _all(entry: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(word for listed in entry.values() for word in listed)


def _either(listed: Iterable[str]) -> str:
    return "|".join(map(re.escape, _longest_first(listed)))


def _longest_first(listed: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(listed), key=lambda word: (-len(word), word)))
