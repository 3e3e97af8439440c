"""Where a passage stands, in words and as an anchor: "¶3, sentence 2", ``p3s2``."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from dossier.model import Article, Block
from dossier.strings import Strings

_PREFIX = {"paragraph": "p", "heading": "h", "embedded": "e", "title": "t", "boilerplate": "b"}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A sentence of an article: its block's kind and number, its own number from 1."""

    start: int
    kind: str
    number: int
    sentence: int
    end: int

    @property
    def anchor(self) -> str:
        """The permanent anchor on the source page."""
        if self.kind == "title":
            return "title"
        if self.kind == "heading":
            return f"h{self.number}"
        return f"{_PREFIX[self.kind]}{self.number}s{self.sentence}"

    def label(self, strings: Strings) -> str:
        """The place in words."""
        return strings(f"place.{self.kind}", n=self.number, s=self.sentence)


def places(article: Article) -> tuple[Place, ...]:
    """Every sentence of the article that can be evidence, in the order of the text."""
    found = []
    used: set[str] = set()
    for block in article.blocks:
        if block.kind == "boilerplate":
            continue
        for i, span in enumerate(block.sentences, start=1):
            place = Place(span.start, block.kind, _number(block, used), i, span.end)
            found.append(place)
        used.add(f"{block.kind}{block.number}")
    return tuple(sorted(found))


def place_at(all_places: tuple[Place, ...], start: int) -> Place:
    """The sentence in which the passage that begins at ``start`` stands."""
    at = bisect.bisect_right(all_places, start, key=lambda place: place.start)
    return all_places[max(at - 1, 0)]


def _number(block: Block, used: set[str]) -> int:
    """Two headings before one paragraph must not share an anchor: the second counts on."""
    number = block.number
    while block.kind == "heading" and f"heading{number}" in used:
        number += 100
    return number
