"""One amount, or the two of a range."""

from __future__ import annotations

import re
from typing import NamedTuple

from dossier.figures.numerals import Amount, amount, numeral_at
from dossier.figures.rules import NARROW, Rules, after_gap

_OPENING = 24
_LEAD = 10
_BLANKS = frozenset(f"{NARROW}\n")
_REPEATED = re.compile(r"[\u4e00-\u9fff]{1,4}[至到\-–—~～][0-9]")
"""A unit and another number, as ranges have it."""
FROM = re.compile(
    r"(?:(?<![a-zà-ÿ])(?:from|de|du|des|d['’])|从|從|由|自)\W{0,3}[A-Z]{0,3}\W{0,2}$", re.IGNORECASE
)
"""What stands before a change ("from 5 to 7")."""


class Extent(NamedTuple):
    """One amount, or the two of a range."""

    low: Amount
    high: Amount | None
    end: int


def extent(text: str, first: Amount, rules: Rules) -> Extent:
    """The amount, or the range that it begins: ``3 à 5 milliards``, ``$3bn-$5bn``.

    A magnitude after the second number holds for both. What falls is no range.
    """
    single = Extent(first, None, first.end)
    if not rules.spaced and _REPEATED.match(text, first.end):
        return _repeated(text, first, rules) or single
    char = text[first.end : first.end + 1]
    if char in _BLANKS:
        char = text[first.end + 1 : first.end + 2]
    if char not in rules.connector_begins:
        return single
    joined = rules.connector.match(text, first.end)
    if joined is None and rules.between and rules.between_connector:
        joined = rules.between_connector.match(text, first.end)
        before = max(0, first.start - _OPENING)
        if joined and not rules.between.search(text, before, first.start):
            joined = None
    numeral = numeral_at(text, joined.end(), rules) if joined else None
    if joined is None or numeral is None or _runs_on(text, numeral.end):
        return single
    second = amount(text, numeral, rules, since=first.start)
    if not _same_measure(text, joined, first, second, rules):
        return single
    if _is_change(text, joined[0], first):
        return single
    low = first
    if first.magnitude == 1 and second.magnitude != 1 and first.readings[0] < numeral.readings[0]:
        scaled = tuple(value * second.magnitude for value in first.readings)
        low = first._replace(readings=scaled, magnitude=second.magnitude)
    return Extent(low, second, second.end) if low.readings[-1] < second.readings[-1] else single


def _repeated(text: str, first: Amount, rules: Rules) -> Extent | None:
    """The range of which both ends have their unit: 6999元至12999元; 由3元至5元 is a change."""
    unit = rules.phrase(text, first.end)
    joined = rules.connector.match(text, unit.end) if unit else None
    numeral = numeral_at(text, joined.end(), rules) if joined else None
    if unit is None or numeral is None or unit.term.kind == "magnitude":
        return None
    second = amount(text, numeral, rules)
    same = rules.phrase(text, second.end)
    if same is None or same.term != unit.term or first.readings[-1] >= second.readings[-1]:
        return None
    before = text[max(0, first.start - _LEAD) : first.start]
    return None if FROM.search(before) else Extent(first, second, second.end)


def _same_measure(
    text: str, joined: re.Match[str], first: Amount, second: Amount, rules: Rules
) -> bool:
    """Whether what stands between the numbers fits both: not "rose 94% to $35.1 billion"."""
    between = joined[0].rstrip(NARROW)
    if "%" in between and not text.startswith("%", after_gap(text, second.end)):
        return False
    return not between.endswith(tuple(rules.prefixes)) or bool(
        rules.currency_before(text, first.start)
    )


def _is_change(text: str, joined: str, first: Amount) -> bool:
    """Whether "from 3% to 5%" tells of a change: each end has its sign or magnitude."""
    complete = not joined.strip(NARROW).isalpha() or first.magnitude != 1
    spoken = any(char.isalpha() for char in joined)
    return (
        complete
        and spoken
        and FROM.search(text, max(0, first.start - _LEAD), first.start) is not None
    )


def _runs_on(text: str, end: int) -> bool:
    """Whether digits go on after the second number of what looks like a range."""
    return text[end : end + 1] in {"-", "–", "/", "."} and text[end + 1 : end + 2].isdigit()
