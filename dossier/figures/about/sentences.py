"""A text in sentences, with the names and figures that stand in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.figures.record import Figure
from dossier.model import Mention

_STOP = re.compile(r"[.!?…。！？\n]+[\"»”’)」]*")
_NEXT = re.compile(r"\s+[\"«“‘(\[]?\s?[A-Z0-9À-Þ\u4e00-\u9fff]|\s*$")
_IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")
_GLUED = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ’']")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands, and its mentions and figures in reading order."""

    start: int
    end: int
    opens: bool
    """Whether it opens a paragraph."""
    mentions: Sequence[Mention]
    figures: Sequence[Figure]


def sentences(
    text: str, mentions: Sequence[Mention], figures: Sequence[Figure]
) -> Iterator[Sentence]:
    """The sentences that have a mention or a figure; a stop inside one of these is none."""
    start, opens, at_mention, at_figure = 0, True, 0, 0
    for end, breaks in _ends(text):
        next_mention, next_figure = at_mention, at_figure
        while next_mention < len(mentions) and mentions[next_mention].start < end:
            next_mention += 1
        while next_figure < len(figures) and figures[next_figure].start < end:
            next_figure += 1
        if next_mention > at_mention and mentions[next_mention - 1].end > end:
            continue
        if next_figure > at_figure and figures[next_figure - 1].end > end:
            continue
        if next_mention > at_mention or next_figure > at_figure:
            yield Sentence(
                start,
                end,
                opens,
                mentions[at_mention:next_mention],
                figures[at_figure:next_figure],
            )
            opens = False
        start, at_mention, at_figure = end, next_mention, next_figure
        opens = opens or breaks


def _ends(text: str) -> Iterator[tuple[int, bool]]:
    """Where sentences end, and whether a paragraph ends there too."""
    for found in _STOP.finditer(text):
        stop, (start, end) = found[0], found.span()
        if "\n" not in stop and stop[-1] in "”」" and _IDEOGRAPH.match(text, end):
            continue  # “……。”某公司总裁说
        if "\n" in stop or stop[0] in "。！？":
            yield end, "\n" in stop
        elif _GLUED.match(text, end) or (_NEXT.match(text, end) and not _initial(text, start)):
            yield end, False
    yield len(text) + 1, False


def _initial(text: str, dot: int) -> bool:
    """Whether a dot follows an initial ("C. C. Wei", "U.S."), not an acronym ("GPU.")."""
    if not dot or text[dot] != "." or not "A" <= text[dot - 1] <= "Z":
        return False
    return dot == 1 or not text[dot - 2].isalnum()
