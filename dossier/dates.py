"""Dates as far as they are known: a year, a half, a quarter, a month or a day, and bounds.

Written as ISO 8601 (``2025``, ``2025-06``, ``2025-06-15``) or ``2025-H1``, ``2025-Q3``; the
calendar is the proleptic Gregorian one of :mod:`datetime`. Nothing here raises for what a
user wrote: text that is no date, or a day that the calendar lacks, has no bounds.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Literal

from dossier.model import AsOf

_DATE = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|H(?P<half>[12])|Q(?P<quarter>[1-4])))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day on which something may lie; ``None`` is no bound."""

    earliest: datetime.date | None = None
    latest: datetime.date | None = None


UNKNOWN = Bounds()
"""A time of which nothing is known."""


def is_date(iso: str) -> bool:
    """Whether ``iso`` is a date of any precision that exists in the calendar."""
    return bounds(iso) is not None


def bounds(iso: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day of a date: ``2025-H1`` → 1 January and 30 June 2025.

    ``None`` for what is no date or does not exist, such as ``2025-02-30``.
    """
    found = _DATE.fullmatch(iso)
    if found is None or found["year"] == "0000":
        return None
    year = int(found["year"])
    if found["day"]:
        return _day(year, int(found["month"]), int(found["day"]))
    if found["half"]:
        return _months(year, 6 * int(found["half"]) - 5, 6)
    if found["quarter"]:
        return _months(year, 3 * int(found["quarter"]) - 2, 3)
    if found["month"]:
        return _months(year, int(found["month"]), 1)
    return _months(year, 1, 12)


def bounds_of(iso: str | None) -> Bounds:
    """:func:`bounds` as a record; unbounded for ``None`` and for what is no date."""
    days = bounds(iso) if iso else None
    return Bounds(*days) if days else UNKNOWN


def of_as_of(time: AsOf | None) -> Bounds:
    """The bounds of a statement's time: its date, its span, or the bounds it gives.

    A span bounds what happened in it, and a bound of low precision is taken as wide as it
    can be meant: not before the first day of ``earliest``, not after the last of ``latest``.
    """
    if time is None:
        return UNKNOWN
    if time.date:
        return bounds_of(time.date)
    return Bounds(
        bounds_of(time.start or time.earliest).earliest,
        bounds_of(time.end or time.latest).latest,
    )


def before(first: Bounds, second: Bounds) -> bool:
    """Whether ``first`` surely lies before ``second``, whichever days are the true ones."""
    if first.latest is None or second.earliest is None:
        return False
    return first.latest < second.earliest


def compare(first: Bounds, second: Bounds) -> Literal[-1, 0, 1] | None:
    """-1 surely before, 1 surely after, 0 the same single day, ``None`` not known."""
    if before(first, second):
        return -1
    if before(second, first):
        return 1
    pinned = first.earliest is not None and first.earliest == first.latest
    return 0 if pinned and first == second else None


def _day(year: int, month: int, day: int) -> tuple[datetime.date, datetime.date] | None:
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    return date, date


def _months(year: int, month: int, length: int) -> tuple[datetime.date, datetime.date] | None:
    """From the first day of ``month`` to the last of a period of ``length`` months."""
    if not 1 <= month <= 12:
        return None
    last = month + length - 1
    return (
        datetime.date(year, month, 1),
        datetime.date(year, last, calendar.monthrange(year, last)[1]),
    )
