"""How much of an article may be shown: the limit of quotation (docs/formats.md).

A quotation is at most so many words long, and all that is shown of one article together
at most a share of its body. What matters most is granted first.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence

from dossier.model import (
    Article,
    Count,
    Evidence,
    Grants,
    Mention,
    Money,
    Percent,
    Property,
    Quantity,
    Span,
    Statement,
)

_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3400-\u9fff]+(?:[.,][0-9]+)*", re.UNICODE)
"""A word; a Chinese character counts as one (docs/formats.md)."""
FIGURES = (Money, Percent, Count, Quantity)


def grant(
    article: Article,
    statements: Sequence[Statement],
    properties: Mapping[str, Property],
    leads: Collection[str],
    mentions: Sequence[Mention],
    *,
    max_words: int,
    max_share: float,
) -> Grants:
    """Grant the article's quotations in the order of docs/formats.md, as far as the limit goes.

    ``leads`` are ids of statements that open a profile. A statement's pieces are granted
    together or not at all; words of titles and of entity names do not count.
    """
    words = _Words(article.text)
    body = {
        i for b in article.blocks if b.kind in _BODY for i in words.beginning_in(b.start, b.end)
    }
    free = {i for m in mentions for i in words.beginning_in(m.start, m.end)}
    # Names count neither as shown nor as body, or a text full of names could be shown whole.
    body -= free
    budget = int(len(body) * max_share)
    counted: set[int] = set()
    shown: set[tuple[int, int]] = set()
    # Twice: what was refused costs nothing once all its words are granted elsewhere.
    for pieces in 2 * list(_in_order(article, statements, properties, leads)):
        inside = [words.touched_by(piece) for piece in pieces]
        if sum(len(part) for part in inside) > max_words:
            continue
        new = {i for part in inside for i in part if i in body} - counted
        if len(counted) + len(new) <= budget:
            counted |= new
            shown |= {(piece.start, piece.end) for piece in pieces}
    return Grants(frozenset(shown), len(counted), len(body))


_BODY = ("paragraph", "heading", "embedded")


def _in_order(
    article: Article,
    statements: Sequence[Statement],
    properties: Mapping[str, Property],
    leads: Collection[str],
) -> Iterable[Sequence[Evidence | Span]]:
    """Groups of passages, the most important first."""

    def rank(statement: Statement) -> tuple[int, int]:
        prop = properties[statement.property]
        figure = any(isinstance(value, FIGURES) for value in statement.values)
        if statement.id in leads or prop.quote_first:
            first = 0
        elif figure:
            first = 1
        elif prop.box:
            first = 2
        elif statement.stance == "opinion" or statement.status == "forecast":
            first = 3
        else:
            first = 4
        return first, statement.evidence[0].start

    ranked = sorted(statements, key=rank)
    yield from ([e for e in s.evidence if e.purpose == "claim"] for s in ranked)
    yield from (note.spans for note in article.notes)
    yield from ([e] for s in ranked for e in s.evidence if e.purpose != "claim")


class _Words:
    """The words of a text by number, found by where they stand."""

    def __init__(self, text: str) -> None:
        places = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in places]
        self._ends = [end for _, end in places]

    def beginning_in(self, start: int, end: int) -> range:
        """Those that begin from ``start`` on and before ``end``."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def touched_by(self, piece: Evidence | Span) -> range:
        """Those of which a part lies in ``piece``."""
        return range(bisect_right(self._ends, piece.start), bisect_left(self._starts, piece.end))


def words_in(text: str) -> int:
    """How many words ``text`` has, as the limit counts them."""
    return sum(1 for _ in _WORD.finditer(text))
