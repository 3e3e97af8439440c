"""What two statements measure, and whether their values differ beyond their qualifiers.

A number with a qualifier is a range: "nearly 70,000" reaches down from 70,000, "more than 12
billion" has no upper end. How far "about" and "nearly" reach is our own convention (a tenth),
in ``dossier/data/reach.json``. Two numbers differ where their ranges do not touch, and only
in the same unit: sums in two currencies meet where an article converts one of them itself.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import inf

from dossier.dates import bounds
from dossier.model import (
    Count,
    DateValue,
    EntityValue,
    Flag,
    Money,
    Percent,
    Quantity,
    Statement,
    TextValue,
    Value,
    Vocabulary,
)

NUMBERS = ("money", "percent", "count", "quantity")
"""The kinds of value that are measures."""


@dataclass(frozen=True, slots=True)
class Range:
    """What a number can be, in ``unit``; ``converted`` by the article from another currency."""

    unit: str
    low: float
    high: float
    converted: bool = False


def ranges(value: Value) -> Iterator[Range]:
    """The ranges that a number gives: its own, then that of its conversion; none for others."""
    match value:
        case Money():
            yield _range(value.currency, value.amount, value.amount_max, value.qualifier)
            if value.also is not None:
                also = value.also
                made = _range(also.currency, also.amount, also.amount_max, also.qualifier)
                yield Range(made.unit, made.low, made.high, converted=True)
        case Percent():
            yield _range("%", value.percent, value.percent_max, value.qualifier)
        case Count():
            unit = f"{value.unit} {value.of or ''}".strip()
            yield _range(unit, value.count, value.count_max, value.qualifier)
        case Quantity():
            yield _range(value.unit, value.amount, value.amount_max, value.qualifier)


def _range(unit: str, low: float, high: float | None, qualifier: str | None) -> Range:
    top = low if high is None else high
    if qualifier is None:
        return Range(unit, low, top)
    down, up = _reach()[qualifier]
    return Range(unit, -inf if down is None else low * down, inf if up is None else top * up)


@cache
def _reach() -> Mapping[str, tuple[float | None, float | None]]:
    text = (resources.files("dossier") / "data" / "reach.json").read_text("utf-8")
    loaded: dict[str, tuple[float | None, float | None]] = json.loads(text)
    return loaded


def key(value: Value) -> Hashable:
    """A value as something that can be compared and sorted into groups."""
    match value:
        case EntityValue(slug):
            return slug
        case TextValue(text):
            return tuple(sorted(text.values.items()))
        case DateValue(date):
            return date
        case Flag():
            return True
    return repr(value)


def differ(one: Statement, other: Statement, part_of: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether values of one property, where at most one can hold, cannot both be true.

    Dates differ where they share no day, entities where neither is a part of the other
    (``part_of``: what each is a part of, up to the whole). "Not so" differs from the same
    value alone.
    """
    if one.negated or other.negated:
        return one.negated != other.negated and _keys(one) == _keys(other)
    if _keys(one) == _keys(other):
        return False
    pairs = [(a, b) for a in one.values for b in other.values]
    return not any(_agree(a, b, part_of) for a, b in pairs)


def _keys(statement: Statement) -> frozenset[Hashable]:
    return frozenset(key(value) for value in statement.values)


def _agree(one: Value, other: Value, part_of: Mapping[str, tuple[str, ...]]) -> bool:
    if isinstance(one, EntityValue) and isinstance(other, EntityValue):
        a, b = one.slug, other.slug
        return a == b or b in part_of.get(a, ()) or a in part_of.get(b, ())
    if isinstance(one, DateValue) and isinstance(other, DateValue):
        a_days, b_days = bounds(one.date), bounds(other.date)
        if a_days is None or b_days is None:
            return one == other
        return a_days[0] <= b_days[1] and b_days[0] <= a_days[1]
    return key(one) == key(other)


def scope(statement: Statement, vocabulary: Vocabulary) -> Hashable:
    """What narrows a statement, without its time and without roles that narrow nothing."""
    return (
        statement.quantity,
        *sorted(
            (name, tuple(sorted(map(repr, map(key, values)))))
            for name, values in statement.qualifiers.items()
            if vocabulary.qualifiers[name].scope and not vocabulary.qualifiers[name].time
        ),
    )


def period(statement: Statement, vocabulary: Vocabulary) -> tuple[Value, ...]:
    """The time that a qualifier narrows the statement to; empty where none does."""
    return tuple(
        value
        for name, values in statement.qualifiers.items()
        if vocabulary.qualifiers[name].time
        for value in values
    )


def same_matter(one: Statement, other: Statement, vocabulary: Vocabulary) -> str | None:
    """The matter of which two statements say the opposite, if they do."""
    for name, matter in vocabulary.matters.items():
        sides = [_side(s, matter.sides) for s in (one, other)]
        if None in sides or _keys(one) != _keys(other):
            continue
        if sides[0] != sides[1] and not any(_apart(one, other, q) for q in matter.scope):
            return name
    return None


def _side(statement: Statement, sides: tuple[tuple[str, ...], ...]) -> tuple[int, bool] | None:
    """Which side a statement takes. What is denied lends itself to the other side of two."""
    at = next((i for i, side in enumerate(sides) if statement.property in side), None)
    if at is None:
        return None
    if statement.negated and len(sides) == 2:
        return 1 - at, False
    return at, statement.negated


def _apart(one: Statement, other: Statement, name: str) -> bool:
    """Whether a qualifier that both bear differs."""
    a, b = one.qualifiers.get(name), other.qualifiers.get(name)
    return bool(a and b) and {key(v) for v in a or ()} != {key(v) for v in b or ()}


def one_thing(one: Statement, other: Statement, vocabulary: Vocabulary) -> bool:
    """Whether a later one of two statements can take the earlier one's place.

    Steps of one event; opposite sides of one matter; the same measure in the same scope, or
    the same property where it is no measure.
    """
    first, second = (vocabulary.properties[s.property] for s in (one, other))
    if first.event is not None and first.event == second.event:
        return True
    if same_matter(one, other, vocabulary) is not None:
        return True
    if first.name != second.name:
        return False
    if first.value not in NUMBERS:
        return True
    units = [{r.unit for v in s.values for r in ranges(v)} for s in (one, other)]
    return bool(units[0] & units[1]) and scope(one, vocabulary) == scope(other, vocabulary)


def is_measure(statement: Statement, vocabulary: Vocabulary) -> bool:
    """Whether the statement gives a figure."""
    return vocabulary.properties[statement.property].value in NUMBERS
