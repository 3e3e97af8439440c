"""Quotations that stand once in a text, found in time that does not grow with the text.

Whether words stand a second time is asked only where the rarest of them does: an index of the
words (in Chinese: characters) of the text, made in one pass.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left

from dossier.model import Span

_WORD = re.compile("[\u3400-\u9fff]|[^\\W\u3400-\u9fff]+")
_REACHES = (12, 30, 60, 120)
"""How many characters around a quotation may tell it from others like it."""
_LOOKED_AT = 2000
"""At how many places of a quotation's rarest word it is looked for. A text in which that is
too few repeats itself for pages; there a quotation counts as standing more than once."""


class Quotations:
    """The quotations of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = array("q")
        self._places: dict[str, array[int]] = {}
        self._short: dict[str, bool] = {}

    def at(self, span: Span) -> str | dict[str, str]:
        """The words at ``span``; where they stand elsewhere too, with what is around them."""
        text, start, end = self._text, span.start, span.end
        words = text[start:end]
        if self._is_alone(start, end):
            return words
        prefix = suffix = ""
        for reach in _REACHES:
            prefix = text[max(0, start - reach) : start].rsplit("\n", 1)[-1]
            suffix = text[end : end + reach].split("\n", 1)[0]
            if self._is_alone(start - len(prefix), end + len(suffix)):
                break
        return {"exact": words, "prefix": prefix, "suffix": suffix}

    def _is_alone(self, start: int, end: int) -> bool:
        """Whether the text says ``text[start:end]`` nowhere else."""
        words = self._text[start:end]
        rarest = self._rarest(start, end)
        if rarest is None:
            # A word or two, as names are: few of them, each looked for once.
            if words not in self._short:
                first = self._text.find(words)
                self._short[words] = self._text.find(words, first + 1) < 0
            return self._short[words]
        offset, places = rarest
        found = 0
        for place in places[: _LOOKED_AT + 1]:
            found += self._text.startswith(words, place - offset) if place >= offset else 0
            if found > 1:
                return False
        return len(places) <= _LOOKED_AT

    def _rarest(self, start: int, end: int) -> tuple[int, array[int]] | None:
        """Of the whole words within the range the one of the fewest places, and how far from
        the start it stands; words at the edges may be longer elsewhere."""
        if not self._starts:
            self._read()
        best: tuple[int, array[int]] | None = None
        for i in range(bisect_left(self._starts, start + 1), bisect_left(self._starts, end)):
            at = self._starts[i]
            word = _WORD.match(self._text, at)
            if word is None or word.end() >= end:
                break
            places = self._places[word[0]]
            if best is None or len(places) < len(best[1]):
                best = at - start, places
        return best

    def _read(self) -> None:
        for word in _WORD.finditer(self._text):
            self._starts.append(word.start())
            self._places.setdefault(word[0], array("q")).append(word.start())
