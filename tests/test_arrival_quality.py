"""The line that `add` must not fall below when it tells languages and copies."""

from __future__ import annotations

from benchmarks.quality import arrival
from dossier.arrival import TWIN


def test_languages_and_copies_are_told() -> None:
    assert all(one.met for one in arrival.measures()), arrival.measures()


def test_the_threshold_lies_well_between_copies_and_others() -> None:
    assert max(arrival.others()) + 0.2 < TWIN < min(arrival.copies()) - 0.2
