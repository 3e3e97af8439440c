"""The line that names hold on the labelled texts, a little below what was reached."""

from __future__ import annotations

import pytest

from benchmarks.quality import names

FLOOR = {"names: precision": 0.97, "names: recall": 0.97, "names: right links": 0.95}


@pytest.fixture(scope="module")
def reached() -> dict[tuple[str, str], float]:
    return {(one.what, one.over): one.value for one in names.measures()}


@pytest.mark.parametrize("what", FLOOR)
def test_names_hold_the_line(reached: dict[tuple[str, str], float], what: str) -> None:
    held = {over: value for (name, over), value in reached.items() if name == what}
    assert held
    assert {over: value for over, value in held.items() if value < FLOOR[what]} == {}


def test_traps_catch_little(reached: dict[tuple[str, str], float]) -> None:
    assert reached["names: wrong links", "traps, seen"] <= 0.02
    assert reached["names: wrong links", "traps, aside"] <= 0.03


def test_unknown_names_are_worth_reading(reached: dict[tuple[str, str], float]) -> None:
    assert reached["unknown: precision", "passages, seen"] >= 0.89
    assert reached["unknown: recall", "passages, seen"] >= 0.69
    assert reached["unknown: precision", "passages, aside"] >= 0.7
    assert reached["unknown: recall", "passages, aside"] >= 0.4
    assert reached["unknown: recall", "sentences, seen"] >= 0.86
