"""What changed is told: when, on which statements, by which cause."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

import pytest

from dossier import ledger
from past_world import DAY, FARE, LATER, entry, id_of, page, publish, take_away
from world import World, data, make, reading, tree


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = make(tmp_path)
    publish(made, DAY)
    return made


# -- before anything is published ----------------------------------------------------


def test_without_a_ledger_the_pages_of_the_past_say_so(tmp_path: Path) -> None:
    built = make(tmp_path).built()
    assert "Nothing is published yet" in page(built, "en/changes/index.md", "text")
    assert "Rien n’est encore publié" in page(built, "fr/changes/index.md", "text")
    assert "Nothing that was published" in page(built, "en/corrections.md", "text")
    assert "No page has an earlier version" in page(built, "en/versions.md", "text")
    assert "not published yet" in page(built, "en/lines/hill-line.md", "#history")
    for name in ("changes", "versions", "history", "addresses"):
        assert data(built, name) == []


# -- publishing ----------------------------------------------------------------------


def test_the_first_publication_stands_on_every_page(world: World) -> None:
    built = world.built()
    version = reading(built, "en/lines/hill-line.md").meta["version"]
    history = page(built, "en/lines/hill-line.md", "#history")
    assert history == f"First published on 5 April 2033 · {version}"
    assert page(built, "fr/sources/tram-plan.md", "#history").startswith(
        "Première publication : 5 avril 2033"
    )
    text = page(built, "en/changes/index.md", "text")
    assert "First publication: 13 statements added." in text
    assert "the new article New tram for Velm: 3 statements added" in text
    (publication,) = data(built, "changes")
    assert (publication["number"], publication["day"]) == (1, DAY)
    assert {c["kind"] for c in publication["changes"]} == {"added"}


def test_nobody_publishes_before_the_last_publication(world: World) -> None:
    before = tree(world.folder)
    ran = world.run("publish", "--date", "2033-04-04")
    assert ran.status == 2
    assert "2033-04-04 lies before the last publication (2033-04-05)" in ran.err
    assert tree(world.folder) == before


def test_a_correction_is_told_before_and_after_and_why(world: World) -> None:
    value = "value: {amount: 2.40"
    why = {value: f'correction: {{en: "A slip.", fr: "Une coquille."}}\n    {value}'}
    fare = id_of(world, FARE)
    world.change(
        {
            "articles/opened.yml": {
                "replace": why | {f"quote: {FARE}": "quote: the Harbour Line costs 2.40 euros"}
            }
        }
    )
    said = publish(world, LATER)
    assert said[1:] == ["  1 corrected: the editor’s correction", "now run `python build.py`"]
    built = world.built()
    assert id_of(world, "the Harbour Line costs 2.40 euros") == fare
    text = page(built, "en/corrections.md", "text")
    assert "7 June 2033 · Corrected" in text
    assert "Before: A ride on the Harbour Line costs EUR 2.40. passage" in text
    assert "Since: the same sentence; what changed stands behind it" in text
    assert "« the Harbour Line costs 2.40 euros »" in text
    (row,) = data(built, "history")
    quotes = [[e["quote"] for e in s["evidence"]] for s in row["states"]]
    assert quotes == [[None], ["the Harbour Line costs 2.40 euros"]], "what is no longer quoted"
    assert "the editor’s correction; A slip." in text
    assert "correction de la rédaction ; Une coquille." in page(built, "fr/corrections.md", "text")
    history = reading(built, "en/lines/harbour-line.md").part("#history")
    assert history[0].startswith("Changed on 7 June 2033 because of the editor’s correction · ")
    assert history[1].startswith("First published on 5 April 2033 · ")
    assert len(reading(built, "en/lines/hill-line.md").part("#history")) == 1


def test_a_new_article_is_the_cause_of_what_it_outdates(tmp_path: Path) -> None:
    world = make(tmp_path)
    opened = take_away(world, "opened")
    publish(world, DAY)
    world.change(opened)
    publish(world, LATER)
    built = world.built()
    last = data(built, "changes")[-1]["changes"]
    earlier = [c for c in last if c["kind"] == "earlier"]
    assert [(c["cause"], c["article"], c["rule"]) for c in earlier] == [
        ("article", "tram-opened", "event")
    ]
    by = next(s for s in data(built, "statements") if s["id"] == earlier[0]["by"])
    assert by["text"]["en"] == "The Harbour Line has opened in Velm."
    plan = next(s for s in data(built, "statements") if s["id"] == earlier[0]["statement"])
    assert (plan["rank_rule"], plan["rank_by"]) == ("event", by["id"])
    told = page(built, "en/changes/index.md", "text")
    assert (
        "It stands before the later step because of the nature of the event; no date proves it. "
        "What came after: The Harbour Line has opened in Velm." in told
    )
    assert "What came after: The Hill Line has opened in Velm." in told
    assert "Ce qui a suivi : La Ligne du Port a ouvert à Velm." in page(
        built, "fr/changes/index.md", "text"
    )
    assert {c["cause"] for c in last} == {"article"}
    assert "Changed on 7 June 2033 because of the new article [The Harbour Line opens]" in page(
        built, "en/lines/harbour-line.md", "#history"
    )


def test_taking_the_article_away_again_says_what_decided_until_then(world: World) -> None:
    take_away(world, "opened")
    assert "  1 current: article tram-opened removed [event]" in publish(world, LATER)
    told = page(world.built(), "en/changes/index.md", "text")
    assert "Current again The Harbour Line and the Hill Line are to open in Velm." in told
    assert "Until then: It stands before the later step because of the nature" in told


def test_of_a_joint_plan_is_told_for_whom_it_is_earlier(tmp_path: Path) -> None:
    """Only one of the two lines has opened: the other still is to."""
    world = make(tmp_path)
    hill = entry(world, "The Hill Line opened a year later", "opened")
    world.change({"articles/opened.yml": {"replace": {hill: ""}}})
    opened = take_away(world, "opened")
    publish(world, DAY)
    world.change(opened)
    publish(world, LATER)
    built = world.built()
    (one,) = [c for c in data(built, "changes")[-1]["changes"] if c["kind"] == "earlier"]
    assert (one["subject"], one["rule"]) == ("harbour-line", "event")
    plan = next(s for s in data(built, "statements") if s["id"] == one["statement"])
    assert (plan["rank"], plan["rank_apart"]) == ("current", {"harbour-line": "earlier"})
    told = page(built, "en/changes/index.md", "text")
    assert told.count("Now earlier, for Harbour Line The Harbour Line and the Hill Line are") == 1


def test_a_changed_rule_is_told_as_one(world: World) -> None:
    file = world.seeds / "lines/hill-line.yml"
    renamed = (
        file.read_text("utf-8").replace("Hill Line", "Hilly Line", 1) + "aliases: [Hill Line]\n"
    )
    file.write_text(renamed, "utf-8")
    publish(world, LATER)
    assert {c["cause"] for c in data(world.built(), "changes")[-1]["changes"]} == {"rule"}


def test_an_interrupted_publication_is_ended_by_the_next(tmp_path: Path) -> None:
    """Whether it stopped between two sidecars or before the ledger."""
    whole = make(tmp_path / "whole")
    publish(whole, DAY)
    for patched in ("dossier.cli.publish.write_whole", "dossier.ledger.write_ledger"):
        broken = make(tmp_path / patched)
        with mock.patch(patched, side_effect=OSError("no space")):
            assert broken.run("publish", "--date", DAY).status == 1
        assert not (broken.seeds / "published.json").exists()
        publish(broken, DAY)
        assert tree(broken.seeds) == tree(whole.seeds)


def test_proposals_get_no_id(tmp_path: Path) -> None:
    world = make(
        tmp_path,
        {
            "articles/opened.yml": {
                "replace": {f"quote: {FARE}": f"quote: {FARE}\n    reviewed: false"}
            }
        },
    )
    publish(world, DAY)
    assert "id:" not in entry(world, FARE, "opened")
    assert len(ledger.read_ledger(world.seeds, "seeds")[0].statements) == 12
