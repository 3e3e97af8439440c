"""From the exported data alone content/ is made again, identically, and no article leaves."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.cite.deposit import MASK, masked
from dossier.cite.schema import schema_text
from dossier.codec import decoded, encoded
from dossier.model import Deposit, Problem
from dossier.read.deposit import read_deposit
from world import ROOT, World, make

DATA = "en/data"


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def trams(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The tram world, published."""
    world = make(tmp_path_factory.mktemp("trams"), {})
    assert world.run("publish", "--date", "2031-06-01").status == 0
    assert world.run().status == 0
    return world


def test_the_five_articles_can_be_done_without(tmp_path: Path) -> None:
    """The committed content/, from nothing but the data in it."""
    shutil.copytree(ROOT / "content" / DATA, tmp_path / "data")
    world = World(tmp_path)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    ran = world.run("regenerate", "data")
    assert ran.status == 0, ran.err
    assert files(world.content) == files(ROOT / "content")


def test_another_subject_can_be_done_again_too(trams: World, tmp_path: Path) -> None:
    before = files(trams.content)
    shutil.copytree(trams.content / DATA, tmp_path / "data")
    shutil.rmtree(trams.content)
    shutil.rmtree(trams.seeds)
    ran = trams.run("regenerate", str(tmp_path / "data"))
    assert ran.status == 0, ran.err
    assert files(trams.content) == before


def test_the_file_is_valid_and_holds_no_article() -> None:
    data = json.loads((ROOT / "content" / DATA / "corpus.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, json.loads(schema_text("corpus")))
    for key, article in data["corpus"]["articles"].items():
        text = article["text"]
        shown = [range(*span) for span in data["grants"][key]["shown"]]
        named = [range(m["start"], m["end"]) for m in data["mentions"][key]]
        open_places = {at for places in (*shown, *named) for at in places}
        whole = (ROOT / "seeds/articles" / article["file"]).read_bytes().decode("utf-8")
        assert len(text) == len(whole)
        for at, char in enumerate(text):
            assert char == (whole[at] if at in open_places or char in "\n\r" else MASK)
        assert text.count(MASK) > len(text) / 3


def test_records_come_back_from_json_as_they_were() -> None:
    file = ROOT / "content" / DATA / "corpus.json"
    found, problems = read_deposit(file, "data/corpus.json")
    assert problems == []
    assert found is not None
    again = json.loads(json.dumps(encoded(found)))
    assert decoded(again, Deposit) == found
    assert len(found.corpus.statements) == len(
        found.versions.keys() & {f"s/{s.id}/" for s in found.corpus.statements}
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (None, "cannot be read"),
        ("{", "cannot be read"),
        ("[]", "is no data of this version of Dossier"),
        ('{"format": 2}', "is no data of this version of Dossier"),
        ('{"format": 1}', "is damaged"),
        ('{"format": 1, "corpus": 7}', "is damaged"),
        ('{"format": 1, "more": 7}', "is damaged"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, text: str | None, what: str) -> None:
    file = tmp_path / "corpus.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    found, problems = read_deposit(file, "data/corpus.json")
    assert found is None
    [problem] = problems
    assert isinstance(problem, Problem)
    assert problem.what.startswith(what)


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_masking_keeps_lengths_and_lines(text: str, start: int, length: int) -> None:
    span = (min(start, len(text)), min(start + length, len(text)))
    made = masked(text, [span])
    assert len(made) == len(text)
    assert made.count("\n") == text.count("\n")
    assert made[slice(*span)] == text[slice(*span)]
    assert masked(made, [span]) == made
