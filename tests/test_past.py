"""What was published stays reachable: ids, versions, addresses, anchors; and what changed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import yaml

from dossier import ledger
from dossier.cli.line import Built
from world import World, data, make, reading, tree

DAY = "2033-04-05"
LATER = "2033-06-07"
FARE = "A ride on the Harbour Line costs 2.40 euros"


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = make(tmp_path)
    publish(made, DAY)
    return made


def publish(world: World, day: str) -> list[str]:
    """Publish and give back what was said."""
    ran = world.run("publish", "--date", day)
    assert (ran.status, ran.err) == (0, "")
    return ran.out.splitlines()


def problems(world: World) -> list[str]:
    return world.run("check").problems


def id_of(world: World, quote: str) -> str:
    """The id of the statement with this quotation."""
    for file in (world.seeds / "articles").glob("*.yml"):
        for entry in yaml.safe_load(file.read_text("utf-8"))["statements"]:
            if entry["quote"] == quote:
                return str(entry["id"])
    raise AssertionError(quote)


def take_away(world: World, article: str) -> dict[str, str]:
    """Remove an article; its files, to be put back with ``change``."""
    names = [f"articles/{article}.{ending}" for ending in ("txt", "yml")]
    kept = {name: (world.seeds / name).read_bytes().decode("utf-8") for name in names}
    world.change(dict.fromkeys(names))
    return kept


def entry(world: World, quote: str, article: str) -> str:
    """The lines of a statement in its sidecar."""
    text = (world.seeds / f"articles/{article}.yml").read_text("utf-8")
    found = [e for e in re.split(r"^(?=  - )", text, flags=re.MULTILINE) if f"quote: {quote}" in e]
    return found[0]


def page(built: Built, path: str, part: str) -> str:
    return " ".join(reading(built, path).part(part))


def fates(built: Built) -> dict[str, Any]:
    return {row["address"]: row for row in data(built, "addresses")}


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


# -- ids ------------------------------------------------------------------------------


def test_statements_that_hash_alike_get_ids_of_their_own(tmp_path: Path) -> None:
    twin = f"""
  - about: harbour-line
    property: fare
    value: {{amount: 2.40, currency: EUR}}
    status: planned
    quote: {FARE}
"""
    world = make(tmp_path, {"articles/opened.yml": {"append": twin}})
    publish(world, DAY)
    entries = yaml.safe_load((world.seeds / "articles/opened.yml").read_text("utf-8"))["statements"]
    ids = [e["id"] for e in entries if e["quote"] == FARE]
    assert len(set(ids)) == 2
    assert world.run("publish", "--date", LATER).out.startswith("nothing new")


def test_ids_survive_edits_of_wording_value_template_and_order(world: World) -> None:
    before = {s.id for s in world.built().corpus.statements}
    file = world.seeds / "articles/opened.yml"
    head, listed = file.read_text("utf-8").split("statements:\n")
    entries = re.split(r"^(?=  - )", listed, flags=re.MULTILINE)[1:]
    text = f"{head}statements:\n" + "\n".join(e.rstrip("\n") + "\n" for e in reversed(entries))
    text = text.replace(
        "value: {amount: 2.40",
        "text: {en: It is cheap., fr: C’est bon marché.}\n    value: {amount: 2.4",
    )
    world.change({"articles/opened.yml": text.replace(f"quote: {FARE}", "quote: costs 2.40 euros")})
    assert {s.id for s in world.built().corpus.statements} == before


def test_a_new_entry_never_takes_the_id_of_one_that_was_edited(world: World) -> None:
    fare = id_of(world, FARE)
    old = entry(world, FARE, "opened").replace(f'id: "{fare}"\n    ', "")
    edited = {f"quote: {FARE}": "quote: costs 2.40 euros"}
    world.change({"articles/opened.yml": {"replace": edited}})
    world.change({"articles/opened.yml": {"append": "\n" + old}})
    found = [s for s in world.built().corpus.statements if s.property == "fare"]
    assert [s.id == fare for s in found] == [True, False] or [s.id == fare for s in found] == [
        False,
        True,
    ]
    assert next(s for s in found if s.id == fare).raw["quote"] == "costs 2.40 euros"


def test_an_id_that_would_be_dropped_fails_with_its_place(world: World) -> None:
    fare = id_of(world, FARE)
    world.change({"articles/opened.yml": {"replace": {entry(world, FARE, "opened"): ""}}})
    told = problems(world)
    assert len(told) == 1
    assert told[0].startswith(
        f"seeds/articles/opened.yml:1: the published statement '{fare}' is no longer here. "
    )
    assert f'withdrawn: [{{id: "{fare}", reason:' in told[0]
    reason = (
        f'withdrawn:\n  - {{id: "{fare}", reason: {{en: Misread., fr: Mal lu.}}}}\nstatements:\n'
    )
    world.change({"articles/opened.yml": {"replace": {"statements:\n": reason}}})
    publish(world, LATER)
    built = world.built()
    fate = fates(built)[f"s/{fare}/"]
    assert (fate["became"], fate["day"], fate["reason"]) == (
        "withdrawn",
        LATER,
        {"en": "Misread.", "fr": "Mal lu."},
    )
    assert "withdrawn" in page(built, "en/corrections.md", "text")
    kept = reading(built, "en/lines/harbour-line.md")
    assert f'id="s-{fare}"' in kept.source
    assert kept.part("#no-longer-here")


# -- articles that go and come back --------------------------------------------------


@pytest.mark.parametrize("article", ["hauts", "opened", "plan"])
def test_an_article_taken_away_and_brought_back_restores_the_bytes(
    world: World, article: str
) -> None:
    before = world.built().files
    kept = take_away(world, article)
    without = world.built()
    gone = set(fates(without))
    assert f"sources/tram-{article}/" in gone
    alone = {
        s["id"]
        for s in json.loads(before["en/data/statements.json"])
        if s["source"] == f"tram-{article}"
    }
    assert {a.split("/")[1] for a in gone if a.startswith("s/")} == alone
    left = {s["id"] for s in data(without, "statements")}
    assert left == {s["id"] for s in json.loads(before["en/data/statements.json"])} - alone
    assert world.change(kept).built().files == before


def test_also_when_it_was_published_without_it(world: World) -> None:
    """Then versions are the same again, and the history tells of both."""
    before = {p.address: p.version for p in world.built().pages}
    kept = take_away(world, "opened")
    publish(world, LATER)
    world.change(kept)
    publish(world, "2033-08-09")
    built = world.built()
    assert {p.address: p.version for p in built.pages} == before
    kinds = [{c["kind"] for c in p["changes"]} for p in data(built, "changes")]
    assert "withdrawn" in kinds[1]
    assert "returned" in kinds[2]
    assert fates(built) == {}
    assert len(reading(built, "en/lines/harbour-line.md").part("#history")) == 3


def test_the_anchors_of_a_page_stay_when_an_article_goes(world: World) -> None:
    before = ledger.read_ledger(world.seeds, "seeds")[0].pages
    take_away(world, "opened")
    built = world.built()
    for address, past in before.items():
        path = f"en/{address.rstrip('/')}.md"
        path = path if path in built.files else f"en/{address}index.md"
        if path in built.files:
            now = set(ledger.anchors_in(built.files[path]))
            assert set(past.anchors) <= now, address


# -- entities that are renamed, merged, split, withdrawn --------------------------------


def rename(world: World, old: str, new: str) -> None:
    """Give an entity's file another slug, in all seeds."""
    for file in sorted(world.seeds.rglob("*.yml")):
        text = file.read_text("utf-8")
        changed = re.sub(rf"(?<![\w-]){old}(?![\w-])", new, text)
        if file.stem == old:
            file.unlink()
            file.with_name(f"{new}.yml").write_text(changed, "utf-8")
        elif changed != text:
            file.write_text(changed, "utf-8")


def test_a_renamed_entity_fails_until_its_old_slug_is_named(world: World) -> None:
    rename(world, "hill-line", "heights-line")
    (told,) = problems(world)
    assert told == (
        "seeds/lines/hill-line.yml:1: the published address /lines/hill-line/ would be gone. Name "
        "'hill-line' under `former_slugs` or `merged` of the entity that it is now, or keep the "
        "file with `split_into: [slugs]` or `withdrawn: {en, fr}`."
    )
    file = world.seeds / "lines/heights-line.yml"
    file.write_text(file.read_text("utf-8") + "former_slugs: [hill-line]\n", "utf-8")
    fate = fates(world.built())["lines/hill-line/"]
    assert (fate["became"], fate["to"]) == ("moved", ["lines/heights-line/"])
    assert re.fullmatch(r"2033\.04\.05\+[0-9a-f]{8}", fate["version"])
    assert "published" in publish(world, LATER)[0]
    built = world.built()
    assert fates(built)["lines/hill-line/"]["day"] == LATER
    assert data(built, "changes")[-1]["changes"] == [], "a new name for the same corrects nothing"


def test_an_entry_of_a_list_keeps_its_anchor(world: World) -> None:
    rename(world, "velm", "velm-town")
    assert problems(world)[0].startswith(
        "seeds/names/velm.yml:1: the published address /names/#velm "
    )
    file = world.seeds / "names/velm-town.yml"
    file.write_text(file.read_text("utf-8") + "former_slugs: [velm]\n", "utf-8")
    assert '<a id="velm" href="../names/#velm-town">' in world.built().files["en/names/index.md"]


def test_split_and_withdrawn_entities_say_what_became_of_them(world: World) -> None:
    world.change({"names/station.yml": "name: Velm Station\nclass: town\n"})
    classes = yaml.safe_load((world.seeds / "vocabulary.yml").read_text("utf-8"))["classes"]
    assert "town" in classes
    publish(world, LATER)
    world.change(
        {"names/station.yml": {"append": "withdrawn: {en: No such place., fr: Pas de tel lieu.}\n"}}
    )
    built = world.built()
    assert "station" not in built.corpus.entities
    assert '<a id="station"></a>Velm Station' in built.files["en/names/index.md"]
    world.change(
        {"names/station.yml": "name: Velm Station\nclass: town\nsplit_into: [velm, ghost]\n"}
    )
    (told,) = problems(world)
    assert told.startswith("seeds/names/station.yml:3: it was split into 'ghost', which does not")


# -- versions -----------------------------------------------------------------------


def test_each_edit_changes_the_version_of_exactly_the_pages_that_rest_on_it(tmp_path: Path) -> None:
    """Over every statement of the world: a key added, then taken away."""
    world = make(tmp_path)
    publish(world, DAY)
    built = world.built()
    pages = {p.address: p for p in built.pages}
    for statement in built.corpus.statements:
        name = Path(statement.origin.path).name
        file = world.seeds / "articles" / name
        text = file.read_text("utf-8")
        old = f'id: "{statement.id}"'
        file.write_text(text.replace(old, f"{old}\n    sic: false"), "utf-8")
        now = {p.address: p.version for p in world.built().pages}
        file.write_text(text, "utf-8")
        changed = {a for a in now if now[a] != pages[a].version}
        assert changed == {a for a, p in pages.items() if statement.id in p.statements}, (
            statement.id
        )


def test_each_passage_changes_the_version_of_exactly_the_pages_that_rest_on_it(
    tmp_path: Path,
) -> None:
    """A passage of the text grows: what stands after it moves, and reads as it did."""
    world = make(tmp_path)
    publish(world, DAY)
    built = world.built()
    before = {p.address: p for p in built.pages}
    for old, new in (
        (FARE, FARE.replace("A ride", "Any single ride")),
        ("The Hill Line opened a year later", "The Hill Line had opened a year later"),
    ):
        rests = {s.id for s in built.corpus.statements if any(e.text == old for e in s.evidence)}
        _replace(world, "articles/opened", old, new)
        now = {p.address: p.version for p in world.built().pages}
        changed = {a for a in now if now[a] != before[a].version}
        assert changed == {a for a, p in before.items() if rests & set(p.statements)}
        assert 2 <= len(changed) < len(before)
        _replace(world, "articles/opened", new, old)


def _replace(world: World, name: str, old: str, new: str) -> None:
    """In an article and in the quotation that its sidecar has of it."""
    texts = {f"{name}.txt": {"replace": {old: new}}}
    world.change(texts | {f"{name}.yml": {"replace": {f"quote: {old}": f"quote: {new}"}}})


def test_from_a_version_one_reaches_what_was_said(world: World) -> None:
    old = reading(world.built(), "en/lines/harbour-line.md").meta["version"]
    before = {s["id"]: s["text"] for s in data(world.built(), "statements")}
    text = {
        f"quote: {FARE}": f"quote: {FARE}\n    text: {{en: It is cheap., fr: C’est bon marché.}}"
    }
    world.change({"articles/opened.yml": {"replace": text}})
    publish(world, LATER)
    built = world.built()
    row = next(r for r in data(built, "versions") if r["page"] == "lines/harbour-line/")
    found = [v for v in row["versions"] if v["version"] == old]
    assert len(found) == 1
    history = {r["statement"]: r["states"] for r in data(built, "history")}
    assert set(history) == {id_of(world, FARE)}
    now = {s["id"]: s["text"] for s in data(built, "statements")}
    then = {
        i: [s for s in history[i] if s["publication"] <= found[0]["publication"]][-1]["text"]
        if i in history
        else now[i]
        for i in found[0]["added"]
    }
    assert then == {i: before[i] for i in then}
    anchor = "v-" + old.replace(".", "-").replace("+", "-")
    section = reading(built, "en/versions/lines/harbour-line.md").section(anchor)
    assert any(before[id_of(world, FARE)]["en"] in item for item in section)
    assert f"versions/lines/harbour-line.md#{anchor}" in built.files["en/lines/harbour-line.md"]
    assert old in page(built, "fr/versions.md", "text")


def test_pages_without_a_version_are_cited_by_the_edition(tmp_path: Path) -> None:
    """The day of the last publication; a draft as soon as anything is not published."""

    def cited(built: Built) -> set[str]:
        paths = ("en/cite", "fr/timeline/cite", "en/data/cite", "fr/operators/cite")
        rows = [json.loads(built.files[f"{path}.csl.json"])[0] for path in paths]
        assert all(f"{path}.{end}" in built.files for path in paths for end in ("bib", "ris"))
        return {row["note"] for row in rows}

    world = make(tmp_path)
    assert cited(world.built()) == {"Version: draft"}
    publish(world, DAY)
    built = world.built()
    edition = DAY.replace("-", ".")
    assert cited(built) == {f"Version: {edition}"}
    item = json.loads(built.files["en/timeline/cite.csl.json"])[0]
    assert item["issued"] == {"date-parts": [[int(part) for part in DAY.split("-")]]}
    head = yaml.safe_load(built.files["fr/timeline/index.md"].split("---")[1])
    assert (head["version"], head["edition"], str(head["issued"])) == ("", edition, DAY)
    assert 'href="cite.ris"' in built.files["en/timeline/index.md"]
    world.change({"articles/hauts.yml": {"replace": {"Les Hauts en 2032": "Les Hauts vers 2032"}}})
    assert cited(world.built()) == {"Version: draft"}
