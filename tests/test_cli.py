"""The commands: what they are given, what they give back, what they leave alone."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dossier import cli, write
from dossier.cli import site as site_command
from dossier.model import Problem
from world import ROOT, World, make, tree


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make(tmp_path)


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
