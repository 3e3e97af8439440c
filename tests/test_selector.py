"""Selectors: each piece of evidence can be found again in its article, and only there."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dossier.selector import selector
from world import ROOT, World, make

Row = Mapping[str, Any]


def places(found: Row, length: int, text: str) -> list[int]:
    """Where ``text`` holds a piece, for a reader who has nothing but the data and an article."""
    whole = found["prefix_length"] + length + found["suffix_length"]
    return [
        at + found["prefix_length"]
        for at in range(len(text) - whole + 1)
        if hashlib.sha256(text[at : at + whole].encode()).hexdigest() == found["sha256"]
    ]


def rows(content: Path, seeds: Path) -> list[tuple[Row, str]]:
    """Every piece of evidence of the data, with the text of its article."""
    data = content / "en/data"
    texts = {
        source["id"]: (seeds / "articles" / source["file"]).read_bytes().decode("utf-8")
        for source in json.loads((data / "sources.json").read_text(encoding="utf-8"))
    }
    statements = json.loads((data / "statements.json").read_text(encoding="utf-8"))
    return [(piece, texts[piece["source"]]) for one in statements for piece in one["evidence"]]


def test_every_selector_of_the_site_matches_exactly_once() -> None:
    found = rows(ROOT / "content", ROOT / "seeds")
    assert found
    for piece, text in found:
        chosen = piece["selector"]
        length = piece["end"] - piece["start"]
        assert places(chosen, length, text) == [piece["start"]]
        assert chosen["type"] == "TextQuoteSelector"
        assert chosen["exact"] == piece["quote"]
        if not chosen["prefix_length"] + chosen["suffix_length"]:
            assert text.count(text[piece["start"] : piece["end"]]) == 1


@pytest.mark.parametrize(
    ("text", "words", "before", "after"),
    [
        ("One line opened. Two lines did not.", "line opened", 0, 0),
        ("The line. The bus.", "The", 0, 7),
        ("a bb c, a bb d", "bb", 2, 4),
        ("aaaa", "aa", 0, 2),
        ("tram", "tram", 0, 0),
    ],
)
def test_context_is_as_short_as_whole_words_allow(
    text: str, words: str, before: int, after: int
) -> None:
    start = text.index(words)
    found = selector(text, start, start + len(words))
    assert (found.before, found.after) == (before, after)
    whole = text[start - before : start + len(words) + after]
    assert found.sha256 == hashlib.sha256(whole.encode()).hexdigest()
    assert text.count(whole) == 1


@given(st.text("ab \n摩", min_size=1, max_size=40), st.data())
def test_whatever_is_chosen_stands_once(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = selector(text, start, end)
    row = {
        "prefix_length": found.before,
        "suffix_length": found.after,
        "sha256": found.sha256,
    }
    assert places(row, end - start, text) == [start]
    if found.before + found.after:
        assume(end - start < len(text))
        piece = text[start:end]
        assert any(text.startswith(piece, at) for at in range(len(text)) if at != start)


def test_it_is_made_again_from_the_data_and_no_context_leaves(tmp_path: Path) -> None:
    world = make(tmp_path / "trams", {})
    assert world.run().status == 0
    data = world.content / "en/data"
    again = World(tmp_path / "again")
    again.folder.mkdir()
    shutil.copy(world.folder / "mkdocs.yml", again.folder)
    assert again.run("regenerate", str(data)).status == 0
    name = "en/data/statements.json"
    assert (again.content / name).read_bytes() == (world.content / name).read_bytes()
    for piece, text in rows(world.content, world.seeds):
        assert places(piece["selector"], piece["end"] - piece["start"], text) == [piece["start"]]
        assert not {"prefix", "suffix"} & set(piece["selector"])
