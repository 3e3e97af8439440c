"""The rules of each language, made from the word lists in ``dossier/data``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from dossier.figures.forms import alternation, load, tree
from dossier.figures.rules import LETTER, NARROW, Rules
from dossier.figures.terms import (
    by_form,
    currency_symbols,
    heads,
    measured,
    sign_heads,
    symbols,
    terms,
)
from dossier.model import Lang

_FALLBACK = "en"
_MORE_DIGITS = r"(?<=\d)\d*(?:(?=[ \n][0-9])(?P<row>))?"


@cache
def rules(lang: Lang) -> Rules:
    """The rules of ``lang``; English ones for a language without rules of its own."""
    numbers = load("numbers")
    if lang not in numbers:
        return rules(_FALLBACK)
    table = numbers[lang]
    spaced = lang != "zh"
    return Rules(
        lang=lang,
        spaced=spaced,
        **_numbers(table, lang, spaced=spaced),
        **_around(table, spaced=spaced),
        **_units(lang, spaced=spaced),
        **_nouns(table, spaced=spaced),
    )


def _numbers(table: Mapping[str, Any], lang: Lang, *, spaced: bool) -> dict[str, Any]:
    """How numbers are written: in digits, in words, with magnitudes."""
    first = _first_word(table, spaced=spaced)
    return {
        "numeral": _numeral(table, spaced=spaced),
        "spelled": re.compile(first),
        "starts": _starts(table, first) if spaced else _chinese_starts(table),
        "word": _next_word(table) if spaced else None,
        "words": table["words"],
        "lead": _lead(table),
        "multiples": table["multiples"],
        "multiple": _multiple(table["multiples"]),
        "half_before": _half(table["half_before"]),
        "half_after": _half(table["half_after"]),
        "half_begins": _initials([*table["half_before"], *table["half_after"]]),
        "decimal_comma": table["group"] == " ",
        "suffix": _suffix(table, lang),
        "suffix_begins": _initials([*table["suffixes"], *table["sure_suffixes"]]),
        "suffixes": {key: Decimal(int(value)) for key, value in table["suffixes"].items()},
        "fractions": table["fractions"],
    }


def _around(table: Mapping[str, Any], *, spaced: bool) -> dict[str, Any]:
    """What stands around numbers and tells how they are meant."""
    between = table["between"]
    return {
        "vague_before": re.compile("|".join(table["vague_before"]) or "(?!)"),
        "vague_after": re.compile("|".join(table["vague_after"]) or "(?!)"),
        "known_group": _leading(table["known_group"], spaced=spaced),
        "share_of": tuple(table["share_of"]),
        "out_of": tuple(table["out_of"]),
        "times_sign": re.compile(rf"(?:^|[^{LETTER}0-9])[x×]$"),
        "times_words": _leading(table["times_words"], spaced=spaced),
        "times_ends": tuple(table["times_words"]),
        "times_last": frozenset(word[-1] for word in table["times_words"]),
        "of": _of(table["of"]),
        "connector": _connector(table["ranges"]),
        "connector_begins": _initials([*table["ranges"], *between.values(), *"%％-–—~～"]),
        "between": _before(between) if between else None,
        "between_connector": _connector(list(between.values())) if between else None,
        "tenths": re.compile(alternation(table["tenths"]) or "(?!)"),
        "percent_prefixes": tuple(table["percent_prefix"]),
        "ordinal_prefixes": tuple(table["ordinal_prefix"]),
        "ordinal_leads": frozenset(NARROW).union(word[-1] for word in table["ordinal_prefix"]),
    }


def _units(lang: Lang, *, spaced: bool) -> dict[str, Any]:
    """Units and currencies, as words, as signs, and before the number."""
    words, signs = dict(terms(lang)), dict(symbols())
    prefixes = {form: term for form, term in signs.items() if term.kind == "currency"}
    if not spaced:
        named = words.items()
        prefixes |= {k: t for k, t in named if t.kind == "currency" and len(k) > 1}
    return {
        "terms": words,
        "heads": heads(words, spaced=spaced),
        "symbols": signs,
        "symbol_heads": sign_heads(signs),
        "prefix": _prefix(prefixes),
        "prefixes": prefixes,
        "prefix_ends": frozenset(form[-1] for form in prefixes),
    }


def _nouns(table: Mapping[str, Any], *, spaced: bool) -> dict[str, Any]:
    """What tells a noun that is counted from other words."""
    kept = ("articles", "comparative", "adjectives", "not_nouns", "invariable")
    return {
        **{name: frozenset(table[name]) for name in kept},
        "no_noun": {} if spaced else _by_first(table["not_nouns"]),
        "irregular": table["irregular"],
        "classifiers": load("units")["classifiers"] if not spaced else {},
        "nouns": measured() if not spaced else {},
    }


def _by_first(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        found[word[0]] = (*found.get(word[0], ()), word)
    return found


def _numeral(table: Mapping[str, Any], *, spaced: bool) -> re.Pattern[str]:
    """A number in digits (grouped, decimal or plain) or the first word of a spelled one.

    The parts are bounded, so that a match takes time in proportion to its own length.
    """
    digits = (
        rf"(?P<grouped>[0-9]{{1,3}}(?P<sep>[{NARROW},.'’])[0-9]{{3}}(?:(?P=sep)[0-9]{{3}}){{0,4}})"
        r"(?![0-9])(?:[.,][0-9]{1,6}(?![.,]?[0-9]))?"
        r"|(?P<decimal>[0-9]{1,15}[.,][0-9]{1,8}(?![.,]?[0-9]))"
        r"|(?P<plain>\d+)"
    )
    if spaced:
        return re.compile(rf"{digits}|(?P<word>(?i:{alternation(table['words'])}))(?![{LETTER}])")
    return re.compile(rf"{digits}|(?P<word>[{''.join(table['words'])}]{{1,12}})")


def _first_word(table: Mapping[str, Any], *, spaced: bool) -> str:
    """Each in lower case, with a capital and in capitals, for speed without IGNORECASE."""
    words = table["words"]
    if not spaced:
        return f"[{''.join(words)}]+"
    forms = {form for word in words for form in (word, word.capitalize(), word.upper())}
    forms |= {form for word in table["multiples"] for form in (word, word.capitalize())}
    led = [*table["lead"], *table["half_lead"]]
    leads = {form for word in led for form in (word, word.capitalize())}
    lead = f"|(?:{tree(leads)}){_led(table)}" if leads else ""
    return rf"(?:(?:{tree(forms)})(?![{LETTER}]){lead})"


def _starts(table: Mapping[str, Any], first: str) -> re.Pattern[str]:
    """Digits, or a character and the first word of a number; see ``Rules.starts``."""
    words = (*table["words"], *table["multiples"], *table["lead"], *table["half_lead"])
    begins = "".join(sorted({form for word in words for form in (word[0], word[0].upper())}))
    return re.compile(rf"[^{LETTER}](?:{_MORE_DIGITS}|(?=[{begins}])(?P<word>{first}))")


def _chinese_starts(table: Mapping[str, Any]) -> re.Pattern[str]:
    """The same where no space parts words: digits, or a run of numerals."""
    words = "".join(table["words"])
    return re.compile(rf"[\d{words}](?:{_MORE_DIGITS}|(?P<word>)[{words}]*)")


def _initials(words: Iterable[str]) -> frozenset[str]:
    """The characters that words begin with, as they are written."""
    return frozenset(word[0] for word in words)


def _led(table: Mapping[str, Any]) -> str:
    """The magnitude that must follow what only then stands for a number: "a" million."""
    return rf"(?=[-{NARROW}\n](?:{alternation(table['magnitudes'])})s?(?![{LETTER}]))"


def _multiple(words: Mapping[str, int]) -> re.Pattern[str]:
    return re.compile(rf"(?i:{alternation(words)})(?![{LETTER}])" if words else r"(?!)")


def _lead(table: Mapping[str, Any]) -> re.Pattern[str]:
    if not table["lead"] and not table["half_lead"]:
        return re.compile(r"(?!)")
    half = rf"(?P<half>(?i:{alternation(table['half_lead']) or '(?!)'}))"
    one = rf"(?i:{alternation(table['lead']) or '(?!)'})"
    return re.compile(rf"(?:{half}|{one}){_led(table)}")


def _leading(words: Sequence[str], *, spaced: bool) -> re.Pattern[str]:
    """Words that end where a number begins."""
    if not words:
        return re.compile(r"(?!)")
    if not spaced:
        return re.compile(rf"(?:{alternation(words)})$")
    return re.compile(rf"(?<![{LETTER}])(?i:{alternation(words)})[{NARROW}\n]$")


def _half(words: Sequence[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    spaced = words[0].isascii()
    blank, bound = (rf"[{NARROW}\n]", rf"(?![{LETTER}])") if spaced else ("", "")
    return re.compile(rf"{blank}(?:{alternation(words)}){bound}")


def _next_word(table: Mapping[str, Any]) -> re.Pattern[str]:
    joined = "".join(rf"(?:{word}[-{NARROW}])?" for word in table["and"])
    return re.compile(rf"[-{NARROW}]{joined}((?i:{alternation(table['words'])}))(?![{LETTER}])")


def _suffix(table: Mapping[str, Any], lang: Lang) -> re.Pattern[str]:
    """A magnitude as letters: ``glued`` to the digits, or a blank ``away`` from them.

    Letters that are nothing else (``bn``) are one wherever they stand; others only ``before``
    a currency (``5 M€``, ``5 M d'euros``) or after one (``priced``: ``$3 m``; else metres).
    """
    letters, sure = alternation(table["suffixes"]), alternation(table["sure_suffixes"])
    ends = rf"(?![{LETTER}0-9/²³])"
    words = rf"(?i:{tree(form.lower() for form in by_form(lang))})[sx]?"
    of = rf"(?:(?:{alternation(table['of'])})(?:[{NARROW}]|['’]))?" if table["of"] else ""
    money = rf"[{NARROW}]?{of}(?:{tree(currency_symbols())}|{words})(?![{LETTER}])"
    return re.compile(
        rf"(?P<glued>{letters}){ends}|[{NARROW}]"
        rf"(?:{f'(?P<away>{sure}){ends}|' if sure else ''}(?P<before>{letters})(?={money})"
        rf"|(?P<priced>{letters}){ends})"
    )


def _connector(words: list[str]) -> re.Pattern[str]:
    """What joins the two numbers of a range, with a sign that the first may carry."""
    spoken = rf"|[{NARROW}\n](?:{alternation(words)})[{NARROW}\n]" if words else ""
    glued = "".join(rf"|{word}" for word in words if not word.isascii() and len(word) == 1)
    return re.compile(
        rf"(?:[{NARROW}]?(?:%|％))?(?:[{NARROW}]?[-–—~～][{NARROW}]?{spoken}{glued})"
        rf"(?:(?:{tree(currency_symbols())})[{NARROW}]?)?"
    )


def _of(words: list[str]) -> re.Pattern[str]:
    """The preposition between a magnitude and its unit: "12 milliards d'euros"."""
    return re.compile(rf"(?:{alternation(words)})(?:[{NARROW}\n]|['’])" if words else r"(?!)")


def _before(between: Mapping[str, str]) -> re.Pattern[str]:
    """The word that opens a range, and perhaps a currency sign, before its first number."""
    sign = r"\W{0,3}[A-Z]{0,3}\W{0,2}"
    return re.compile(rf"(?<![{LETTER}])(?i:{alternation(between)})[{NARROW}\n]{sign}$")


def _prefix(forms: Iterable[str]) -> re.Pattern[str]:
    """A currency sign, code or (in Chinese) name that ends where a number begins."""
    return re.compile(rf"(?<![{LETTER}])({alternation(forms)})[{NARROW}]?$")
