"""The lists of words of ``dossier/data``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import dossier

_TABLES = sorted((Path(dossier.__file__).parent / "data").glob("*.json"))


@pytest.mark.parametrize("path", _TABLES, ids=lambda path: path.stem)
def test_no_list_holds_a_word_twice(path: Path) -> None:
    """What stands twice was added without looking."""
    table = json.loads(path.read_text(encoding="utf-8"))
    assert list(_twice(table, path.stem)) == []


def _twice(value: object, place: str) -> Iterator[str]:
    """Every word that a list inside ``value`` holds more than once, with its place."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _twice(inner, f"{place}/{key}")
    elif isinstance(value, list):
        if all(isinstance(word, str) for word in value):
            yield from (f"{place}: {word}" for word, n in Counter(value).items() if n > 1)
        for inner in value:
            yield from _twice(inner, place)
