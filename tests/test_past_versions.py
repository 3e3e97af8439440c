"""Versions of pages: what changes them, and the way back to what they said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from dossier.cli.line import Built
from past_world import DAY, FARE, LATER, id_of, page, publish
from world import World, data, make, reading


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = make(tmp_path)
    publish(made, DAY)
    return made


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
