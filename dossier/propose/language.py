"""What a language knows of pronouns, clauses, plans, doubt and attribution, ready to be asked."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dossier.model import Lang

_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Language:
    """The tables of ``data/propose.json`` for one language, compiled."""

    spaced: bool
    determiners: str
    """A pattern of the articles and light nouns that may stand before a name."""
    joined: re.Pattern[str]
    """What stands between two names of one enumeration."""
    relative: str
    """A pattern of what opens a relative clause; it ends at the next comma."""
    opens_relative: re.Pattern[str]
    genitives: tuple[str, ...]
    """What between two names makes the first the owner of the second."""
    hands_on: str
    """A pattern of the prepositions by which a deed is said of the name that follows."""
    oblique: re.Pattern[str]
    """Ends with a preposition: the name after it is no subject."""
    marks: re.Pattern[str]
    """Clause breaks, pronouns and possessives; the group that matched tells which."""
    moods: Mapping[str, re.Pattern[str]]
    speaker_before: re.Pattern[str]
    speaker_after: re.Pattern[str]
    self_said: re.Pattern[str]
    """What after a name makes what it is said to have done its own word: "X said it had"."""
    only: re.Pattern[str]
    """A denial in form that means "only": "ne … plus que"."""
    bounded: re.Pattern[str]
    """A denial that only bounds a figure: "not more than"."""
    when: re.Pattern[str]
    tail: re.Pattern[str]
    """What after a clause says whose words it is: ", analysts say"."""
    unnamed: Mapping[str, re.Pattern[str]]
    """Whoever says so without a name, by a key of :func:`nameless`."""
    compared: re.Pattern[str]
    """Ends with a word that sets the figure after it against another: "from 66%"."""
    compared_with: tuple[re.Pattern[str], re.Pattern[str]] | None
    """What stands before and after a figure that only begins a change: "de 66 % à 8 %"."""


@cache
def language(lang: Lang) -> Language:
    """The rules of ``lang``; English ones where it has none."""
    table = _tables().get(lang, _tables()[_FALLBACK])
    spaced = lang != "zh"
    lead = _any(table["determiners"], bounded=spaced)
    after = _any(table["after_joiner"])
    moods = (
        *("negated", "hedged", "expected", "forecast", "considered", "planned", "under_way"),
        *("claimed", "opinion", "preference"),
    )
    return Language(
        spaced=spaced,
        determiners=rf"(?:{lead}\s*){{0,5}}",
        joined=re.compile(rf"\s?{_any(table['joiners'])}\s?(?:{after}){{0,2}}"),
        relative=_any(table["relatives"]),
        opens_relative=re.compile(_any([*table["relatives"], *table["appositions"]])),
        genitives=tuple(table["genitives"]),
        hands_on=_any(table["hands_on"], bounded=spaced),
        oblique=re.compile(rf"{_any(table['oblique'], bounded=spaced)}\s*(?:{lead}\s*){{0,4}}$"),
        marks=_marks(table, spaced=spaced),
        moods={name: re.compile("|".join(table[name])) for name in moods},
        speaker_before=re.compile("|".join(table["speaker_before"])),
        speaker_after=re.compile("|".join(table["speaker_after"])),
        self_said=re.compile("|".join(table["self_said"])),
        only=re.compile("|".join(table["only"]) or "(?!)"),
        bounded=re.compile("|".join(table["bounded"]) or "(?!)"),
        when=re.compile("|".join(table["when"])),
        tail=re.compile("|".join(table["tail"])),
        unnamed={key: re.compile(pattern) for key, pattern in table["unnamed"].items()},
        compared=re.compile("|".join(table["compared"])),
        compared_with=_pair(table["compared_with"]),
    )


@cache
def nameless() -> Mapping[str, Mapping[str, str]]:
    """How those who say something without a name are called, in each language of readers."""
    found: Mapping[str, Mapping[str, str]] = _tables()["unnamed"]
    return found


@cache
def _tables() -> Mapping[str, Any]:
    text = files("dossier").joinpath("data", "propose.json").read_text(encoding="utf-8")
    tables: Mapping[str, Any] = json.loads(text)
    return tables


def _pair(patterns: Sequence[str]) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    return (re.compile(patterns[0]), re.compile(patterns[1])) if patterns else None


def _marks(table: Mapping[str, Any], *, spaced: bool) -> re.Pattern[str]:
    named = {
        "firms": table["organisations"]["several"],
        "firm": table["organisations"]["one"],
        "wares": table["products"]["several"],
        "ware": table["products"]["one"],
        "own": table["possessives"],
        "stop": table["breaks"],
    }
    groups = [f"(?P<{name}>{_any(words, bounded=spaced)})" for name, words in named.items()]
    groups.append(f"(?P<subject>{'|'.join(table['subjects'])})")
    return re.compile("|".join([*groups, "(?P<end>[;；:：])"]))


def _any(words: Sequence[str], *, bounded: bool = False) -> str:
    longest = sorted(words, key=len, reverse=True)
    options = []
    for word in longest:
        tail = r"(?!\w)" if bounded and word[-1].isalnum() else ""
        head = r"(?<!\w)" if bounded and word[0].isalnum() else ""
        options.append(f"{head}{re.escape(word)}{tail}")
    return f"(?:{'|'.join(options)})"
