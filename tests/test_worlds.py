"""The small worlds of ``tests/worlds``: what is refused, in which words, and what pages say.

Each world is a YAML file (its form: ``tests/worlds/README.md``); a new one needs no Python.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from reading import Reading
from world import TRAMS, WORLDS, load, make, tree

ERRORS = sorted((WORLDS / "errors").glob("*.yml"))
PAGES = sorted((WORLDS / "pages").glob("*.yml"))


def name(file: Path) -> str:
    return file.stem


@pytest.mark.parametrize("file", ERRORS, ids=name)
def test_bad_input_is_told_line_by_line_and_nothing_is_written(file: Path, tmp_path: Path) -> None:
    told = load(file)
    world = make(tmp_path, told["change"])
    (world.content / "en").mkdir(parents=True)
    (world.content / "en" / "index.md").write_text("the last good content", encoding="utf-8")
    world.site.mkdir()
    (world.site / "index.html").write_text("the last good site", encoding="utf-8")
    before = tree(tmp_path)
    ran = world.run()
    assert ran.problems == [_long(*pair) for pair in zip_longest(told["expect"], ran.problems)]
    assert (ran.status, ran.out) == (1, "")
    assert tree(tmp_path) == before


def _long(expected: str | None, told: str | None) -> str | None:
    """What is expected; a line that ends in … may go on as it likes."""
    if expected and told and expected.endswith("…") and told.startswith(expected[:-1]):
        return told
    return expected


def test_the_world_that_the_others_change_is_sound(tmp_path: Path) -> None:
    """Else every world of errors would pass for a reason of its own."""
    ran = make(tmp_path).run()
    assert (ran.status, ran.err) == (0, "")


@pytest.mark.parametrize("file", ERRORS, ids=name)
def test_a_world_of_errors_says_what_is_wrong_and_how_to_mend_it(file: Path) -> None:
    told = load(file)
    assert set(told) == {"wrong", "change", "expect"}
    assert told["wrong"].endswith(".")
    assert told["expect"], "a world of errors that expects none shows nothing"


@pytest.mark.parametrize("file", PAGES, ids=name)
def test_a_page_says_what_its_seeds_give(file: Path, tmp_path: Path) -> None:
    told = load(file)
    built = make(tmp_path, told["change"]).built()
    for path, parts in told["pages"].items():
        page = Reading(built.files[path])
        for part, expected in parts.items():
            _compare(f"{path} {part}", page.part(part), expected)
    for path in told.get("absent", ()):
        assert path not in built.files


def _compare(where: str, found: Sequence[str], expected: Any) -> None:
    """The very items, or with ``has`` and ``lacks`` what stands in one or in none of them."""
    if not isinstance(expected, Mapping):
        wanted = [expected] if isinstance(expected, str) else expected
        assert [where, *found] == [where, *wanted]
        return
    assert set(expected) <= {"has", "lacks"}, where
    for words in expected.get("has", ()):
        assert any(words in item for item in found), f"{where} has not: {words}\n{found}"
    for words in expected.get("lacks", ()):
        assert not any(words in item for item in found), f"{where} has: {words}\n{found}"


def test_another_subject_needs_no_python() -> None:
    """The tram world is data alone: YAML, texts and Markdown."""
    kinds = {file.suffix for file in TRAMS.rglob("*") if file.is_file()}
    assert kinds == {".yml", ".txt", ".md"}
