"""The language rules of figures: word lists from ``dossier/data``, compiled once a language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from dossier.model import Lang

LETTER = "A-Za-zÀ-ÖØ-öø-ž"
"""Letters of scripts that part words by spaces; Chinese characters are neighbours, no letters."""

NARROW = " \u00a0\u2009\u202f"
"""Spaces that stand inside a number or between a number and its unit."""

GAP = re.compile(rf"[{NARROW}\t]{{0,3}}(?:\r?\n[{NARROW}\t]{{0,3}})?")
"""What may stand between the words of one figure: blanks, at most one line break."""

_WORD = rf"(?:[A-Z]\.){{2,4}}|[{LETTER}’']{{1,40}}(?:-[{LETTER}]{{1,40}}){{0,3}}"
_WORDS = re.compile(rf"({_WORD})" + rf"(?:[{NARROW}\n]({_WORD})" * 3 + ")?" * 3)
_WIDE = re.compile("[０-９．％]")
_NARROWED = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_FALLBACK = "en"
_LONGEST_SYMBOL = 8

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
    numeral: re.Pattern[str]
    word: re.Pattern[str] | None
    """A further word of a number that is spelled out, with what joins it."""
    words: Mapping[str, int]
    articles: frozenset[str]
    spaced_groups: bool
    decimal_comma: bool
    terms: Mapping[str, Term]
    symbols: Mapping[str, Term]
    suffix: re.Pattern[str]
    suffixes: Mapping[str, Decimal]
    of: re.Pattern[str]
    connector: re.Pattern[str]
    between: re.Pattern[str] | None
    between_connector: re.Pattern[str] | None
    prefix: re.Pattern[str]
    comparative: frozenset[str]
    """Words after which "three times" is a ratio, not how often."""
    adjectives: frozenset[str]
    not_nouns: frozenset[str]
    classifiers: Mapping[str, str | None]
    fractions: Mapping[str, int]
    percent_prefixes: tuple[str, ...]

    @property
    def spaced(self) -> bool:
        """Whether the language parts words by spaces."""
        return self.word is not None

    def symbol(self, text: str, pos: int) -> Found | None:
        """The longest sign or abbreviation at ``pos``: ``%``, ``€``, ``TB/s``; case counts."""
        for length in range(min(_LONGEST_SYMBOL, len(text) - pos), 0, -1):
            term = self.symbols.get(text[pos : pos + length])
            if term is not None and _closed(text, pos + length):
                return Found(term, pos + length)
        return None

    def phrase(self, text: str, pos: int) -> Found | None:
        """The longest word or phrase at ``pos`` that is a magnitude, a currency or a unit."""
        if not self.spaced and not ("A" <= text[pos : pos + 1] <= "z"):
            return self._characters(text, pos)
        found = _WORDS.match(text, pos)
        if found is None:
            return None
        keys = [stem(word) for word in found.groups() if word]
        for length in range(len(keys), 0, -1):
            term = self.terms.get(" ".join(keys[:length]))
            if term is not None and _closed(text, found.end(length)):
                return Found(term, found.end(length))
        head, hyphen, _ = found[1].partition("-")
        term = self.terms.get(stem(head)) if hyphen else None
        return Found(term, pos + len(head)) if term is not None else None

    def _characters(self, text: str, pos: int) -> Found | None:
        for length in range(min(6, len(text) - pos), 0, -1):
            term = self.terms.get(text[pos : pos + length])
            if term is not None:
                return Found(term, pos + length)
        return None


def narrowed(text: str) -> str:
    """The text at its length, with full-width digits, points and per cent signs as ASCII."""
    return text.translate(_NARROWED) if _WIDE.search(text) else text


def after_gap(text: str, pos: int) -> int:
    """``pos``, or where the next word begins if only a :data:`GAP` lies between."""
    found = GAP.match(text, pos)
    return found.end() if found else pos


def is_letter(char: str) -> bool:
    """Whether ``char`` forms words with its neighbours; in the sense of :data:`LETTER`."""
    return char.isalpha() and char <= "ž"


def stem(word: str) -> str:
    """A word without the signs of the plural, so that both numbers meet in one key."""
    word = word.lower().replace("'", "’")
    return word[:-1] if len(word) > 2 and word[-1] in "sx" else word


def _closed(text: str, end: int) -> bool:
    """Whether no word runs on across ``end``."""
    if end >= len(text) or not (is_letter(text[end]) or text[end].isdigit()):
        return True
    return not is_letter(text[end - 1])


@cache
def load(name: str) -> Mapping[str, Any]:
    """A table of ``dossier/data``."""
    text = files("dossier").joinpath("data", f"{name}.json").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = json.loads(text)
    return loaded


@cache
def rules(lang: Lang) -> Rules:
    """The rules of ``lang``; English ones for a language without rules of its own."""
    numbers = load("numbers")
    if lang not in numbers:
        return rules(_FALLBACK)
    table = numbers[lang]
    spaced = lang != "zh"
    between = table["between"]
    return Rules(
        lang=lang,
        numeral=_numeral(table, spaced=spaced),
        word=_next_word(table) if spaced else None,
        words=table["words"],
        articles=frozenset(table["articles"]),
        spaced_groups=table["group"] == " ",
        decimal_comma=table["group"] == " ",
        terms=dict(_terms(lang)),
        symbols=dict(_symbols()),
        suffix=_suffix(table),
        suffixes={key: Decimal(int(value)) for key, value in table["suffixes"].items()},
        of=re.compile(
            rf"(?:{alternation(table['of'])})(?:[{NARROW}\n]|['’])" if table["of"] else r"(?!)"
        ),
        connector=_connector(table["ranges"]),
        between=_before(between) if between else None,
        between_connector=_connector(list(between.values())) if between else None,
        prefix=_prefix(),
        comparative=frozenset(table["comparative"]),
        adjectives=frozenset(table["adjectives"]),
        not_nouns=frozenset(table["not_nouns"]),
        classifiers=load("units")["classifiers"] if not spaced else {},
        fractions=table["fractions"],
        percent_prefixes=tuple(table["percent_prefix"]),
    )


def alternation(words: Iterable[str]) -> str:
    """An alternation, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def _numeral(table: Mapping[str, Any], *, spaced: bool) -> re.Pattern[str]:
    """A number in digits (grouped, decimal or plain) or the first word of a spelled one.

    The parts are bounded, so that a match takes time in proportion to its own length.
    """
    blank = NARROW if table["group"] == " " else NARROW.strip(" ")
    digits = (
        rf"(?P<grouped>[0-9]{{1,3}}(?:(?P<sep>[{blank},.'’])[0-9]{{3}}(?:(?P=sep)[0-9]{{3}}){{0,4}})"
        r"(?![0-9])(?:[.,][0-9]{1,6}(?![.,]?[0-9]))?)"
        r"|(?P<decimal>[0-9]{1,15}[.,][0-9]{1,8}(?![.,]?[0-9]))"
        r"|(?P<plain>\d+)"
    )
    if spaced:
        return re.compile(rf"{digits}|(?P<word>(?i:{alternation(table['words'])}))(?![{LETTER}])")
    return re.compile(rf"{digits}|(?P<word>[{''.join(table['words'])}]{{1,12}})")


def _next_word(table: Mapping[str, Any]) -> re.Pattern[str]:
    joined = "".join(rf"(?:{word}[-{NARROW}])?" for word in table["and"])
    return re.compile(rf"[-{NARROW}]{joined}((?i:{alternation(table['words'])}))(?![{LETTER}])")


def _suffix(table: Mapping[str, Any]) -> re.Pattern[str]:
    """A magnitude as letters: glued to the digits, or before a currency (``5 M€``)."""
    letters = alternation(table["suffixes"])
    return re.compile(
        rf"(?P<glued>{letters})(?![{LETTER}0-9/])"
        rf"|[{NARROW}](?P<apart>{letters})(?=[{NARROW}]?(?:{alternation(_currency_symbols())})(?![{LETTER}]))"
    )


def _connector(words: list[str]) -> re.Pattern[str]:
    """What joins the two numbers of a range, with a sign that the first may carry."""
    spoken = rf"|[{NARROW}\n](?:{alternation(words)})[{NARROW}\n]" if words else ""
    glued = "".join(rf"|{word}" for word in words if not word.isascii() and len(word) == 1)
    return re.compile(
        rf"(?:[{NARROW}]?(?:%|％))?(?:[{NARROW}]?[-–—~～][{NARROW}]?{spoken}{glued})"
        rf"(?:(?:{alternation(_currency_symbols())})[{NARROW}]?)?"
    )


def _before(between: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![{LETTER}])(?i:{alternation(between)})[{NARROW}\n]\W{{0,3}}[A-Z]{{0,3}}\W{{0,2}}$"
    )


def _prefix() -> re.Pattern[str]:
    """A currency sign or code that ends where a number begins."""
    return re.compile(rf"(?<![{LETTER}])((?:{alternation(_currency_symbols())}))[{NARROW}]?$")


@cache
def _currency_symbols() -> Mapping[str, tuple[str, ...]]:
    return _by_form("symbols")


def _by_form(key: str) -> dict[str, tuple[str, ...]]:
    """Each written form with the codes it may stand for, the likeliest first."""
    forms: dict[str, tuple[str, ...]] = {}
    for code, entry in load("currencies").items():
        for form in entry[key]:
            forms[form] = (*forms.get(form, ()), code)
    return forms


def _symbols() -> Iterator[tuple[str, Term]]:
    for unit, entry in load("units")["spec"].items():
        for form in entry["symbols"]:
            yield form, Term("spec", unit)
    for form, codes in _currency_symbols().items():
        yield form, Term("currency", codes[0], codes=codes)
    for form in ("%", "％"):
        yield form, Term("percent", "%")
    for form in ("x", "×"):
        yield form, Term("ratio", "x")


def _terms(lang: Lang) -> Iterator[tuple[str, Term]]:
    """Words with what they say, by the key that :func:`_key` gives them; later ones win."""
    units, table = load("units"), load("numbers")[lang]
    for kind in ("count", "spec"):
        for unit, entry in units[kind].items():
            for form in entry.get(lang, ()):
                yield _key(form), Term(kind, unit)
    for form, codes in _by_form(lang).items():
        yield _key(form), Term("currency", codes[0], codes=codes)
    for form in table["percent"]:
        yield _key(form), Term("percent", "%")
    for form in table["tenths"]:
        yield form, Term("tenths", "%")
    for form in table["ratio"]:
        yield _key(form), Term("ratio", "x")
    for form, factor in table["magnitudes"].items():
        yield _key(form), Term("magnitude", "", Decimal(int(factor)))


def _key(form: str) -> str:
    found = [stem(word) for word in re.findall(_WORD, form)]
    return " ".join(found) or form
