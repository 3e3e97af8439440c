"""Dates that need to know when the text was published: last month, in November, 去年底.

Three passes, each from its own words: expressions like "yesterday", months and days without
a year, halves and quarters without one. What surrounds a word is read in bounded stretches.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dossier.dates import bounds, is_date
from dossier.figures.nearby import Nearby, nearby, normal
from dossier.figures.when import When, calendar, part_of
from dossier.model import Lang

_NEAR = 60
"""How far from a date a word may stand that makes it a future one."""
_BACK = 24
_STOP = re.compile(r"[.;!?。；！？\n]")
_DAY = 2
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class _Today:
    """The day from which dates are reckoned; ``known``: 0 its year, 1 its month, 2 itself."""

    day: datetime.date
    known: int


def relative_dates(text: str, lang: Lang, published: str) -> list[When]:
    """The dates of ``text`` without a year of their own, as reckoned from ``published``.

    ``published`` is an ISO date; of one without a day only what it suffices for is found.
    In reading order, never overlapping; nothing if it is no date.
    """
    span = bounds(published)
    if span is None:
        return []
    words, today = nearby(lang), _Today(span[0], published.count("-"))
    text = f"\n{text}"  # so that something stands before every word
    found = [*_expressions(text, words, today), *_parts(text, words, today)]
    if today.known:
        found += _month_days(text, words, today)
    kept: list[When] = []
    for when in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or when.start >= kept[-1].end:
            kept.append(when)
    return [When(when.start - 1, when.end - 1, when.iso) for when in kept]


def _expressions(text: str, words: Nearby, today: _Today) -> Iterator[When]:
    """Yesterday, last month, this quarter, on Monday."""
    for found in words.near.finditer(text):
        start, end = found.start() + words.lead_in, found.end()
        if found["weekday"]:
            if today.known == _DAY:
                ahead = _mood(text, start, end, words) == "next"
                yield When(start, end, _weekday(found, words, today.day, ahead=ahead))
            continue
        unit, away = words.meaning[normal(found["near"])]
        if unit in _MONTHS:
            iso = _moved(today.day, unit, away)
            if found["date"]:
                iso = f"{iso}-{int(found['date']):02}"
            if (today.known or unit == "year") and is_date(iso):
                yield When(start, end, iso)
        elif today.known == _DAY:
            day = today.day + datetime.timedelta(days=away)
            yield When(start, end, day.isoformat())


def _moved(day: datetime.date, unit: str, away: int) -> str:
    if unit == "year":
        return f"{day.year + away}"
    size = _MONTHS[unit]
    year, rest = divmod((day.year * 12 + day.month - 1) // size + away, 12 // size)
    return f"{year}-Q{rest + 1}" if unit == "quarter" else f"{year}-{rest + 1:02}"


def _weekday(found: re.Match[str], words: Nearby, today: datetime.date, *, ahead: bool) -> str:
    """The last such day, today included, or the next, if the clause speaks of what is to come."""
    back = (today.weekday() - words.weekdays.index(found["weekday"].lower())) % 7
    if found["turn"]:
        monday = today - datetime.timedelta(days=today.weekday())
        weeks = words.meaning[found["turn"]][1]
        day = monday + datetime.timedelta(days=7 * weeks + words.weekdays.index(found["weekday"]))
        return day.isoformat()
    return (today + datetime.timedelta(days=-back + (7 if ahead else 0))).isoformat()


def _month_days(text: str, words: Nearby, today: _Today) -> Iterator[When]:
    """A month or one of its days: in November, 3 décembre, 去年6月15日."""
    for found in words.month.finditer(text):
        start, end = found.span("month")
        end = found.end()
        floor = max(0, start - _BACK)
        before = words.day_before.search(text, floor, start)
        after = None if before else words.day_after.match(text, end)
        end = after.end() if after else end
        if words.yeared.match(text, end):
            continue
        day = before["day"] if before else after["day"] if after else None
        start = before.start() if before else start
        year, start, end = _year(text, start, end, words, today.day)
        turn, start, end = _turn(text, start, end, words)
        if not (day or turn or year):
            if found["month"].lower() in words.word_months:
                continue
            if not words.lead.search(text, floor, start):
                continue
        month = _month_number(found, words)
        at = (month, int(day)) if day else (month,)
        now = (today.day.month, today.day.day) if day else (today.day.month,)
        if year is None:
            year = today.day.year + _years_off(at, now, turn or _mood(text, start, end, words), 12)
        iso = "-".join([str(year), *(f"{part:02}" for part in at)])
        if is_date(iso):
            yield When(start, end, iso)


def _parts(text: str, words: Nearby, today: _Today) -> Iterator[When]:
    """A half or a quarter: in the third quarter, au S1, 去年上半年."""
    for found in calendar(words.lang).part_scan.finditer(text):
        start, end = found.start() + words.lead_in, found.end()
        if words.yeared.match(text, end) or text[max(0, start - 2) : start].strip()[-1:].isdigit():
            continue
        year, start, end = _year(text, start, end, words, today.day)
        if year is None:
            if not today.known or found["nh"] or words.part_of_what.match(text, end):
                continue
            lead = words.lead.search(text, max(0, start - _BACK), start)
            if (found["hc"] or found["qc"]) and not lead:
                continue
        part = part_of(found, words.lang)
        if year is None:
            now = (today.day.month - 1) // (6 if part[0] == "H" else 3) + 1
            mood = _mood(text, start, end, words)
            if mood == "past" and part[0] == "H":
                mood = "last"  # of a half that is not over nothing is told as done
            year = today.day.year + _years_off(
                (int(part[1]),), (now,), mood, 2 if part[0] == "H" else 4
            )
        yield When(start, end, f"{year}-{part}")


def _year(
    text: str, start: int, end: int, words: Nearby, today: datetime.date
) -> tuple[int | None, int, int]:
    """The year that words beside ``text[start:end]`` say, and the bounds with these words."""
    after = words.year_after.match(text, end)
    before = None if after else words.year_before.search(text, max(0, start - _BACK), start)
    found = after or before
    if found is None:
        return None, start, end
    year = today.year + words.meaning[normal(found["year"])][1]
    return year, before.start() if before else start, after.end() if after else end


def _turn(text: str, start: int, end: int, words: Nearby) -> tuple[str, int, int]:
    """``last`` or ``next`` where words beside it say so, and the bounds with them."""
    after = words.turn_after.match(text, end)
    before = None if after else words.turn_before.search(text, max(0, start - _BACK), start)
    found = after or before
    if found is None:
        return "", start, end
    said = found["turn"].lower()
    sense = "next" if said in words.next else "last" if said in words.last else ""
    return sense, before.start() if before else start, after.end() if after else end


def _mood(text: str, start: int, end: int, words: Nearby) -> str:
    """``next`` where the clause speaks of what is to come, ``past`` of what was."""
    before = _STOP.split(text[max(0, start - _NEAR) : start])[-1]
    after = _STOP.split(text[end : end + _NEAR])[0]
    for side in (before, after):  # the words before it are nearer to its verb
        if words.future.search(side):
            return "next"
        if words.past.search(side):
            return "past"
        if words.future_else.search(side):
            return "next"
    return ""


def _years_off(at: tuple[int, ...], now: tuple[int, ...], sense: str, size: int) -> int:
    """Which year is meant, from this one: of the last such time, or of the next.

    Without words that say so, what would be long ago is soon: of ``size`` in a year, the
    quarter of them that follow now.
    """
    if sense == "next":
        return 1 if at < now else 0
    if sense == "last":
        return 0 if at < now else -1
    if sense == "past":
        return 0 if at <= now else -1
    return 0 if at <= now or at[0] - now[0] <= max(1, size // 4) else -1


def _month_number(found: re.Match[str], words: Nearby) -> int:
    written = found["month"].lower()
    return int(written) if written.isdigit() else calendar(words.lang).months[written]
