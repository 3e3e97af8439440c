"""What readers see of numbers, dates and names, in both languages."""

from __future__ import annotations

import pytest

from dossier import i18n
from dossier.model import AsOf, Count, Grammar, Localized, Money, Percent, Quantity, Unit

BARE = Grammar()
LE = Grammar(article="le")
LA = Grammar(article="la", gender="f")
LES = Grammar(article="les", plural=True)
ELIDED = Grammar(article="l’", gender="f")
FEMININE = Grammar(gender="f")
UNITS = Unit(
    name="units",
    one=Localized({"en": "unit", "fr": "unité"}),
    other=Localized({"en": "units", "fr": "unités"}),
)
YEARS = Unit(
    name="years",
    one=Localized({"en": "year", "fr": "an"}),
    other=Localized({"en": "years", "fr": "ans"}),
)


def plain(text: str) -> str:
    """With ordinary spaces: which kind of space is asserted once, below."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "en", "fr"),
    [
        (70000, "70,000", "70\u202f000"),
        (40.4, "40.4", "40,4"),
        (2012, "2,012", "2\u202f012"),
        (0.00012345, "0.00012345", "0,00012345"),
        (384.0, "384", "384"),
    ],
)
def test_numbers(value: float, en: str, fr: str) -> None:
    assert (i18n.number(value, "en"), i18n.number(value, "fr")) == (en, fr)


@pytest.mark.parametrize(
    ("money", "en", "fr"),
    [
        (Money(12e9, "CNY"), "CNY 12 billion", "12 milliards de yuans"),
        (Money(720e6, "USD"), "USD 720 million", "720 millions de dollars américains"),
        (Money(1e6, "USD"), "USD 1 million", "1 million de dollars américains"),
        (Money(1.65e9, "EUR"), "EUR 1.65 billion", "1,65 milliard d’euros"),
        (Money(2e12, "USD"), "USD 2 trillion", "2 000 milliards de dollars américains"),
        (Money(70000, "CNY"), "CNY 70,000", "70 000 yuans"),
        (Money(1.5, "CNY"), "CNY 1.50", "1,50 yuan"),
        (Money(1234567, "CNY"), "CNY 1,234,567", "1 234 567 yuans"),
        (Money(5e6, "SEK"), "SEK 5 million", "5 millions de couronnes suédoises"),
        (Money(5e6, "XQX"), "XQX 5 million", "5 millions XQX"),
        (Money(3e9, "CNY", 5e9), "CNY 3 to 5 billion", "3 à 5 milliards de yuans"),
        (
            Money(900e6, "CNY", 1.2e9),
            "CNY 900 million to 1.2 billion",
            "900 millions à 1,2 milliard de yuans",
        ),
        (
            Money(12e9, "CNY", qualifier="more-than", also=Money(1.65e9, "USD", qualifier="about")),
            "more than CNY 12 billion (about USD 1.65 billion by the article’s own conversion)",
            (
                "plus de 12 milliards de yuans (environ 1,65 milliard de dollars américains, "
                "selon la conversion de l’article)"
            ),
        ),
    ],
)
def test_money(money: Money, en: str, fr: str) -> None:
    assert (i18n.money(money, "en"), plain(i18n.money(money, "fr"))) == (en, fr)


@pytest.mark.parametrize(
    ("qualifier", "en", "fr"),
    [
        (None, "CNY 12 billion", "12 milliards de yuans"),
        ("about", "about CNY 12 billion", "environ 12 milliards de yuans"),
        ("nearly", "nearly CNY 12 billion", "près de 12 milliards de yuans"),
        ("more-than", "more than CNY 12 billion", "plus de 12 milliards de yuans"),
        ("less-than", "less than CNY 12 billion", "moins de 12 milliards de yuans"),
        ("up-to", "up to CNY 12 billion", "jusqu’à 12 milliards de yuans"),
        ("at-least", "at least CNY 12 billion", "au moins 12 milliards de yuans"),
    ],
)
def test_qualifiers_are_never_lost(qualifier: str | None, en: str, fr: str) -> None:
    money = Money(12e9, "CNY", qualifier=qualifier)
    assert (i18n.money(money, "en"), i18n.money(money, "fr")) == (en, fr)


def test_percent() -> None:
    assert i18n.percent(Percent(40.4), "en") == "40.4%"
    assert i18n.percent(Percent(40.4), "fr") == "40,4\u00a0%"
    assert plain(i18n.percent(Percent(70, qualifier="more-than"), "fr")) == "plus de 70 %"
    assert i18n.percent(Percent(20, 30), "en") == "20 to 30%"


@pytest.mark.parametrize(
    ("count", "unit", "en", "fr"),
    [
        (
            Count(70000, "units", qualifier="nearly"),
            UNITS,
            "nearly 70,000 units",
            "près de 70 000 unités",
        ),
        (Count(43.04e6, "units"), UNITS, "43.04 million units", "43,04 millions d’unités"),
        (Count(1, "years"), YEARS, "1 year", "1 an"),
        (Count(1.5, "years"), YEARS, "1.5 years", "1,5 an"),
        (Count(3, "years", 5), YEARS, "3 to 5 years", "3 à 5 ans"),
        (Count(384, "GPU", qualifier="up-to"), None, "up to 384 GPU", "jusqu’à 384 GPU"),
    ],
)
def test_counts(count: Count, unit: Unit | None, en: str, fr: str) -> None:
    assert (i18n.count(count, "en", unit), plain(i18n.count(count, "fr", unit))) == (en, fr)


def test_quantities() -> None:
    assert i18n.quantity(Quantity(7, "nm"), "en") == "7\u00a0nm"
    assert plain(i18n.quantity(Quantity(1.4, "TB/s", 1.6), "fr")) == "1,4 à 1,6 TB/s"


@pytest.mark.parametrize(
    ("iso", "en", "fr"),
    [
        ("2025-06-15", "15 June 2025", "15 juin 2025"),
        ("2025-01-01", "1 January 2025", "1er janvier 2025"),
        ("2025-08", "August 2025", "août 2025"),
        ("2025", "2025", "2025"),
        ("2025-H1", "first half of 2025", "premier semestre 2025"),
        ("2025-H2", "second half of 2025", "second semestre 2025"),
        ("2025-Q3", "third quarter of 2025", "troisième trimestre 2025"),
    ],
)
def test_dates(iso: str, en: str, fr: str) -> None:
    assert (i18n.date(iso, "en"), i18n.date(iso, "fr")) == (en, fr)


@pytest.mark.parametrize("iso", ["", "25", "2025-6", "2025-H3", "juin 2025", "2025-02-30"])
def test_what_is_no_date_is_refused(iso: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        i18n.date(iso, "en")


@pytest.mark.parametrize(
    ("iso", "en", "fr"),
    [
        ("2025-06-15", "on 15 June 2025", "le 15 juin 2025"),
        ("2025-06", "in June 2025", "en juin 2025"),
        ("2012", "in 2012", "en 2012"),
        ("2025-H1", "in the first half of 2025", "au premier semestre 2025"),
    ],
)
def test_dates_with_their_prepositions(iso: str, en: str, fr: str) -> None:
    assert (i18n.when(iso, "en"), i18n.when(iso, "fr")) == (en, fr)


@pytest.mark.parametrize(
    ("time", "en", "fr"),
    [
        (None, "undated", "sans date"),
        (AsOf(words="récemment"), "undated", "sans date"),
        (AsOf(date="2025-06"), "June 2025", "juin 2025"),
        (AsOf(start="2024", end="2025"), "2024–2025", "2024–2025"),
        (AsOf(start="2025-06", end="2025-07"), "June 2025 – July 2025", "juin 2025 – juillet 2025"),
        (AsOf(start="2025-06-03"), "since 3 June 2025", "depuis le 3 juin 2025"),
        (AsOf(end="2025-H1"), "until the first half of 2025", "jusqu’au premier semestre 2025"),
        (AsOf(end="2025"), "until 2025", "jusqu’en 2025"),
        (
            AsOf(earliest="2025-09-03"),
            "3 September 2025 or later",
            "3 septembre 2025 ou après",
        ),
        (AsOf(latest="2025-09"), "September 2025 or earlier", "septembre 2025 ou avant"),
        (
            AsOf(earliest="2025-06", latest="2025-09-03"),
            "between June 2025 and 3 September 2025",
            "entre juin 2025 et le 3 septembre 2025",
        ),
    ],
)
def test_times(time: AsOf | None, en: str, fr: str) -> None:
    assert (i18n.as_of(time, "en"), i18n.as_of(time, "fr")) == (en, fr)


def test_joining() -> None:
    assert i18n.join([], "en") == ""
    assert i18n.join(["a"], "fr") == "a"
    assert i18n.join(["a", "b"], "en") == "a and b"
    assert i18n.join(["a", "b", "c"], "en") == "a, b and c"
    assert i18n.join(["a", "b", "c"], "fr") == "a, b et c"


@pytest.mark.parametrize(
    ("name", "grammar", "article", "of", "to"),
    [
        ("Alibaba", BARE, "Alibaba", "d’Alibaba", "à Alibaba"),
        ("Élan", BARE, "Élan", "d’Élan", "à Élan"),
        ("Huawei", BARE, "Huawei", "de Huawei", "à Huawei"),
        ("Hermès", BARE, "Hermès", "d’Hermès", "à Hermès"),
        ("Yahoo", BARE, "Yahoo", "de Yahoo", "à Yahoo"),
        ("Ymir", BARE, "Ymir", "d’Ymir", "à Ymir"),
        ("360", BARE, "360", "de 360", "à 360"),
        ("摩尔线程", BARE, "摩尔线程", "de 摩尔线程", "à 摩尔线程"),
        ("H20", LE, "le H20", "du H20", "au H20"),
        ("M100", LE, "le M100", "du M100", "au M100"),
        ("Ascend 910C", LE, "l’Ascend 910C", "de l’Ascend 910C", "à l’Ascend 910C"),
        ("Chine", LA, "la Chine", "de la Chine", "à la Chine"),
        ("Asie", LA, "l’Asie", "de l’Asie", "à l’Asie"),
        ("États-Unis", LES, "les États-Unis", "des États-Unis", "aux États-Unis"),
        (
            "administration Trump",
            ELIDED,
            "l’administration Trump",
            "de l’administration Trump",
            "à l’administration Trump",
        ),
    ],
)
def test_french_names(name: str, grammar: Grammar, article: str, of: str, to: str) -> None:
    assert i18n.with_article(name, grammar, "fr") == article
    assert i18n.de(name, grammar, "fr") == of
    assert i18n.a(name, grammar, "fr") == to


def test_english_names_and_straight_apostrophes() -> None:
    the = Grammar(article="the")
    assert i18n.with_article("H20", the, "en") == "the H20"
    assert i18n.de("H20", the, "en") == "of the H20"
    assert i18n.a("Alibaba", BARE, "en") == "to Alibaba"
    assert i18n.de("Union", Grammar(article="l'"), "fr") == "de l’Union"


def test_a_link_stands_in_place_of_the_name_that_decides() -> None:
    link = "<a>Alibaba</a>"
    assert i18n.de("Alibaba", BARE, "fr", shown=link) == f"d’{link}"
    assert i18n.with_article("Asie", LA, "fr", shown=link) == f"l’{link}"


def test_agreement() -> None:
    two, four = ["is", "are"], ["coté", "cotée", "cotés", "cotées"]
    assert i18n.agree(two, [BARE]) == "is"
    assert i18n.agree(two, [BARE, FEMININE]) == "are"
    assert i18n.agree(two, [LES]) == "are"
    assert i18n.agree(four, [BARE]) == "coté"
    assert i18n.agree(four, [FEMININE]) == "cotée"
    assert i18n.agree(four, [FEMININE, BARE]) == "cotés"
    assert i18n.agree(four, [FEMININE, FEMININE]) == "cotées"
    with pytest.raises(ValueError, match="two or four"):
        i18n.agree(["a", "b", "c"], [BARE])


def test_quotations_stand_in_guillemets_on_both_sites() -> None:
    expected = "«\u00a0plus de 70 %\u00a0»"
    assert i18n.quotes("plus de 70 %", "en") == i18n.quotes("plus de 70 %", "fr") == expected
