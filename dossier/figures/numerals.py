"""Numbers as they are written: digits with grouping and decimals, or spelled out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from dossier.figures.rules import YEAR_CODES, Found, Rules, after_gap, is_letter

_LONGEST = 15
_GROUP = 3
ONE = Decimal(1)
"""The magnitude of a number without any."""
_HALF = Decimal("0.5")
_ROW = re.compile(r"(?:[0-9]{1,3}[ \n](?=[0-9])(?![0-9]{3}(?![0-9])))+")
_ROW_WIDTH = 3
_ROW_BEFORE = frozenset({"", *"0123456789;|"})
_SEPARATORS = re.compile(r"[^\d]")


class Numeral(NamedTuple):
    """A number in a text.

    ``readings``: its values, the likelier first; several only where a comma or a dot may
    part thousands or decimals (``1,234`` in a French text).
    """

    start: int
    end: int
    readings: tuple[Decimal, ...]
    text: str
    spelled: bool = False
    grouped: bool = False
    multiple: bool = False
    """Whether the word is a ratio by itself: "twice"."""


class Amount(NamedTuple):
    """A number with its magnitude words multiplied out."""

    start: int
    end: int
    readings: tuple[Decimal, ...]
    magnitude: Decimal
    worded: bool
    """Whether the magnitude is a word, not a letter glued to the digits."""
    numeral: Numeral
    next_at: int = -1
    """Where the next word after ``end`` begins, if it was looked up, and the term that it is."""
    next_term: Found | None = None

    def term_at(self, text: str, pos: int, rules: Rules) -> Found | None:
        """The word or phrase at ``pos``, looked up once."""
        return self.next_term if pos == self.next_at else rules.phrase(text, pos)


def numerals(text: str, rules: Rules) -> Iterator[Numeral]:
    """Every number in reading order; the digits of ``H20`` and of ids over 15 long are none."""
    end = 0
    for start in _starts(text, rules):
        if start < end or (text[start - 1].isalpha() and inside_word(text, start, rules)):
            continue
        numeral = numeral_at(text, start, rules)
        if numeral is not None:
            yield numeral
            end = numeral.end


def _starts(text: str, rules: Rules) -> Iterator[int]:
    """Where a number may begin, but for short ones in a row, as in a table: "1 2 3"."""
    if rules.spaced and rules.spelled.match(text):
        yield 0
    row_end, lead_in = 0, 1 if rules.spaced else 0
    for found in rules.starts.finditer(text):
        kind, start = found.lastgroup, found.start()
        if kind == "word":
            yield start + lead_in
        elif start >= row_end:
            row = None
            if kind and found.end() - start <= _ROW_WIDTH:
                row = _ROW.match(text, start)
            if row and text[max(0, start - 2) : start].rstrip()[-1:] in _ROW_BEFORE:
                row_end = row.end()
            else:
                yield start


def numeral_at(text: str, pos: int, rules: Rules) -> Numeral | None:
    """The number that begins at ``pos``."""
    found = rules.numeral.match(text, pos)
    if found:
        return _read(text, found, rules)
    if many := rules.multiple.match(text, pos):
        value = Decimal(rules.multiples[many[0].lower()])
        return Numeral(pos, many.end(), (value,), many[0], spelled=True, multiple=True)
    lead = rules.lead.match(text, pos)
    if lead is None:
        return None
    value = Decimal("0.5") if lead["half"] else Decimal(1)
    return Numeral(pos, lead.end(), (value,), lead[0], spelled=True)


def amount(text: str, numeral: Numeral, rules: Rules, *, since: int | None = None) -> Amount:
    """The number with the magnitudes that follow it: ``12 milliards``, ``70万``, ``300K``.

    Two may follow one another ("mille milliards"); in Chinese a smaller number may be
    added (三亿五千万). ``since`` is where the range begins that it ends, if it does: a
    currency before that is its own too.
    """
    readings, end, halved = numeral.readings, numeral.end, None
    pos = after_gap(text, end)
    after = text[pos : pos + 1]
    if rules.half_before and after in rules.half_begins:
        halved = rules.half_before.match(text, end)
        end = halved.end() if halved else end
    end, magnitude, pos, following = _magnitudes(text, end, rules)
    worded = magnitude is not ONE
    if worded and halved is None and rules.half_after:
        halved = rules.half_after.match(text, end)
        end = halved.end() if halved else end
    if halved:
        readings = tuple(value + _HALF for value in readings)
    if magnitude is ONE and after in rules.suffix_begins and not numeral.spelled:
        letters = rules.suffix.match(text, numeral.end)
        if letters and (letters.lastgroup != "priced" or _is_priced(text, numeral, rules, since)):
            magnitude, end = rules.suffixes[letters[letters.lastgroup or 0]], letters.end()
    if magnitude is not ONE:
        readings = tuple(value * magnitude for value in readings)
        if not rules.spaced:
            added = numeral_at(text, end, rules)
            rest, factor, *_ = _magnitudes(text, added.end, rules) if added else (end, magnitude)
            if added and 1 < factor < magnitude:
                readings = tuple(value + added.readings[0] * factor for value in readings)
                end = rest
    if pos < end:
        pos, following = -1, None
    return Amount(numeral.start, end, readings, magnitude, worded, numeral, pos, following)


def _is_priced(text: str, numeral: Numeral, rules: Rules, since: int | None) -> bool:
    """Whether the sign of a currency stands before the number, or before its range."""
    starts = (numeral.start,) if since is None else (numeral.start, since)
    return any(rules.currency_before(text, start) for start in starts)


def _magnitudes(text: str, end: int, rules: Rules) -> tuple[int, Decimal, int, Found | None]:
    """Where the magnitude words after ``end`` end, and their product; :data:`ONE` without any.

    Then where the word after them begins, and what term it is.
    """
    factor = ONE
    for _ in range(2):
        pos = after_gap(text, end)
        found = rules.phrase(text, pos)
        if found is None or found.term.kind != "magnitude":
            return end, factor, pos, found
        factor = found.term.factor if factor is ONE else factor * found.term.factor
        end = found.end
    return end, factor, -1, None


def inside_word(text: str, start: int, rules: Rules) -> bool:
    """Whether a word runs into the number (``H20``), a currency code aside (``RMB14``)."""
    if start == 0 or not text[start - 1].isalpha() or not is_letter(text[start - 1]):
        return False
    if text.startswith(YEAR_CODES, max(0, start - 2)):
        return start > 2 and is_letter(text[start - 3])
    return rules.currency_before(text, start) is None


def _read(text: str, found: re.Match[str], rules: Rules) -> Numeral | None:
    kind = found.lastgroup or ""
    if kind == "word":
        return _spelled(text, found, rules) if rules.spaced else _chinese(found, rules)
    written, (start, end) = found[0], found.span()
    readings = _readings(written, kind, decimal_comma=rules.decimal_comma)
    if readings is None:
        return None
    if kind == "grouped":
        return Numeral(start, end, readings, written, grouped=True)
    return Numeral(start, end, readings, written)


@lru_cache(maxsize=4096)
def _readings(written: str, kind: str, *, decimal_comma: bool) -> tuple[Decimal, ...] | None:
    """The values of digits; in threes, a sole comma or dot may also be a decimal mark."""
    if kind == "plain":
        return (Decimal(written),) if len(written) <= _LONGEST else None
    if kind == "decimal":
        return (Decimal(written.replace(",", ".")),)
    marks = _SEPARATORS.findall(written)
    whole, _, rest = written.rpartition(marks[-1])
    if marks[-1] == marks[0] and len(rest) == _GROUP:
        whole, rest = written, ""
    grouped = Decimal(_SEPARATORS.sub("", whole) + (f".{rest}" if rest else ""))
    if marks[0] not in ".," or len(marks) > 1:
        return (grouped,)
    decimal = Decimal(whole.replace(",", "."))
    if whole.startswith("0"):
        return (decimal,)
    if decimal_comma:
        return (grouped, decimal)
    return (decimal,) if marks[0] == "." else (grouped,)


def _spelled(text: str, found: re.Match[str], rules: Rules) -> Numeral:
    """A number in words, as far as the words add up: "vingt et un", "two hundred and five".

    Each word must fit below the last one added, or multiply what stands before it.
    """
    first = rules.words[found[0].lower()]
    total, group, room, end = 0, 0, 1001, found.start()
    value, stop = first, found.end()
    while True:
        step = _compose(total, group, room, value)
        if step is None:
            break
        total, group, room = step
        end = stop
        following = rules.word.match(text, stop) if rules.word else None
        if following is None:
            break
        value, stop = rules.words[following[1].lower()], following.end()
    return Numeral(
        found.start(), end, (Decimal(total + group),), text[found.start() : end], spelled=True
    )


def _compose(total: int, group: int, room: int, value: int) -> tuple[int, int, int] | None:
    """One more word: the thousands so far, the group below a thousand, and what still fits."""
    if value == 1000:
        return None if total else (1000 * (group or 1), 0, 1000)
    if value == 100 and (group < 10 or room == 1001):
        return total, 100 * (group or 1), 100
    if value == 20 and group % 100 == 4 and room == 0:
        return total, group + 76, 20
    if value >= room:
        return None
    left = 20 if value in {60, 80} else 10
    return total, group + value, left if value % 10 == 0 and value else 0


def _chinese(found: re.Match[str], rules: Rules) -> Numeral | None:
    """A run of Chinese numerals, by place (二〇二五) or with 十百千 (三百二十)."""
    text, (start, end) = found.string, found.span()
    if start and rules.vague_before.match(text, start - 1):
        return None
    if rules.vague_after.match(text, end):
        return None
    values = [rules.words[char] for char in found[0]]
    if all(value < 10 for value in values):
        total = int("".join(str(value) for value in values))
    else:
        total, last = 0, 0
        for value in values:
            if value >= 10:
                total, last = total + value * (last or 1), 0
            else:
                last = value
        total += last
    return Numeral(found.start(), found.end(), (Decimal(total),), found[0], spelled=True)
