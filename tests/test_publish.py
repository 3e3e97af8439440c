"""`publish`: ids into sidecars as they are written, and the ledger."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from dossier import ledger
from dossier.ledger import read_ledger
from dossier.model import Problem
from world import World, make, reading, tree

IDS = re.compile(r'id: "([a-z2-7]{8})"')


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make(tmp_path)


def published_ids(world: World) -> list[str]:
    texts = (f.read_text("utf-8") for f in sorted((world.seeds / "articles").glob("*.yml")))
    return [found for text in texts for found in IDS.findall(text)]


# -- publish ----------------------------------------------------------------------


def test_publishing_gives_every_statement_an_id_and_changes_nothing_else(world: World) -> None:
    before = {f: f.read_text("utf-8") for f in sorted((world.seeds / "articles").glob("*.yml"))}
    drafts = {s.id for s in world.built().corpus.statements}
    ran = world.run("publish", "--date", "2033-04-05")
    assert (ran.status, ran.err) == (0, "")
    assert set(published_ids(world)) == drafts
    for file, text in before.items():
        now = file.read_text("utf-8")
        assert IDS.sub("", now).replace("  - \n    ", "  - ") == text
    assert not world.content.exists()


def test_comments_and_flow_style_survive_publishing(world: World) -> None:
    world.change(
        {
            "articles/plan.yml": {
                "replace": {
                    "  - about: harbour-line\n    property: run-by\n    value: ostara-trams\n"
                    "    quote: Ostara Trams runs the Harbour Line\n": "  # who runs it\n"
                    "  - {about: harbour-line, property: run-by, value: ostara-trams, "
                    "quote: Ostara Trams runs the Harbour Line}  # plain\n"
                }
            }
        }
    )
    world.run("publish", "--date", "2033-04-05")
    text = (world.seeds / "articles" / "plan.yml").read_text("utf-8")
    assert re.search(r'  # who runs it\n  - \{id: "[a-z2-7]{8}", about: .*\}  # plain\n', text)
    assert world.run().status == 0


def test_what_is_published_has_its_day_and_hash(world: World) -> None:
    page = reading(world.built(), "en/lines/hill-line.md")
    assert re.fullmatch(r"draft\+[0-9a-f]{8}", page.meta["version"])
    world.run("publish", "--date", "2033-04-05")
    page = reading(world.built(), "en/lines/hill-line.md")
    assert re.fullmatch(r"2033\.04\.05\+[0-9a-f]{8}", page.meta["version"])
    assert page.meta["version"] in " ".join(page.part("rests-on"))
    known, _ = read_ledger(world.seeds, "seeds")
    assert sorted(a for a, page in known.pages.items() if page.versions) == [
        "lines/harbour-line/",
        "lines/hill-line/",
        "operators/ostara-trams/",
        "sources/tram-hauts/",
        "sources/tram-opened/",
        "sources/tram-plan/",
    ]
    assert sorted(known.statements) == sorted(published_ids(world))


def test_publishing_again_changes_nothing(world: World) -> None:
    world.run("publish", "--date", "2033-04-05")
    before = tree(world.folder)
    ran = world.run("publish", "--date", "2040-01-01")
    assert ran.status == 0
    assert "nothing new to publish" in ran.out
    assert tree(world.folder) == before


def test_an_id_survives_the_edit_of_its_quotation(world: World) -> None:
    world.run("publish", "--date", "2033-04-05")
    before = {s.id for s in world.built().corpus.statements}
    versions = {p.address: p.version for p in world.built().pages}
    short = {
        "quote: A ride on the Harbour Line costs 2.40 euros": "quote: the Harbour Line costs 2.40"
        " euros"
    }
    world.change({"articles/opened.yml": {"replace": short}})
    built = world.built()
    assert {s.id for s in built.corpus.statements} == before
    changed = {p.address for p in built.pages if p.version.startswith("draft+")}
    assert changed == {"lines/harbour-line/", "sources/tram-opened/"}
    world.run("publish", "--date", "2033-06-07")
    now = {p.address: p.version for p in world.built().pages}
    assert {a for a in now if now[a] != versions[a]} == changed
    assert all(now[a].startswith("2033.06.07+") for a in changed)
    days = {p.address: (p.issued, p.modified) for p in world.built().pages}
    assert days["lines/harbour-line/"] == ("2033-04-05", "2033-06-07")
    assert days["lines/hill-line/"] == ("2033-04-05", "2033-04-05")


def test_nothing_is_published_of_seeds_with_problems(world: World) -> None:
    world.change({"names/velm.yml": "name: Velm\nclass: twon\n"})
    before = tree(world.folder)
    assert world.run("publish", "--date", "2033-04-05").status == 1
    assert tree(world.folder) == before


def test_an_interrupted_publish_can_be_taken_up_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ids are given before the ledger is written; a second run ends what the first began."""
    whole = make(world.folder / "other")
    whole.run("publish", "--date", "2033-04-05")
    with monkeypatch.context() as patch:
        patch.setattr(ledger, "write_ledger", lambda *_: (_ for _ in ()).throw(OSError))
        assert world.run("publish", "--date", "2033-04-05").status == 1
    assert world.run("publish", "--date", "2033-04-05").status == 0
    assert tree(world.seeds) == tree(whole.seeds)


def test_only_publish_writes_the_ledger(world: World) -> None:
    for command in ((), ("check",), ("site",), ("schema",)):
        world.run(*command)
        assert not (world.seeds / "published.json").exists()


def test_ids_are_quoted_where_yaml_would_take_them_for_numbers(world: World) -> None:
    world.run("publish", "--date", "2033-04-05")
    for file in (world.seeds / "articles").glob("*.yml"):
        statements = yaml.safe_load(file.read_text("utf-8"))["statements"]
        assert all(isinstance(s["id"], str) for s in statements)


def test_before_anything_is_published_an_article_can_go_that_another_comes_after(
    world: World,
) -> None:
    """What the words put after it stays, without that order; `status` says so."""
    world.run("publish", "--date", "2033-04-05")
    (world.seeds / "published.json").unlink()
    first = IDS.search((world.seeds / "articles" / "plan.yml").read_text("utf-8"))
    assert first is not None
    follows = {"    property: closed\n": f"    property: closed\n    after: [{first[1]}]\n"}
    world.change({"articles/opened.yml": {"replace": follows}})
    before = world.built().files
    assert "noted: 0 statements come after one that is not here" in world.run("status").out
    kept = {
        f"articles/plan.{end}": (world.seeds / "articles" / f"plan.{end}").read_text("utf-8")
        for end in ("yml", "txt")
    }
    world.change(dict.fromkeys(kept))
    assert first[1] not in world.built().files["en/data/statements.json"]
    assert (
        "noted: 1 statements come after one that is not here: "
        "opened.yml (1) – bring its article back, or take the id out of `after`"
    ) in world.run("status").out
    assert world.change(kept).built().files == before


def test_an_id_that_is_one_letter_off_is_refused(world: World) -> None:
    world.run("publish", "--date", "2033-04-05")
    first = IDS.search((world.seeds / "articles" / "plan.yml").read_text("utf-8"))
    assert first is not None
    wrong = first[1][:-1] + ("a" if first[1][-1] != "a" else "b")
    follows = {"    property: closed\n": f'    property: closed\n    after: ["{wrong}"]\n'}
    ran = world.change({"articles/opened.yml": {"replace": follows}}).run("check")
    assert ran.status == 1
    assert f"`after` names {wrong!r}, which no statement bears. " in ran.err
    assert f"The nearest right word is {first[1]!r}" in ran.err


def test_a_problem_is_one_line_whatever_a_seed_holds() -> None:
    problem = Problem("seeds/a.yml", 3, "`a\nb` is no key", "Take\r\nanother")
    assert str(problem) == "seeds/a.yml:3: `a\\nb` is no key. Take\\r\\nanother."
