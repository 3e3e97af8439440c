"""Figures in three languages: where they stand, what they are worth, and who carries them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier import i18n
from dossier.figures import carries, find_figures, numbers_in
from dossier.model import Count, DateValue, Flag, Money, Percent, Quantity, Value

Found = tuple[str, str, float | str, float | str | None, str | None]


def found(text: str, lang: str) -> list[Found]:
    """The figures without their places, which ``test_spans`` holds for every text."""
    return [(f.text, f.kind, f.value, f.value_max, f.unit) for f in find_figures(text, lang)]


def one(text: str, lang: str) -> Found:
    (figure,) = found(text, lang)
    return figure


@pytest.mark.parametrize(
    ("text", "lang", "span", "value", "value_max", "unit"),
    [
        ("plus de 12 milliards de yuans", "fr", "12 milliards de yuans", 12e9, None, "CNY"),
        ("levé 720 millions de dollars lors", "fr", "720 millions de dollars", 720e6, None, "USD"),
        ("RMB 14,4 milliards", "fr", "RMB 14,4 milliards", 14.4e9, None, "CNY"),
        ("près de RMB 14,4.", "fr", "RMB 14,4", 14.4, None, "CNY"),
        ("5,3 Md€ et", "fr", "5,3 Md€", 5.3e9, None, "EUR"),
        ("12 M$", "fr", "12 M$", 12e6, None, "USD"),
        ("1 000 milliards d’euros", "fr", "1 000 milliards d’euros", 1e12, None, "EUR"),
        ("un milliard d'euros", "fr", "un milliard d'euros", 1e9, None, "EUR"),
        ("entre 3 et 5 milliards de wons", "fr", "3 et 5 milliards de wons", 3e9, 5e9, "KRW"),
        (
            "30 000 à 40 000 dollars de Hong Kong",
            "fr",
            "30 000 à 40 000 dollars de Hong Kong",
            30000,
            40000,
            "HKD",
        ),
        ("53 milliards de dollars américains", "fr", None, 53e9, None, "USD"),
        ("**12 milliards** de yuans", "fr", "12 milliards** de yuans", 12e9, None, "CNY"),
        ("nearly US$5bn.", "en", "US$5bn", 5e9, None, "USD"),
        ("$720 million", "en", "$720 million", 720e6, None, "USD"),
        ("$2-3 billion", "en", "$2-3 billion", 2e9, 3e9, "USD"),
        ("$3bn-$5bn", "en", "$3bn-$5bn", 3e9, 5e9, "USD"),
        ("HK$3.2 billion", "en", "HK$3.2 billion", 3.2e9, None, "HKD"),
        ("RMB12bn", "en", "RMB12bn", 12e9, None, "CNY"),
        ("2.6 trillion yuan", "en", "2.6 trillion yuan", 2.6e12, None, "CNY"),
        ("营收12亿元，", "zh", "12亿元", 1.2e9, None, "CNY"),
        ("约16.5亿美元", "zh", "16.5亿美元", 1.65e9, None, "USD"),
        ("人民币14.4亿元", "zh", "人民币14.4亿元", 1.44e9, None, "CNY"),
        ("港币20亿元", "zh", "港币20亿元", 2e9, None, "HKD"),
        ("3.5亿至4亿元", "zh", "3.5亿至4亿元", 3.5e8, 4e8, "CNY"),
        ("3亿5000万元", "zh", "3亿5000万元", 3.5e8, None, "CNY"),
    ],
)
def test_money(
    text: str, lang: str, span: str | None, value: float, value_max: float | None, unit: str
) -> None:
    assert one(text, lang) == (span or text, "money", value, value_max, unit)


@pytest.mark.parametrize(
    ("text", "lang", "span", "value", "value_max"),
    [
        ("avec 40,4 %, suivi", "fr", "40,4 %", 40.4, None),
        ("avec 40,4\u202f%", "fr", "40,4\u202f%", 40.4, None),
        ("de 20 à 30 % du marché", "fr", "20 à 30 %", 20, 30),
        ("20 % à 30 %", "fr", "20 % à 30 %", 20, 30),
        ("dix pour cent", "fr", "dix pour cent", 10, None),
        ("rose 94%", "en", "94%", 94, None),
        ("30 per cent", "en", "30 per cent", 30, None),
        ("增长40.4%。", "zh", "40.4%", 40.4, None),
        ("百分之七十", "zh", "百分之七十", 70, None),
        ("约七成", "zh", "七成", 70, None),
    ],
)
def test_percentages(
    text: str, lang: str, span: str, value: float, value_max: float | None
) -> None:
    assert one(text, lang) == (span, "percent", value, value_max, "%")


@pytest.mark.parametrize(
    ("text", "lang", "span", "value", "value_max", "unit"),
    [
        ("près de 70 000 unités", "fr", "70 000 unités", 70000, None, "units"),
        ("70\u202f000 unités", "fr", "70\u202f000 unités", 70000, None, "units"),
        ("trois à cinq ans", "fr", "trois à cinq ans", 3, 5, "years"),
        ("deux nouveaux accélérateurs d'IA", "fr", None, 2, None, "accélérateur"),
        ("jusqu'à 384 puces", "fr", "384 puces", 384, None, "chips"),
        ("1,5 million de GPU", "fr", "1,5 million de GPU", 1.5e6, None, "GPUs"),
        ("vingt et un pays", "fr", "vingt et un pays", 21, None, "pays"),
        ("quatre-vingt-dix-sept modèles", "fr", None, 97, None, "models"),
        ("deux mille cinq cents clients", "fr", None, 2500, None, "customers"),
        ("1.234 unités", "fr", "1.234 unités", 1234, None, "units"),
        ("43.04 million units", "en", "43.04 million units", 43.04e6, None, "units"),
        ("300K units", "en", "300K units", 300000, None, "units"),
        ("1,234 companies", "en", "1,234 companies", 1234, None, "companies"),
        ("two new AI accelerators", "en", None, 2, None, "accelerator"),
        ("12 batteries", "en", "12 batteries", 12, None, "battery"),
        ("a five-year plan", "en", "five-year", 5, None, "years"),
        ("12 to 18 months", "en", "12 to 18 months", 12, 18, "months"),
        ("10+ years", "en", "10+ years", 10, None, "years"),
        ("出货70万块GPU", "zh", "70万块GPU", 700000, None, "GPUs"),
        ("3家公司", "zh", "3家公司", 3, None, "companies"),
        ("三到五年", "zh", "三到五年", 3, 5, "years"),
        ("超过3000人", "zh", "3000人", 3000, None, "people"),
        ("三百二十台", "zh", "三百二十台", 320, None, "units"),
    ],
)
def test_counts(
    text: str, lang: str, span: str | None, value: float, value_max: float | None, unit: str
) -> None:
    figure = one(text, lang)
    assert figure[1:] == ("count", value, value_max, unit)
    assert text.startswith(figure[0]) if span is None else figure[0] == span


@pytest.mark.parametrize(
    ("text", "lang", "span", "kind", "value", "value_max", "unit"),
    [
        ("nœuds 7 nm de SMIC", "fr", "7 nm", "spec", 7, None, "nm"),
        ("80 Go de mémoire", "fr", "80 Go", "spec", 80, None, "GB"),
        ("mille milliards de paramètres", "fr", None, "spec", 1e12, None, "parameters"),
        ("1.4-1.6 TB/s", "en", "1.4-1.6 TB/s", "spec", 1.4, 1.6, "TB/s"),
        ("a 7-nanometer node", "en", "7-nanometer", "spec", 7, None, "nm"),
        ("671B parameters", "en", "671B parameters", "spec", 671e9, None, "parameters"),
        ("5纳米工艺", "zh", "5纳米", "spec", 5, None, "nm"),
        ("1.2万亿参数", "zh", "1.2万亿参数", "spec", 1.2e12, None, "parameters"),
        ("2,5 fois plus rapide", "fr", "2,5 fois", "ratio", 2.5, None, "x"),
        ("trois fois par an", "fr", "trois fois", "count", 3, None, "times"),
        ("three times faster", "en", "three times", "ratio", 3, None, "x"),
        ("a 10x gain", "en", "10x", "ratio", 10, None, "x"),
        ("提升2.5倍", "zh", "2.5倍", "ratio", 2.5, None, "x"),
    ],
)
def test_specifications_and_ratios(
    text: str,
    lang: str,
    span: str | None,
    kind: str,
    value: float,
    value_max: float | None,
    unit: str,
) -> None:
    assert one(text, lang) == (span or text, kind, value, value_max, unit)


@pytest.mark.parametrize(
    ("text", "lang", "span", "value", "value_max"),
    [
        ("au premier semestre 2025", "fr", "premier semestre 2025", "2025-H1", None),
        ("au 1er semestre 2025", "fr", "1er semestre 2025", "2025-H1", None),
        ("T3 2025", "fr", "T3 2025", "2025-Q3", None),
        ("le 3 septembre 2025", "fr", "3 septembre 2025", "2025-09-03", None),
        ("le 1er juin 2024", "fr", "1er juin 2024", "2024-06-01", None),
        ("en mars 2025", "fr", "mars 2025", "2025-03", None),
        ("fondée en 2012.", "fr", "2012", "2012", None),
        ("le 14/07/2025", "fr", "14/07/2025", "2025-07-14", None),
        ("entre 2023 et 2025", "fr", "2023 et 2025", "2023", "2025"),
        ("on September 3, 2025", "en", "September 3, 2025", "2025-09-03", None),
        ("on 9 April 2025", "en", "9 April 2025", "2025-04-09", None),
        ("the first half of 2025", "en", "first half of 2025", "2025-H1", None),
        ("third quarter of fiscal 2025", "en", None, "2025-Q3", None),
        ("Q3 2025", "en", "Q3 2025", "2025-Q3", None),
        ("2025-06-15", "en", "2025-06-15", "2025-06-15", None),
        ("07/14/2025", "en", "07/14/2025", "2025-07-14", None),
        ("2024-25", "en", "2024-25", "2024", "2025"),
        ("2025年6月", "zh", "2025年6月", "2025-06", None),
        ("2025年3月15日", "zh", "2025年3月15日", "2025-03-15", None),
        ("2025年上半年", "zh", "2025年上半年", "2025-H1", None),
        ("2024年第三季度", "zh", "2024年第三季度", "2024-Q3", None),
        ("2023年至2025年", "zh", "2023年至2025年", "2023", "2025"),
        ("２０２５年", "zh", "２０２５年", "2025", None),
    ],
)
def test_dates(text: str, lang: str, span: str | None, value: str, value_max: str | None) -> None:
    assert one(text, lang) == (span or text, "date", value, value_max, None)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("", "fr"),
        ("MTT S80 et S70, Ascend 910C, H20, GPT-4, RTX 4090", "fr"),
        ("des milliers ou des dizaines de milliers", "fr"),
        ("une puce, l’un des leaders, deux tiers", "fr"),
        ("le 3 septembre", "fr"),
        ("version v1.7.2 at 10:30, 1/3, no. 1, the 1990s, 5G and 3D", "en"),
        ("RTX 4090 cards", "en"),
        ("see https://example.org/2024/12 or a2024@example.org or plan2024.pdf", "en"),
        ('<img width="300" alt="12 chips">', "en"),
        ("1234567890123456789 units", "en"),
        ("the 007 agents", "en"),
        ("三星在四川，第三名，双11", "zh"),
        (" ,;:.!?()[]«»%$€", "fr"),
    ],
)
def test_what_is_no_figure(text: str, lang: str) -> None:
    assert found(text, lang) == []


def test_different_measures_are_no_range() -> None:
    figures = found("It rose 94% to $35.1 billion.", "en")
    assert figures == [
        ("94%", "percent", 94, None, "%"),
        ("$35.1 billion", "money", 35.1e9, None, "USD"),
    ]


@pytest.mark.parametrize(
    ("text", "lang", "last"),
    [
        ("Il a ouvert vingt usines, dont quinze en Asie.", "fr", ("quinze", 15, "usine")),
        ("It runs 430 sites, of which 120 are abroad.", "en", ("120", 120, "site")),
        ("CloudMatrix’s 384 processors run hot.", "en", ("384 processors", 384, "processor")),
    ],
)
def test_a_number_takes_up_what_was_counted(
    text: str, lang: str, last: tuple[str, float, str]
) -> None:
    figure = find_figures(text, lang)[-1]
    assert (figure.text, figure.value, figure.unit) == last


@pytest.mark.parametrize(
    ("text", "lang"),
    [("One in five buyers left.", "en"), ("Un accord, dont trois volets restent flous.", "fr")],
)
def test_a_share_in_words_is_no_count_of_the_whole(text: str, lang: str) -> None:
    assert [f.text for f in find_figures(text, lang) if f.unit in {"buyer", "units"}] == []


def test_digits_of_skipped_names_are_no_figures() -> None:
    text = "Le Siyuan 590 dépasse 590 unités"
    (figure,) = find_figures(text, "fr", skip=[(3, 13)])
    assert (figure.start, figure.text) == (22, "590 unités")


def test_other_languages_are_read_by_the_english_rules() -> None:
    assert one("5 million USD", "de") == ("5 million USD", "money", 5e6, None, "USD")


WORDS = st.sampled_from(
    [
        "12",
        "1,5",
        "70 000",
        "2025",
        "trois",
        "à",
        "-",
        "%",
        "milliards",
        "de",
        "yuans",
        "$",
        "€",
        "septembre",
        "premier",
        "semestre",
        "nm",
        "puces",
        "H20",
        ".",
        "\n",
        "亿",
        "年",
        "万",
        "5",
    ]
)


@given(st.lists(WORDS, max_size=12).map(" ".join), st.sampled_from(["fr", "en", "zh"]))
def test_spans(text: str, lang: str) -> None:
    """Figures are sorted, never overlap, and each span is its text."""
    end = 0
    for figure in find_figures(text, lang):
        assert end <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        assert any(char.isdigit() or char.isalpha() for char in figure.text)
        end = figure.end


@given(st.text(max_size=60), st.sampled_from(["fr", "en", "zh"]))
def test_any_text_can_be_read(text: str, lang: str) -> None:
    """Nothing that can be written makes the reading fail."""
    assert all(text[f.start : f.end] == f.text for f in find_figures(text, lang))
    assert all(number >= 0 for number in numbers_in(text, lang))


@pytest.mark.parametrize(
    ("piece", "lang"),
    [
        *((piece, "fr") for piece in ("1 ", ",", "111 ", "1.1", "9", "1-", "a@", "<a", "$")),
        *((piece, "fr") for piece in ("vingt-", "2025 ", "entre 1 ")),
        *((piece, "zh") for piece in ("1万", "一", "万", "，")),
        ("one million ", "en"),
    ],
)
def test_monotonous_texts_end(piece: str, lang: str) -> None:
    """A pattern that backtracks over the rest of the text would not come back from here."""
    text = piece * (200_000 // len(piece))
    assert all(f.end <= len(text) for f in find_figures(text, lang))
    assert len(numbers_in(text[:20_000], lang)) < 20


@pytest.mark.parametrize(
    ("text", "lang", "numbers"),
    [
        ("près de 70 000 unités", "fr", {70000}),
        ("70\u202f000 unités, 70\u00a0001", "fr", {70000, 70001}),
        ("40,4 % puis 7 nm en 2012", "fr", {40.4, 7, 2012}),
        ("3 à 5 milliards", "fr", {3, 5, 3e9, 5e9}),
        ("environ 1, 65 milliard", "fr", {1, 65, 65e9}),
        ("des milliers ou des dizaines de milliers", "fr", set()),
        ("H20 et MTT S80", "fr", set()),
        ("1,234", "fr", {1234, 1.234}),
        ("1,234", "en", {1234}),
        ("1 234 567,8", "fr", {1234567.8}),
        ("7nm, 300K", "en", {7, 300, 300000}),
        ("two hundred and five thousand", "en", {205000}),
        ("二〇二五年", "zh", {2025}),
        ("1.2万亿", "zh", {1.2, 1.2e12}),
    ],
)
def test_numbers_in_every_reading(text: str, lang: str, numbers: set[float]) -> None:
    assert numbers_in(text, lang) == numbers


CARRIED: list[tuple[Value, str, str]] = [
    (Money(12e9, "CNY", qualifier="more-than"), "plus de 12 milliards de yuans", "fr"),
    (Money(14.4e9, "CNY"), "RMB 14,4 milliards", "fr"),
    (Money(3e9, "EUR", 5e9), "entre 3 et 5 milliards d’euros", "fr"),
    (Money(5e9, "HKD"), "5 milliards de dollars", "fr"),
    (Money(5e9, "USD"), "US$5bn", "en"),
    (Money(1.2e9, "CNY"), "营收12亿元", "zh"),
    (Percent(40.4), "Baidu était en tête avec 40,4 %", "fr"),
    (Percent(50), "la moitié du marché", "fr"),
    (Percent(70), "约七成", "zh"),
    (Count(70000, "units"), "près de 70 000 unités en 2024", "fr"),
    (Count(3, "years", 5), "trois à cinq ans", "fr"),
    (Count(1, "units"), "une puce", "fr"),
    (Count(700000, "units"), "出货70万块", "zh"),
    (Quantity(7, "nm"), "le procédé 7 nm de SMIC", "fr"),
    (Quantity(80, "GB"), "80 Go de mémoire", "fr"),
    (Quantity(1.4, "TB/s", 1.6), "1.4-1.6 TB/s", "en"),
    (DateValue("2012"), "fondée en 2012", "fr"),
    (DateValue("2025-H1"), "au premier semestre 2025", "fr"),
    (DateValue("2025-H1"), "the first half of 2025", "en"),
    (DateValue("2025-H1"), "2025年上半年", "zh"),
    (DateValue("2025-Q3"), "au troisième trimestre de l'année 2025", "fr"),
    (DateValue("2025-06"), "2025年6月", "zh"),
    (DateValue("2025-06-01"), "le 1er juin 2025", "fr"),
    (DateValue("2025-09"), "le 3 septembre 2025", "fr"),
    (DateValue("2025-06-15"), "le 15 juin … de l’année 2025", "fr"),
    (Flag(), "", "fr"),
]


@pytest.mark.parametrize(("value", "text", "lang"), CARRIED)
def test_carried(value: Value, text: str, lang: str) -> None:
    assert carries(value, text, lang) is None


@pytest.mark.parametrize(
    ("value", "text", "lang", "missing"),
    [
        (Money(13e9, "CNY"), "plus de 12 milliards de yuans", "fr", "the number 13,000,000,000"),
        (Money(12e9, "USD"), "plus de 12 milliards de yuans", "fr", "the currency USD"),
        (
            Money(12e9, "USD"),
            "12 milliards de yuans (environ 1,65 milliard de dollars)",
            "fr",
            "the currency USD",
        ),
        (
            Money(12e9, "CNY", also=Money(1.65e9, "USD")),
            "12 milliards de yuans (environ 1, 65 milliard de dollars)",
            "fr",
            "the number 1,650,000,000",
        ),
        (Money(12, "CNY"), "plus de 12 milliards de yuans", "fr", "the number 12"),
        (Money(5e9, "USD"), "HK$5bn", "en", "the currency USD"),
        (Money(5e9, "USD"), "5 milliards de dollars de Hong Kong", "fr", "the currency USD"),
        (
            Money(3e9, "EUR", 6e9),
            "entre 3 et 5 milliards d’euros",
            "fr",
            "the number 6,000,000,000",
        ),
        (Percent(40.5), "avec 40,4 %", "fr", "the number 40.5"),
        (Percent(40.4), "avec 40,4 points", "fr", "the percent sign"),
        (Count(70001, "units"), "près de 70 000 unités", "fr", "the number 70,001"),
        (Count(70, "units"), "près de 70 000 unités", "fr", "the number 70"),
        (Count(20, "chips"), "la puce H20", "fr", "the number 20"),
        (Quantity(5, "nm"), "le procédé 7 nm", "fr", "the number 5"),
        (Quantity(7, "GB"), "le procédé 7 nm", "fr", "the unit GB"),
        (DateValue("2013"), "fondée en 2012", "fr", "the year 2013"),
        (DateValue("2025-H2"), "au premier semestre 2025", "fr", "the period H2"),
        (DateValue("2025-08"), "le 3 septembre 2025", "fr", "the month 08"),
        (DateValue("2025-09-04"), "le 3 septembre 2025", "fr", "the day 04"),
    ],
)
def test_missing(value: Value, text: str, lang: str, missing: str) -> None:
    assert carries(value, text, lang) == missing


def test_units_are_checked_by_their_words_in_any_inflection() -> None:
    count, text = Count(70000, "units"), "près de 70 000 unités"
    assert carries(count, text, "fr", unit_words=["unit", "unité"]) is None
    assert carries(count, text, "fr", unit_words=["card", "carte"]) == "the unit units"
    years = Count(3, "years")
    assert carries(years, "trois ans", "fr", unit_words=["an", "ans"]) is None
    assert carries(years, "trois anciens", "fr", unit_words=["an", "ans"]) == "the unit years"


AMOUNTS = st.integers(1, 10**12) | st.decimals(1, 9999, places=2)


@given(AMOUNTS.map(float), st.sampled_from(["en", "fr"]))
def test_what_the_site_writes_carries_its_value(amount: float, lang: str) -> None:
    """Money, shares and counts in the site's own wording are read back as they were."""
    money, share = Money(amount, "CNY", qualifier="about"), Percent(amount)
    assert carries(money, i18n.money(money, lang), lang) is None
    assert carries(share, i18n.percent(share, lang), lang) is None


@given(st.integers(1, 10**9), st.integers(0, 8), st.integers(1, 9), st.sampled_from(["en", "fr"]))
def test_a_changed_digit_is_missed(amount: int, place: int, by: int, lang: str) -> None:
    """Whichever digit of an amount is changed, the quotation no longer carries it."""
    text = i18n.money(Money(amount, "CNY"), lang)
    digits = str(amount).zfill(place + 1)
    digit = str((int(digits[place]) + by) % 10)
    changed = int(digits[:place] + digit + digits[place + 1 :])
    assert carries(Money(changed, "CNY"), text, lang) == f"the number {changed:,}"


@pytest.mark.parametrize(
    ("value", "text", "lang"),
    [
        (Count(12000, "u", qualifier="more-than"), "Plus de 12 000 passagers", "fr"),
        (Count(12000, "u", qualifier="more-than"), "dépassant les 12 000 passagers", "fr"),
        (Money(53e9, "USD", qualifier="more-than"), "worth over $53 billion", "en"),
        (Money(12e8, "CNY", qualifier="more-than"), "营收超过12亿元", "zh"),
        (Count(700000, "u", qualifier="more-than"), "出货70万块以上", "zh"),
        (Percent(70, qualifier="about"), "约七成", "zh"),
        (Percent(50, qualifier="nearly"), "près de la moitié", "fr"),
        (Percent(50, qualifier="nearly"), "almost half of it", "en"),
        (Count(70000, "u", qualifier="about"), "70 000 unités environ", "fr"),
        (Quantity(7, "nm", qualifier="about"), "~7 nm", "en"),
        (Count(384, "u", qualifier="up-to"), "jusqu’à 384 puces", "fr"),
        (Count(384, "u", qualifier="up-to"), "高达384块", "zh"),
        (Count(3, "years", 5, qualifier="about"), "environ trois à cinq ans", "fr"),
        (Percent(20, qualifier="less-than"), "不到20%", "zh"),
        (Count(2, "u", qualifier="at-least"), "no fewer than two", "en"),
        (Count(2, "u", qualifier="up-to"), "no more than two", "en"),
        (Count(5, "u"), "from 5 to 7 wheels", "en"),
        (Count(7, "u"), "est passé de 5 à 7 roues", "fr"),
        (Count(5, "u"), "5 to 7 wheels, later 5 wheels", "en"),
    ],
)
def test_what_a_qualifier_says_is_carried_in_any_usual_form(
    value: Value, text: str, lang: str
) -> None:
    assert carries(value, text, lang) is None


@pytest.mark.parametrize(
    ("value", "text", "lang", "missing"),
    [
        (Count(12, "u", qualifier="more-than"), "12 passengers", "en", "`more-than`"),
        (Count(12, "u", qualifier="more-than"), "fewer than 12 passengers", "en", "`more-than`"),
        (Count(12, "u", qualifier="more-than"), "no more than 12", "en", "`more-than`"),
        (Count(12, "u", qualifier="less-than"), "pas moins de 12", "fr", "`less-than`"),
        (Count(12, "u", qualifier="more-than"), "不超过12块", "zh", "`more-than`"),
        (Count(12, "u", qualifier="nearly"), "environ 12 puces", "fr", "`nearly`"),
        (Percent(50, qualifier="at-least"), "la moitié", "fr", "`at-least`"),
    ],
)
def test_a_qualifier_that_the_text_does_not_give_is_missed(
    value: Value, text: str, lang: str, missing: str
) -> None:
    assert carries(value, text, lang) == f"the words for {missing}"


@pytest.mark.parametrize("number", [5, 7])
@pytest.mark.parametrize("text", ["5 to 7 wheels", "5–7 wheels"])
def test_one_end_of_a_range_is_no_number_by_itself(number: int, text: str) -> None:
    expected = f"the number {number} alone (it is one end of a range)"
    assert carries(Count(number, "wheels"), text, "en") == expected
    assert carries(Count(5, "wheels", 7), text, "en") is None


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("pushes with 140 kN", "en", [("140 kN", "spec", 140, None, "kN")]),
        ("250 kilonewtons", "en", [("250 kilonewtons", "spec", 250, None, "kN")]),
        ("30 mégapascals", "fr", [("30 mégapascals", "spec", 30, None, "MPa")]),
        ("推力140千牛", "zh", [("140千牛", "spec", 140, None, "kN")]),
        ("3,500 lb", "en", [("3,500 lb", "spec", 3500, None, "lb")]),
        ("5,000 sq ft", "en", [("5,000 sq ft", "spec", 5000, None, "sq ft")]),
        ("US$40m each", "en", [("US$40m", "money", 40e6, None, "USD")]),
        ("40 Kazakhstani tenge", "en", [("40 Kazakhstani tenge", "money", 40, None, "KZT")]),
        ("KZT 40", "en", [("KZT 40", "money", 40, None, "KZT")]),
        ("3 real estate firms", "en", [("3 real estate firms", "count", 3, None, "companies")]),
        (
            "38,6 et 19,1 milliards de dollars",
            "fr",
            [
                ("38,6", "money", 38.6e9, None, "USD"),
                ("19,1 milliards de dollars", "money", 19.1e9, None, "USD"),
            ],
        ),
        (
            "near 300 and 350 deliveries",
            "en",
            [
                ("300", "count", 300, None, "delivery"),
                ("350 deliveries", "count", 350, None, "delivery"),
            ],
        ),
        ("减少一成五", "zh", [("一成五", "percent", 15, None, "%")]),
        ("两成半", "zh", [("两成半", "percent", 25, None, "%")]),
        ("二〇二五年六月三日", "zh", [("二〇二五年六月三日", "date", "2025-06-03", None, None)]),
    ],
)
def test_derived_units_and_shared_ones(text: str, lang: str, expected: list[Found]) -> None:
    assert found(text, lang) == expected


def test_a_long_coordination_is_read_once() -> None:
    """Numbers joined by "and" do not each look through all the others."""
    assert len(found("7 and " * 2_000 + "8 cars", "en")) >= 1


def test_octets_are_written_with_a_capital() -> None:
    """An English "to" in a text read as French is no téraoctet."""
    quoted = find_figures("« 30,000 to 50,000 yuan »", "fr")
    assert [one.unit for one in quoted] == ["CNY", "CNY"]
    assert [one.unit for one in find_figures("un disque de 2 To", "fr")] == ["TB"]
