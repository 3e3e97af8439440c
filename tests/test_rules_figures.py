"""Figures that follow one another or differ: each sentence of the rules as a small world."""

from __future__ import annotations

import pytest

from dossier.model import Statement
from rules_world import NEW, OLD, count, date, money, nm, percent, ranks, ruling, say

# -- figures ----------------------------------------------------------------------


def figure(name: str, n: object, **given: object) -> Statement:
    return say(name, "ada", "shipped", n, **given)  # type: ignore[arg-type]


def test_a_figure_for_a_later_period_follows() -> None:
    one = figure("one", count(100), scope={"period": date("2030")})
    other = figure("other", count(100), scope={"period": date("2031-H1")})
    assert ranks(one, other) == {"one": "earlier by time", "other": "current"}
    part = figure("part", count(60), scope={"period": date("2030-H1")})
    assert ranks(one, part) == {"one": "current", "part": "current"}


def test_a_figure_in_a_later_article_follows_if_it_differs() -> None:
    dates = {"old": OLD, "new": NEW}
    one = say("one", "ada", "staff", count(5000, "people"), article="old")
    other = say("other", "ada", "staff", count(6000, "people"), article="new")
    assert ranks(one, other, published=dates) == {"one": "earlier by article", "other": "current"}
    same = say("other", "ada", "staff", count(5000, "people"), article="new")
    assert set(ranks(one, same, published=dates).values()) == {"current"}


PERIOD = {"period": date("2030")}


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (count(70_000, qualifier="about"), count(70_000, qualifier="nearly"), False),
        (count(70_000, qualifier="about"), count(68_000), False),
        (count(70_000, qualifier="nearly"), count(71_000), True),
        (count(70_000), count(70_001), True),
        (count(12, qualifier="more-than"), count(14), False),
        (count(12, qualifier="more-than"), count(11), True),
        (count(12, qualifier="at-least"), count(12), False),
        (count(12, qualifier="up-to"), count(13), True),
        (count(12, qualifier="less-than"), count(3), False),
        (count(12, qualifier="more-than"), count(14, qualifier="more-than"), False),
        (count(3, top=5), count(5, top=7), False),
        (count(3, top=5), count(6, top=7), True),
        (count(3), count(4, "people"), False),
    ],
    ids=str,
)
def test_figures_differ_where_their_ranges_do_not_touch(
    one: object, other: object, differ: bool
) -> None:
    found = ranks(figure("one", one, scope=PERIOD), figure("other", other, scope=PERIOD))
    assert set(found.values()) == {"disputed by values" if differ else "current"}


def test_sums_meet_in_one_currency_by_an_articles_own_conversion() -> None:
    def raised(*sums: object) -> set[str]:
        said = (say(f"s{i}", "ada", "raised", one) for i, one in enumerate(sums))  # type: ignore[arg-type]
        return set(ranks(*said).values())

    assert raised(money(100, "CNY"), money(14, "USD")) == {"current"}
    converted = money(100, "CNY", also=money(14, "USD", "about"))
    assert raised(converted, money(14.5, "USD")) == {"current"}
    assert raised(converted, money(20, "USD")) == {"disputed by values"}
    other_rate = money(100, "CNY", also=money(13, "USD"))
    assert raised(money(100, "CNY", also=money(14, "USD")), other_rate) == {"current"}


def test_shares_of_one_market_are_no_shares_of_another() -> None:
    one = say("one", "ada", "share", percent(40), scope={"market": "velm", "period": date("2030")})
    other = say("other", "ada", "share", percent(9), scope={**PERIOD, "market": "ostara"})
    assert set(ranks(one, other).values()) == {"current"}
    same = say(
        "other", "ada", "share", percent(9), scope={**PERIOD, "market": "velm", "rank": "bea"}
    )
    assert set(ranks(one, same).values()) == {"disputed by values"}


def test_a_sum_of_two_together_is_no_sum_of_one() -> None:
    both = say("both", ["ada", "bea"], "share", percent(70))
    one = say("one", "ada", "share", percent(40))
    assert set(ranks(both, one).values()) == {"current"}
    turned = say("turned", ["bea", "ada"], "share", percent(60))
    assert ranks(both, turned)["both"] == "disputed by values"


def test_a_lasting_figure_disagrees_whatever_the_dates() -> None:
    one = say("one", "ada", "node", nm(7), article="old")
    other = say("other", "ada", "node", nm(5), article="new")
    found = ranks(one, other, published={"old": OLD, "new": NEW})
    assert set(found.values()) == {"disputed by values"}


def test_figures_that_a_later_one_follows_stand_as_earlier_and_still_disagree() -> None:
    one = figure("one", count(100), scope=PERIOD)
    other = figure("other", count(200), scope=PERIOD)
    later = figure("later", count(300), scope={"period": date("2031")})
    found = ruling(one, other, later)
    assert [found.states[i].rank for i in ("one", "other", "later")] == [
        "earlier",
        "earlier",
        "current",
    ]
    assert found.disagreements["ada"][0].sides == (("one",), ("other",))


# -- what takes no part -----------------------------------------------------------


@pytest.mark.parametrize(
    "soft",
    [
        {"uncertain": True},
        {"stance": "opinion"},
        {"stance": "preference"},
        {"status": "forecast"},
        {"reviewed": False},
    ],
    ids=str,
)
def test_nothing_soft_is_compared_or_puts_anything_in_order(soft: dict[str, object]) -> None:
    one = say("one", "ada", "head", "bea", as_of="2030")
    other = say("other", "ada", "head", "cog", as_of="2031", after=["one"], **soft)  # type: ignore[arg-type]
    found = ruling(one, other)
    assert found.states["one"].rank == "current"
    assert found.states["other"].rank == ("uncertain" if soft.get("uncertain") else "current")
    assert not found.order.links
    assert not found.disagreements
