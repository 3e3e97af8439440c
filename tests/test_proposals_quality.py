"""The line that proposals must not fall below (goals: `make eval ARGS=proposals`)."""

from __future__ import annotations

from benchmarks.quality import proposals


def test_proposals_find_what_editors_wrote_and_are_right() -> None:
    found, right, unjudged = proposals.measures()
    assert found.value >= 0.67, proposals.measures()
    assert right.value >= 0.92, proposals.measures()
    assert unjudged.value == 0
