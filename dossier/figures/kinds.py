"""What kind of figure an amount and its unit make, and its value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from dossier.figures.numerals import Amount
from dossier.figures.record import FigureKind
from dossier.figures.rules import Rules, Term, after_gap, is_letter

_FOLLOWING = re.compile(r"[^\W\d_]+")
_GROUPED_UP_TO = 10**12
_KINDS: Mapping[str, FigureKind] = {
    "currency": "money",
    "percent": "percent",
    "tenths": "percent",
    "ratio": "ratio",
    "spec": "spec",
}
_MEASURED = frozenset({"percent", "tenths", "ratio", "spec"})


def stands_alone(text: str, last: Amount) -> bool:
    """Whether a number in groups of three needs no noun: "shipped 70,000 in 2024"."""
    whole = last.readings[0] == last.readings[0].to_integral_value()
    if not last.numeral.grouped or not whole or last.readings[0] >= _GROUPED_UP_TO:
        return False
    return not is_letter(text[last.end : last.end + 1] or " ")


def kind_of(text: str, term: Term, end: int, rules: Rules) -> tuple[FigureKind, str]:
    """What kind of figure a term makes; "three times faster" is a ratio."""
    if term.unit == "times" and term.kind == "count":
        following = _FOLLOWING.match(text, after_gap(text, end))
        if following and following[0].lower() in rules.comparative:
            return "ratio", "x"
    return _KINDS.get(term.kind, "count"), term.unit


def value_of(part: Amount, term: Term) -> float:
    """Grouped thousands where things are counted, decimals where they are measured."""
    if len(part.readings) == 1:
        return as_number(part.readings[0])
    measured = part.magnitude != 1 or term.kind in _MEASURED
    return as_number(part.readings[-1 if measured else 0])


def as_number(value: Decimal) -> float:
    """Whole where it is."""
    whole = int(value)
    return whole if whole == value else float(value)
