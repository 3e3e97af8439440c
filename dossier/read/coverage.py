"""Which sentences of the bodies carry no statement and are not set aside."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

from dossier.model import Article, Problem, Span


def uncovered(article: Article) -> list[Span]:
    """Sentences (titles, headings and posts included) that nothing in the sidecar touches."""
    touched = [Span(e.start, e.end) for s in article.statements for e in s.evidence]
    touched += [span for entry in article.no_fact for span in entry.spans]
    touched.sort(key=lambda span: span.start)
    starts = [span.start for span in touched]
    # Of all that begin before a place, how far the furthest reaches.
    reach = list(accumulate((span.end for span in touched), max, initial=0))
    return [
        sentence
        for block in article.blocks
        if block.kind != "boilerplate"
        for sentence in block.sentences
        if reach[bisect_left(starts, sentence.end)] <= sentence.start
    ]


def check_coverage(article: Article) -> list[Problem]:
    """One problem a sentence; docs/formats.md wants each to have a statement or a reason."""
    folder = article.origin.path.rpartition("/")[0]
    breaks = [match.start() for match in re.finditer("\n", article.text)]
    return [
        Problem(
            f"{folder}/{article.file}",
            bisect_left(breaks, span.start) + 1,
            f"the sentence « {_short(article.text[span.start : span.end])} » has no statement",
            "Add one to the sidecar, or list it under `no_fact` with the reason",
        )
        for span in uncovered(article)
    ]


def _short(text: str) -> str:
    return text if len(text) <= 90 else text[:89] + "…"
