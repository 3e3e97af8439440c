"""Values of statements: each kind, and what is none."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.model import (
    Count,
    DateValue,
    EntityValue,
    Flag,
    Localized,
    Money,
    Percent,
    Quantity,
    TextValue,
)
from dossier.read.values import WrongValue, qualifier_of, value_of

# -- values -----------------------------------------------------------------------

ENTITIES = ("velm", "hill-line")
UNITS = ("passengers",)


def value(raw: Any, kind: str) -> Any:
    return value_of(raw, kind, entities=ENTITIES, units=UNITS)


@pytest.mark.parametrize(
    ("kind", "raw", "expected"),
    [
        ("entity", "velm", EntityValue("velm")),
        ("money", {"amount": 2.4, "currency": "EUR"}, Money(2.4, "EUR")),
        (
            "money",
            {
                "amount": 1,
                "amount_max": 2,
                "currency": "EUR",
                "qualifier": "about",
                "also": {"amount": 3, "currency": "USD"},
            },
            Money(1, "EUR", 2, "about", Money(3, "USD")),
        ),
        ("percent", {"percent": 40.4, "qualifier": "up-to"}, Percent(40.4, None, "up-to")),
        ("count", {"count": 3, "unit": "passengers"}, Count(3, "passengers")),
        (
            "count",
            {"count": 3, "count_max": 4, "unit": "passengers", "of": "a day"},
            Count(3, "passengers", 4, "a day"),
        ),
        ("quantity", {"amount": 7, "unit": "nm"}, Quantity(7, "nm")),
        ("date", "2025-H1", DateValue("2025-H1")),
        ("date", 2025, DateValue("2025")),
        ("text", {"en": "a", "fr": "b"}, TextValue(Localized({"en": "a", "fr": "b"}))),
        ("text", "a", TextValue(Localized({"": "a"}))),
        ("flag", True, Flag()),
    ],
)
def test_a_value_becomes_a_record_of_its_kind(kind: str, raw: Any, expected: Any) -> None:
    assert value(raw, kind) == expected


KINDS = ("entity", "money", "percent", "count", "quantity", "date", "text", "flag")
WRONG: dict[str, list[Any]] = {
    "entity": ["velmm", 3, None, ["velm"], {"velm": 1}],
    "money": [
        3,
        {"amount": 3},
        {"currency": "EUR"},
        {"amount": "3", "currency": "EUR"},
        {"amount": True, "currency": "EUR"},
        {"amount": -3, "currency": "EUR"},
        {"amount": float("nan"), "currency": "EUR"},
        {"amount": float("inf"), "currency": "EUR"},
        {"amount": 10**30, "currency": "EUR"},
        {"amount": 3, "currency": "eur"},
        {"amount": 3, "currency": 3},
        {"amount": 3, "amount_max": 3, "currency": "EUR"},
        {"amount": 3, "currency": "EUR", "qualifier": "circa"},
        {"amount": 3, "currency": "EUR", "also": {"percent": 3}},
        {"amount": 3, "currency": "EUR", "also": 3},
    ],
    "percent": [40, "40%", {}, {"percent": None}, {"percent": 1, "of": "x"}],
    "count": [3, {"count": 3}, {"count": 3, "unit": "cats"}, {"count": 3, "unit": 3}],
    "quantity": [7, "7 nm", {"amount": 7}, {"amount": 7, "unit": 7}],
    "date": ["2025-13", "2025-02-30", "May 2025", 25, 2025.5, True, None, "2025-Q5", "٢٠٢٥"],
    "text": ["", {}, 3, {"en": ""}, {"en": 3}, {"english": "x"}, ["a"], None],
    "flag": [False, "true", 1, None],
}


@pytest.mark.parametrize(("kind", "raw"), [(kind, raw) for kind in KINDS for raw in WRONG[kind]])
def test_a_value_of_another_kind_is_told(kind: str, raw: Any) -> None:
    with pytest.raises(WrongValue) as told:
        value(raw, kind)
    assert told.value.what
    assert told.value.how


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("velm", EntityValue("velm")),
        (2032, DateValue("2032")),
        ("2032-Q1", DateValue("2032-Q1")),
        ({"percent": 3}, Percent(3)),
        ({"count": 3, "unit": "passengers"}, Count(3, "passengers")),
        ({"amount": 3, "currency": "EUR"}, Money(3, "EUR")),
        ({"amount": 3, "unit": "km"}, Quantity(3, "km")),
        ({"en": "to schools"}, TextValue(Localized({"en": "to schools"}))),
    ],
)
def test_the_kind_of_a_qualifier_is_told_by_how_it_is_written(raw: Any, expected: Any) -> None:
    assert qualifier_of(raw, entities=ENTITIES, units=UNITS) == expected
