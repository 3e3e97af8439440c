"""The commands: what they are given, what they give back, what they leave alone."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from dossier import cli, ledger, write
from dossier.cli import site as site_command
from dossier.ledger import read_ledger
from dossier.model import Problem
from world import ROOT, World, make, reading, tree

IDS = re.compile(r'id: "([a-z2-7]{8})"')


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make(tmp_path)


def published_ids(world: World) -> list[str]:
    texts = (f.read_text("utf-8") for f in sorted((world.seeds / "articles").glob("*.yml")))
    return [found for text in texts for found in IDS.findall(text)]


# -- usage ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("bild",),
        ("--sedes", "x"),
        ("publish", "--date", "yesterday"),
        ("publish", "--date", "2033-02-30"),
        ("publish", "--date", "2033-02"),
        ("serve", "--port", "many"),
        ("schema", "entities"),
        ("check", "too", "much"),
        ("--seeds",),
    ],
)
def test_wrong_usage_is_status_2_and_writes_nothing(
    world: World, arguments: tuple[str, ...]
) -> None:
    before = tree(world.folder)
    ran = world.run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err
    assert "Traceback" not in ran.err
    assert tree(world.folder) == before


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert [c for c in cli.COMMANDS if not re.search(rf"^ +{c} ", said, re.MULTILINE)] == []


def test_options_stand_before_or_after_the_command(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    places = ["--seeds", str(world.seeds), "--content", str(world.content)]
    places += ["--site", str(world.site), "--config", str(world.folder / "mkdocs.yml")]
    assert cli.main([*places, "check"]) == cli.main(["check", *places]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[: len(told) // 2] == told[len(told) // 2 :]


def test_a_folder_that_is_not_there_is_a_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--seeds", str(tmp_path / "none")]) == 1
    assert "there is no such folder. Name the folder of seeds with --seeds." in (
        capsys.readouterr().err
    )
    assert cli.main(["--config", str(tmp_path / "none.yml")]) == 1
    assert "cannot be read (No such file or directory)" in capsys.readouterr().err
    assert cli.main(["site", "--content", str(tmp_path / "none")]) == 1
    assert "there is no such folder. Run `python build.py`" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("site_name: [", "is not valid YAML"),
        ("- x", "`site_name` is missing"),
        ("site_name: X\nextra: 3\n", "`extra`"),
        ("site_name: X\nextra: {dossier: {languages: en}}\n", "`extra.dossier.languages`"),
        ("site_name: X\nextra: {dossier: {languages: [en, [fr]]}}\n", "`extra.dossier.languages`"),
        ("site_name: X\nextra: {dossier: {languages: [en, en]}}\n", "`extra.dossier.languages`"),
        ("site_name: X\nextra: {dossier: {quotation: 3}}\n", "`extra.dossier.quotation`"),
        ("site_name: X\nextra: {dossier: {quotation: {max_words: 0}}}\n", "max_words"),
        ("site_name: X\nextra: {dossier: {quotation: {max_share: 40}}}\n", "max_share"),
        ("site_name: X\nextra: {dossier: {repository: [3]}}\n", "`extra.dossier.repository`"),
    ],
)
def test_a_wrong_configuration_is_a_problem(world: World, text: str, told: str) -> None:
    (world.folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    ran = world.run("check")
    assert ran.status == 1
    assert len(ran.problems) == 1
    assert ran.problems[0].startswith("mkdocs.yml:")
    assert told in ran.problems[0]


def test_a_configuration_that_is_no_utf_8_is_a_problem(world: World) -> None:
    (world.folder / "mkdocs.yml").write_bytes(b"site_name: V\xe9lm\n")
    ran = world.run("check")
    assert ran.status == 1
    assert len(ran.problems) == 1


# -- build, check, site -----------------------------------------------------------


def test_a_build_writes_content_and_counts_what_gives_a_place_only(world: World) -> None:
    ran = world.run()
    assert ran.status == 0
    assert ran.out.splitlines() == [
        "0 statements show a place only (limit of quotation)",
        f"site: {world.site.resolve()}/",
    ]
    files = world.built().files
    assert tree(world.content) == {path: text.encode() for path, text in files.items()} | {
        write.MANIFEST: (world.content / write.MANIFEST).read_bytes()
    }


def test_check_writes_nothing_and_fails_on_what_is_stale(world: World) -> None:
    ran = world.run("check")
    assert ran.status == 1
    assert "content/en/index.md:1: is missing. Run `python build.py` and commit content/." in (
        ran.problems
    )
    assert not world.content.exists()
    world.run()
    ran = world.run("check")
    assert (ran.status, ran.out) == (0, "3 articles, 13 statements: all is well\n")
    page = world.content / "en" / "lines" / "hill-line.md"
    page.write_text(page.read_text("utf-8") + "By hand.\n", encoding="utf-8")
    before = tree(world.folder)
    ran = world.run("check")
    assert ran.problems == [
        "content/en/lines/hill-line.md:1: is stale. Run `python build.py` and commit content/."
    ]
    assert tree(world.folder) == before


def test_check_says_which_sentences_carry_nothing(world: World) -> None:
    world.change({"articles/plan.txt": {"append": "It will rain. And snow!\n"}})
    assert world.run().status == 0
    how = "Add one to the sidecar, or list it under `no_fact` with the reason."
    assert world.run("check").problems == [
        f"seeds/articles/plan.txt:5: the sentence « {words} » has no statement. {how}"
        for words in ("It will rain.", "And snow!")
    ]


def test_the_site_needs_no_seeds(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.run()
    before = tree(world.content)
    given: list[Path] = []

    def build_site(**places: object) -> list[Problem]:
        given.append(Path(str(places["content"])))
        return []

    monkeypatch.setattr(site_command, "build_site", build_site)
    (world.seeds).rename(world.folder / "kept-elsewhere")
    ran = world.run("site", mkdocs=True)
    assert (ran.status, ran.out) == (0, f"site: {world.site.resolve()}/\n")
    assert given == [Path("content")]
    assert tree(world.content) == before


def test_what_the_site_finds_wrong_is_reported(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = Problem("content/en/index.md", 3, "a link leads nowhere", "Mend it")
    monkeypatch.setattr(site_command, "build_site", lambda **_: [wrong])
    ran = world.run(mkdocs=True)
    assert (ran.status, ran.problems) == (1, [str(wrong)])
    assert not world.site.exists()


def test_schemas_are_printed_for_editors(world: World) -> None:
    every = json.loads(world.run("schema").out)
    assert sorted(every) == ["article", "entity", "vocabulary"]
    assert json.loads(world.run("schema", "entity").out) == every["entity"]
    assert "aliases" in every["entity"]["properties"]


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


def test_status_says_what_is_open_and_how_to_mend_it(world: World) -> None:
    world.change({"articles/plan.txt": {"append": "It will rain on Kestrel Transit Ltd.\n"}})
    lines = world.run("status").out.splitlines()
    assert lines[:2] == [
        "open: 0 statements await review",
        (
            "open: 1 sentences have neither a statement nor a reason – "
            "python build.py check lists them"
        ),
    ]
    assert "sources without an address: hauts.yml, opened.yml, plan.yml – `url:`" in lines[5]
    assert "Kestrel Transit" in lines[2]


def test_status_is_short_unless_all_is_wanted(world: World) -> None:
    world.change({f"names/n{i}.yml": f"name: Name {i}\nclass: town\n" for i in range(9)})
    short, whole = world.run("status").out, world.run("status", "--all").out
    assert re.search(r"and \d+ more", short)
    assert "names/n8.yml" not in short
    assert "names/n8.yml" in whole


@pytest.mark.parametrize(
    "arguments", [("status",), ("schema", "article"), ("explain", "ostara-trams")]
)
def test_a_reader_that_leaves_early_ends_a_command_quietly(
    world: World, arguments: tuple[str, ...]
) -> None:
    """As with ``| head -1``: the pipe is closed before the first word is written."""
    reads, writes = os.pipe()
    os.close(reads)
    try:
        ran = subprocess.run(
            [sys.executable, ROOT / "build.py", "--seeds", "seeds", *arguments],
            cwd=world.folder,
            stdout=writes,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    finally:
        os.close(writes)
    assert (ran.returncode, ran.stderr) == (141, "")


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
