"""Chinese names as they are looked for and sorted: pinyin, and one script for both.

A leaf over two libraries: pypinyin (readings) and OpenCC (simplified and traditional
characters). What comes out is derived: it finds and sorts names and is never shown as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from opencc import OpenCC
from pypinyin import lazy_pinyin

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_UNIFIED = range(0x4E00, 0xA000)
"""CJK Unified Ideographs (Unicode block): every character that names are written with."""


def is_chinese(text: str) -> bool:
    """Whether a Chinese character stands in the text."""
    return _HAN.search(text) is not None


def pinyin(text: str) -> str:
    """The text with each Chinese character as its syllable, without tones: ``mo er xian
    cheng``; "" where it has no Chinese character."""
    if not is_chinese(text):
        return ""
    return " ".join(part.strip() for part in lazy_pinyin(text) if part.strip())


def simplified(text: str) -> str:
    """The text with every traditional character simplified, one by one."""
    table = _to_simplified()
    return "".join(table.get(char, char) for char in text)


def variants(texts: Iterable[str]) -> dict[str, str]:
    """The traditional characters that stand for a character of ``texts``: ``{華: 华}``."""
    used = {char for text in texts for char in simplified(text)}
    return {char: plain for char, plain in _to_simplified().items() if plain in used}


@cache
def _to_simplified() -> dict[str, str]:
    """OpenCC's table of single characters, traditional to simplified."""
    chars = [chr(code) for code in _UNIFIED]
    plain = OpenCC("t2s").convert("\n".join(chars)).split("\n")
    return {char: one for char, one in zip(chars, plain, strict=True) if char != one}
