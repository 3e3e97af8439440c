"""Names as the search compares them. ``assets/search/text.js`` does the same in the browser;
a test holds the two together."""

from __future__ import annotations

import re
import unicodedata

from dossier.chinese import simplified

_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ß": "ss", "þ": "th", "ı": "i"}
)
_APOSTROPHES = re.compile(r"[’‘ʼ`]")
_ELISION = re.compile(r"(?<![^\W_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=[^\W_])")
_POSSESSIVE = re.compile(r"'s(?![^\W_])")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_HAN}]|[^\W_{_HAN}]+")
_ENDING = re.compile("(?:es|s|x|e)$")
_SHORT = 3
_PARTS = re.compile(r"[A-Z]?[a-zà-ÿ]+|[A-Z]+(?![a-z])|\d+")


def fold(text: str) -> str:
    """Lower case without accents, ligatures, elisions or compatibility forms, and simplified."""
    plain = unicodedata.normalize("NFKC", re.sub("[™®©]", "", text)).lower()
    plain = _POSSESSIVE.sub("", _ELISION.sub("", _APOSTROPHES.sub("'", plain)))
    bare = "".join(
        char for char in unicodedata.normalize("NFD", plain) if not unicodedata.combining(char)
    )
    return simplified(bare.translate(_LIGATURES))


def tokens(text: str) -> list[str]:
    """The folded words of a text, each Chinese character a word."""
    return _WORD.findall(fold(text))


def squash(text: str) -> str:
    """The folded letters and digits alone: "MTT S-4000" and "mtts4000" are the same."""
    return "".join(tokens(text))


def stem(word: str) -> str:
    """A folded word without what number and gender add to it: enough to compare phrases."""
    long = len(word) > _SHORT and not any(map(str.isnumeric, word))
    return _ENDING.sub("", word) if long else word


def parts(word: str) -> list[str]:
    """The folded parts of a word that is written as one: ``CloudMatrix`` → cloud, matrix;
    ``S4000`` → 4000; [] for a word of one part."""
    found = [part for part in _PARTS.findall(word) if len(part) > 2]
    return [fold(part) for part in found] if found and found != [word] else []
