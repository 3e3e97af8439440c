"""What is true when, and what disagrees: each sentence of the rules as a small world."""

from __future__ import annotations

import pytest

from dossier.model import Statement
from rules_world import NEW, OLD, date, money, ranks, ruling, say

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
