"""The statements as a table, read back as a spreadsheet and a program would."""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.cite.table import safe, statements_csv
from dossier.model import (
    AsOf,
    Count,
    Localized,
    Money,
    Percent,
    Quantity,
    StatementRecord,
    TextValue,
)
from exports_world import (
    ALL,
    DEPARTED,
    FILES,
    PASSENGERS,
    SHARED,
    corpus,
    export,
    record,
    statement,
)

TEXT = FILES["data/statements.csv"]


def rows(text: str = TEXT) -> list[dict[str, str]]:
    """What a program reads from the bytes of the file."""
    lines = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8-sig", newline="")
    return list(csv.DictReader(lines, strict=True))


def row_of(kept: StatementRecord) -> dict[str, str]:
    [row] = rows(export([kept], corpus(kept.statement))["data/statements.csv"])
    return row


def valued(value: Any) -> dict[str, str]:
    said = statement("eeeeeeee", "measured", "a quitté Bergen", {"value": "as written"})
    return row_of(record(replace(said, values=value if isinstance(value, tuple) else (value,))))


def test_the_file_is_what_spreadsheets_and_rfc_4180_want() -> None:
    assert TEXT.startswith("\ufeffid,url,about,")
    assert TEXT.endswith("\r\n")
    assert "\n" not in TEXT.replace("\r\n", "")
    assert TEXT.count("\r\n") == 1 + len(ALL)


def test_one_row_a_statement_by_id() -> None:
    assert [row["id"] for row in rows()] == ["aaaaaaaa", "bbbbbbbb", "zzzzzzzz"]
    assert all(None not in row and None not in row.values() for row in rows())


def test_a_row_says_all_that_narrows_the_statement() -> None:
    row = rows()[1]
    assert row == {
        "id": "bbbbbbbb",
        "url": "s/bbbbbbbb/",
        "about": "alcyon",
        "about_names": "Halcyon",
        "about_uncertain": "",
        "property": "carried",
        "value": "nearly 70,000 people",
        "amount": "70000",
        "amount_max": "",
        "unit": "people",
        "amount_qualifier": "nearly",
        "qualifiers": "Period: 2024",
        "quantity": "",
        "status": "",
        "stance": "stated",
        "hedged": "false",
        "negated": "false",
        "as_of_earliest": "2023",
        "as_of_latest": "2024-06",
        "as_of_words": "en 2024",
        "as_of_inferred": "true",
        "said_by": "Nordline, in the article",
        "rank": "current",
        "text_en": "A sentence of bbbbbbbb.",
        "text_fr": "Une phrase de bbbbbbbb.",
        "quotation": "près de 70 000 passagers",
        "source": "gazette",
        "source_title": "[Deux ferries]",
        "passage_url": "sources/gazette/#p1s1",
    }


def test_joint_and_uncertain_are_told_apart() -> None:
    uncertain, _, joint = rows()
    assert (joint["about"], joint["about_uncertain"]) == ("alcyon; thesee", "")
    assert joint["value"] == "more than NOK 12,000,000,000 (USD 1,100,000,000.5)"
    assert joint["hedged"] == "true"
    assert (uncertain["about"], uncertain["about_uncertain"]) == ("", "alcyon; thesee")
    assert uncertain["about_names"] == "Halcyon; Thésée"
    assert uncertain["value"] == "Bergen"
    assert uncertain["amount"] == ""


@pytest.mark.parametrize(
    ("value", "text", "amount", "amount_max", "unit"),
    [
        (Percent(40.4, qualifier="about"), "about 40.4%", "40.4", "", "%"),
        (Percent(3, 5.5), "3 to 5.5%", "3", "5.5", "%"),
        (Quantity(7, "nm"), "7 nm", "7", "", "nm"),
        (Count(1, "people"), "1 person", "1", "", "people"),
        (Count(2, "decks", of="steel"), "2 decks of steel", "2", "", "decks"),
        (Money(1.65e9, "USD", 2e9), "USD 1,650,000,000 to 2,000,000,000", "1650000000",
         "2000000000", "USD"),
        ((Quantity(7, "nm"), Quantity(5, "nm")), "7 nm; 5 nm", "", "", ""),
        ((), "yes", "", "", ""),
    ],
)  # fmt: skip
def test_figures_are_text_and_numbers(
    value: Any, text: str, amount: str, amount_max: str, unit: str
) -> None:
    row = valued(value)
    assert (row["value"], row["amount"], row["amount_max"], row["unit"]) == (
        text, amount, amount_max, unit,
    )  # fmt: skip


def test_bounds_are_given_as_far_as_known() -> None:
    bounded = replace(DEPARTED, as_of=AsOf(earliest="2025-07", words="le mois dernier"))
    row = row_of(record(bounded))
    assert (row["as_of_earliest"], row["as_of_latest"]) == ("2025-07", "")
    assert row["as_of_inferred"] == "false"
    assert rows()[0]["as_of_inferred"] == ""


def test_a_withheld_piece_leaves_a_mark_and_a_withheld_quotation_an_empty_cell() -> None:
    assert row_of(record(PASSENGERS, granted=False))["quotation"] == ""
    both = record(SHARED)
    pieces = (both.evidence[0], replace(both.evidence[0], quote=None))
    half = row_of(replace(both, evidence=pieces))
    assert half["quotation"] == "vaudraient ensemble plus de 12 milliards de couronnes … […]"


ATTACKS = [
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r\n=1",
    " =1",
    "\u00a0=1",
    "\u200b=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    '=HYPERLINK("http://x.example";"a")',
    "-",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_cell_starts_a_formula(attack: str) -> None:
    cell = valued(TextValue(Localized({"": attack})))["value"]
    assert cell.startswith("'")
    assert cell.removeprefix("'").strip() == attack.strip()


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_half_of_a_cell_starts_a_formula_where_semicolons_part_cells(attack: str) -> None:
    """A spreadsheet set to French cuts lines at semicolons, quoted commas or not."""
    halves = valued(TextValue(Localized({"": f"a ;{attack}"})))["value"].split(";")
    assert halves[1].strip().startswith("'")


def visible(text: str) -> str:
    return text.lstrip(" \u00a0\u200b\ufeff\u2060")


@given(st.text(alphabet=st.sampled_from("=+-@＝;' \u00a0\u200b\t\r\n\"a,7»摩"), max_size=12))
@example(";=1")
@example(";;=1")
def test_whatever_is_written_no_cell_can_start_a_formula(text: str) -> None:
    """The law, and that nothing but apostrophes and breaks is changed."""
    cell = safe(text)
    for part in cell.split(";"):
        first = unicodedata.normalize("NFKC", visible(part)[:1])
        assert first not in {"=", "+", "-", "@", "\t", "\r", "\n"}
    assert cell.replace("'", "").split() == text.replace("'", "").split()


@pytest.mark.parametrize(
    "text",
    ["« 40,4 % »", 'said "so", twice', "l'été ; puis", "</script>", "摩尔线程", "a=b", "1-2"],
)
def test_harmless_text_comes_back_as_it_was(text: str) -> None:
    kept = replace(record(DEPARTED), text=Localized({"en": text, "fr": "x"}))
    assert row_of(kept)["text_en"] == text


def test_other_languages_have_other_columns() -> None:
    kept = replace(record(DEPARTED), text=Localized({"de": "Fort."}))
    [row] = rows(statements_csv(corpus(DEPARTED), [kept], ("de",)))
    assert row["text_de"] == "Fort."
    assert "text_fr" not in row
