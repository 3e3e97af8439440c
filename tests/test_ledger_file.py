"""The ledger's file: any past survives it, and what is damaged is told."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.ledger import FILE, published, read_ledger, write_ledger
from dossier.model import Past, Standing, State
from ledger_world import HILL, IDS, ONE, TWO, now, state

STANDINGS = st.sampled_from(
    [
        Standing("current"),
        Standing("earlier", "time", IDS[0]),
        Standing("disputed", "values", IDS[1]),
    ]
)
STATES = st.builds(
    state,
    source=st.sampled_from(["paper", "other"]),
    digest=st.sampled_from([ONE, TWO]),
    standing=STANDINGS,
    apart=st.dictionaries(st.just("hill"), STANDINGS).map(lambda found: tuple(found.items())),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.dictionaries(st.sampled_from(IDS), STATES), min_size=1, max_size=6))
def test_the_past_is_what_was_published(history: list[dict[str, State]]) -> None:
    """Each publication can be read back as it was, through the file too; the same again is
    no publication."""
    past = Past()
    seen: list[tuple[int, dict[str, State]]] = []
    for day, statements in enumerate(history, 1):
        past = published(past, now(statements), f"2033-01-{day:02}")
        seen.append((len(past.publications), statements))
        assert published(past, now(statements), "2034-01-01") == past
    for number, statements in seen:
        then = {i: past.state(i, number) for i in IDS}
        unnumbered = {i: replace(s, publication=0) for i, s in then.items() if s is not None}
        assert unnumbered == statements


@settings(deadline=None, max_examples=30)
@given(st.lists(st.dictionaries(st.sampled_from(IDS), STATES), min_size=1, max_size=4))
def test_any_past_survives_the_file(
    tmp_path_factory: pytest.TempPathFactory, history: list[dict[str, State]]
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    past = Past()
    for day, statements in enumerate(history, 1):
        past = published(past, now(statements), f"2033-01-{day:02}")
        write_ledger(folder, past)
        assert read_ledger(folder, "seeds") == (past, [])


def good() -> dict[str, Any]:
    return {
        "format": 2,
        "publications": [
            {
                "day": "2033-01-01",
                "changes": [{"statement": IDS[0], "kind": "added", "cause": "article"}],
            }
        ],
        "pages": {
            HILL: {
                "kind": "lines",
                "title": {"en": "Hill"},
                "anchors": ["top"],
                "versions": [{"publication": 1, "hash": ONE, "added": [IDS[0]], "dropped": []}],
            }
        },
        "statements": {
            IDS[0]: [
                {
                    "publication": 1,
                    "hash": ONE,
                    "source": "paper",
                    "about": ["hill"],
                    "property": "opening",
                    "text": {"en": "It opened."},
                    "rank": "current",
                    "evidence": [["opened", "sources/paper/#p1s1"]],
                }
            ]
        },
    }


def _set(data: Any, path: str, value: Any) -> str:
    *way, last = path.split("|")
    at = data
    for step in way:
        at = at[int(step) if step.isdigit() else step]
    at[int(last) if last.isdigit() else last] = value
    return json.dumps(data)


DAMAGED: dict[str, Any] = {
    "format": 3,
    "publications": None,
    "publications|0|day": "2033-13-01",
    "publications|0|changes|0|kind": "eaten",
    "publications|0|changes|0|cause": "weather",
    "publications|0|changes|0|statement": "dddddddd",
    f"pages|{HILL}": 3,
    "pages|../up/": {},
    f"pages|{HILL}|title": {},
    f"pages|{HILL}|anchors": ["<b>"],
    f"pages|{HILL}|versions|0|publication": 2,
    f"pages|{HILL}|versions|0|hash": "XYZ",
    f"pages|{HILL}|versions|0|added": ["dddddddd"],
    f"statements|{IDS[0]}": [],
    f"statements|{IDS[0]}|0|publication": True,
    f"statements|{IDS[0]}|0|hash": 12345678,
    f"statements|{IDS[0]}|0|rank": "first",
    f"statements|{IDS[0]}|0|text": "words",
    f"statements|{IDS[0]}|0|evidence": [["one"]],
    f"statements|{IDS[0]}|0|gone": True,
}


def test_the_ledger_that_the_next_test_damages_is_sound(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps(good()), encoding="utf-8")
    past, problems = read_ledger(tmp_path, "seeds")
    assert problems == []
    assert past.version(HILL, ONE) == f"2033.01.01+{ONE}"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", *(_set(good(), path, value) for path, value in DAMAGED.items())],
    ids=["empty", "cut off", "a list", "a number", *DAMAGED],
)
def test_a_damaged_ledger_is_a_problem_and_not_an_empty_one(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    past, problems = read_ledger(tmp_path, "seeds")
    assert past == Past()
    assert [p.path for p in problems] == ["seeds/published.json"]
    assert "version control" in problems[0].how


def test_a_ledger_that_is_not_utf_8_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'{"format": 2, "\xe9": 0}')
    assert [p.path for p in read_ledger(tmp_path, "seeds")[1]] == ["seeds/published.json"]
