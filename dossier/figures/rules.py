"""What reading figures in a language goes by: patterns, words, units, and how to look them up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from dossier.model import Lang

LETTER = "A-Za-zÀ-ÖØ-öø-ž"
"""Letters of scripts that part words by spaces; Chinese characters are neighbours, no letters."""

NARROW = " \u00a0\u2009\u202f"
"""Spaces that stand inside a number or between a number and its unit."""

YEAR_CODES = ("FY", "CY")
"""What may be glued to a year: fiscal or calendar."""

GAP = re.compile(rf"[{NARROW}\t]{{0,3}}(?:\r?\n[{NARROW}\t]{{0,3}})?")
"""What may stand between the words of one figure: blanks, at most one line break."""

_APOSTROPHES = frozenset("’'")
_GAP_BEGINS = frozenset(f"{NARROW}\t\r\n")

WORD = rf"(?:[A-Z]\.){{2,4}}|[{LETTER}’']{{1,40}}(?:-[{LETTER}]{{1,40}}){{0,3}}"
_FIRST = re.compile(WORD)
_FURTHER = re.compile(rf"[{NARROW}\n]({WORD})")
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ．％＄／]")
_NARROWED = {
    wide: wide - 0xFEE0
    for first, last in ("０９", "ＡＺ", "ａｚ", "．．", "％％", "＄＄", "／／")
    for wide in range(ord(first), ord(last) + 1)
}
_LONGEST_PREFIX = 6

Kind = Literal["magnitude", "currency", "percent", "tenths", "ratio", "spec", "count"]


class Term(NamedTuple):
    """What a word after a number says: a magnitude's factor, currency codes, or a unit."""

    kind: Kind
    unit: str
    factor: Decimal = Decimal(1)
    codes: tuple[str, ...] = ()


class Found(NamedTuple):
    """A term and where it ends."""

    term: Term
    end: int


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that reading figures in one language needs."""

    lang: Lang
    spaced: bool
    """Whether the language parts words by spaces."""
    numeral: re.Pattern[str]
    spelled: re.Pattern[str]
    """The first word of a number that is spelled out, with what surely surrounds it."""
    starts: re.Pattern[str]
    """Digits, perhaps followed by others (``row``), or a ``word``, one character before it
    where languages part words. One set of characters to begin with is found fastest."""
    word: re.Pattern[str] | None
    """A further word of a number that is spelled out, with what joins it."""
    words: Mapping[str, int]
    multiples: Mapping[str, int]
    """Words that are a ratio by themselves: "twice", "fivefold"."""
    multiple: re.Pattern[str]
    lead: re.Pattern[str]
    """What stands for a number before a magnitude: "half a" billion, "a" million."""
    half_before: re.Pattern[str] | None
    """A half that is added before a magnitude or unit: "and a half"."""
    half_after: re.Pattern[str] | None
    """A half that is added after a magnitude or unit: "et demi", 半."""
    half_begins: frozenset[str]
    vague_before: re.Pattern[str]
    vague_after: re.Pattern[str]
    """What makes a number none beside it: 数十, 十几."""
    known_group: re.Pattern[str]
    """What stands before a number of things already told of: "les" deux."""
    share_of: tuple[str, ...]
    """What stands before a number of those just counted: "of which", "dont"."""
    out_of: tuple[str, ...]
    """What stands before the second number of a fraction in words: "one in"."""
    times_sign: re.Pattern[str]
    times_words: re.Pattern[str]
    """What makes a ratio of the number after it: x3, a factor of ten."""
    times_ends: tuple[str, ...]
    """The same words in small letters, as a first test."""
    times_last: frozenset[str]
    articles: frozenset[str]
    decimal_comma: bool
    terms: Mapping[str, Term]
    heads: Mapping[str, Sequence[int]]
    """How many words terms have, by their first word; where no space parts words, how many
    characters, by the first. The longest first."""
    symbols: Mapping[str, Term]
    symbol_heads: Mapping[str, Sequence[int]]
    """How long signs are, by their first two characters; the longest first."""
    suffix: re.Pattern[str]
    """A magnitude as letters; the group that matched tells what shows that it is one."""
    suffix_begins: frozenset[str]
    suffixes: Mapping[str, Decimal]
    of: re.Pattern[str]
    connector: re.Pattern[str]
    connector_begins: frozenset[str]
    """The first character of both connectors that is no blank."""
    between: re.Pattern[str] | None
    between_connector: re.Pattern[str] | None
    prefix: re.Pattern[str]
    prefixes: Mapping[str, Term]
    prefix_ends: frozenset[str]
    tenths: re.Pattern[str]
    """The word that makes tenths of a number: 成."""
    comparative: frozenset[str]
    """Words after which "three times" is a ratio, not how often."""
    adjectives: frozenset[str]
    not_nouns: frozenset[str]
    no_noun: Mapping[str, tuple[str, ...]]
    """The same by their first character, for text in which no space parts words."""
    invariable: frozenset[str]
    """Nouns that end in s or x in the singular too."""
    irregular: Mapping[str, str]
    """Plurals by no rule, with their singular."""
    classifiers: Mapping[str, str | None]
    nouns: Mapping[str, Sequence[str]]
    """What Chinese classifiers count, by the first character, the longest first."""
    fractions: Mapping[str, int]
    percent_prefixes: tuple[str, ...]
    ordinal_prefixes: tuple[str, ...]
    ordinal_leads: frozenset[str]
    """How they end, or a blank."""

    def currency_before(self, text: str, start: int, floor: int = 0) -> re.Match[str] | None:
        """The currency sign or code that ends at ``start``, a blank between or not."""
        last = start - 2 if start > 1 and text[start - 1] in NARROW else start - 1
        if last < floor or text[last] not in self.prefix_ends:
            return None
        return self.prefix.search(text, max(floor, start - _LONGEST_PREFIX), start)

    def symbol(self, text: str, pos: int) -> Found | None:
        """The longest sign or abbreviation at ``pos``: ``%``, ``€``, ``TB/s``; case counts."""
        head = text[pos : pos + 2]
        for length in self.symbol_heads.get(head) or self.symbol_heads.get(head[:1], ()):
            term = self.symbols.get(text[pos : pos + length])
            if term is not None and pos + length <= len(text) and _closed(text, pos + length):
                return Found(term, pos + length)
        return None

    def phrase(self, text: str, pos: int) -> Found | None:
        """The longest word or phrase at ``pos`` that is a magnitude, a currency or a unit."""
        first = text[pos : pos + 1]
        if not self.spaced and not ("A" <= first <= "z"):
            return self._characters(text, pos)
        if not first.isalpha() and first not in _APOSTROPHES:
            return None
        found = _FIRST.match(text, pos)
        if found is None:
            return None
        longest, word = None, found[0]
        key, end = stem(word), found.end()
        lengths = self.heads.get(key)
        if lengths is None:
            if "-" not in word:
                return None
            head = word.partition("-")[0]
            term = self.terms.get(stem(head))
            return Found(term, pos + len(head)) if term else None
        for count in range(1, lengths[0] + 1):
            term = self.terms.get(key)
            if term is not None and _closed(text, end):
                longest = Found(term, end)
            following = _FURTHER.match(text, end) if count < lengths[0] else None
            if following is None:
                break
            key, end = f"{key} {stem(following[1])}", following.end()
        return longest

    def _characters(self, text: str, pos: int) -> Found | None:
        for length in self.heads.get(text[pos : pos + 1], ()):
            term = self.terms.get(text[pos : pos + length])
            if term is not None and pos + length <= len(text):
                return Found(term, pos + length)
        return None


def narrowed(text: str) -> str:
    """The text at its length, with full-width digits, letters and signs as ASCII."""
    return text.translate(_NARROWED) if _WIDE.search(text) else text


def after_gap(text: str, pos: int) -> int:
    """``pos``, or where the next word begins if only a :data:`GAP` lies between."""
    char = text[pos : pos + 1]
    if char not in _GAP_BEGINS:
        return pos
    if char == " " and text[pos + 1 : pos + 2] not in _GAP_BEGINS:
        return pos + 1
    found = GAP.match(text, pos)
    return found.end() if found else pos


def is_letter(char: str) -> bool:
    """Whether ``char`` forms words with its neighbours; in the sense of :data:`LETTER`."""
    return char.isalpha() and char <= "ž"


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A word without the signs of the plural, so that both numbers meet in one key."""
    word = word.lower().replace("'", "’")
    return word[:-1] if len(word) > 2 and word[-1] in "sx" else word


def _closed(text: str, end: int) -> bool:
    """Whether no word runs on across ``end``."""
    if end >= len(text) or not (is_letter(text[end]) or text[end].isdigit()):
        return True
    return not is_letter(text[end - 1])
