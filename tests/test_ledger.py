"""The ledger: what is published keeps its id, its address and its first day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dossier.ledger import FILE, Entry, Ledger, published, read_ledger, write_ledger

ONE, TWO = "1" * 8, "2" * 8
FIRST = Ledger(
    pages={"lines/hill/": Entry(ONE, "2033-01-01", "2033-01-01")},
    statements={"abcdefgh": Entry(ONE, "2033-01-01", "2033-01-01")},
)


def test_without_the_file_nothing_is_published(tmp_path: Path) -> None:
    ledger, problems = read_ledger(tmp_path, "seeds")
    assert (ledger, problems) == (Ledger(), [])
    assert ledger.version("lines/hill/", ONE) == f"draft+{ONE}"
    assert ledger.days("lines/hill/", ONE) == (None, None)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    assert write_ledger(tmp_path, FIRST)
    assert read_ledger(tmp_path, "seeds") == (FIRST, [])
    assert not write_ledger(tmp_path, FIRST)
    assert [f.name for f in tmp_path.iterdir()] == [FILE]


def test_a_version_is_the_day_of_the_last_change_and_the_hash() -> None:
    changed = Ledger(pages={"x/": Entry(TWO, "2033-01-01", "2033-02-03")})
    assert changed.version("x/", TWO) == f"2033.02.03+{TWO}"
    assert changed.days("x/", TWO) == ("2033-01-01", "2033-02-03")


def test_what_has_changed_since_is_a_draft() -> None:
    assert FIRST.version("lines/hill/", TWO) == f"draft+{TWO}"
    assert FIRST.days("lines/hill/", TWO) == (None, None)
    assert FIRST.version("lines/lake/", ONE) == f"draft+{ONE}"


def test_publishing_dates_what_is_new_or_changed_and_forgets_nothing() -> None:
    now = published(
        FIRST, pages={"lines/lake/": ONE}, statements={"abcdefgh": TWO}, day="2033-02-03"
    )
    assert now.pages == {
        "lines/hill/": Entry(ONE, "2033-01-01", "2033-01-01"),
        "lines/lake/": Entry(ONE, "2033-02-03", "2033-02-03"),
    }
    assert now.statements == {"abcdefgh": Entry(TWO, "2033-01-01", "2033-02-03")}


def test_publishing_the_same_again_changes_nothing() -> None:
    same = published(
        FIRST, pages={"lines/hill/": ONE}, statements={"abcdefgh": ONE}, day="2040-01-01"
    )
    assert same == FIRST


GOOD = {"hash": ONE, "first": "2033-01-01", "changed": "2033-01-01"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "3",
        '{"format": 2, "pages": {}, "statements": {}}',
        '{"format": 1, "pages": {}}',
        '{"format": 1, "pages": [], "statements": {}}',
        '{"format": 1, "pages": {"x/": 3}, "statements": {}}',
        *(
            json.dumps({"format": 1, "pages": {"x/": GOOD | wrong}, "statements": {}})
            for wrong in (
                {"hash": "XYZ"},
                {"hash": 12345678},
                {"first": "yesterday"},
                {"changed": None},
                {"first": "2033-13-01"},
            )
        ),
    ],
)
def test_a_damaged_ledger_is_a_problem_and_not_an_empty_one(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    ledger, problems = read_ledger(tmp_path, "seeds")
    assert ledger == Ledger()
    assert [p.path for p in problems] == ["seeds/published.json"]
    assert "version control" in problems[0].how


def test_a_ledger_that_is_not_utf_8_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'{"format": 1, "\xe9": 0}')
    assert [p.path for p in read_ledger(tmp_path, "seeds")[1]] == ["seeds/published.json"]
