"""Where a quotation stands in its article."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dossier.model import Block, Span

JOINT = " … "
"""What joins the pieces of a quotation (docs/formats.md, Statements)."""

_COMPARED = 500
_SENTENCES = 2000
"""How many characters of a passage, and how many sentences, are compared for a hint."""
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Found:
    """The places of a quotation's pieces, or what is wrong with it and how to mend it."""

    spans: tuple[Span, ...] = ()
    what: str = ""
    how: str = ""


def words_of(quote: str | Mapping[str, Any]) -> str:
    """The words of a quotation, however it was written."""
    return quote if isinstance(quote, str) else str(quote["exact"])


def locate(quote: str | Mapping[str, Any], text: str, blocks: Sequence[Block]) -> Found:
    """Find ``quote`` in ``text``: pieces in order, in one paragraph if that is possible.

    It must stand there exactly once; ``{exact, prefix, suffix}`` picks one of several.
    """
    words = words_of(quote)
    if not words.strip():
        return Found(what="the quotation is empty", how="Quote the words that carry the statement")
    places = [(Span(at, at + len(words)),) for at in _occurrences(words, text, 0, len(text))]
    if not places:
        pieces = [piece.strip() for piece in words.split(JOINT)]
        if not all(pieces):
            return Found(
                what=f"a piece of the quotation {_short(words)} is empty",
                how="Put words on both sides of each ' … '",
            )
        missing = next((p for p in pieces if p not in text), None)
        if missing is not None:
            return Found(
                what=f"the quotation {_short(missing)} is not in the article",
                how=closest(missing, text, blocks),
            )
        places = _placements(pieces, text, blocks)
    if isinstance(quote, Mapping):
        prefix, suffix = str(quote.get("prefix", "")), str(quote.get("suffix", ""))
        places = [p for p in places if _framed(p, text, prefix, suffix)]
        if not places:
            return Found(
                what=f"no occurrence of {_short(words)} has this prefix and suffix",
                how="Copy what stands just before and after it in the article",
            )
    if not places:
        return Found(
            what=f"the pieces of {_short(words)} do not follow each other in the article",
            how="Put the pieces in the order of the text",
        )
    if len(places) > 1:
        return Found(
            what=f"the quotation {_short(words)} stands {len(places)} times in the article",
            how="Quote more words, or write {exact, prefix, suffix}",
        )
    return Found(spans=places[0])


def closest(words: str, text: str, blocks: Sequence[Block]) -> str:
    """What the writer probably meant: the passage of the article most like ``words``."""
    at = _folded(text).find(_folded(words))
    if at >= 0:
        return (
            f"The article has other spaces or quotation marks; copy: {text[at : at + len(words)]}"
        )
    best, score = "", 0
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(words[:_COMPARED])
    for sentence in [s for block in blocks for s in block.sentences][:_SENTENCES]:
        found = text[sentence.start : sentence.end]
        matcher.set_seq1(found[:_COMPARED])
        # Squares: one long stretch in common says more than many short ones.
        common = sum(m.size**2 for m in matcher.get_matching_blocks())
        if common > score:
            match = matcher.find_longest_match()
            begin = max(0, match.a - match.b)
            best, score = _whole_words(found, begin, begin + len(words) + 20), common
    return f"The closest passage is: {best}" if best else "Copy it from the article"


def _whole_words(text: str, start: int, end: int) -> str:
    """``text[start:end]``, widened at its start and cut at its end to whole words."""
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    joins = "’'-"
    while (
        start < end < len(text)
        and text[end].isalnum()
        and (text[end - 1].isalnum() or text[end - 1] in joins)
    ):
        end -= 1
    return text[start:end].strip(" .\u00a0\u202f")


def _occurrences(words: str, text: str, start: int, end: int) -> Iterator[int]:
    at = text.find(words, start, end)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, end)


def _placements(pieces: Sequence[str], text: str, blocks: Sequence[Block]) -> list[Any]:
    """The ways to lay the pieces in order: within single blocks if any, else anywhere."""
    inside = [p for b in blocks for p in _lay(pieces, text, b.start, b.end)]
    return inside or list(_lay(pieces, text, 0, len(text)))


def _lay(pieces: Sequence[str], text: str, start: int, end: int) -> list[tuple[Span, ...]]:
    """At most two placements in ``text[start:end]``: more are as ambiguous as two.

    Later pieces take their first place after the one before; a different first or last
    piece makes a different placement.
    """
    found: dict[tuple[int, int], tuple[Span, ...]] = {}
    for first in _occurrences(pieces[0], text, start, end):
        spans = [Span(first, first + len(pieces[0]))]
        for piece in pieces[1:]:
            at = text.find(piece, spans[-1].end, end)
            if at < 0:
                return list(found.values())
            spans.append(Span(at, at + len(piece)))
        # Only the tightest: an earlier first piece with the same last one is no second place.
        found = {k: v for k, v in found.items() if k[1] != spans[-1].start}
        found[(first, spans[-1].start)] = tuple(spans)
        if len(found) > 1:
            break
    return list(found.values())


def _framed(spans: Sequence[Span], text: str, prefix: str, suffix: str) -> bool:
    return text[: spans[0].start].endswith(prefix) and text[spans[-1].end :].startswith(suffix)


def _folded(text: str) -> str:
    return text.translate(_FOLD).casefold() if len(text.casefold()) == len(text) else text


def _short(words: str) -> str:
    return f"« {words if len(words) <= 70 else words[:69] + '…'} »"
