"""Which sentences nothing touches: the same as comparing each with all."""

from __future__ import annotations

import random
from dataclasses import replace

from benchmarks.quality import proposals
from dossier.model import Span
from dossier.read.coverage import check_coverage, uncovered


def test_what_is_uncovered_is_what_no_evidence_touches() -> None:
    chance = random.Random(5)  # noqa: S311 (a law over chosen statements, no secret)
    for article in proposals.corpus().articles.values():
        for share in (0.0, 0.3, 1.0):
            kept = tuple(s for s in article.statements if chance.random() < share)
            part = replace(article, statements=kept, no_fact=article.no_fact[: len(kept)])
            touched = [Span(e.start, e.end) for s in part.statements for e in s.evidence]
            touched += [span for entry in part.no_fact for span in entry.spans]
            slowly = [
                s
                for b in part.blocks
                for s in b.sentences
                if b.kind != "boilerplate"
                and not any(t.start < s.end and s.start < t.end for t in touched)
            ]
            assert uncovered(part) == slowly
            lines = [part.text.count("\n", 0, s.start) + 1 for s in slowly]
            assert [p.line for p in check_coverage(part)] == lines
