"""Whether two texts are the same article: how much of the shorter stands in the longer.

Shingles of five words (characters in Chinese), compared by containment
(A. Broder, *On the resemblance and containment of documents*, 1997): a copy in another
page's frame still holds its article whole.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Set as AbstractSet

TWIN = 0.35
"""From this containment on two texts are taken for one article: halfway between the least
likeness of an edited copy (0.65) and the most of two articles on one subject (0.03), as
benchmarks/quality/arrival.py measures them."""

_WORD = re.compile("[\u4e00-\u9fff]|[^\\W_]+")
_LENGTH = 5


def shingles(text: str) -> frozenset[int]:
    """The hashes of every run of five words (Chinese: characters) of ``text``."""
    words = _WORD.findall(text.casefold())
    if len(words) < _LENGTH:
        return frozenset({zlib.crc32(" ".join(words).encode())}) if words else frozenset()
    return frozenset(
        zlib.crc32(" ".join(words[i : i + _LENGTH]).encode())
        for i in range(len(words) - _LENGTH + 1)
    )


def likeness(one: AbstractSet[int], other: AbstractSet[int]) -> float:
    """The share of the smaller set that the larger holds; 0 for an empty one."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0
