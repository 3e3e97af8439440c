"""Figures in a text: each number with what it is a number of.

One pass from number to number. At each, in this order: a date; a range; a currency before
it; a sign, unit or currency after it; a noun that it counts. Every step looks at a bounded
stretch around the number, so the time grows with the length of the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from dossier.figures.nouns import counted, numbers_a_name
from dossier.figures.numerals import Amount, Numeral, amount, numeral_at, numerals
from dossier.figures.record import Figure, FigureKind
from dossier.figures.rules import NARROW, Found, Rules, Term, after_gap, is_letter, narrowed
from dossier.figures.tables import rules
from dossier.figures.when import When, date_at, year_alone
from dossier.model import Lang

_HIDDEN = re.compile(r"https?://[!-~]+|www\.[!-~]+|<[A-Za-z/!][^<>]{0,2000}>")
_MAILBOX, _HOST = re.compile(r"[\w.+-]{0,64}$"), re.compile(r"@[\w.-]{0,255}")
_FOLLOWING = re.compile(r"[^\W\d_]+")
_MASK = "\N{OBJECT REPLACEMENT CHARACTER}"
_FILE_ENDING = re.compile(r"\.[a-z]{2,4}[0-9]?(?![A-Za-z])")
_OPENING = 24
_LASTING = frozenset({"years", "months", "weeks", "hours", "minutes"})


class Extent(NamedTuple):
    """One amount, or the two of a range."""

    low: Amount
    high: Amount | None
    end: int


def find_figures(
    text: str, lang: Lang, *, skip: Sequence[tuple[int, int]] = (), published: str | None = None
) -> list[Figure]:
    """Every figure of ``text``, sorted, without overlaps; offsets are code points.

    ``lang`` is ``en``, ``fr`` or ``zh``; other languages are read by the English rules.
    ``skip`` are ranges whose digits are no figures, such as names. Nothing is found in
    web addresses, e-mail addresses, file names and HTML tags. ``published`` is the ISO date
    from which relative dates are reckoned.
    """
    del published
    finder = _Finder(text, _masked(narrowed(text), skip), rules(lang))
    return list(finder.figures())


def extent(text: str, first: Amount, rules: Rules) -> Extent:
    """The amount, or the range that it begins: ``3 à 5 milliards``, ``$3bn-$5bn``.

    A magnitude after the second number holds for both. What falls is no range.
    """
    single = Extent(first, None, first.end)
    joined = rules.connector.match(text, first.end)
    if joined is None and rules.between and rules.between_connector:
        joined = rules.between_connector.match(text, first.end)
        before = max(0, first.start - _OPENING)
        if joined and not rules.between.search(text, before, first.start):
            joined = None
    numeral = numeral_at(text, joined.end(), rules) if joined else None
    if joined is None or numeral is None or _runs_on(text, numeral.end):
        return single
    second = amount(text, numeral, rules)
    if not _same_measure(text, joined, first, second, rules):
        return single
    low = first
    if first.magnitude == 1 and second.magnitude != 1 and first.readings[0] < numeral.readings[0]:
        scaled = tuple(value * second.magnitude for value in first.readings)
        low = first._replace(readings=scaled, magnitude=second.magnitude)
    return Extent(low, second, second.end) if low.readings[-1] < second.readings[-1] else single


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


class _Finder:
    """One text being read: as it is, with names and addresses masked, and its rules."""

    def __init__(self, text: str, masked: str, rules: Rules) -> None:
        self._source = text
        self._text = masked
        self._rules = rules

    def figures(self) -> Iterator[Figure]:
        end = 0
        for numeral in numerals(self._text, self._rules):
            if numeral.start >= end and (figure := self._at(numeral, end)):
                end = figure.end
                yield figure

    def _at(self, numeral: Numeral, floor: int) -> Figure | None:
        """The figure that this number belongs to, beginning at ``floor`` or later."""
        when = date_at(self._text, numeral, self._rules, floor)
        if when and (when.start, when.end) != (numeral.start, numeral.end):
            return self._date(when)
        if numeral.text.startswith("0") and numeral.text.isdigit() and len(numeral.text) > 1:
            return None
        if _is_part(self._text, numeral, self._rules, year=when is not None):
            return None
        first = amount(self._text, numeral, self._rules)
        whole = extent(self._text, first, self._rules)
        figure = self._priced(whole, floor) or self._measured(whole, floor)
        if when is None:
            return figure or self._counted(whole)
        if figure is None or (
            figure.kind == "count" and year_alone(self._text, when.start, self._rules)
        ):
            return self._year(when, whole)
        return figure

    def _date(self, when: When) -> Figure:
        text = self._source[when.start : when.end]
        return Figure(when.start, when.end, text, "date", when.iso, when.latest, None)

    def _year(self, when: When, whole: Extent) -> Figure | None:
        """A year by itself, or two as a range; not if a word runs on (2025E)."""
        if whole.high:
            latest = date_at(self._text, whole.high.numeral, self._rules, when.end)
            if latest and latest.end == whole.high.numeral.end:
                return self._date(When(when.start, whole.end, when.iso, latest.iso))
        runs_on = is_letter(self._text[when.end : when.end + 1] or " ")
        return None if runs_on else self._date(when)

    def _priced(self, whole: Extent, floor: int) -> Figure | None:
        """Money whose sign stands before the number: ``US$5bn``, ``RMB 14,4``."""
        start = whole.low.start
        sign = self._rules.currency_before(self._text, start, floor)
        if sign is None:
            return None
        after = self._unit_after(whole)
        end = after.end if after and after.term.kind == "currency" else whole.end
        return self._figure(whole, self._rules.prefixes[sign[1]], sign.start(), end)

    def _measured(self, whole: Extent, floor: int) -> Figure | None:
        """A figure by the sign, unit or currency around it."""
        start, text = whole.low.start, self._text
        for prefix in self._rules.percent_prefixes:
            if start - len(prefix) >= floor and text.endswith(prefix, 0, start):
                return self._figure(whole, Term("percent", "%"), start - len(prefix), whole.end)
        found = self._unit_after(whole)
        if found is None or found.term.kind == "magnitude" or self._is_article(whole, found.term):
            return None
        if found.term.kind == "count" and numbers_a_name(text, whole.low.numeral, model=True):
            return None
        return self._figure(whole, found.term, start, found.end)

    def _unit_after(self, whole: Extent) -> Found | None:
        text, rules, end = self._text, self._rules, whole.end
        if text.startswith("+", end):
            end += 1
        if text.startswith("-", end) and is_letter(text[end + 1 : end + 2] or " "):
            return rules.phrase(text, end + 1)
        pos = after_gap(text, end)
        found = rules.symbol(text, pos) or rules.phrase(text, pos)
        if found is None and (whole.high or whole.low).magnitude != 1:
            of = rules.of.match(text, pos)
            if of:
                found = rules.symbol(text, of.end()) or rules.phrase(text, of.end())
        return found

    def _is_article(self, whole: Extent, term: Term) -> bool:
        """Whether "one" is no more than an article: "une puce", but "un an", "un milliard"."""
        low = whole.low
        one = low.numeral.spelled and whole.high is None and low.readings[0] == 1
        return one and (term.kind != "count" or term.unit not in _LASTING)

    def _counted(self, whole: Extent) -> Figure | None:
        """A count of what the noun after it names; of units, where a magnitude stands alone."""
        last = whole.high or whole.low
        if last.readings[0] < 2 and last.numeral.spelled:
            return None
        if numbers_a_name(self._text, whole.low.numeral, model=True):
            return None
        noun = counted(self._text, last, self._rules)
        if noun is not None:
            return self._figure(whole, Term("count", noun.unit), whole.low.start, noun.end)
        if last.worded and not last.numeral.spelled:
            return self._figure(whole, Term("count", "units"), whole.low.start, whole.end)
        return None

    def _figure(self, whole: Extent, term: Term, start: int, end: int) -> Figure:
        kind, unit = _kind(self._text, term, end, self._rules)
        values = [
            _number(_reading(part, term)) * (10 if term.kind == "tenths" else 1)
            for part in (whole.low, whole.high)
            if part
        ]
        high = values[1] if len(values) == 2 else None
        return Figure(start, end, self._source[start:end], kind, values[0], high, unit)


def _kind(text: str, term: Term, end: int, rules: Rules) -> tuple[FigureKind, str]:
    """What kind of figure a term makes; "three times faster" is a ratio."""
    match term.kind:
        case "currency":
            return "money", term.unit
        case "percent" | "tenths":
            return "percent", "%"
        case "ratio":
            return "ratio", "x"
        case "spec":
            return "spec", term.unit
    if term.unit == "times":
        following = _FOLLOWING.match(text, after_gap(text, end))
        if following and following[0].lower() in rules.comparative:
            return "ratio", "x"
    return "count", term.unit


def _reading(part: Amount, term: Term) -> Decimal:
    """Grouped thousands where things are counted, decimals where they are measured."""
    measured = part.magnitude != 1 or term.kind in {"percent", "tenths", "ratio", "spec"}
    return part.readings[-1 if measured else 0]


def _number(value: Decimal) -> float:
    return int(value) if value == value.to_integral_value() else float(value)


def _is_part(text: str, numeral: Numeral, rules: Rules, *, year: bool) -> bool:
    """Whether the number belongs to something longer: 1/3, 10:30, v1.7.2, GPT-4, a.2024.pdf."""
    before, after = (
        text[max(0, numeral.start - 2) : numeral.start],
        text[numeral.end : numeral.end + 2],
    )
    if len(before) == 2 and before[1] in "./:-–_" and before[0].isdigit():
        return True
    if before[-1:] in {"_", "#", "/"}:
        return True
    lead = text[max(0, numeral.start - _OPENING) : numeral.start].rstrip(NARROW)
    if lead.endswith(rules.ordinal_prefixes):
        return True
    if not year and len(before) == 2 and before[1] in "-‑" and is_letter(before[0]):
        return not numeral.spelled
    if len(after) == 2 and after[0] in "./:" and after[1].isdigit():
        return True
    return _FILE_ENDING.match(text, numeral.end) is not None


def _runs_on(text: str, end: int) -> bool:
    """Whether digits go on after the second number of what looks like a range."""
    return text[end : end + 1] in {"-", "–", "/", "."} and text[end + 1 : end + 2].isdigit()


def _masked(text: str, skip: Sequence[tuple[int, int]]) -> str:
    """The text at its length, with names, addresses and tags blanked out."""
    text = text.replace("*", " ")  # emphasis may part a number from its unit
    hidden = sorted([*skip, *(found.span() for found in _HIDDEN.finditer(text)), *_mail(text)])
    if not hidden:
        return text
    parts, pos = [], 0
    for start, end in hidden:
        if end > pos:
            parts += [text[pos : max(pos, start)], _MASK * (end - max(pos, start))]
            pos = end
    return "".join([*parts, text[pos:]])


def _mail(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses and handles stand, found from their @."""
    for host in _HOST.finditer(text):
        box = _MAILBOX.search(text, max(0, host.start() - 64), host.start())
        yield (box.start() if box else host.start(), host.end())
