"""Partial dates: what they span, and which surely comes first."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier import dates
from dossier.dates import Bounds
from dossier.model import AsOf


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-06", "2025-06-01", "2025-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2025-06-15", "2025-06-15", "2025-06-15"),
        ("2025-H1", "2025-01-01", "2025-06-30"),
        ("2025-H2", "2025-07-01", "2025-12-31"),
        ("2025-Q1", "2025-01-01", "2025-03-31"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
    ],
)
def test_bounds_are_the_first_and_last_day(iso: str, first: str, last: str) -> None:
    assert dates.bounds(iso) == (day(first), day(last))
    assert dates.is_date(iso)


@pytest.mark.parametrize(
    "iso",
    [
        "",
        "25",
        "0000",
        "2025-13",
        "2025-00",
        "2025-02-30",
        "2025-02-29",
        "2025-04-31",
        "2025-06-00",
        "2025-H3",
        "2025-H0",
        "2025-Q5",
        "2025-6",
        "2025-06-1",
        "2025-06-15T00:00",
        "2025-06-15\n",
        " 2025",
        "\uff12025",
        "juin 2025",
    ],
)
def test_what_is_no_date_has_no_bounds(iso: str) -> None:
    assert dates.bounds(iso) is None
    assert not dates.is_date(iso)
    assert dates.bounds_of(iso) == dates.UNKNOWN


def test_bounds_of_a_statements_time() -> None:
    june, september = AsOf(date="2025-06"), AsOf(earliest="2025-09-03")
    assert dates.of_as_of(None) == dates.of_as_of(AsOf(words="en novembre")) == Bounds()
    assert dates.of_as_of(june) == Bounds(day("2025-06-01"), day("2025-06-30"))
    assert dates.of_as_of(september) == Bounds(day("2025-09-03"), None)
    assert dates.of_as_of(AsOf(latest="2025-H1")) == Bounds(None, day("2025-06-30"))
    span = AsOf(start="2024", end="2025-Q1")
    assert dates.of_as_of(span) == Bounds(day("2024-01-01"), day("2025-03-31"))
    assert dates.of_as_of(AsOf(earliest="2025-02-30")) == Bounds()


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (AsOf(date="2024"), AsOf(date="2025-01-01"), -1),
        (AsOf(date="2025-07"), AsOf(date="2025-H1"), 1),
        (AsOf(date="2025-06"), AsOf(date="2025-H1"), None),
        (AsOf(date="2025"), AsOf(date="2025"), None),
        (AsOf(date="2025-06-15"), AsOf(date="2025-06-15"), 0),
        (AsOf(date="2025-06"), AsOf(earliest="2025-09-03"), -1),
        (AsOf(latest="2025-06"), AsOf(earliest="2025-07"), -1),
        (AsOf(earliest="2025-06"), AsOf(earliest="2025-09-03"), None),
        (AsOf(date="2025-06"), None, None),
        (None, None, None),
    ],
)
def test_order_is_told_only_where_it_is_sure(
    first: AsOf | None, second: AsOf | None, expected: int | None
) -> None:
    assert dates.compare(dates.of_as_of(first), dates.of_as_of(second)) == expected


DAYS = st.none() | st.dates(day("2024-01-01"), day("2024-01-09"))
BOUNDS = st.builds(Bounds, DAYS, DAYS).filter(
    lambda b: b.earliest is None or b.latest is None or b.earliest <= b.latest
)


@given(BOUNDS, BOUNDS, BOUNDS)
def test_surely_before_is_a_strict_order(one: Bounds, two: Bounds, three: Bounds) -> None:
    """Nothing is before itself, never both ways round, and before is passed on."""
    assert not dates.before(one, one)
    assert not (dates.before(one, two) and dates.before(two, one))
    if dates.before(one, two) and dates.before(two, three):
        assert dates.before(one, three)


@given(BOUNDS, BOUNDS)
def test_compared_the_other_way_round_the_answer_turns(one: Bounds, two: Bounds) -> None:
    there, back = dates.compare(one, two), dates.compare(two, one)
    assert back == (None if there is None else -there)
