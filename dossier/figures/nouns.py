"""What a number counts: the noun after it, known or as it is written."""

from __future__ import annotations

import re
from typing import NamedTuple

from dossier.figures.masks import MASK
from dossier.figures.numerals import Amount, Numeral
from dossier.figures.rules import LETTER, NARROW, Found, Rules, Term, after_gap, is_letter

_WORD = re.compile(rf"[{LETTER}]{{2,40}}(?:[-’'][{LETTER}]{{2,40}}){{0,2}}")
_NAME = re.compile(rf"{MASK}{{1,60}}(?:[-/{NARROW}]{MASK}{{1,60}}){{0,2}}")
_NAME_LENGTH = 24
_POSSESSIVE = ("’s", "'s", "s’", "s'")
_NARROW_SPACES = tuple(NARROW)
_MODIFIERS = 2
_PLAIN = re.compile(r"[a-z]{3,20}(?![-A-Za-z])")
_MILLION = 10**6
_HAN = re.compile(r"[\u4e00-\u9fff]{1,12}")
_COMPOUND = 5
"""How many characters a compound that no list knows may have, or stand before its head."""


class Noun(NamedTuple):
    """What is counted, singular unless a word of the list, and where it ends."""

    unit: str
    end: int


def counted(text: str, last: Amount, rules: Rules) -> Noun | None:
    """The noun that the amount before it counts, past adjectives; ``None`` if there is none."""
    if not rules.spaced:
        return _chinese(text, last.end, rules)
    pos = after_gap(text, last.end)
    if pos == last.end:
        return None
    if last.magnitude != 1:
        of = rules.of.match(text, pos)
        if of is None and last.worded and rules.lang == "fr" and last.magnitude >= _MILLION:
            return None  # "37 milliards actifs": what is counted would stand after "de"
        pos = of.end() if of else pos
    if text.startswith(MASK, pos):
        return _beyond(text, pos, last, rules)
    known_only = last.magnitude == 1 and numbers_a_name(text, last.numeral, model=False)
    return _noun_at(text, pos, last, rules, known_only=known_only)


def _noun_at(text: str, pos: int, last: Amount, rules: Rules, *, known_only: bool) -> Noun | None:
    """The noun at ``pos`` or after a few adjectives or nouns; ``known_only``: of the lists."""
    for _ in range(_MODIFIERS + 1):
        known = last.term_at(text, pos, rules)
        if known and known.term.kind in {"count", "spec"}:
            return Noun(known.term.unit, known.end)
        word = _WORD.match(text, pos)
        small = word[0].lower() if word else ""
        if word is None or small in rules.not_nouns:
            return None
        if small not in rules.adjectives:
            if not known_only and _is_noun(word[0], rules):
                return Noun(singular(word[0], rules), word.end())
            if rules.lang == "fr":
                return None
        if not text.startswith(_NARROW_SPACES, word.end()):
            return None
        pos = after_gap(text, word.end())
    return None


def _beyond(text: str, pos: int, last: Amount, rules: Rules) -> Noun | None:
    """What is counted where a name stands before it: "12,000 H20 chips", "200 000 Ascend".

    The number ends before the name; without a noun after it, units are counted.
    """
    found = _NAME.match(text, pos)
    after = after_gap(text, found.end() if found else pos)
    known = rules.phrase(text, after)
    if known and known.term.kind == "count":
        return Noun(known.term.unit, last.end)
    word = _WORD.match(text, after)
    if word and _is_plural(word[0]) and word[0].lower() not in rules.not_nouns:
        return Noun(singular(word[0], rules), last.end)
    return Noun("units", last.end) if last.readings[0] >= 2 else None


def hyphenated(text: str, pos: int, rules: Rules) -> Found | None:
    """What a number counts in one word with it: "a 200-page report"."""
    word = _PLAIN.match(text, pos)
    if word is None or rules.lang != "en" or word[0] in rules.not_nouns:
        return None
    return Found(Term("count", word[0]), word.end())


def singular(noun: str, rules: Rules) -> str:
    """A plural noun in the singular, by the regular endings: batteries → battery."""
    word = noun if noun.isupper() or noun[1:] != noun[1:].lower() else noun.lower()
    if word in rules.invariable:
        return word
    if word in rules.irregular:
        return rules.irregular[word]
    endings = _FRENCH if rules.lang == "fr" else _ENGLISH
    for plural, one in endings:
        if word.endswith(plural):
            return word[: len(word) - len(plural)] + one
    return word


_ENGLISH = (
    ("ies", "y"),
    ("sses", "ss"),
    ("xes", "x"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("s", ""),
)
_FRENCH = (("eaux", "eau"), ("eux", "eu"), ("aux", "al"), ("s", ""))


def _is_noun(word: str, rules: Rules) -> bool:
    return _is_plural(word) or word.lower() in rules.irregular


def _is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun of French or English."""
    return word[-1] in "sx" and not word.endswith(("ss", "ous", "’s", "'s")) and word != "s"


def numbers_a_name(text: str, numeral: Numeral, *, model: bool) -> bool:
    """Whether the number may belong to a name before it: "CloudMatrix 384 systems".

    A capital inside a sentence makes a name; with ``model``, only two capitals in a word
    do, wherever it stands (RTX 4090 cards).
    """
    start = numeral.start
    if numeral.spelled or numeral.grouped or not text[start - 1 : start].isspace():
        return False
    words = text[max(0, start - _NAME_LENGTH) : start].rsplit(None, 2)
    if not words or words[-1].islower() or words[-1].endswith(_POSSESSIVE):
        return False
    if sum(char.isupper() for char in words[-1]) > 1:
        return True
    inside = len(words) > 1 and (is_letter(words[-2][-1]) or words[-2][-1] in ",;")
    return not model and inside and words[-1][0].isupper()


def _chinese(text: str, pos: int, rules: Rules) -> Noun | None:
    """After a measure word, the noun; without one, only a word of the list."""
    pos = after_gap(text, pos)
    while text[pos : pos + 1] in rules.adjectives:
        pos += 1
    known = rules.phrase(text, pos)
    if known and known.term.unit == "units":
        return _measured_noun(text, known.end, rules) or Noun("units", known.end)
    if known and known.term.kind in {"count", "spec"}:
        return Noun(known.term.unit, known.end)
    classifier = text[pos : pos + 1]
    if classifier not in rules.classifiers:
        return None
    if noun := _measured_noun(text, pos + 1, rules):
        return noun
    unit = rules.classifiers[classifier]
    if unit is not None:
        return Noun(unit, pos + 1)
    alone = not _HAN.match(text, pos + 1) or _is_no_noun(text, pos + 1, rules)
    return Noun("units", pos + 1) if alone else None


def _measured_noun(text: str, pos: int, rules: Rules) -> Noun | None:
    """The noun after a measure word: one of a list, perhaps with nouns before it that make a
    compound, else what stands there up to the next mark or word that is no noun."""
    after = _after_adjectives(text, pos, rules)
    if listed := _listed(text, pos, rules) or _listed(text, after, rules):
        return listed
    run = _HAN.match(text, after)
    if run is None:
        return None
    ends = (at for at in range(after, run.end()) if _is_no_noun(text, at, rules))
    end = next(ends, run.end())
    for at in range(after + 1, min(end, after + _COMPOUND)):
        head = _listed(text, at, rules)
        if head and (head.end == end or at + 1 < head.end < end):
            written = text[after : head.end]
            known = head.unit.isascii() and head.end > at + 1
            return head if known else Noun(written, head.end)
    if after < end <= after + _COMPOUND and (end > after + 1 or end == run.end()):
        return Noun(text[after:end], end)
    return None


def _is_no_noun(text: str, pos: int, rules: Rules) -> bool:
    return text.startswith(rules.no_noun.get(text[pos], ()), pos)


def _listed(text: str, pos: int, rules: Rules) -> Noun | None:
    """What is counted at ``pos``, if a list knows it."""
    noun = rules.phrase(text, pos)
    if noun and noun.term.kind in {"count", "spec"}:
        return Noun(noun.term.unit, noun.end)
    for listed in rules.nouns.get(text[pos : pos + 1], ()):
        if text.startswith(listed, pos):
            return Noun(listed, pos + len(listed))
    return None


def _after_adjectives(text: str, pos: int, rules: Rules) -> int:
    pos = after_gap(text, pos)
    while pos < len(text) and text[pos] in rules.adjectives:
        pos += 1
    return pos
