"""What an unknown name is, and the words that tell it from other words with a capital."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dossier.link.unknown.triggers import Trigger, Triggers

BY = frozenset({"by", "par"})
"""What stands between what was done and who did it."""

FROM = frozenset({"from", "à"})
"""What stands between what was sourced and whose it was."""


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
    small_suffixes: frozenset[str]
    had: frozenset[str]
    """What companies have: ``shares`` of, ``patron`` de; with ``prepositions``."""
    prepositions: frozenset[str]
    had_in: frozenset[str]
    """What stands before ``in`` or ``at`` a company, with ``prepositions_in``."""
    prepositions_in: frozenset[str]
    beside: re.Pattern[str]
    """What after a comma tells of a company: ``, valued at``."""
    sourced: frozenset[str]
    """What is done with things ``from`` or ``à`` a company."""
    alone: frozenset[str]
    """Words before a name that need no other: ``unlike``."""
    stems: Triggers
    """A word that ends as the names of substances do (WHO, stems of international
    nonproprietary names): in Latin letters, in Chinese."""
    standards: frozenset[str]
    """Letters before a number that name no product: ``ISO``."""
    made: frozenset[str]
    """What they do to things: ``made`` by, ``conçu`` par."""
    such_as: frozenset[str]
    deeds: re.Pattern[str]
    """What companies do, right after a name."""
    head_deeds: Mapping[str, re.Pattern[str]]
    """By language what any subject does, after a lone name at the head of a sentence."""
    called: frozenset[str]
    name_of: frozenset[str]
    """What stands before the name of a thing: ``brand name``."""
    done_to: frozenset[str]
    """What is done with companies: ``competes with``."""
    leads: frozenset[str]
    """The last words of all that is asked for before a name: none of it stands elsewhere."""
    no_description: frozenset[str]
    """Words that part a French noun from a name after it."""
    han_done_to: tuple[str, ...]
    """What is done with firms, before a name: 收购."""
    han_with: tuple[str, ...]
    """与 … 合作: before a name, with ``han_with_done`` after it."""
    han_with_done: tuple[str, ...]
    han_owned: tuple[str, ...]
    """What firms have: …的芯片."""
    han_quoted_of: tuple[str, ...]
    """What follows a name in quotation marks: 公司."""
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
        small_suffixes=frozenset(word.lower() for word in data["suffixes"]["all"]),
        had=_all(data["of"]),
        prepositions=_all(data["prepositions"]),
        had_in=_all(data["had_in"]),
        prepositions_in=_all(data["prepositions_in"]),
        beside=re.compile(
            rf", (?:(?:{_either(_all(data['beside']))})\b"
            r"|[0-9][0-9 .,]* (?:salariés|employés|employees|staff|workers)\b)"
        ),
        sourced=_all(data["sourced"]),
        alone=_all(data["alone"]),
        stems=_ending(data["inn_stems"]),
        standards=_all(data["standards"]),
        made=_all(data["by"]),
        such_as=_all(data["such_as"]),
        deeds=re.compile(rf" (?:{_either(_all(data['deeds']))})\b"),
        head_deeds={
            lang: re.compile(rf" (?:{_either(each)})(?:\b|(?<='))")
            for lang, each in data["head_deeds"].items()
        },
        called=_all(data["called"]),
        name_of=_all(data["name_of"]),
        done_to=_all({**data["done_to"], "zh": ()}),
        leads=_leads(data),
        no_description=_all(data["no_description"]),
        han_done_to=_longest_first(data["done_to"]["zh"]),
        han_with=_longest_first(data["with"]["zh"]),
        han_with_done=_longest_first(data["with_done"]["zh"]),
        han_owned=_longest_first(data["owned"]["zh"]),
        han_quoted_of=_longest_first(data["quoted_of"]["zh"]),
        han_apposed=_longest_first(data["apposed"]["zh"]),
        han_said_of=_longest_first(data["said_of"]["zh"]),
        han_ends=_longest_first(data["ends"]["zh"]),
        han_suffixes=_longest_first(data["suffixes"]["zh"]),
        han_lead_in=_longest_first(data["lead_in"]["zh"]),
        han_no_name=_longest_first(data["no_name"]["zh"]),
    )


def _all(entry: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(word for listed in entry.values() for word in listed)


def _leads(data: Mapping[str, Any]) -> frozenset[str]:
    asked = ["called", "name_of", "prepositions", "prepositions_in", "alone", "such_as", "done_to"]
    phrases = frozenset().union(*(_all(data[key]) for key in asked), BY, FROM)
    nations = (word.lower() for word in _all(data["nations"]))
    return frozenset(phrase.rpartition(" ")[2] for phrase in (*phrases, *nations))


def _ending(stems: Mapping[str, Any]) -> Triggers:
    latin, han = _either(stems["all"]), _either(stems["zh"])
    spelt = rf"(?<![^\W\d_])[A-Za-z][a-zé]{{2,14}}(?:{latin})(?![^\W\d_])"
    return Triggers(
        [
            Trigger(re.compile(spelt), stems["all"], 3, 15),
            Trigger(re.compile(rf"[\u3400-\u9fff]{{2,4}}?(?:{han})"), stems["zh"], 2, 4),
        ]
    )


def _either(listed: Iterable[str]) -> str:
    return "|".join(map(re.escape, _longest_first(listed)))


def _longest_first(listed: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(listed), key=lambda word: (-len(word), word)))
