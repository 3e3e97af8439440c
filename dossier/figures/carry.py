"""Whether a text carries a value: its numbers, and the sign, currency, unit or date with them.

The check is for the eyes of an editor who mistyped a digit: it never refuses a quotation
that carries the value in any usual form, and names what is missing otherwise.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import NamedTuple

from dossier.figures.approximate import says
from dossier.figures.find import find_figures
from dossier.figures.numerals import Amount, amount, numerals
from dossier.figures.ranges import extent
from dossier.figures.rules import LETTER, Rules, Term, after_gap, narrowed
from dossier.figures.tables import rules
from dossier.figures.when import months_in, parts_in
from dossier.model import Count, DateValue, Lang, Money, Percent, Quantity, Value

_SHORT = 3
_LEAD = 6
_FROM = re.compile(r"(?:(?<![a-zà-ÿ])(?:from|de|du|des|d['’])|从|從|由|自)\W{0,3}$", re.IGNORECASE)
"""What stands before a change ("from 5 to 7"): both its ends are numbers by themselves."""


class _Stated(NamedTuple):
    """A number where it stands, and whether it is one end of a range."""

    value: float
    start: int
    end: int
    ranged: bool = False


def numbers_in(text: str, lang: Lang) -> set[float]:
    """Every number of ``text`` in every reading, with its magnitude and without.

    "3 à 5 milliards" gives 3, 5, 3e9 and 5e9; "1, 65" gives 1 and 65. Digits inside a name
    (``H20``) are no numbers.
    """
    ruled, text = rules(lang), narrowed(text)
    bare = {float(value) for found in numerals(text, ruled) for value in found.readings}
    return bare | _stated(text, ruled)


def carries(
    value: Value,
    text: str,
    lang: Lang,
    *,
    unit_words: Collection[str] = (),
    published: str | None = None,
) -> str | None:
    """``None`` if ``text`` carries ``value``, else what is missing, as a short English phrase.

    Numbers count with their magnitude: 12 is not carried by "12 milliards". ``unit_words``
    are the words for the unit in any language, of which one must stand in the text, in any
    inflection; without them the unit of a count is not checked. ``published`` is the ISO date from
    which a date without a year is reckoned ("in October"). Values that are no figures
    are always carried.
    """
    ruled, text = rules(lang), narrowed(text)
    match value:
        case Money():
            return _money_missing(value, text, ruled)
        case Percent(percent=low, percent_max=high, qualifier=sense):
            missing = _number_missing((low, high), sense, text, ruled)
            return missing or _percent_missing(text, ruled)
        case Count(count=low, count_max=high, unit=unit, qualifier=sense):
            missing = _number_missing((low, high), sense, text, ruled)
            return missing or _unit_missing(unit, unit_words, text)
        case Quantity(amount=low, amount_max=high, unit=unit, qualifier=sense):
            missing = _number_missing((low, high), sense, text, ruled)
            return missing or _unit_missing(unit, unit_words or _written(unit, ruled), text)
        case DateValue(date=date):
            return _date_missing(date, text, ruled, published)
        case _:
            return None


def _stated(text: str, rules: Rules) -> set[float]:
    """The numbers that the text states: magnitude words multiplied out, and only so."""
    return {number.value for number in _occurrences(text, rules)}


def _occurrences(text: str, rules: Rules) -> Iterator[_Stated]:
    """The same with their places."""
    for word, share in rules.fractions.items():
        for found in re.finditer(_whole(word), text, re.IGNORECASE):
            yield _Stated(float(share), *found.span())
    for word in rules.articles:
        for found in re.finditer(_whole(word), text, re.IGNORECASE):
            yield _Stated(1.0, *found.span())
    ends: set[int] = set()
    for numeral in numerals(text, rules):
        first = amount(text, numeral, rules)
        whole = extent(text, first, rules)
        ranged = numeral.start in ends
        if whole.high and not _FROM.search(text, max(0, numeral.start - _LEAD), numeral.start):
            ranged = True
            ends.add(whole.high.start)
        readings = [*whole.low.readings, *(() if whole.low.worded else first.readings)]
        if not first.worded:
            readings += numeral.readings
        for value in (*map(float, readings), *_tenths(text, whole.low, rules)):
            yield _Stated(value, numeral.start, first.end, ranged)


def _tenths(text: str, part: Amount, rules: Rules) -> Iterator[float]:
    """七成 is 70 per cent."""
    term = rules.phrase(text, after_gap(text, part.end))
    if term and term.term.kind == "tenths":
        yield from (10 * float(value) for value in part.readings)


def _number_missing(
    wanted: tuple[float, float | None], qualifier: str | None, text: str, rules: Rules
) -> str | None:
    """The numbers, then the words for what the qualifier says of them.

    One end of a range is no number by itself: "5 to 7" does not say 5.
    """
    stated = list(_occurrences(text, rules))
    near: list[_Stated] = []
    for number in wanted:
        if number is None:
            continue
        found = [one for one in stated if math.isclose(number, one.value)]
        if not found:
            return f"the number {_shown(number)}"
        alone = found if wanted[1] is not None else [one for one in found if not one.ranged]
        if not alone:
            return f"the number {_shown(number)} alone (it is one end of a range)"
        near += alone
    if qualifier and not any(says(qualifier, text, one.start, one.end, rules) for one in near):
        return f"the words for `{qualifier}`"
    return None


def _money_missing(value: Money, text: str, rules: Rules) -> str | None:
    """The amounts, then their currency: beside them where the text has one there."""
    missing = _number_missing((value.amount, value.amount_max), value.qualifier, text, rules)
    if missing is None and value.currency not in _currencies_of(value, text, rules):
        missing = f"the currency {value.currency}"
    if missing is None and value.also is not None:
        missing = _money_missing(value.also, text, rules)
    return missing


def _currencies_of(value: Money, text: str, rules: Rules) -> set[str]:
    """The currencies that the text gives this amount in, else any that it names."""
    beside = [
        figure.text
        for figure in find_figures(text, rules.lang)
        if figure.kind == "money" and value.amount in {figure.value, figure.value_max}
    ]
    return {code for part in beside or [text] for code in _currencies(part, rules)}


def _currencies(text: str, rules: Rules) -> Iterator[str]:
    """Every code that a sign or word of the text may stand for."""
    for numeral in numerals(text, rules):
        if sign := rules.currency_before(text, numeral.start):
            yield from rules.prefixes[sign[1]].codes
    for term in _terms(text, rules):
        if term.kind == "currency":
            yield from term.codes


def _percent_missing(text: str, rules: Rules) -> str | None:
    if any(prefix in text for prefix in rules.percent_prefixes):
        return None
    if any(re.search(_whole(word), text, re.IGNORECASE) for word in rules.fractions):
        return None
    signs = {"percent", "tenths"}
    signed = any(term.kind in signs for term in _terms(text, rules))
    return None if signed else "the percent sign"


def _terms(text: str, rules: Rules) -> Iterator[Term]:
    """Every sign, word or phrase that says what a number is, the longest at each place."""
    starts = rf"(?<![{LETTER}])[{LETTER}]|[^\s\w]" if rules.spaced else r"\S"
    end = 0
    for place in re.finditer(starts, text):
        start = place.start()
        found = (rules.symbol(text, start) or rules.phrase(text, start)) if start >= end else None
        if found:
            end = found.end
            yield found.term


def _unit_missing(unit: str, words: Collection[str], text: str) -> str | None:
    folded = _folded(text)
    if not words or any(re.search(_inflected(word), folded) for word in words):
        return None
    return f"the unit {unit}"


def _written(unit: str, rules: Rules) -> set[str]:
    """The unit with every other way to write it: GB, Go, gigaoctet."""
    written = {unit}
    for table in (rules.symbols, rules.terms):
        written.update(form for form, term in table.items() if unit in {term.unit, form})
        written.update(
            form
            for form, term in table.items()
            if term.kind == "spec" and table.get(unit) and term.unit == table[unit].unit
        )
    return written


def _date_missing(iso: str, text: str, rules: Rules, published: str | None) -> str | None:
    """The year, the half or quarter, the month and the day, in this order."""
    if any(
        f.kind == "date" and str(f.value).startswith(iso)
        for f in find_figures(text, rules.lang, published=published)
    ):
        return None
    year, _, rest = iso.partition("-")
    stated = _stated(text, rules)
    if not year.isdigit() or float(year) not in stated:
        return f"the year {year}"
    if rest[:1] in {"H", "Q"}:
        return None if rest in parts_in(text, rules.lang) else f"the period {rest}"
    month, _, day = rest.partition("-")
    if month and int(month) not in months_in(text, rules.lang):
        return f"the month {month}"
    return f"the day {day}" if day and float(day) not in stated else None


def _whole(word: str) -> str:
    """A pattern for the word by itself; Chinese words have no bounds."""
    return rf"(?<![{LETTER}]){re.escape(word)}s?(?![{LETTER}])"


def _inflected(label: str) -> str:
    """A pattern for a word or phrase in any inflection: the stem of each of its words."""
    patterns = []
    for word in _folded(label).split():
        short = len(word) <= _SHORT or not word.isascii()
        bound = rf"{re.escape(word)}[sx]?(?![a-z])" if word.isascii() else re.escape(word)
        patterns.append(bound if short else rf"{re.escape(word[: max(_SHORT, len(word) - 2)])}\w*")
    return r"(?<![a-z])" + r"[\s-]+".join(patterns)


def _folded(text: str) -> str:
    """Without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


def _shown(number: float) -> str:
    return f"{int(number):,}" if number == int(number) else f"{number:,}"
