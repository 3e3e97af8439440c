"""The language of a text, told from its characters and commonest words.

A table of some twenty function words a language is enough for texts of a paragraph or more
(measured: benchmarks/quality/arrival.py); a library would bring a model for a hundred
languages of which the program reads three.
"""

from __future__ import annotations

import re
from collections import Counter

from dossier.arrival.tables import tables
from dossier.model import Lang

_WORD = re.compile(r"[^\W\d_]+")
_HAN = re.compile("[\u4e00-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff]")
_LOOKED_AT = 40_000
_LEAST, _AHEAD = 0.08, 1.15
"""The least share of function words, and how far the first must be ahead of the second."""


def language_of(text: str) -> Lang | None:
    """``fr``, ``en`` or ``zh``; None where it is another, or cannot be told."""
    text = text[:_LOOKED_AT]
    han, kana = len(_HAN.findall(text)), len(_KANA.findall(text))
    words = Counter(_WORD.findall(text.lower()))
    total = sum(words.values())
    letters = sum(char.isalpha() for char in text)
    if han > 0.3 * letters:
        return None if kana > 0.1 * han else "zh"
    if not total:
        return None
    shares = sorted(
        ((sum(words[w] for w in known) / total, lang) for lang, known in _known().items()),
        reverse=True,
    )
    (first, lang), (second, _) = shares[0], shares[1]
    if first < _LEAST or first < _AHEAD * second or lang not in tables()["known"]:
        return None
    return lang


def _known() -> dict[str, list[str]]:
    words: dict[str, list[str]] = tables()["words"]
    return words
