"""Text fragments: the part of an address that leads a browser to words on a page.

After https://wicg.github.io/scroll-to-text-fragment/: whole words, with what has a meaning in
the directive (``-``, ``,``, ``&``) percent-encoded. Context before and after the words would
publish more of an article than is granted, so words that stand in it twice have no fragment.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
_LEAST = 2  # words; a single one leads anywhere


def fragment(text: str, start: int, end: int) -> str:
    """The directive ``:~:text=…`` for the whole words of ``text[start:end]``.

    "" where they are fewer than two, or stand in ``text`` more than once.
    """
    words = [m for m in _WORD.finditer(text) if start <= m.start() and m.end() <= end]
    if len(words) < _LEAST:
        return ""
    said = text[words[0].start() : words[-1].end()]
    folded = " ".join(said.split())
    if " ".join(text.split()).casefold().count(folded.casefold()) != 1:
        return ""
    return f":~:text={quote(folded, safe='').replace('-', '%2D')}"


def with_fragment(url: str, directive: str) -> str:
    """``url`` with the directive, which follows a fragment of its own if it has one."""
    return f"{url}{'' if '#' in url else '#'}{directive}" if directive else url
