"""The places of an article: which lines are body, and where its sentences begin.

A place is what a footnote names ("paragraph 4, sentence 2"), so it must come out the same
everywhere; paragraphs and sentences are counted here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from dossier.model import Block, Embedded, Span

_LINE = re.compile(r"[^\r\n]+")
_BULLET = re.compile(r"^(?:[-*•–]|\d{1,2}[.)])[ \t\u00a0]+")
_CLOSERS = r"[\"'”’»)\]】」』]"
_OPENERS = r"[\"'“‘«(\[【「『]"
# A full stop ends a sentence before a space and a capital, an opening quotation mark, a
# digit or a bullet; glued to the next word ("dollars).Ce", "FP8.À l’inverse") it does
# after a lower-case letter, a digit or a bracket, if a capital and a lower-case letter follow.
_END = re.compile(
    rf"(?P<latin>[.!?…]+(?:[ \u00a0\u202f]?{_CLOSERS})*)"
    rf"(?=[ \t\u00a0\u202f]+{_OPENERS}?[\u00a0\u202f ]?[^\W\d_a-zà-öø-ÿ]"
    rf"|[ \t\u00a0\u202f]+{_OPENERS}?\d"
    rf"|(?<=[a-zà-öø-ÿ0-9)»][.])(?:[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ’']|[A-ZÀ-ÖØ-Þ] [a-zà-öø-ÿ]))"
    rf"|(?P<cjk>[。！？]+{_CLOSERS}*)"
)
_ABBREVIATIONS = re.compile(
    r"(?:^|[\s(«“\"’'])(?:[A-ZÀ-Þ]|MM?|Mme|Mlle|Dr|Pr|St|Ste|art|av|cf|env|etc|ex|fig|no|p|pp|vol|"
    r"Mr|Mrs|Ms|Prof|Sr|Jr|vs|Inc|Ltd|Co|Corp|al|approx|est|i\.e|e\.g|(?:[A-Z]\.)+[A-Z])$"
)
# Abbreviations that may also close a sentence; before a capital they are taken to do so.
_MAY_END = re.compile(r"(?:etc|al|(?:[A-Z]\.)+[A-Z])$")
_FINAL = re.compile(rf"[.!?…:;。！？：；,](?:[ \u00a0\u202f]?{_CLOSERS})*$")


def sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The sentences of ``text[start:end]``, without the spaces between them."""
    found: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, end):
        before = text[begin : match.start()]
        if match.group("latin") == "." and _ABBREVIATIONS.search(before):
            glued = match.end() < end and not text[match.end()].isspace()
            if glued or not _MAY_END.search(before):
                continue
        found.append(_trim(text, begin, match.end()))
        begin = match.end()
    found.append(_trim(text, begin, end))
    return tuple(span for span in found if span.start < span.end)


def blocks(
    text: str, *, title: str, boilerplate: Sequence[Span], embedded: Sequence[Embedded]
) -> tuple[Block, ...]:
    """Every line of ``text`` as title, heading, paragraph, embedded post or boilerplate.

    A heading is a line that ends without punctuation and without a bullet before it; the
    title is the line that reads as ``title``. A heading's number is that of the paragraph
    after it.
    """
    found: list[Block] = [
        Block("embedded", post.number, post.start, post.end, sentences_by_line(text, post))
        for post in embedded
    ]
    paragraph = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        span = _trim(text, start, end)
        if span.start == span.end or _covered(span, embedded):
            continue
        kind: Literal["title", "heading", "paragraph", "boilerplate"] = "paragraph"
        number = 0
        if _covered(span, boilerplate):
            kind = "boilerplate"
        elif _same(text[span.start : span.end], title):
            kind = "title"
        elif bullet := _BULLET.match(text[span.start : span.end]):
            span = Span(span.start + bullet.end(), span.end)
        elif not _FINAL.search(text[span.start : span.end]):
            kind, number = "heading", paragraph + 1
        if kind == "paragraph":
            paragraph += 1
            number = paragraph
        parts = sentences(text, span.start, span.end) if kind == "paragraph" else (span,)
        found.append(Block(kind, number, span.start, span.end, parts))
    return tuple(sorted(found, key=lambda block: (block.start, block.end)))


def sentences_by_line(text: str, post: Embedded) -> tuple[Span, ...]:
    """The sentences of a post; a line never runs on into the next."""
    found: list[Span] = []
    for match in _LINE.finditer(text, post.start, post.end):
        found.extend(sentences(text, *match.span()))
    return tuple(found)


def _trim(text: str, start: int, end: int) -> Span:
    # A byte order mark is no letter: the title behind it is the title.
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _covered(span: Span, others: Sequence[Span | Embedded]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _same(line: str, title: str) -> bool:
    return " ".join(line.split()).casefold() == " ".join(title.split()).casefold()
