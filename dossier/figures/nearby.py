"""How each language writes dates that are reckoned from the day of publication."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dossier.figures.forms import alternation, load, tree
from dossier.figures.rules import LETTER, NARROW
from dossier.model import Lang

_BLANK = rf"[{NARROW}\n]"
_NEVER = "(?!)"


@dataclass(frozen=True, slots=True)
class Nearby:
    """How one language writes dates that are reckoned from today."""

    lang: Lang
    lead_in: int
    """How many characters before the words the patterns of whole words take in."""
    near: re.Pattern[str]
    meaning: Mapping[str, tuple[str, int]]
    """Each expression with its unit and how many of them away."""
    weekdays: Sequence[str]
    month: re.Pattern[str]
    day_before: re.Pattern[str]
    day_after: re.Pattern[str]
    lead: re.Pattern[str]
    """What stands before a month that is one: a preposition."""
    turn_before: re.Pattern[str]
    turn_after: re.Pattern[str]
    year_before: re.Pattern[str]
    year_after: re.Pattern[str]
    yeared: re.Pattern[str]
    """A year in digits after: no matter of this module."""
    part_of_what: re.Pattern[str]
    future: re.Pattern[str]
    future_else: re.Pattern[str]
    """What speaks of what is to come where no verb is of the past: "by"."""
    past: re.Pattern[str]
    word_months: frozenset[str]
    """Months in short that are words too: they need a day or a year."""
    last: frozenset[str]
    next: frozenset[str]


def normal(expression: str) -> str:
    """An expression as the keys of ``Nearby.meaning`` have it."""
    return re.sub(r"\s+", " ", expression.lower().replace("'", "’"))


@cache
def nearby(lang: Lang) -> Nearby:
    """The rules of ``lang``, compiled; those of English for a language without its own."""
    tables = load("calendar")
    lang = lang if lang in tables else "en"
    table = tables[lang]
    meaning = {normal(form): (unit, away) for unit, away, forms in table["near"] for form in forms}
    patterns = _spaced(table) if table["months"] else _unspaced(table)
    endings = [rf"[{LETTER}]{{2,}}{ending}" for ending in table["future_endings"]]
    bound = rf"(?<![{LETTER}])(?:{{}})(?![{LETTER}])" if table["months"] else "{}"
    return Nearby(
        lang=lang,
        lead_in=1 if table["months"] else 0,
        meaning=meaning,
        weekdays=table["weekdays"],
        future=re.compile(bound.format("|".join([alternation(table["future"]), *endings]))),
        future_else=re.compile(bound.format(alternation(table["future_else"]) or _NEVER)),
        past=re.compile("|".join(table["past"])),
        word_months=frozenset(table["word_months"]),
        last=frozenset(table["last"]),
        next=frozenset(table["next"]),
        **{name: re.compile(pattern) for name, pattern in patterns.items()},
    )


def _forms(table: Mapping[str, Any], *units: str) -> str:
    """The expressions of some units, with a capital or without, any blank between words."""
    return _either([form for unit, _, all_ in table["near"] if unit in units for form in all_])


def _either(forms: Sequence[str]) -> str:
    both = {form for one in forms for form in (one, one[0].upper() + one[1:])}
    straight = {form.replace("’", "'") for form in both}
    return tree(both | straight).replace(r"\ ", _BLANK) or "(?!)"


def _spaced(table: Mapping[str, Any]) -> dict[str, str]:
    """French and English. A month needs a day or a preposition, so that "may" is none."""
    names = [name for month in table["months"] for name in month]
    french = table["day_first"]
    months = _either(names) if french else _capitals(names)
    days = _either(table["weekdays"]) if french else _capitals(table["weekdays"])
    near, years = _forms(table, "day", "week", "month", "quarter", "year"), _forms(table, "year")
    turns = _either([*table["last"], *table["next"], *table["this"]])
    suffix = rf"(?:{alternation(table['day_suffix'])})?"
    of = rf"(?:(?:of|de){_BLANK})?"
    lead = _either(table["before_month"])
    in_year = rf"{_BLANK}(?:the{_BLANK})?(?:fiscal{_BLANK})?(?:year|l[’']année|l[’']exercice)"
    words = rf"of|de|in|for|en|fiscal|FY|the year|l[’']année|{_BLANK}"
    never_day = rf"[0-9{LETTER}%]|[,.]?[0-9]|{_BLANK}?[%$€]"
    return {
        "near": rf"[^{LETTER}’'-](?:(?P<near>{near})|(?P<turn>(?!))|(?P<date>(?!))"
        rf"|(?P<weekday>{days}))(?![{LETTER}])",
        "month": rf"[^{LETTER}](?P<month>{months})(?![{LETTER}’'-])",
        "day_before": rf"(?<![0-9,.])(?P<day>[0-3]?[0-9]){suffix}{_BLANK}(?:of{_BLANK})?$",
        "day_after": rf"{_BLANK}(?P<day>[0-3]?[0-9]){suffix}(?!{never_day})",
        "lead": rf"(?<![{LETTER}])(?:{lead})[-{NARROW}\n](?:\w{{1,12}}{_BLANK})?$",
        "turn_before": rf"(?<![{LETTER}])(?P<turn>{turns}){_BLANK}$",
        "turn_after": rf"{_BLANK}(?P<turn>{turns})(?![{LETTER}])" if french else _NEVER,
        "year_before": rf"(?P<year>{years})(?:[’']s)?{_BLANK}$",
        "year_after": rf",?{_BLANK}{of}(?P<year>{years})(?![{LETTER}])",
        "yeared": rf"\.?,?{_BLANK}?(?:{words}){{0,5}}[0-9]{{4}}(?![0-9])",
        "part_of_what": rf"{_BLANK}(?:(?:of|de)(?!{in_year})|du)(?![{LETTER}])",
    }


def _capitals(words: Sequence[str]) -> str:
    return tree(word.capitalize() for word in words)


def _unspaced(table: Mapping[str, Any]) -> dict[str, str]:
    """Chinese: 6月15日, 去年12月, 上周五, 本月5日."""
    years, days = _forms(table, "year"), "".join(table["weekdays"])
    weeks, never = _forms(table, "week"), _NEVER
    near = _forms(table, "day", "quarter", "month", "year")
    return {
        "near": rf"(?:(?P<turn>{weeks})|(?<![0-9一两二三四每])(?:周|星期|週))(?P<weekday>[{days}])"
        rf"|(?P<near>{near})(?:(?<=月)(?P<date>[0-3]?[0-9])[日号號])?",
        "month": r"(?<![0-9]年)(?<![0-9.个至到–—~-])(?P<month>1[0-2]|0?[1-9])\s?月(?:份)?",
        "day_before": never,
        "day_after": r"\s?(?P<day>[0-3]?[0-9])\s?[日号號]",
        "lead": "",
        "turn_before": never,
        "turn_after": never,
        "year_before": rf"(?P<year>{years})$",
        "year_after": never,
        "yeared": never,
        "part_of_what": never,
    }
