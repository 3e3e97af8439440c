"""The units, currencies and magnitudes of each language by the words and signs they go by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache

from dossier.figures.forms import load
from dossier.figures.rules import WORD, Term, stem
from dossier.model import Lang


@cache
def currency_symbols() -> Mapping[str, tuple[str, ...]]:
    """Each sign or code of a currency with the currencies it may stand for, the likeliest first."""
    return by_form("symbols")


def by_form(key: str) -> dict[str, tuple[str, ...]]:
    """Each written form with the codes it may stand for, the likeliest first."""
    forms: dict[str, tuple[str, ...]] = {}
    for code, entry in load("currencies").items():
        for form in entry[key]:
            forms[form] = (*forms.get(form, ()), code)
    return forms


def _derived(key: str) -> Iterator[tuple[str, Term]]:
    """Units of the SI and their like, each prefix before each base: ``kN``, kilonewton, 千牛顿.

    ``key``: ``symbol`` or a language.
    """
    prefixes = load("units")["si"]["prefixes"]
    for base, entry in load("units")["si"]["bases"].items():
        for sign in ("", *entry["prefixes"].split()):
            form = (
                sign + base if key == "symbol" else entry[key] and prefixes[sign][key] + entry[key]
            )
            if form:
                yield form, Term("spec", sign + base)


def heads(terms: Iterable[str], *, spaced: bool) -> dict[str, tuple[int, ...]]:
    """What ``Rules.heads`` holds: words where spaces part them, else characters."""
    return _lengths(
        (words[0], len(words)) if key.isascii() or spaced else (key[0], len(key))
        for key in terms
        if (words := key.split())
    )


def _lengths(sized: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """By each beginning the lengths that go with it, the longest first."""
    found: dict[str, set[int]] = {}
    for head, length in sized:
        found.setdefault(head, set()).add(length)
    return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in found.items()}


def sign_heads(symbols: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """What ``Rules.symbol_heads`` holds: a sign of one character counts under each pair too."""
    forms = list(symbols)
    pairs = _lengths((form[:2], len(form)) for form in forms)
    return {
        head: (*lengths, 1) if len(head) > 1 and head[0] in pairs else lengths
        for head, lengths in pairs.items()
    }


def symbols() -> Iterator[tuple[str, Term]]:
    """Signs and abbreviations with what they say, in every language; later ones win."""
    yield from _derived("symbol")
    for unit, entry in load("units")["spec"].items():
        for form in entry["symbols"]:
            yield form, Term("spec", unit)
    for form, codes in currency_symbols().items():
        yield form, Term("currency", codes[0], codes=codes)
    for form in ("%", "％"):
        yield form, Term("percent", "%")
    for form in ("x", "×"):
        yield form, Term("ratio", "x")


def measured() -> dict[str, list[str]]:
    """The nouns that Chinese measure words go with, by their first character."""
    found: dict[str, list[str]] = {}
    for noun in sorted(load("units")["nouns"], key=len, reverse=True):
        found.setdefault(noun[0], []).append(noun)
    return found


def terms(lang: Lang) -> Iterator[tuple[str, Term]]:
    """Words with what they say, by the key that :func:`_key` gives them; later ones win."""
    units, table = load("units"), load("numbers")[lang]
    yield from ((_key(form), term) for form, term in _derived(lang))
    for kind in ("count", "spec"):
        for unit, entry in units[kind].items():
            for form in entry.get(lang, ()):
                yield _key(form), Term(kind, unit)
    for form, codes in by_form(lang).items():
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
    found = [stem(word) for word in re.findall(WORD, form)]
    return " ".join(found) or form
