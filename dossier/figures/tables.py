"""The rules of each language, made from the word lists in ``dossier/data``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from dossier.figures.forms import alternation, load, tree
from dossier.figures.rules import LETTER, NARROW, WORD, Rules, Term, stem
from dossier.model import Lang

_FALLBACK = "en"


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
        "starts": re.compile(rf"\d+|{f'[^{LETTER}]' if spaced else ''}(?P<word>{first})"),
        "word": _next_word(table) if spaced else None,
        "words": table["words"],
        "lead": _lead(table),
        "multiples": table["multiples"],
        "multiple": _multiple(table["multiples"]),
        "half_before": _half(table["half_before"]),
        "half_after": _half(table["half_after"]),
        "decimal_comma": table["group"] == " ",
        "suffix": _suffix(table, lang),
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
        "of": _of(table["of"]),
        "connector": _connector(table["ranges"]),
        "between": _before(between) if between else None,
        "between_connector": _connector(list(between.values())) if between else None,
        "tenths": re.compile(alternation(table["tenths"]) or "(?!)"),
        "percent_prefixes": tuple(table["percent_prefix"]),
        "ordinal_prefixes": tuple(table["ordinal_prefix"]),
    }


def _units(lang: Lang, *, spaced: bool) -> dict[str, Any]:
    """Units and currencies, as words, as signs, and before the number."""
    terms, symbols = dict(_terms(lang)), dict(_symbols())
    prefixes = {form: term for form, term in symbols.items() if term.kind == "currency"}
    if not spaced:
        named = terms.items()
        prefixes |= {k: t for k, t in named if t.kind == "currency" and len(k) > 1}
    return {
        "terms": terms,
        "heads": _heads(terms, spaced=spaced),
        "symbols": symbols,
        "symbol_heads": _lengths((form[0], len(form)) for form in symbols),
        "prefix": _prefix(prefixes),
        "prefixes": prefixes,
        "prefix_ends": frozenset(form[-1] for form in prefixes),
    }


def _nouns(table: Mapping[str, Any], *, spaced: bool) -> dict[str, Any]:
    """What tells a noun that is counted from other words."""
    kept = ("articles", "comparative", "adjectives", "not_nouns", "invariable")
    return {
        **{name: frozenset(table[name]) for name in kept},
        "irregular": table["irregular"],
        "classifiers": load("units")["classifiers"] if not spaced else {},
        "nouns": _measured() if not spaced else {},
    }


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
    words = rf"(?i:{alternation(_by_form(lang))})[sx]?"
    of = rf"(?:(?:{alternation(table['of'])})(?:[{NARROW}]|['’]))?" if table["of"] else ""
    money = rf"[{NARROW}]?{of}(?:{alternation(_currency_symbols())}|{words})(?![{LETTER}])"
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
        rf"(?:(?:{alternation(_currency_symbols())})[{NARROW}]?)?"
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


def _heads(terms: Iterable[str], *, spaced: bool) -> dict[str, tuple[int, ...]]:
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


def _symbols() -> Iterator[tuple[str, Term]]:
    yield from _derived("symbol")
    for unit, entry in load("units")["spec"].items():
        for form in entry["symbols"]:
            yield form, Term("spec", unit)
    for form, codes in _currency_symbols().items():
        yield form, Term("currency", codes[0], codes=codes)
    for form in ("%", "％"):
        yield form, Term("percent", "%")
    for form in ("x", "×"):
        yield form, Term("ratio", "x")


def _measured() -> dict[str, list[str]]:
    """The nouns that Chinese measure words go with, by their first character."""
    found: dict[str, list[str]] = {}
    for noun in sorted(load("units")["nouns"], key=len, reverse=True):
        found.setdefault(noun[0], []).append(noun)
    return found


def _terms(lang: Lang) -> Iterator[tuple[str, Term]]:
    """Words with what they say, by the key that :func:`_key` gives them; later ones win."""
    units, table = load("units"), load("numbers")[lang]
    yield from ((_key(form), term) for form, term in _derived(lang))
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
    found = [stem(word) for word in re.findall(WORD, form)]
    return " ".join(found) or form
