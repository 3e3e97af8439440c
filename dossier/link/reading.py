"""A text made ready for all that looks for names in it, part by part."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dossier.link.cues import Cues, cues
from dossier.link.fold import Folded, fold
from dossier.link.masks import masks
from dossier.link.surroundings import Surroundings

Span = tuple[int, int]
PART = 1 << 18
"""How many code points are read at once: far more than an article has, and so few that what
a text without end keeps in memory is what was found in it."""
_BREAKS = ("\n\n", "\n", "。", ". ", " ")
"""Where a part may end, the best first."""


@dataclass(frozen=True)
class Part:
    """A stretch of a text, from ``start`` on; offsets in it count from there."""

    start: int
    text: str
    masks: list[Span]
    """Where no name is looked for, sorted, none overlapping."""
    cues: Cues

    @cached_property
    def view(self) -> Folded:
        """The stretch as the matcher sees it."""
        return fold(self.text)

    @cached_property
    def around(self) -> Surroundings:
        """What stands around its places."""
        return Surroundings(self.view.plain, self.cues)


class Reading:
    """``text`` for the names of the catalogue and for those that it lacks: what both need is
    made once, as long as the text has one part."""

    def __init__(self, text: str, *, size: int = PART) -> None:
        """``text`` is read as it is; offsets are its code points. ``size``: that of a part."""
        self.text = text
        self._size = size
        self._cues = cues()
        self._last: Part | None = None

    @cached_property
    def masks(self) -> list[Span]:
        """Where in the whole text no name is looked for, sorted."""
        return masks(self.text, self._cues)

    def parts(self) -> Iterator[Part]:
        """The text in parts, in their order; a part ends with a paragraph, if one ends."""
        start = 0
        while start < len(self.text):
            end = self._end(start)
            if self._last is None or self._last.start != start:
                self._last = self._part(start, end)
            yield self._last
            start = end

    def _end(self, start: int) -> int:
        """Where the part that begins at ``start`` ends."""
        last = start + self._size
        if last >= len(self.text):
            return len(self.text)
        for mark in _BREAKS:
            at = self.text.rfind(mark, start + self._size // 2, last)
            if at >= 0:
                return at + len(mark)
        return last

    def _part(self, start: int, end: int) -> Part:
        spans, first = self.masks, 0
        if start:
            first = bisect_right(spans, start, key=lambda span: span[1])
        last = bisect_left(spans, (end, end))
        held = [(max(a - start, 0), min(b, end) - start) for a, b in spans[first:last]]
        return Part(start, self.text[start:end], held, self._cues)
