"""Dates of any precision and the times that statements speak of, in words."""

from __future__ import annotations

import datetime
import re

from babel.dates import format_date

from dossier.i18n.phrases import locale, phrases
from dossier.model import AsOf, Lang

_ISO = re.compile(
    r"(\d{4})"
    r"(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|H(?P<half>[12])|Q(?P<quarter>[1-4])))?",
    re.ASCII,
)


def date(iso: str, lang: Lang) -> str:
    """``2025-06-15`` → "15 June 2025"; ``2025-06``, ``2025``, ``2025-H1``, ``2025-Q3`` alike.

    Without article or preposition. Raises ``ValueError`` for anything else.
    """
    year, part, value = _parts(iso)
    table = phrases(lang)["date"]
    if part == "year":
        return year
    if part in {"half", "quarter"}:
        pattern: str = table[part][value]
        return pattern.format(year=year)
    first = datetime.date.fromisoformat(iso if part == "day" else f"{iso}-01")
    shape = "first_day" if part == "day" and first.day == 1 else part
    return format_date(first, table[shape], locale=locale(lang))


def when(iso: str, lang: Lang) -> str:
    """The date with its preposition: "on 15 June 2025", "in 2012", "au premier semestre 2025"."""
    return _shaped("when", iso, lang)


def as_of(time: AsOf | None, lang: Lang) -> str:
    """A time as a short expression; without any date, what :func:`undated` gives.

    A date; a span ("June 2025 – July 2025", "since 2024", "until 2025"); or bounds
    ("3 September 2025 or later", "2025 or earlier", "between 2024 and 2025").
    """
    if time is None:
        return undated(lang)
    words = phrases(lang)
    if time.date:
        return date(time.date, lang)
    if time.start and time.end:
        short = len(time.start) == len(time.end) == 4
        return ("–" if short else " – ").join([date(time.start, lang), date(time.end, lang)])
    if time.start:
        return str(words["since"]).format(_shaped("definite", time.start, lang))
    if time.end:
        return _shaped("until", time.end, lang)
    if time.earliest and time.latest:
        bounds = (_shaped("definite", iso, lang) for iso in (time.earliest, time.latest))
        return str(words["between"]).format(*bounds)
    if time.earliest:
        return str(words["or_later"]).format(date(time.earliest, lang))
    if time.latest:
        return str(words["or_earlier"]).format(date(time.latest, lang))
    return undated(lang)


def undated(lang: Lang) -> str:
    """What stands where a date is not known."""
    return str(phrases(lang)["undated"])


def _shaped(use: str, iso: str, lang: Lang) -> str:
    pattern: str = phrases(lang)[use][_parts(iso)[1]]
    return pattern.format(date(iso, lang))


def _parts(iso: str) -> tuple[str, str, str]:
    """Year, precision (year, month, day, half, quarter) and the number of the half or quarter."""
    found = _ISO.fullmatch(iso)
    if found is None:
        raise ValueError(f"not a date: {iso}")
    for part in ("half", "quarter", "day", "month"):
        if found[part]:
            return found[1], part, found[part]
    return found[1], "year", ""
