"""Names that a catalogue lacks: what is told as one, and what never is."""

from __future__ import annotations

import itertools
import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.link import Reading, UnknownNames
from test_link import CATALOGUE, LINKER, TEXTS
from test_link_worlds import WORLDS, entity, linker, read

MARKED = re.compile(r"⦃(.+?)⦄")


@cache
def names(catalogue: str) -> UnknownNames:
    data = read(WORLDS / "catalogues" / f"{catalogue}.yml")
    return UnknownNames(entity(slug, entry) for slug, entry in data.items())


def cases() -> Iterator[Any]:
    for path in sorted((WORLDS / "unknown").glob("*.yml")):
        world = read(path)
        for lang, texts in world["cases"].items():
            for title, text in texts.items():
                yield pytest.param(world["catalogue"], lang, text, id=f"{lang}: {title}")


@pytest.mark.parametrize(("catalogue", "lang", "marked"), list(cases()))
def test_world(catalogue: str, lang: str, marked: str) -> None:
    text = MARKED.sub(r"\1", marked)
    found = names(catalogue).find(text, lang, linker(catalogue).mentions(text, lang))
    assert [one.text for one in found] == MARKED.findall(marked)
    assert all(one.why for one in found)


@given(TEXTS, st.sampled_from(("fr", "en", "zh")))
@settings(max_examples=200, deadline=None)
def test_unknown_names_are_pieces_of_the_text_beside_the_mentions(text: str, lang: str) -> None:
    mentions = LINKER.mentions(text, lang)
    spans = [(m.start, m.end) for m in mentions]
    for one in UnknownNames(CATALOGUE).find(text, lang, mentions):
        assert text[one.start : one.end] == one.text
        spans.append((one.start, one.end))
    spans.sort()
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))


def test_a_reason_says_what_was_seen() -> None:
    text = "NVIDIA, AMD et Zorgon. Le fabricant Zhaoxin. Tarvik Technologies. NVIDIA B300."
    found = UnknownNames(CATALOGUE).find(text, "fr", LINKER.mentions(text, "fr"))
    assert {one.text: one.why for one in found} == {
        "Zorgon": "a name in a list of companies",
        "Zhaoxin": 'apposition: "fabricant Zhaoxin"',
        "Tarvik Technologies": "corporate suffix",
        "B300": "model number after a known maker",
    }


def test_a_name_told_in_one_part_is_known_in_the_next() -> None:
    text = "The chipmaker Tenvara sold cards.\n\n" + "Nothing new.\n\n" * 9 + "So did Tenvara."
    finder = UnknownNames(CATALOGUE)
    found = finder.find(text, "en", (), reading=Reading(text, size=60))
    assert found == finder.find(text, "en", ())
    assert [one.text for one in found] == ["Tenvara", "Tenvara"]


def test_no_list_of_words_holds_one_twice() -> None:
    folder = files("dossier.link")
    data = {
        "cues": tomllib.loads(folder.joinpath("cues.toml").read_text("utf-8")),
        "capitals": json.loads(folder.joinpath("capitals.json").read_text("utf-8")),
        "words": json.loads(folder.joinpath("unknown", "words.json").read_text("utf-8")),
    }
    assert {at: twice for at, listed in _lists(data) if (twice := _twice(listed))} == {}


def _lists(entry: Any, at: str = "") -> Iterator[tuple[str, list[str]]]:
    if isinstance(entry, dict):
        for key, below in entry.items():
            yield from _lists(below, f"{at}.{key}")
    elif isinstance(entry, list):
        yield at, entry


def _twice(listed: list[str]) -> list[str]:
    return sorted({word for word in listed if listed.count(word) > 1})
