"""Magnitudes as letters: glued to the number or a space away, where a currency shows them."""

from __future__ import annotations

import pytest

from dossier.figures import find_figures

NARROW_SPACE, NO_BREAK = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("text", "lang", "value", "value_max", "unit"),
    [
        ("$2.5 bn", "en", 2.5e9, None, "USD"),
        ("€1.2 bn", "en", 1.2e9, None, "EUR"),
        ("€ 1.2 bn", "en", 1.2e9, None, "EUR"),
        ("EUR 7.3 bn", "en", 7.3e9, None, "EUR"),
        ("RMB 3.2 bn", "en", 3.2e9, None, "CNY"),
        (f"RMB{NO_BREAK}3.2{NO_BREAK}bn", "en", 3.2e9, None, "CNY"),
        (f"£{NARROW_SPACE}5{NARROW_SPACE}m", "en", 5e6, None, "GBP"),
        ("$3 m", "en", 3e6, None, "USD"),
        ("$3 mn", "en", 3e6, None, "USD"),
        ("$3 Mn", "en", 3e6, None, "USD"),
        ("$500 k", "en", 5e5, None, "USD"),
        ("US$ 2 Bn", "en", 2e9, None, "USD"),
        ("40 bn yuan", "en", 40e9, None, "CNY"),
        ("5 tn yen", "en", 5e12, None, "JPY"),
        ("3 m euros", "en", 3e6, None, "EUR"),
        ("3 m USD", "en", 3e6, None, "USD"),
        ("$2.5 to 3 bn", "en", 2.5e9, 3e9, "USD"),
        ("$2-3 m", "en", 2e6, 3e6, "USD"),
        ("Rs 500 crore", "en", 5e9, None, "INR"),
        ("₹3 lakh crore", "en", 3e12, None, "INR"),
        ("2.5 lakh rupees", "en", 2.5e5, None, "INR"),
        ("1,2 Mds d’euros", "fr", 1.2e9, None, "EUR"),
        ("1,2 mds d'euros", "fr", 1.2e9, None, "EUR"),
        ("3 Md€", "fr", 3e9, None, "EUR"),
        (f"3{NO_BREAK}Md{NO_BREAK}€", "fr", 3e9, None, "EUR"),
        ("12 M€", "fr", 12e6, None, "EUR"),
        ("5 M d’euros", "fr", 5e6, None, "EUR"),
        ("5 M de yuans", "fr", 5e6, None, "CNY"),
        ("40 Mds de yuans", "fr", 40e9, None, "CNY"),
        ("2 à 3 Mds d’euros", "fr", 2e9, 3e9, "EUR"),
        ("2 k€", "fr", 2e3, None, "EUR"),
        ("$ 2,5 Mds", "fr", 2.5e9, None, "USD"),
        ("融资2.5 B美元", "zh", 2.5e9, None, "USD"),
    ],
)
def test_a_space_before_the_magnitude_loses_nothing(
    text: str, lang: str, value: float, value_max: float | None, unit: str
) -> None:
    (figure,) = find_figures(f"{text}.", lang)
    assert (figure.kind, figure.value, figure.value_max, figure.unit) == (
        "money",
        value,
        value_max,
        unit,
    )
    assert figure.text == text.removeprefix("融资")


@pytest.mark.parametrize(
    ("text", "lang", "kind", "value", "unit"),
    [
        ("It is 3 m high.", "en", "spec", 3, "m"),
        ("Il mesure 3 m de haut.", "fr", "spec", 3, "m"),
        ("It served 3 bn users.", "en", "count", 3e9, "user"),
        ("It costs $3, m. Dupont says.", "en", "money", 3, "USD"),
        ("Elle coûte 3 €, M. Dupont le dit.", "fr", "money", 3, "EUR"),
        ("It pays $3 Mbps users.", "en", "money", 3, "USD"),
    ],
)
def test_a_letter_is_no_magnitude_without_money(
    text: str, lang: str, kind: str, value: float, unit: str
) -> None:
    figure = find_figures(text, lang)[0]
    assert (figure.kind, figure.value, figure.unit) == (kind, value, unit)
