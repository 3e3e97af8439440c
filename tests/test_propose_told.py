"""Drafting: who says so, what is only a bound, and the time that a clause is of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from world import make

KEYS = ("negated", "said_by", "stance", "as_of", "status")
PASSENGERS = {"count": 800, "unit": "passengers"}


def drafted(folder: Path, text: str, lang: str, *options: str) -> dict[str, Any]:
    """The one entry that a text is drafted into."""
    world = make(folder)
    file = folder / "incoming.txt"
    file.write_text(text, encoding="utf-8")
    ran = world.run("add", str(file), "--id", "incoming", "--lang", lang, *options)
    assert ran.status == 0, ran.err
    read = (world.seeds / "articles" / "incoming.yml").read_text("utf-8")
    entry: dict[str, Any]
    (entry,) = yaml.safe_load(read)["statements"]
    return entry


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("La Ligne du Port n’a transporté plus que 800 passagers.", "fr", PASSENGERS),
        ("La Ligne du Port n’a transporté guère que 800 passagers.", "fr", PASSENGERS),
        ("La Ligne du Port n’a transporté que 800 passagers.", "fr", PASSENGERS),
        (
            "La Ligne du Port n’a transporté pas plus de 800 passagers.",
            "fr",
            {**PASSENGERS, "qualifier": "up-to"},
        ),
        (
            "The Harbour Line carried not more than 800 passengers.",
            "en",
            {**PASSENGERS, "qualifier": "less-than"},
        ),
    ],
)
def test_only_and_bounds_deny_nothing(
    tmp_path: Path, text: str, lang: str, value: dict[str, Any]
) -> None:
    entry = drafted(tmp_path, text, lang)
    assert (entry["value"], "negated" in entry) == (value, False)


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        (
            "The Harbour Line said it had carried 800 passengers.",
            "en",
            {"said_by": ["harbour-line"], "stance": "claimed", "status": "holds"},
        ),
        (
            "The Harbour Line denied that it had opened in Velm.",
            "en",
            {
                "said_by": ["harbour-line"],
                "stance": "claimed",
                "status": "completed",
                "negated": True,
            },
        ),
        (
            "Velm denied that the Harbour Line had opened in Velm.",
            "en",
            {"said_by": ["velm"], "stance": "claimed", "status": "completed", "negated": True},
        ),
        (
            "La Ligne du Port affirme avoir transporté 800 passagers.",
            "fr",
            {"said_by": ["harbour-line"], "stance": "claimed", "status": "holds"},
        ),
        (
            "The Harbour Line has carried 800 passengers, but Ostara Trams has told firms not to.",
            "en",
            {"status": "holds"},
        ),
        (
            "Ostara Trams said it was glad, but the Harbour Line carried 800 passengers.",
            "en",
            {"status": "holds"},
        ),
        (
            "Ostara Trams said the Harbour Line carried 800 passengers.",
            "en",
            {"said_by": ["ostara-trams"], "status": "holds"},
        ),
        (
            "The Harbour Line plans to have carried 800 passengers by 2040.",
            "en",
            {"status": "planned"},
        ),
    ],
)
def test_whose_word_and_which_time(
    tmp_path: Path, text: str, lang: str, expected: dict[str, Any]
) -> None:
    entry = drafted(tmp_path, text, lang)
    assert {key: entry[key] for key in KEYS if key in entry} == expected


def test_dates_without_a_year_go_by_the_day_of_the_article(tmp_path: Path) -> None:
    text = "The Harbour Line carried 800 passengers in October."
    entry = drafted(tmp_path, text, "en", "--published", "2032-11-02")
    assert entry["qualifiers"] == {"period": "2032-10"}
    assert entry["as_of"]["date"] == "2032-10"


def test_several_months_are_no_year(tmp_path: Path) -> None:
    text = "The Harbour Line carried 800 passengers in the first nine months of 2032."
    entry = drafted(tmp_path, text, "en")
    assert "qualifiers" not in entry
    assert entry["as_of"] == {
        "from": "2032-01",
        "to": "2032-09",
        "words": "nine months of 2032",
        "basis": "stated",
    }


@pytest.mark.parametrize(
    ("text", "lang", "period"),
    [
        ("In 2032, the Harbour Line carried 800 passengers.", "en", {"period": "2032"}),
        (
            "Au premier semestre 2032, la Ligne du Port a transporté 800 passagers.",
            "fr",
            {"period": "2032-H1"},
        ),
        (
            "In 2032, it rained, but the Harbour Line carried 800 passengers.",
            "en",
            None,
        ),
    ],
)
def test_what_opens_a_sentence_holds_of_its_first_clause(
    tmp_path: Path, text: str, lang: str, period: dict[str, str] | None
) -> None:
    assert drafted(tmp_path, text, lang).get("qualifiers") == period
