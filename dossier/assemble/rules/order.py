"""One order for everything: what is proven to come first stands first.

An interval of days comes before another only where it ends before that one begins. Sorting
by first days keeps every such pair in order; what words or the nature of an event put before
something is given the latest place that they allow. Nothing else is claimed: whether two rows
are in a proven order is asked of :meth:`Order.proof`.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dossier.assemble.rules.desk import Desk
from dossier.assemble.rules.times import Timed
from dossier.dates import before

_LAST = datetime.date.max.toordinal() + 1
"""The place of what nothing puts anywhere."""


@dataclass(frozen=True, slots=True)
class Order:
    """A place for every statement, and why one stands before another."""

    place: Mapping[str, tuple[int, int]]
    """A day (as an ordinal) and a number of steps before it; to be sorted by."""
    links: Mapping[tuple[str, str], str]
    """Earlier and later statement → ``word`` or ``event``."""
    times: Mapping[str, Timed]

    def proof(self, first: str, second: str) -> str | None:
        """``time``, ``word`` or ``event`` where ``first`` surely comes before ``second``."""
        if before(self.times[first].bounds, self.times[second].bounds):
            return "time"
        return self.links.get((first, second))

    def placed(self, statement: str) -> bool:
        """Whether anything gives it a place."""
        return self.place[statement][0] < _LAST


def order(desk: Desk) -> Order:
    """The order of all statements of the desk, after its rules have been applied."""
    links = _links(desk)
    following: dict[str, list[str]] = defaultdict(list)
    for first, second in links:
        following[first].append(second)
    turn = _turns(list(desk.times), following)
    starts = _starts(desk.times, turn, following)
    place: dict[str, tuple[int, int]] = {}
    # From the last to the first: what has no day of its own takes that of what follows it.
    for one in reversed(turn):
        after = [place[other] for other in following.get(one, ()) if other in place]
        last = desk.times[one].bounds.latest
        day = starts.get(one)
        if day is None:
            days = [d for d, _ in after]
            days += [last.toordinal()] if last is not None else []
            day = min(days, default=_LAST)
        steps = [depth for d, depth in after if d == day]
        place[one] = (day, max(steps, default=-1) + 1)
    return Order({one: (day, -depth) for one, (day, depth) in place.items()}, links, desk.times)


def _links(desk: Desk) -> dict[tuple[str, str], str]:
    """What words and the nature of events put before something else."""
    found: dict[tuple[str, str], str] = {}
    for (one, _), state in desk.found.by_subject.items():
        if state.rule == "event" and state.by is not None:
            found[one, state.by] = "event"
    for statement in desk.facts:
        for one in statement.after:
            if one in desk.statements:
                found[one, statement.id] = "word"
    return dict(sorted(found.items()))


def _turns(ids: list[str], following: Mapping[str, list[str]]) -> list[str]:
    """The statements, each after all that comes before it; what goes in a circle (words of
    one article against the nature of an event in another) is cut where it is met."""
    found: dict[str, None] = {}
    for start in sorted(ids, reverse=True):
        waiting = [(start, False)]
        open_: set[str] = set()
        while waiting:
            one, done = waiting.pop()
            if done:
                found.setdefault(one)
                continue
            if one in found or one in open_:
                continue
            open_.add(one)
            waiting.append((one, True))
            waiting += [(o, False) for o in sorted(following.get(one, ())) if o not in open_]
    return list(found)[::-1]


def _starts(
    times: Mapping[str, Timed], turn: list[str], following: Mapping[str, list[str]]
) -> dict[str, int]:
    """The first day of each, not before that of anything which came earlier."""
    starts: dict[str, int] = {}
    for one in turn:
        days = times[one].bounds
        if days.earliest is not None:
            starts[one] = max(starts.get(one, 0), days.earliest.toordinal())
        if one in starts and days.latest is not None:
            starts[one] = min(starts[one], days.latest.toordinal())
        if one in starts:
            for other in following.get(one, ()):
                starts[other] = max(starts.get(other, 0), starts[one])
    return starts
