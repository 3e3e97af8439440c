"""What is true when, and what disagrees: each sentence of the rules as a small world."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dossier.assemble.origins import independent, origin_of, outlets_of
from dossier.assemble.rules import RULES, decide
from dossier.model import AsOf, Embedded, Published, Statement
from dossier.strings import Strings
from rules_world import corpus, count, date, money, nm, percent, ranks, ruling, say, text
from world import make

OLD, NEW = Published(date="2030-05-01"), Published(date="2031-05-01")


# -- steps of an event ------------------------------------------------------------


def test_a_plan_comes_before_the_filing_and_the_filing_before_the_deed() -> None:
    plan = say("plan", "ada", "listed", "velm", status="planned")
    filed = say("filed", "ada", "listed", "velm", status="filed")
    done = say("done", "ada", "listed", "velm", status="completed")
    assert ranks(plan, filed) == {"plan": "earlier by event", "filed": "current"}
    assert ranks(plan, filed, done) == {
        "plan": "earlier by event",
        "filed": "earlier by event",
        "done": "current",
    }


def test_an_event_joins_properties_and_needs_no_date() -> None:
    target = say("target", "ada", "target", money(12e9), status="planned")
    done = say("done", "ada", "listed", "velm", status="completed", as_of="2031")
    assert ranks(target, done)["target"] == "earlier by event"


def test_a_plan_made_surely_after_the_deed_is_a_new_plan() -> None:
    done = say("done", "ada", "listed", "velm", status="completed", as_of="2030")
    plan = say("plan", "ada", "listed", "ostara", status="planned", as_of="2031")
    assert ranks(done, plan) == {"done": "current", "plan": "current"}


def test_words_say_more_than_the_nature_of_an_event() -> None:
    """It plans “again”: the plan comes after the deed that it names."""
    done = say("done", "ada", "listed", "velm", status="completed")
    plan = say("plan", "ada", "listed", "velm", status="planned", after=["done"])
    assert ranks(done, plan) == {"done": "earlier by word", "plan": "current"}


def test_a_joint_plan_that_one_has_carried_out_is_earlier_for_that_one() -> None:
    plan = say("plan", ["ada", "bea"], "listed", "velm", status="planned")
    done = say("done", "ada", "listed", "velm", status="completed")
    states = ruling(plan, done).states
    assert states["plan"].rank == "current"
    assert states.seen_from("plan", "ada").rank == "earlier"
    assert states.seen_from("plan", "bea").rank == "current"


@pytest.mark.parametrize(
    "deed",
    [{"negated": True}, {"hedged": True}, {"stance": "claimed"}, {"stance": "opinion"}],
    ids=str,
)
def test_only_a_deed_that_is_stated_plainly_ends_a_plan(deed: dict[str, object]) -> None:
    plan = say("plan", "ada", "listed", "velm", status="planned")
    done = say("done", "ada", "listed", "velm", status="completed", **deed)  # type: ignore[arg-type]
    assert ranks(plan, done)["plan"] == "current"


def test_what_is_declared_no_event_has_steps_of_the_same_thing_alone() -> None:
    plan = say("plan", "ada", "makes", "bea", status="planned")
    other = say("other", "ada", "makes", "cog", status="completed")
    assert ranks(plan, other)["plan"] == "current"
    done = say("done", "ada", "makes", "bea", status="completed")
    assert ranks(plan, done)["plan"] == "earlier by event"


# -- words ------------------------------------------------------------------------


def test_a_word_implies_what_came_before_without_a_date() -> None:
    stop = say("stop", "ada", "banned", "velm")
    go = say("go", "ada", "allowed", "velm", after=["stop"])
    assert ranks(stop, go) == {"stop": "earlier by word", "go": "current"}


def test_a_word_supersedes_for_the_subjects_of_both_alone() -> None:
    stop = say("stop", ["ada", "bea"], "banned", "velm")
    go = say("go", "ada", "allowed", "velm", after=["stop"])
    states = ruling(stop, go).states
    assert states.seen_from("stop", "ada").rank == "earlier"
    assert states.seen_from("stop", "bea").rank == "current"


# -- opposites and denials --------------------------------------------------------


def test_a_ban_that_a_permission_follows_is_earlier() -> None:
    ban = say("ban", "ada", "banned", "velm", as_of="2030")
    go = say("go", "ada", "allowed", "velm", as_of="2031-02")
    assert ranks(ban, go) == {"ban": "earlier by time", "go": "current"}


def test_the_times_of_articles_order_what_holds_in_them() -> None:
    ban = say("ban", "ada", "banned", "velm", article="old")
    go = say("go", "ada", "allowed", "velm", article="new")
    found = ranks(ban, go, published={"old": OLD, "new": NEW})
    assert found == {"ban": "earlier by article", "go": "current"}


def test_the_article_of_a_deed_tells_only_by_when_it_was_done() -> None:
    """A ban in an older article may be newer than what a newer article reports as done."""
    sold = say("sold", "ada", "allowed", "velm", status="completed", article="new")
    ban = say("ban", "ada", "banned", "velm", article="old")
    found = ranks(sold, ban, published={"old": OLD, "new": NEW})
    assert set(found.values()) == {"disputed by opposites"}


def test_opposites_without_an_order_are_both_shown() -> None:
    ban = say("ban", "ada", "banned", "velm")
    go = say("go", "ada", "allowed", "velm")
    found = ruling(ban, go)
    assert {s.rank for s in found.states.whole.values()} == {"disputed"}
    (one,) = found.disagreements["ada"]
    assert (one.rule, one.name, one.sides) == ("opposites", "sale", (("ban",), ("go",)))


@pytest.mark.parametrize(
    "other",
    [
        say("go", "ada", "allowed", "ostara"),
        say("go", "bea", "allowed", "velm"),
        say("go", "ada", "allowed", "velm", status="planned"),
        say("go", "ada", "allowed", "velm", scope={"holder": "cog"}),
    ],
    ids=["another place", "another subject", "a plan", "another holder"],
)
def test_opposites_meet_in_one_scope_alone(other: Statement) -> None:
    ban = say("ban", "ada", "banned", "velm", scope={"holder": "bea"})
    assert ranks(ban, other) == {"ban": "current", "go": "current"}


def test_not_banned_is_no_opposite_of_allowed() -> None:
    freed = say("freed", "ada", "banned", "velm", negated=True)
    go = say("go", "ada", "allowed", "velm")
    assert set(ranks(freed, go).values()) == {"current"}


def test_a_denial_stands_against_what_it_denies() -> None:
    yes = say("yes", "ada", "makes", "bea")
    no = say("no", "ada", "makes", "bea", negated=True)
    other = say("other", "ada", "makes", "cog", negated=True)
    found = ranks(yes, no, other)
    assert found == {"yes": "disputed by denial", "no": "disputed by denial", "other": "current"}


# -- values of which one can hold -------------------------------------------------


def test_another_head_disagrees_or_follows() -> None:
    one = say("one", "ada", "head", "bea")
    other = say("other", "ada", "head", "cog")
    assert set(ranks(one, other).values()) == {"disputed by values"}
    one = say("one", "ada", "head", "bea", as_of="2030")
    other = say("other", "ada", "head", "cog", as_of="2031")
    assert ranks(one, other) == {"one": "earlier by time", "other": "current"}


def test_a_part_and_its_whole_are_no_two_answers() -> None:
    city = say("city", "ada", "listed", "velm", status="completed")
    market = say("market", "ada", "listed", "market-of-velm", status="completed")
    assert set(ranks(city, market).values()) == {"disputed by values"}
    lies = say("lies", "market-of-velm", "lies-in", "velm")
    assert set(ranks(city, market, lies).values()) == {"current"}


def test_a_date_of_founding_never_ages() -> None:
    one = say("one", "ada", "founded", date("2012"), article="old")
    other = say("other", "ada", "founded", date("2013"), article="new")
    dates = {"old": OLD, "new": NEW}
    assert set(ranks(one, other, published=dates).values()) == {"disputed by values"}
    month = say("other", "ada", "founded", date("2012-05"), article="new")
    assert set(ranks(one, month, published=dates).values()) == {"current"}


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


# -- tensions ---------------------------------------------------------------------


def test_who_tries_stands_beside_who_ships_the_parent_too() -> None:
    tries = say("tries", "ada", "tries", text("a chip"), status="under-way")
    ships = say("ships", "unit-of-ada", "shipped", count(70_000))
    found = ruling(tries, ships)
    assert {s.rank for s in found.states.whole.values()} == {"current"}
    for slug in ("ada", "unit-of-ada"):
        (one,) = found.disagreements[slug]
        assert (one.rule, one.name) == ("tension", "tries-or-ships")
        assert one.sides == (("tries",), ("ships",))
    strange = say("ships", "cog", "shipped", count(70_000))
    assert not ruling(tries, strange).disagreements


def test_a_customer_who_makes_the_same_kind_of_thing_is_shown_as_both() -> None:
    buys = say("buys", "cog", "bought-by", "ada")
    makes = say("makes", "ada", "makes", "dot")
    assert ruling(buys, makes).disagreements["ada"][0].sides == (("buys",), ("makes",))
    other_kind = say("makes", "ada", "makes", "velm")
    assert not ruling(buys, other_kind).disagreements


# -- times ------------------------------------------------------------------------


def test_a_post_speaks_on_its_own_day() -> None:
    post = Embedded(0, 10, None, "2030-01-05", 1)
    inside = say("inside", "ada", "staff", count(5, "people"), article="new", at=3)
    outside = say("outside", "ada", "staff", count(7, "people"), article="new", at=20)
    made = corpus([inside, outside], published={"new": NEW}, posts={"new": post})
    from_post = decide(made)
    assert from_post.states["inside"].rank == "earlier"
    assert from_post.times["inside"].source == "article"


def test_no_date_is_invented() -> None:
    """Neither bounds that leave the order open nor words for a time make an order."""
    open_ended = AsOf(earliest="2030-06")
    for first, second in (
        (open_ended, AsOf(date="2031")),
        (AsOf(words="recently"), AsOf(date="2031")),
        (None, AsOf(date="2031")),
        (AsOf(latest="2031"), AsOf(date="2031-06")),
        (AsOf(start="2030", end="2031-03"), AsOf(date="2031-01")),
    ):
        one = say("one", "ada", "head", "bea", as_of=first)
        other = say("other", "ada", "head", "cog", as_of=second)
        assert set(ranks(one, other).values()) == {"disputed by values"}, (first, second)


# -- origins ----------------------------------------------------------------------


def test_one_origin_is_one_source_however_many_articles_relay_it() -> None:
    said = [
        say("a", "ada", "staff", count(5), article="one", by=["cog"]),
        say("b", "ada", "staff", count(5), article="two", by=["cog", "dot"]),
        say("c", "ada", "staff", count(5), article="two"),
        say("d", "ada", "staff", count(5), article="three"),
    ]
    made = corpus(said)
    outlets = outlets_of(made)
    origins = {s.id: origin_of(s, made, outlets) for s in said}
    assert independent(said[:2], origins) == ("cog",)
    assert len(independent(said, origins)) == 3


# -- the table --------------------------------------------------------------------


def test_every_rule_has_its_sentences_in_both_languages() -> None:
    for lang in ("en", "fr"):
        strings = Strings(lang)
        for rule in RULES:
            for name in rule.tells:
                assert strings(f"why.{name}")
                assert name == "tension" or strings(f"rule.{name}")


# -- explain ----------------------------------------------------------------------


def test_explain_names_the_rule_the_statements_and_their_lines(tmp_path: Path) -> None:
    ran = make(tmp_path).run("explain", "harbour-line")
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert lines[0] == "harbour-line: The Harbour Line has opened in Velm."
    at = next(i for i, line in enumerate(lines) if line.startswith("[event] Steps of one event"))
    assert lines[at + 1] == (
        "  The Harbour Line and the Hill Line are to open in Velm. "
        "← The Harbour Line has opened in Velm."
    )
    assert re.fullmatch(r"    [a-z2-7]{8}  seeds/articles/plan\.yml:\d+", lines[at + 2])
    assert re.fullmatch(r"    [a-z2-7]{8}  seeds/articles/opened\.yml:\d+", lines[at + 3])


def test_explain_speaks_each_language_and_knows_its_entities(tmp_path: Path) -> None:
    world = make(tmp_path)
    french = world.run("explain", "lines/harbour-line", "--lang", "fr")
    assert "[event] Étapes d’un même événement" in french.out
    unknown = world.run("explain", "harbor-line")
    assert (unknown.status, unknown.out) == (2, "")
    assert "there is no entity 'harbor-line'. The nearest right word is 'harbour-line'." in (
        unknown.err
    )
    assert world.run("explain", "harbour-line", "--lang", "de").status == 2
