"""YAML as people mean it, each part with its line, and the schemas of seed files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from dossier.read.schema import NAMES, nearest, schema, suggest
from dossier.read.vocabulary import is_reserved_section
from dossier.read.yaml import load, parse
from world import ROOT

# -- YAML -------------------------------------------------------------------------


def data(text: str) -> Any:
    document, problems = parse(text, "x.yml")
    assert document is not None
    assert problems == []
    return document.data


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("off", "off"),
        ("y", "y"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("2025-06-15", "2025-06-15"),
        ("2025", 2025),
        ("1:30", "1:30"),
        ("012", "012"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12345678", 12345678),
        ("'12345678'", "12345678"),
        ("7.7e+01", 77.0),
        ("1e3", "1e3"),
        ("2.40", 2.4),
        ("-1", -1),
        (".inf", ".inf"),
        ("=", "="),
        ("<<", "<<"),
        ("摩尔线程", "摩尔线程"),
        ("« Il a dit »", "« Il a dit »"),
    ],
)
def test_plain_words_are_what_people_mean(word: str, value: Any) -> None:
    """YAML 1.1 would make `no` false, a day a date, and 1:30 ninety."""
    assert data(f"key: {word}\n") == {"key": value}
    assert type(data(f"key: {word}\n")["key"]) is type(value)


def test_every_part_knows_its_line() -> None:
    document, _ = parse(
        "a:\n  - b: 1\n    c:\n      - x\n      - {d: 2,\n         e: 3}\n", "x.yml"
    )
    assert document is not None
    assert document.line("a") == 1
    assert document.line("a", 0) == 2
    assert document.line("a", 0, "c") == 3
    assert document.line("a", 0, "c", 1, "e") == 6
    assert document.line("a", 0, "c", 1, "nothing", "here") == 5
    assert document.line("nothing") == 1


def test_a_byte_order_mark_and_other_line_ends_are_read_over(tmp_path: Path) -> None:
    file = tmp_path / "x.yml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: [1,\r\n  2]\r\n")
    document, problems = load(file, "x.yml")
    assert problems == []
    assert document is not None
    assert document.data == {"a": 1, "b": [1, 2]}
    assert document.line("b", 1) == 3


def test_anchors_are_followed() -> None:
    assert data("a: &x {b: 1}\nc: *x\n") == {"a": {"b": 1}, "c": {"b": 1}}


@pytest.mark.parametrize("text", ["[" * 3000, "{a: " * 3000, "a: " + "[" * 3000 + "]" * 3000])
def test_what_is_nested_too_deeply_is_told(text: str) -> None:
    document, problems = parse(text, "x.yml")
    assert document is None
    assert len(problems) == 1


@pytest.mark.parametrize(
    "text",
    ["a: 1\n---\nb: 2\n", "a: !x 1", "a: *b", "\x00", "a: \x07", "- a", "word", "? [a]\n: b"],
)
def test_what_is_no_mapping_in_plain_yaml_is_told(text: str) -> None:
    _, problems = parse(text, "x.yml")
    assert problems
    assert all(p.path == "x.yml" and p.line >= 1 and p.what and p.how for p in problems)


def test_a_number_of_thousands_of_digits_is_told() -> None:
    _, problems = parse("a: 1\nb: " + "9" * 5000, "x.yml")
    assert [(p.line, p.what[:24]) for p in problems] == [(2, "is not valid YAML: '9999")]
    assert len(problems[0].what) < 120


# -- schemas ----------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_says_what_every_key_is_for(name: str) -> None:
    """Editors show it, and messages about malformed values quote it."""
    told = schema(name)
    assert told["additionalProperties"] is False
    assert told["title"]


def test_no_section_can_take_an_anchor_of_the_frame() -> None:
    """Law: an address leads to one place. The anchors are read from the templates."""
    files = [
        *(ROOT / "templates").glob("theme/*.html"),
        *(ROOT / "templates").rglob("partials/**/*.html"),
    ]
    anchors = {a for f in files for a in re.findall(r' id="([a-z0-9-]+)"', f.read_text("utf-8"))}
    assert "search-input" in anchors
    assert [anchor for anchor in sorted(anchors) if not is_reserved_section(anchor)] == []


def test_the_nearest_word_is_named_only_if_it_is_near() -> None:
    words = ["harbour-line", "hill-line", "velm"]
    assert nearest("harbor-line", words) == "harbour-line"
    assert nearest("zeppelin", words) is None
    assert suggest("harbor-line", words, "Add it") == "The nearest right word is 'harbour-line'"
    assert suggest("zeppelin", words, "Add it") == "Add it"
    assert nearest("hill-lines", reversed(words)) == nearest("hill-lines", words)
