"""Text-quote selectors: what finds a piece of evidence in its article, wherever that is kept.

After the W3C's Web Annotation Data Model (https://www.w3.org/TR/annotation-model/, § 4.2.4):
the exact words, and as much before and after them as makes them stand there exactly once.
Context, and words beyond the limit of quotation, may not be published: of both together there
is a hash instead, with which whoever has the article finds and checks the place.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from dossier.model import Selector


@dataclass(slots=True)
class _Window:
    """A stretch of a text that can grow on both sides."""

    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    def stands_once(self) -> bool:
        first = self.text.find(self.words)
        return self.text.find(self.words, first + 1) < 0

    def grow(self) -> None:
        """By one word on each side."""
        while self.start > 0:
            self.start -= 1
            if self.text[self.start].isspace():
                break
        while self.end < len(self.text):
            self.end += 1
            if self.text[self.end - 1].isspace():
                break


def selector(text: str, start: int, end: int) -> Selector:
    """The selector of ``text[start:end]``, which is not empty: the shortest context, by words,
    with which it stands in ``text`` exactly once."""
    window = _Window(text, start, end)
    while not window.stands_once():
        window.grow()
    digest = hashlib.sha256(window.words.encode("utf-8")).hexdigest()
    return Selector(start - window.start, window.end - end, digest)
