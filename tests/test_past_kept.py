"""What was published stays reachable: ids, addresses, anchors, whatever is edited or taken away."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier import ledger
from dossier.cli.line import Built
from past_world import DAY, FARE, LATER, entry, id_of, page, publish, take_away
from world import World, data, make, reading


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = make(tmp_path)
    publish(made, DAY)
    return made


def problems(world: World) -> list[str]:
    return world.run("check").problems


def fates(built: Built) -> dict[str, Any]:
    return {row["address"]: row for row in data(built, "addresses")}


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
