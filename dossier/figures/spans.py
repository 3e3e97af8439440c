"""Times of several months or days: the first nine months of 2025, du 3 au 5 juin, 2025年1-9月."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dossier.dates import is_date
from dossier.figures.forms import alternation, load
from dossier.figures.record import Figure
from dossier.figures.rules import LETTER, NARROW, Rules
from dossier.figures.when import When, calendar
from dossier.model import Lang

_BLANK = rf"[{NARROW}\n]"
_BACK = 40
_MONTHS = 12
_LAST = {"季度": 3, "季": 3, "月": 1}
_ORDINALS = {char: at for at, char in enumerate("一二三四五六七八九十", start=1)}
_CHINESE = re.compile(
    r"前(?P<count>[一二三四五六七八九十]|[0-9]{1,2})[个個]?(?P<unit>季度|季|月)"
    r"|(?P<first>[0-9]{1,2})月?[-–—~～至到](?P<last>[0-9]{1,2})月(?![0-9])"
)
_FIRST = re.compile(r"(?:^|[^目当此之以日年月提])前[二三23]季")
_CHINESE_END = re.compile(r"[-–—~～至到](?P<last>[0-9]{1,2})月(?![0-9])")


@dataclass(frozen=True, slots=True)
class _Words:
    """How one language says that a time begins with a month or a day before its end."""

    month: re.Pattern[str]
    day: re.Pattern[str]
    first: re.Pattern[str]
    """What stands before or in a number of months that begin a year: "first"."""
    year: re.Pattern[str]


@cache
def _words(lang: Lang) -> _Words:
    table = load("calendar")[lang]
    names = [name for month in table["months"] for name in month]
    to = alternation(table["until"])
    joined = rf"(?:{_BLANK}(?:{to}){_BLANK}(?:le{_BLANK})?|{_BLANK}?[-–—]{_BLANK}?)$"
    suffix = rf"(?:{alternation(table['day_suffix'])})?"
    return _Words(
        month=re.compile(rf"(?<![{LETTER}])(?P<month>(?i:{alternation(names)})){joined}"),
        day=re.compile(rf"(?<![0-9.,])(?P<day>[0-3]?[0-9]){suffix}{joined}"),
        first=re.compile(rf"(?<![{LETTER}])(?:{alternation(table['first_months'])})(?![{LETTER}])"),
        year=re.compile(rf"{_BLANK}(?:{alternation(table['of'])}){_BLANK}(20[0-9]{{2}})(?![0-9])"),
    )


def spanning(text: str, when: When, rules: Rules, floor: int) -> When:
    """The date, or the range that it ends ("from April to June 2025") or begins (2025年前三季度);
    the beginning stands at ``floor`` or later."""
    if not rules.spaced:
        return _chinese(text, when)
    if when.latest or when.iso[5:6] not in {"0", "1"}:
        return when
    words, low = _words(rules.lang), max(floor, when.start - _BACK)
    year, _, rest = when.iso.partition("-")
    month, _, day = rest.partition("-")
    if day and (found := words.day.search(text, low, when.start)):
        first = f"{year}-{month}-{int(found['day']):02}"
    elif not day and (found := words.month.search(text, low, when.start)):
        first = f"{year}-{calendar(rules.lang).months[found['month'].lower()]:02}"
    else:
        return when
    ordered = is_date(first) and first < when.iso
    return When(found.start(), when.end, first, when.iso) if ordered else when


def months_of_year(text: str, figure: Figure, rules: Rules) -> When | None:
    """A number of months that begin a year, as a range: "first nine months of 2025"."""
    count, year = figure.value, None
    if rules.spaced and isinstance(count, int) and 1 < count <= _MONTHS:
        words = _words(rules.lang)
        if words.first.search(text, max(0, figure.start - _BACK // 4), figure.end):
            year = words.year.match(text, figure.end)
    if year is None:
        return None
    return When(figure.start, year.end(), f"{year[1]}-01", f"{year[1]}-{count:02}")


def first_quarters(text: str, when: When) -> When:
    """A quarter reckoned from the day of a Chinese text; after 前, the quarters up to it."""
    year, _, last = when.iso.partition("-Q")
    if last not in {"2", "3"} or not _FIRST.match(text, max(0, when.start - 2)):
        return when
    return When(when.start - 1, when.end, f"{year}-01", f"{year}-{int(last) * 3:02}")


def _chinese(text: str, when: When) -> When:
    if when.latest:
        return when
    if len(when.iso) == 7 and (ended := _CHINESE_END.match(text, when.end)):
        latest = f"{when.iso[:4]}-{int(ended['last']):02}"
        good = is_date(latest) and when.iso < latest
        return When(when.start, ended.end(), when.iso, latest) if good else when
    found = _CHINESE.match(text, when.end) if len(when.iso) == 4 else None
    if found is None:
        return when
    first, last = found["first"], found["last"]
    if found["count"]:
        number = _ORDINALS.get(found["count"]) or int(found["count"])
        first, last = "1", str(number * _LAST[found["unit"]])
    if not 0 < int(first) < int(last) <= _MONTHS:
        return when
    return When(
        when.start, found.end(), f"{when.iso}-{int(first):02}", f"{when.iso}-{int(last):02}"
    )
