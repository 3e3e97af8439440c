"""Comparing many statements of one thing at once, in time proportional to their number.

A statement that something different follows in time is earlier. Among those that nothing
follows, any two that differ disagree: had their times been comparable, one would have
followed the other.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import inf

from dossier.dates import Bounds
from dossier.measure import Range

PROBES = 16
"""How many different values one is compared with. A value agrees only with what it is a part
of, so that a difference is found among the first few; the limit keeps the cost linear."""


@dataclass(frozen=True, slots=True)
class Item:
    """A statement to be compared: its time, and what stands for its value."""

    id: str
    time: Bounds
    value: Hashable = None
    range: Range | None = None


Pairs = dict[str, str]
"""Statement → the one that decided of it."""
Differ = Callable[[Hashable, Hashable], bool]


def _later_first(items: Iterable[Item]) -> tuple[list[Item], list[int]]:
    """Those that begin on a known day, the latest first, and minus those days, ascending."""
    dated = sorted(
        (item for item in items if item.time.earliest is not None),
        key=lambda item: (-_day(item.time.earliest), item.id),
    )
    return dated, [-_day(item.time.earliest) for item in dated]


def _day(date: datetime.date | None) -> int:
    assert date is not None
    return date.toordinal()


def _followers(item: Item, days: Sequence[int]) -> int:
    """How many of those that begin latest begin surely after ``item`` ends."""
    if item.time.latest is None:
        return 0
    return bisect_left(days, -_day(item.time.latest))


def by_kind(items: Sequence[Item], differ: Differ) -> tuple[Pairs, Pairs]:
    """Which of ``items`` are earlier, and which disagree, by a relation between values."""
    dated, days = _later_first(items)
    first: list[Item] = []
    seen: set[Hashable] = set()
    known = [0]
    for item in dated:
        if item.value not in seen and len(first) < PROBES:
            seen.add(item.value)
            first.append(item)
        known.append(len(first))
    earlier = {}
    for item in items:
        for other in first[: known[_followers(item, days)]]:
            if differ(item.value, other.value):
                earlier[item.id] = other.id
                break
    rest = sorted((i for i in items if i.id not in earlier), key=lambda i: i.id)
    kinds = list({item.value: item for item in reversed(rest)}.values())[::-1][:PROBES]
    disputed = {}
    for item in rest:
        by = next((o.id for o in kinds if o.id != item.id and differ(item.value, o.value)), None)
        if by is not None:
            disputed[item.id] = by
    return earlier, disputed


@dataclass(slots=True)
class _Extremes:
    """The highest lower end and the lowest upper end seen, and whose they are."""

    low: float = -inf
    low_of: str = ""
    high: float = inf
    high_of: str = ""

    def take(self, item: Item) -> None:
        assert item.range is not None
        if item.range.low > self.low:
            self.low, self.low_of = item.range.low, item.id
        if item.range.high < self.high:
            self.high, self.high_of = item.range.high, item.id

    def copy(self) -> _Extremes:
        return _Extremes(self.low, self.low_of, self.high, self.high_of)

    def apart(self, item: Item) -> str:
        """One whose range does not touch that of ``item``; "" where all do."""
        assert item.range is not None
        if item.range.high < self.low:
            return self.low_of
        return self.high_of if item.range.low > self.high else ""


class _Both:
    """Extremes of what is given, and of all: a conversion is held against what is given."""

    def __init__(self, given: _Extremes | None = None, every: _Extremes | None = None) -> None:
        self.given = given or _Extremes()
        self.every = every or _Extremes()

    def take(self, item: Item) -> None:
        self.every.take(item)
        if item.range is not None and not item.range.converted:
            self.given.take(item)

    def copy(self) -> _Both:
        return _Both(self.given.copy(), self.every.copy())

    def apart(self, item: Item) -> str:
        assert item.range is not None
        return (self.given if item.range.converted else self.every).apart(item)


def by_range(items: Sequence[Item]) -> tuple[Pairs, Pairs]:
    """The same for figures of one unit: those that differ whose ranges do not touch."""
    dated, days = _later_first(items)
    so_far = _Both()
    prefix = [so_far.copy()]
    for item in dated:
        so_far.take(item)
        prefix.append(so_far.copy())
    earlier = {}
    for item in items:
        by = prefix[_followers(item, days)].apart(item)
        if by:
            earlier[item.id] = by
    rest = sorted((i for i in items if i.id not in earlier), key=lambda i: i.id)
    return earlier, apart(rest)


def apart(items: Sequence[Item]) -> Pairs:
    """Figures whose range does not touch that of some other, whatever their times."""
    extremes = _Both()
    for item in items:
        extremes.take(item)
    return {item.id: by for item in items if (by := extremes.apart(item))}


def followed(items: Sequence[Item]) -> Pairs:
    """Figures for a time that a figure for a later time follows, the same or not."""
    dated, days = _later_first(items)
    return {item.id: dated[0].id for item in items if _followers(item, days)}
