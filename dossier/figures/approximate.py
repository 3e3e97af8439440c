"""Whether a text says of a number what its qualifier says: more than, nearly, up to."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from dossier.figures.forms import alternation, load
from dossier.figures.rules import Rules

_BEFORE, _AFTER = 60, 45
"""How far from a number its qualifier may stand: the words of a currency or unit between."""


def says(qualifier: str, text: str, start: int, end: int, rules: Rules) -> bool:
    """Whether a word or sign of the sense of ``qualifier`` stands near ``text[start:end]``."""
    words = _words(qualifier, rules.lang, spaced=rules.spaced)
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    # The number itself parts the two, so that no word is read across it.
    return words.search(f"{folded(before)}0{folded(text[start:end])}0{folded(after)}") is not None


def folded(text: str) -> str:
    """Without case and accents, with one kind of apostrophe and of blank."""
    parts = unicodedata.normalize("NFKD", text.casefold().replace("\u2019", "'"))
    return re.sub(r"\s", " ", "".join(char for char in parts if not unicodedata.combining(char)))


@cache
def _words(qualifier: str, lang: str, *, spaced: bool) -> re.Pattern[str]:
    table = load("qualifiers")
    words = [folded(word) for word in table[lang][qualifier]]
    signs = alternation(folded(sign) for sign in table["signs"][qualifier])
    unsaid = "".join(rf"(?<!{word})" for word in table["not"])
    if not spaced:
        pattern = rf"{unsaid}(?:{alternation(words)})"
    else:
        pattern = rf"{unsaid}(?<![a-z])(?:{alternation(words)})(?:(?<=[^a-z])|(?![a-z]))"
    return re.compile(f"{pattern}|{signs}" if signs else pattern)
