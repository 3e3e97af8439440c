"""Laws of the rules, over generated times and generated worlds."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.assemble.rules import Ruling, decide
from dossier.dates import before, of_as_of
from dossier.model import AsOf, Published, Statement, Value
from rules_world import corpus, count, date, percent, say

DAYS = [datetime.date(2030, 1, 1) + datetime.timedelta(n) for n in range(2 * 365)]
"""Two years; the dates below lie well inside them, so that open ends stay open."""

ISO = st.one_of(
    st.sampled_from(["2030", "2031"]),
    st.sampled_from([f"{y}-{p}" for y in (2030, 2031) for p in ("H1", "H2", "Q1", "Q2", "Q3")]),
    st.sampled_from([f"{y}-{m:02}" for y in (2030, 2031) for m in (1, 3, 6, 7, 12)]),
    st.sampled_from(DAYS[30:-30:13]).map(datetime.date.isoformat),
)


def in_date(iso: str, day: datetime.date) -> bool:
    """Whether a day lies in a date, read off its text: no calendar is computed."""
    text = day.isoformat()
    if "H" in iso:
        months = range(1, 7) if iso.endswith("H1") else range(7, 13)
    elif "Q" in iso:
        months = range(3 * int(iso[-1]) - 2, 3 * int(iso[-1]) + 1)
    else:
        return text.startswith(iso)
    return text[:4] == iso[:4] and int(text[5:7]) in months


@cache
def days_in(iso: str) -> list[datetime.date]:
    return [day for day in DAYS if in_date(iso, day)]


def may_lie(time: AsOf, day: datetime.date) -> bool:
    """Whether ``time`` leaves it possible that it was on that day."""
    if time.date:
        return in_date(time.date, day)
    low, high = time.start or time.earliest, time.end or time.latest
    return (low is None or day >= days_in(low)[0]) and (high is None or day <= days_in(high)[-1])


@st.composite
def times(draw: st.DrawFn) -> AsOf:
    """A time of any precision and bound; nothing at all, too."""
    shape = draw(st.sampled_from(["date", "span", "since", "until", "bounds", "or", "by", "none"]))
    one, other = sorted((draw(ISO), draw(ISO)), key=lambda iso: of_as_of(AsOf(date=iso)).earliest)  # type: ignore[arg-type,return-value]
    return {
        "date": AsOf(date=one),
        "span": AsOf(start=one, end=other),
        "since": AsOf(start=one),
        "until": AsOf(end=one),
        "bounds": AsOf(earliest=one, latest=other),
        "or": AsOf(earliest=one),
        "by": AsOf(latest=one),
        "none": AsOf(words="recently"),
    }[shape]


@given(times(), times())
def test_one_time_is_before_another_only_if_every_day_of_it_is(one: AsOf, other: AsOf) -> None:
    first = [d for d in DAYS if may_lie(one, d)]
    second = [d for d in DAYS if may_lie(other, d)]
    ends = bool(one.date or one.end or one.latest)
    begins = bool(other.date or other.start or other.earliest)
    proven = before(of_as_of(one), of_as_of(other))
    if not first or not second:
        return  # bounds that leave no day
    assert proven == (ends and begins and max(first) < min(second))


@given(times(), times())
def test_a_figure_is_earlier_only_where_the_times_prove_it(one: AsOf, other: AsOf) -> None:
    first = say("first", "ada", "staff", count(1), as_of=one)
    second = say("second", "ada", "staff", count(2), as_of=other)
    found = decide(corpus([first, second]))
    proven = before(of_as_of(one), of_as_of(other))
    assert (found.states["first"].rank == "earlier") == proven
    assert (found.order.proof("first", "second") == "time") == proven


# -- generated worlds -------------------------------------------------------------

SAID: list[tuple[str, Value | str]] = [
    ("listed", "velm"),
    ("listed", "ostara"),
    ("banned", "velm"),
    ("allowed", "velm"),
    ("head", "cog"),
    ("head", "dot"),
    ("staff", count(5)),
    ("staff", count(9)),
    ("share", percent(40)),
    ("founded", date("2012")),
    ("founded", date("2013")),
]
STATUSES = ["considered", "planned", "under-way", "filed", "completed", "holds", "forecast", None]
PUBLISHED = {
    "one": Published(date="2030-05-01"),
    "two": Published(earliest="2030-09"),
    "three": Published(date="2031-05-01"),
    "four": Published(),
}


@st.composite
def worlds(draw: st.DrawFn) -> list[Statement]:
    """Up to nine statements about three firms, with times and words that put some in order;
    words never go round in a circle (that is refused)."""
    found: list[Statement] = []
    for i in range(draw(st.integers(1, 9))):
        name = f"s{i}"
        subjects = draw(
            st.sets(st.sampled_from(["ada", "bea", "unit-of-ada"]), min_size=1, max_size=2)
        )
        prop, value = draw(st.sampled_from(SAID))
        after = (
            draw(st.sets(st.sampled_from([s.id for s in found]), max_size=2)) if found else set()
        )
        found.append(
            say(
                name,
                sorted(subjects),
                prop,
                value,
                article=draw(st.sampled_from(sorted(PUBLISHED))),
                status=draw(st.sampled_from(STATUSES)),
                stance=draw(st.sampled_from(["stated", "stated", "claimed", "opinion"])),
                as_of=draw(st.none() | times()),
                after=sorted(after),
                uncertain=draw(st.integers(0, 9)) == 0,
                negated=draw(st.integers(0, 6)) == 0,
            )
        )
    return draw(st.permutations(found))


def decided(statements: Sequence[Statement]) -> Ruling:
    return decide(corpus(statements, published=PUBLISHED))


@given(worlds())
@settings(max_examples=60)
def test_earlier_goes_round_in_no_circle_and_nothing_is_earlier_than_itself(
    statements: list[Statement],
) -> None:
    found = decided(statements).states
    for slug in ("ada", "bea", "unit-of-ada"):
        for one in statements:
            trail = [one.id]
            while (state := found.seen_from(trail[-1], slug)).rank == "earlier" and state.by:
                assert state.by not in trail
                trail.append(state.by)


@given(worlds())
@settings(max_examples=60)
def test_the_order_of_reading_changes_nothing(statements: list[Statement]) -> None:
    one, other = decided(statements), decided(sorted(statements, key=lambda s: s.id))
    assert one.states == other.states
    assert one.order.place == other.order.place
    assert {k: set(v) for k, v in one.disagreements.items()} == {
        k: set(v) for k, v in other.disagreements.items()
    }


@given(worlds(), st.integers(0, 8))
@settings(max_examples=60)
def test_another_statement_takes_none_away(statements: list[Statement], at: int) -> None:
    """What is there stays there, at most as earlier or disputed; nothing rises by addition."""
    less = [s for i, s in enumerate(statements) if i != at % len(statements)]
    before_it: Mapping[str, object] = decided(less).states.whole
    after_it = decided(statements).states.whole
    assert set(before_it) <= set(after_it)


@given(worlds())
@settings(max_examples=60)
def test_the_one_order_keeps_every_pair_that_times_prove(statements: list[Statement]) -> None:
    order = decided(statements).order
    for one in statements:
        for other in statements:
            if order.proof(one.id, other.id) == "time":
                assert order.place[one.id] < order.place[other.id]


@given(worlds())
@settings(max_examples=60)
def test_without_any_time_words_alone_give_the_order(statements: list[Statement]) -> None:
    """A date of an article or a statement left out: what is named by `after` stands first."""
    timeless = [
        replace(s, as_of=None, article="four", property="banned", status="holds")
        for s in statements
    ]
    order = decided(timeless).order
    for first, second in order.links:
        assert order.place[first] < order.place[second]


def calls(statements: Sequence[Statement]) -> int:
    """How many functions the rules call: what they cost, the same on every machine."""
    made = corpus(statements)
    counted = 0

    def count_call(_frame: object, event: str, _arg: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before_us = sys.getprofile()
    sys.setprofile(count_call)
    try:
        decide(made)
    finally:
        sys.setprofile(before_us)
    return counted


def chain(length: int) -> list[Statement]:
    """Steps of one event, each after the one before by a word, the last one done."""
    return [
        say(
            f"s{i:05}",
            "ada",
            "listed",
            "velm",
            status="completed" if i == length - 1 else "planned",
            after=[f"s{i - 1:05}"] if i else [],
        )
        for i in range(length)
    ]


def apart(length: int) -> list[Statement]:
    """As many steps of as many figures that no word joins."""
    return [
        say(f"s{i:05}", "ada", "staff", count(i), as_of=f"20{i % 90 + 10}") for i in range(length)
    ]


@pytest.mark.parametrize("made", [chain, apart])
def test_four_times_the_statements_cost_four_times_as_much(
    made: Callable[[int], list[Statement]],
) -> None:
    """A little more is what sorting takes; comparing all with all would take sixteen times."""
    assert calls(made(1200)) < 5 * calls(made(300))
