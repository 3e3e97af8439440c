"""Figures in a text: each number with what it is a number of.

One pass from number to number. At each, in this order: a date; a range; a currency before
it; a sign, unit or currency after it; a noun that it counts. Every step looks at a bounded
stretch around the number, so the time grows with the length of the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from dossier.figures.context import is_known_group, is_part
from dossier.figures.elliptic import completed
from dossier.figures.kinds import as_number, kind_of, stands_alone, value_of
from dossier.figures.masks import masked
from dossier.figures.nouns import counted, hyphenated, numbers_a_name
from dossier.figures.numerals import ONE, Amount, Numeral, amount, numeral_at, numerals
from dossier.figures.ranges import Extent, extent
from dossier.figures.record import Figure
from dossier.figures.relative import relative_dates
from dossier.figures.rules import LETTER, NARROW, Found, Rules, Term, after_gap, is_letter, narrowed
from dossier.figures.spans import first_quarters, months_of_year, spanning
from dossier.figures.tables import rules
from dossier.figures.when import When, date_at, year_alone
from dossier.model import Lang

_PARTED = re.compile(
    rf"([0-9]{{1,3}}),[{NARROW}]([0-9]{{1,3}})(?=[{NARROW}](?:milliard|million)(?![{LETTER}]))"
)
_AND = re.compile(r" (?:and|et|or|ou) (?=[0-9])")
_LIKE = (Decimal("0.01"), Decimal(100))
"""How far two numbers of one coordination may be apart."""
_FIFTHS = re.compile("([一二三四五六七八九半])(?![一二三四五六七八九十百千万萬亿億成年月个個倍])")
"""The hundredths after the tenths: 一成五, 两成半."""
_OPENING = 24
_ROW = 3
_BLANKS = (" ", "\n")
_AFTER_YEAR = frozenset(",;)")
"""What shows that nothing is counted by the year before it."""
_ROW_BEFORE = frozenset("0123456789\n;|")
_ALONE = 1000
_TIMES = Term("ratio", "x")
_PERCENT = Term("percent", "%")
_UNITS = Term("count", "units")
_LASTING = frozenset({"years", "months", "weeks", "days", "hours", "minutes"})
_SIGNS = frozenset("x×")
_GLUED = frozenset("+-")


def find_figures(
    text: str, lang: Lang, *, skip: Sequence[tuple[int, int]] = (), published: str | None = None
) -> list[Figure]:
    """Every figure of ``text``, sorted, without overlaps; offsets are code points.

    ``lang`` is ``en``, ``fr`` or ``zh``; other languages are read by the English rules.
    ``skip`` are ranges whose digits are no figures, such as names. Nothing is found in
    web addresses, e-mail addresses, file names and HTML tags. ``published`` is the ISO date
    from which dates without a year are reckoned; without it they are no figures.
    """
    finder = _Finder(text, masked(narrowed(text), skip), rules(lang))
    figures = list(finder.figures(published))
    return completed(text, figures, bare=finder.bare, shares=finder.shares)


class _Finder:
    """One text being read: as it is, with names and addresses masked, and its rules."""

    def __init__(self, text: str, masked: str, rules: Rules) -> None:
        self._source = text
        self._text = masked
        self._rules = rules
        self.bare: set[int] = set()
        """Where amounts begin that nothing says what they are of."""
        self.shares: set[int] = set()
        """Where numbers begin that are some of those counted before: "dont quinze"."""

    def figures(self, published: str | None) -> Iterator[Figure]:
        """The figures in reading order; of two that overlap, the one that begins first."""
        near = relative_dates(self._text, self._rules.lang, published) if published else []
        if not self._rules.spaced:
            near = [first_quarters(self._text, when) for when in near]
        end = at = 0
        for numeral in numerals(self._text, self._rules):
            while at < len(near) and near[at].start <= numeral.start:
                if near[at].start >= end:
                    yield self._date(near[at])
                    end = near[at].end
                at += 1
            if numeral.start >= end and (figure := self._at(numeral, end)):
                end = figure.end
                yield figure
        yield from (self._date(when) for when in near[at:] if when.start >= end)

    def _at(self, numeral: Numeral, floor: int, *, alone: bool = False) -> Figure | None:
        """The figure that this number belongs to, beginning at ``floor`` or later.

        ``alone``: whatever follows in a coordination says nothing of it.
        """
        text, rules = self._text, self._rules
        if text[numeral.end + 1 : numeral.end + 2].isdigit() and self._is_of_a_row(numeral):
            return None
        when = None
        if not numeral.spelled or not rules.spaced:
            when = date_at(text, numeral, rules, floor)
        if when and (when.start, when.end) != (numeral.start, numeral.end):
            return self._date(spanning(text, when, rules, floor))
        if numeral.text[0] == "0" and numeral.text.isdigit() and len(numeral.text) > 1:
            return None
        if is_part(text, numeral, rules, year=when is not None):
            return None
        if when and text[when.end : when.end + 1] in _AFTER_YEAR and self._is_year(when):
            return self._date(when)
        if rules.decimal_comma and text[numeral.end : numeral.end + 1] == ",":
            numeral = self._rejoined(numeral)
        first = amount(text, numeral, rules)
        if numeral.spelled and self._is_article(first):
            return None
        whole = extent(text, first, rules)
        sign = rules.currency_before(text, whole.low.start, floor)
        figure = self._priced(whole, sign) if sign else self._multiple(whole, floor)
        figure = figure or self._measured(whole, floor)
        if when is None:
            figure = figure or self._counted(whole)
            if figure and figure.unit == "months" and (of := months_of_year(text, figure, rules)):
                return self._date(of)
            return figure if figure or alone else self._coordinated(whole)
        if figure is None or (figure.kind == "count" and self._is_year(when)):
            return self._year(when, whole)
        return figure

    def _is_year(self, when: When) -> bool:
        return year_alone(self._text, when.start, self._rules)

    def _is_article(self, first: Amount) -> bool:
        """Whether a "one" in words is no more than an article."""
        rules, end = self._rules, first.end
        joined = rules.connector.match(self._text, end) or rules.tenths.match(self._text, end)
        return first.readings[0] == 1 and joined is None

    def _is_of_a_row(self, numeral: Numeral) -> bool:
        """Whether the number after it makes a table of them: "1 2 3"; but "$1 2025"."""
        start, end, text = numeral.start, numeral.end, self._text
        if end - start > _ROW or numeral.spelled or text[end : end + 1] not in _BLANKS:
            return False
        before = text[start - 1 : start] if start else ""
        if before.isspace() and start > 1:
            before = text[start - 2 : start - 1]
        return not before or before in _ROW_BEFORE

    def _rejoined(self, numeral: Numeral) -> Numeral:
        """A blank slipped in after a decimal comma, as the singular shows: "1, 65 milliard"."""
        if numeral.spelled or numeral.grouped:
            return numeral
        found = _PARTED.match(self._text, numeral.start)
        if found is None:
            return numeral
        value = Decimal(f"{found[1]}.{found[2]}")
        return numeral._replace(end=found.end(), readings=(value,), text=found[0])

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

    def _priced(self, whole: Extent, sign: re.Match[str]) -> Figure:
        """Money whose sign stands before the number: ``US$5bn``, ``RMB 14,4``."""
        after = self._unit_after(whole)
        end = after.end if after and after.term.kind == "currency" else whole.end
        return self._figure(whole, self._rules.prefixes[sign[1]], sign.start(), end)

    def _measured(self, whole: Extent, floor: int) -> Figure | None:
        """A figure by the sign, unit or currency around it."""
        start, text = whole.low.start, self._text
        if text.endswith(self._rules.percent_prefixes, 0, start):
            for prefix in self._rules.percent_prefixes:
                if start - len(prefix) >= floor and text.endswith(prefix, 0, start):
                    return self._figure(whole, _PERCENT, start - len(prefix), whole.end)
        found = self._unit_after(whole)
        if found is None or found.term.kind == "magnitude" or self._no_number(whole, found.term):
            return None
        if found.term.unit == "units" and not self._rules.spaced:
            return None  # a measure word: what it measures may follow
        if found.term.kind == "count" and numbers_a_name(text, whole.low.numeral, model=True):
            return None
        if found.term.kind == "tenths" and (more := _FIFTHS.match(text, found.end)):
            part = Decimal(5 if more[1] == "半" else self._rules.words[more[1]]) / 10
            readings = tuple(value + part for value in whole.low.readings)
            whole = whole._replace(low=whole.low._replace(readings=readings))
            found = found._replace(end=more.end())
        return self._figure(whole, found.term, start, found.end)

    def _unit_after(self, whole: Extent) -> Found | None:
        text, rules, end = self._text, self._rules, whole.end
        last = whole.high or whole.low
        if text[end : end + 1] in _GLUED:
            if text.startswith("+", end):
                end += 1
            if text.startswith("-", end) and is_letter(text[end + 1 : end + 2] or " "):
                return rules.phrase(text, end + 1) or hyphenated(text, end + 1, rules)
        pos = last.next_at if last.next_at >= end == last.end else after_gap(text, end)
        found = rules.symbol(text, pos) or last.term_at(text, pos, rules)
        if found is None and last.magnitude != 1:
            of = rules.of.match(text, pos)
            if of:
                found = rules.symbol(text, of.end()) or rules.phrase(text, of.end())
        return found

    def _multiple(self, whole: Extent, floor: int) -> Figure | None:
        """A ratio by what stands before it: x3, multiplié par trois, a factor of ten."""
        start, text, rules = whole.low.start, self._text, self._rules
        if whole.low.numeral.multiple:
            return self._figure(whole, _TIMES, start, whole.low.end)
        if start == 0:
            return None
        if text[start - 1] in _SIGNS and rules.times_sign.search(
            text, max(floor, start - 3), start
        ):
            return self._figure(whole, _TIMES, start - 1, whole.end)
        if text[start - 2].lower() not in rules.times_last or whole.low.magnitude is not ONE:
            return None
        before = text[max(floor, start - _OPENING) : max(floor, start - 1)].lower()
        if not before.endswith(rules.times_ends):
            return None
        said = rules.times_words.search(text, max(floor, start - _OPENING), start)
        return self._figure(whole, _TIMES, start, whole.end) if said else None

    def _no_number(self, whole: Extent, term: Term | None) -> bool:
        """Whether "one" is no more than an article, or "the two" take up what was told."""
        low, text = whole.low, self._text
        if not low.numeral.spelled or whole.high or low.magnitude is not ONE:
            return False
        if term is not None and term.kind == "tenths":
            return False
        if low.readings[0] < 2 and low.readings[0] == int(low.readings[0]):
            return True
        lasting = term is not None and (term.unit in _LASTING or term.kind != "count")
        return not lasting and is_known_group(text, low.numeral, self._rules)

    def _counted(self, whole: Extent) -> Figure | None:
        """A count of what the noun after it names; of units, where an amount stands alone."""
        last, start = whole.high or whole.low, whole.low.start
        noun = counted(self._text, last, self._rules)
        term = Term("count", noun.unit) if noun and noun.unit in _LASTING else None
        if self._no_number(whole, term) or numbers_a_name(
            self._text, whole.low.numeral, model=True
        ):
            return None
        before = self._text[max(0, start - _OPENING) : start].lower().rstrip()
        if before.endswith(self._rules.out_of):
            return None
        if noun is not None:
            return self._figure(whole, Term("count", noun.unit), start, noun.end)
        if (last.worded and last.magnitude >= _ALONE) or stands_alone(self._text, last):
            self.bare.add(start)
            return self._figure(whole, _UNITS, start, whole.end)
        runs_on = is_letter(self._text[whole.end : whole.end + 1] or " ")
        if last.magnitude == 1 and not runs_on and before.endswith(self._rules.share_of):
            self.shares.add(start)
            return self._figure(whole, _UNITS, start, whole.end)
        return None

    def _coordinated(self, whole: Extent) -> Figure | None:
        """A number with the magnitude and unit of the next: "38.6 and 19.1 billion yuan"."""
        first, text = whole.low, self._text
        joined = _AND.match(text, first.end)
        if joined is None or whole.high or first.numeral.spelled or first.magnitude != 1:
            return None
        following = numeral_at(text, joined.end(), self._rules)
        if following is None or numbers_a_name(text, first.numeral, model=False):
            return None
        figure = self._at(following, following.start, alone=True)
        if figure is None or figure.kind == "date" or figure.value_max is not None:
            return None
        second = amount(text, following, self._rules)
        value = first.readings[-1 if second.magnitude != 1 else 0]
        if not _LIKE[0] <= value / (following.readings[0] or 1) <= _LIKE[1]:
            return None
        if following.start in self.bare:
            self.bare.add(first.start)
        number = as_number(value * second.magnitude)
        written = self._source[first.start : first.end]
        return Figure(first.start, first.end, written, figure.kind, number, None, figure.unit)

    def _figure(self, whole: Extent, term: Term, start: int, end: int) -> Figure:
        kind, unit = kind_of(self._text, term, end, self._rules)
        value = value_of(whole.low, term)
        high = value_of(whole.high, term) if whole.high else None
        if term.kind == "tenths":
            value, high = value * 10, None if high is None else high * 10
        return Figure(start, end, self._source[start:end], kind, value, high, unit)
