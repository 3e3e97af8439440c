"""What rules rest on and how they are told: tensions, days, origins, `explain`."""

from __future__ import annotations

import re
from pathlib import Path

from dossier.assemble.origins import independent, origin_of, outlets_of
from dossier.assemble.rules import RULES, decide
from dossier.model import AsOf, Embedded
from dossier.strings import Strings
from rules_world import NEW, corpus, count, ranks, ruling, say, text
from world import ROOT, make

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


def test_the_page_of_the_rules_lists_them_in_their_order() -> None:
    page = (ROOT / "docs" / "rules.md").read_text("utf-8")
    rows = [tuple(row.strip("| ").split(" | ")) for row in page.splitlines() if row[:3] == "| `"]
    assert rows == [(", ".join(f"`{n}`" for n in r.tells), r.needs, r.concludes) for r in RULES]
