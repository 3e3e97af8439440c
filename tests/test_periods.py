"""Times of several months, and on which side of today a time without a year lies."""

from __future__ import annotations

import pytest

from dossier.figures import find_figures


def dates(text: str, lang: str, published: str | None = None) -> list[tuple[object, object]]:
    figures = find_figures(text, lang, published=published)
    return [(f.value, f.value_max) for f in figures if f.kind == "date"]


@pytest.mark.parametrize(
    ("text", "lang", "first", "last"),
    [
        ("in the first nine months of 2025", "en", "2025-01", "2025-09"),
        ("sur les neuf premiers mois de 2025", "fr", "2025-01", "2025-09"),
        ("sur les 9 premiers mois de 2025", "fr", "2025-01", "2025-09"),
        ("2025年前三季度营收", "zh", "2025-01", "2025-09"),
        ("2025年前9个月", "zh", "2025-01", "2025-09"),
        ("2025年1-9月", "zh", "2025-01", "2025-09"),
        ("2025年4月至6月", "zh", "2025-04", "2025-06"),
        ("d’avril à juin 2025", "fr", "2025-04", "2025-06"),
        ("du 3 au 5 juin 2025", "fr", "2025-06-03", "2025-06-05"),
        ("between April and June 2025", "en", "2025-04", "2025-06"),
        ("from April to June 2025", "en", "2025-04", "2025-06"),
        ("April-June 2025", "en", "2025-04", "2025-06"),
    ],
)
def test_several_months_are_a_range(text: str, lang: str, first: str, last: str) -> None:
    assert dates(text, lang) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "lang", "published", "found"),
    [
        ("It sold 31 engines by September 30.", "en", "2025-11-20", "2025-09-30"),
        ("Sales rose by June 30.", "en", "2025-11-20", "2025-06-30"),
        ("It will sell 31 engines by September 30.", "en", "2025-11-20", "2026-09-30"),
        ("The film opens on Friday.", "en", "2026-04-02", "2026-04-03"),
        ("The film opened on Friday.", "en", "2026-04-02", "2026-03-27"),
        ("En avril, Sony a baissé ses prix.", "fr", "2026-02-20", "2025-04"),
        ("In the first half, revenue fell.", "en", "2026-02-20", "2025-H1"),
        ("In November, sales rose.", "en", "2025-11-20", "2025-11"),
    ],
)
def test_the_tense_tells_the_side(text: str, lang: str, published: str, found: str) -> None:
    assert dates(text, lang, published) == [(found, None)]


def test_a_number_in_words_is_no_month() -> None:
    text = "Elle a vendu trois jeux en sept jours et en sept semaines."
    figures = find_figures(text, "fr", published="2025-11-20")
    assert [(f.value, f.unit) for f in figures] == [(3, "jeu"), (7, "days"), (7, "weeks")]
    assert dates("le 3 sept.", "fr", "2025-11-20") == [("2025-09-03", None)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("今年增长。前三季度营收增长。", "2025-01", "2025-09"),
        ("公司前二季度扭亏。", "2025-01", "2025-06"),
        ("公司三季度扭亏。", "2025-Q3", None),
        ("公司目前三季度订单充足。", "2025-Q3", None),
    ],
)
def test_the_first_quarters_of_a_year_without_its_number(
    text: str, first: str, last: str | None
) -> None:
    found = find_figures(text, "zh", published="2025-10-20")
    times = [(one.value, one.value_max) for one in found if one.kind == "date"]
    assert times[-1] == (first, last)
