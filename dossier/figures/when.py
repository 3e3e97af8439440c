"""Dates in a text, found from their numbers: the year, or the day that stands first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from dossier.dates import is_date
from dossier.figures.forms import alternation, cased, load, tree
from dossier.figures.numerals import Numeral
from dossier.figures.rules import LETTER, NARROW, YEAR_CODES, Rules
from dossier.model import Lang

_BLANK = rf"[{NARROW}\n]"
_BEFORE = 34
_YEAR_DIGITS = 4
_AFTER_MONTH = f"{NARROW}\n\t,."
_YEAR = re.compile(r"(?:18|19|20)[0-9]{2}(?![0-9])")
_NUMERIC = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?(?![0-9/-])")
_DAY_NUMERIC = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})(?![0-9/-])")
_CODE_AFTER = re.compile(
    rf"([0-9]{{4}})[ -]?(?:(?P<q>[QT])(?P<qn>[1-4])|[HS](?P<hn>[12]))(?![{LETTER}0-9])"
)
_YEARS = re.compile(r"([0-9]{4})[-–—/]([0-9]{4}|[0-9]{2})(?![0-9/-])")
_CHINESE = re.compile(
    r"([0-9]{4})\s?(?:财年|財年|年度|年)(?:\s?(?P<month>1[0-2]|0?[1-9])\s?月(?:\s?(?P<day>[0-3]?[0-9])\s?[日号號])?"
    r"|(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度?|Q(?P<code>[1-4]))?"
)


_CHINESE_YEARS = re.compile(r"([0-9]{4})年?[至到—–~-]([0-9]{4})年(?![0-9])")


_WRITTEN = re.compile(
    r"(?P<year>[二一][〇零○九八][〇零○一二三四五六七八九]{2})\s?年"
    r"(?:(?P<month>十[一二]?|[一二三四五六七八九])月(?:(?P<day>[一二三]?十?[一二三四五六七八九]?)[日号號])?)?"
)
_DIGITS = {char: at for at, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}


class When(NamedTuple):
    """A date as found; ``latest`` where it is a range of years."""

    start: int
    end: int
    iso: str
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """How one language writes dates."""

    months: Mapping[str, int]
    ordinals: Mapping[str, int]
    day_first: bool
    day_begins: re.Pattern[str]
    """A day and the beginning of what makes a date of it: a sign, a month or a year."""
    day_month_year: re.Pattern[str] | None
    month_before: re.Pattern[str] | None
    year_after_day: re.Pattern[str]
    part: re.Pattern[str]
    part_scan: re.Pattern[str]
    """The same with one character before it, where languages part words: found sooner."""
    part_before: re.Pattern[str]
    preposition: re.Pattern[str]
    preposition_length: int
    """How much of the text before a year it may take, with what bounds it."""
    last_before: tuple[str, ...]
    """How a month or part may end before a year, in small letters: a first test."""


@cache
def calendar(lang: Lang) -> Calendar:
    """The calendar words of ``lang``, compiled."""
    table = load("calendar")[lang]
    names = [name for month in table["months"] for name in month]
    month = rf"(?P<month>(?i:{alternation(names)}))\.?(?![{LETTER}])"
    suffix = rf"(?:{alternation(table['day_suffix'])})?" if table["day_suffix"] else ""
    of = rf"(?:(?:{alternation(table['of'])}){_BLANK})?" if table["of"] else ""
    part = _part_pattern(table)
    before = f"[^{LETTER}0-9]" if names else rf"(?<![{LETTER}0-9])"
    return Calendar(
        months=_numbered(table["months"]),
        ordinals=_numbered(table["ordinals"]),
        day_first=table["day_first"],
        day_begins=_day_begins(names, suffix, of),
        day_month_year=re.compile(
            rf"([0-9]{{1,2}}){suffix}{_BLANK}{of}{month},?{_BLANK}{of}(?P<year>[0-9]{{4}})(?![{LETTER}0-9])"
        )
        if names
        else None,
        month_before=re.compile(rf"(?<![{LETTER}]){month},?{_BLANK}{of}$") if names else None,
        year_after_day=re.compile(rf"[0-9]{{1,2}}{suffix},?{_BLANK}([0-9]{{4}})(?![{LETTER}0-9])"),
        part=re.compile(rf"(?<![{LETTER}0-9])(?:{part})"),
        part_scan=re.compile(rf"{before}(?:{part})"),
        part_before=re.compile(rf"(?<![{LETTER}0-9])(?:{part})(?:,?{_BLANK})?{of}$"),
        preposition=re.compile(rf"(?<![{LETTER}])(?:{tree(cased(table['before_year']))}){_BLANK}$")
        if table["before_year"]
        else re.compile(r"(?!)"),
        preposition_length=2 + max(map(len, table["before_year"]), default=0),
        last_before=(*names, *table["half"], *table["quarter"], *table["of"], "h"),
    )


def _day_begins(names: Sequence[str], suffix: str, of: str) -> re.Pattern[str]:
    """What ``Calendar.day_begins`` holds: one look that most numbers do not pass."""
    letters = {form for name in names for form in (name[0].lower(), name[0].upper())}
    month = rf"|{_BLANK}{of}[{''.join(sorted(letters))}]" if names else ""
    return re.compile(rf"[0-9]{{1,2}}(?:[/.-][0-9]|{suffix}(?:,?{_BLANK}[0-9]{{4}}{month}))")


def date_at(text: str, numeral: Numeral, rules: Rules, floor: int) -> When | None:
    """The date that this number is the day or the year of; it begins at ``floor`` or later.

    Only dates with a year; ``None`` for a year that counts something (2012 units).
    """
    start, length = numeral.start, len(numeral.text)
    if not rules.spaced and (numeral.spelled or length == _YEAR_DIGITS):
        chinese = _chinese(text, numeral)
        if chinese:
            return chinese if is_date(chinese.iso) else None
    if length > _YEAR_DIGITS or not numeral.text.isascii() or not numeral.text.isdigit():
        return None
    words = calendar(rules.lang)
    if length <= 2:
        dated = words.day_begins.match(text, start)
        return _from_day(text, start, words, floor) if dated else None
    if length != _YEAR_DIGITS or not _YEAR.match(text, start):
        return None
    when = _numeric(text, start)
    if when is None and rules.spaced:  # a Chinese year is followed by its word
        when = _from_year(text, start, words, floor)
    return when


def _chinese(text: str, numeral: Numeral) -> When | None:
    """A date as Chinese writes it, from its year: 2025年6月, 二〇二五年, 2024至2026年."""
    start = numeral.start
    if numeral.spelled:
        written = _WRITTEN.match(text, start)
        return When(start, written.end(), _written_iso(written)) if written else None
    if years := _CHINESE_YEARS.match(text, start):
        return When(start, years.end(), years[1], years[2])
    found = _CHINESE.match(text, start)
    return When(start, found.end(), _chinese_iso(found)) if found else None


def months_in(text: str, lang: Lang) -> set[int]:
    """The months, from 1, that a text names."""
    names = calendar(lang).months
    found = re.findall(rf"[{LETTER}]+", text.lower())
    numbers = (int(number) for number in re.findall(r"([0-9]{1,2})\s?月", text))
    return {names[word] for word in found if word in names} | set(numbers)


def parts_in(text: str, lang: Lang) -> set[str]:
    """The halves and quarters that a text names, as ``H1`` or ``Q3``."""
    return {part_of(found, lang) for found in calendar(lang).part.finditer(text)}


def part_of(found: re.Match[str], lang: Lang) -> str:
    """The half or quarter that a match of ``Calendar.part`` says: ``H1``, ``Q3``."""
    return _part(found, calendar(lang))


def year_alone(text: str, start: int, rules: Rules) -> bool:
    """Whether the words before say that the number is a year ("en 2024")."""
    words = calendar(rules.lang)
    begin = max(0, start - words.preposition_length)
    return words.preposition.search(text, begin, start) is not None


def _from_day(text: str, start: int, words: Calendar, floor: int) -> When | None:
    numeric = _DAY_NUMERIC.match(text, start)
    if numeric:
        day, month = numeric[1], numeric[3]
        if not words.day_first and int(day) <= 12:
            day, month = month, day
        return _valid(start, numeric.end(), _iso(numeric[4], month, day))
    found = words.day_month_year.match(text, start) if words.day_month_year else None
    if found:
        month = str(words.months[found["month"].lower()])
        return _valid(start, found.end(), _iso(found["year"], month, found[1]))
    year = words.year_after_day.match(text, start)
    before = _back(words.month_before, text, start, floor) if year else None
    if before and year:
        month = str(words.months[before["month"].lower()])
        digits = text[start : start + 2].rstrip("stndrh, ")
        return _valid(before.start(), year.end(), _iso(year[1], month, digits))
    return None


def _numeric(text: str, start: int) -> When | None:
    """A date in digits, or with a letter for its quarter or half: 2025-06-15, 2025Q3."""
    code = _CODE_AFTER.match(text, start)
    if code:
        part = f"Q{code['qn']}" if code["q"] else f"H{code['hn']}"
        return When(start, code.end(), f"{code[1]}-{part}")
    found = _NUMERIC.match(text, start)
    when = found and _valid(start, found.end(), _iso(found[1], found[3], found[4]))
    if when:
        return when
    years = _YEARS.match(text, start)
    if years and (latest := years[1][: 4 - len(years[2])] + years[2]) > years[1]:
        return When(start, years.end(), years[1], latest)
    return None


def _from_year(text: str, start: int, words: Calendar, floor: int) -> When | None:
    year, end = text[start : start + 4], start + 4
    before = text[max(floor, start - _BEFORE) : start].rstrip(_AFTER_MONTH).lower()
    if before.endswith(words.last_before) or before[-1:].isdigit():
        month = _back(words.month_before, text, start, floor)
        if month:
            return When(month.start(), end, _iso(year, str(words.months[month["month"].lower()])))
        part = _back(words.part_before, text, start, floor)
        if part:
            return When(part.start(), end, f"{year}-{_part(part, words)}")
    if start - 2 >= floor and text.startswith(YEAR_CODES, start - 2):
        start -= 2
    return When(start, end, year)


def _back(
    pattern: re.Pattern[str] | None, text: str, start: int, floor: int
) -> re.Match[str] | None:
    if pattern is None or start <= floor or not text[start - 1].isspace():
        return None
    return pattern.search(text, max(floor, start - _BEFORE), start)


def _part(found: re.Match[str], words: Calendar) -> str:
    if found["hc"]:
        return f"H{found['hn']}"
    if found["qc"]:
        return f"Q{found['qn']}"
    if found["nh"]:
        return f"H{found['nh']}"
    number = words.ordinals[found["ordinal"].lower()]
    return f"{'H' if found['half'] else 'Q'}{number}"


def _part_pattern(table: Mapping[str, Any]) -> str:
    """A half or a quarter by its words or its code: first half, third-quarter, 上半年, Q3."""
    ordinals = tree(cased(name for names in table["ordinals"] for name in names))
    half, quarter = tree(cased(table["half"])), tree(cased(table["quarter"]))
    return (
        rf"(?P<ordinal>{ordinals})(?:{_BLANK}|-)?(?:(?P<half>{half})|{quarter})(?![{LETTER}])"
        rf"|(?P<hc>{alternation(table['half_codes'])})(?P<hn>[12])(?![0-9])"
        rf"|(?P<qc>{alternation(table['quarter_codes'])})(?P<qn>[1-4])(?![0-9])"
        rf"|(?P<nh>[12])H(?![{LETTER}])"
    )


def _chinese_iso(found: re.Match[str]) -> str:
    if found["half"]:
        return f"{found[1]}-H{'上下'.index(found['half']) + 1}"
    if found["quarter"] or found["code"]:
        quarter = found["quarter"] or found["code"]
        return f"{found[1]}-Q{'一二三四'.find(quarter) + 1 or quarter}"
    return _iso(found[1], found["month"], found["day"])


def _written_iso(found: re.Match[str]) -> str:
    """二〇二五年四月 as ISO."""
    year = "".join(str(_DIGITS[char]) for char in found["year"])
    parts = (str(_below_hundred(found[part])) if found[part] else None for part in ("month", "day"))
    return _iso(year, *parts)


def _below_hundred(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def _iso(year: str, month: str | None = None, day: str | None = None) -> str:
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


def _valid(start: int, end: int, iso: str) -> When | None:
    return When(start, end, iso) if is_date(iso) else None


def _numbered(groups: Sequence[Sequence[str]]) -> dict[str, int]:
    return {name: number for number, names in enumerate(groups, start=1) for name in names}
