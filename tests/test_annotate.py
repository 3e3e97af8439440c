"""`annotate`: what it needs, what it prints, what it makes of bad input."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dossier import cli
from dossier.cli.annotate import Found, as_json
from dossier.figures import Figure
from dossier.link import Unknown
from dossier.model import Mention
from dossier.read.schema import NAMES, schema
from dossier.read.soundness import soundness

ROOT = Path(__file__).parents[1]
LISTS = ("mentions", "figures", "unknown")


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """Entities in folders of any name; nothing else that a site needs."""
    for path, text in {
        "makers/velm.yml": "name: Velm Motors\nclass: carmaker\naliases: [Velm, 维尔姆]\n",
        "cars/t5.yml": "name: Velm T5\nclass: car\nvendor: velm\nweak_aliases: [T5]\n",
    }.items():
        file = tmp_path / "seeds" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "seeds"


def annotate(
    capsys: pytest.CaptureFixture[str], seeds: Path, text: str | bytes, lang: str = "en"
) -> tuple[int, Any, str]:
    file = seeds.parent / "text.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    status = cli.main(["annotate", str(file), "--seeds", str(seeds), "--lang", lang])
    said = capsys.readouterr()
    return status, json.loads(said.out) if said.out else None, said.err


def test_a_catalogue_is_enough(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Velm's T5 sold 12,000 units.\r\nThe Velm\r\nT5 costs €30,000."
    status, found, said = annotate(capsys, catalogue, text)
    assert (status, said) == (0, "")
    assert tuple(found) == LISTS
    names = [(m["text"], m["entity"]) for m in found["mentions"]]
    assert names == [("Velm", "velm"), ("T5", "t5"), ("Velm", "velm"), ("T5", "t5")]
    assert [(f["text"], f["value"], f["unit"]) for f in found["figures"]] == [
        ("12,000 units", 12000, "units"),
        ("€30,000", 30000, "EUR"),
    ]
    for one in (one for name in LISTS for one in found[name]):
        assert one["text"] == text[one["start"] : one["end"]]


def test_an_empty_text_has_empty_lists(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert annotate(capsys, catalogue, "") == (0, {name: [] for name in LISTS}, "")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"Velm\nT5 \xff", ":2: is not UTF-8 text (byte 8). Save the file as UTF-8."),
        ("Velm T5".encode("utf-16"), ":1: is not UTF-8 text (byte 0)."),
        (b"\x89PNG\r\n\x1a\n\0", ":1: is not UTF-8 text (byte 0)."),
        (b"Velm\nT5\0\0", ":2: is no text: there is a NUL at byte 7."),
    ],
)
def test_what_is_no_text_is_refused(
    catalogue: Path, capsys: pytest.CaptureFixture[str], raw: bytes, said: str
) -> None:
    status, found, told = annotate(capsys, catalogue, raw)
    assert (status, found) == (1, None)
    assert f"text.txt{said}" in told


def test_a_text_or_catalogue_that_is_not_there_is_a_problem(
    catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    none = str(catalogue / "none")
    assert cli.main(["annotate", none, "--seeds", none, "--lang", "fr"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "none:1: cannot be read (No such file or directory)." in said.err
    assert "none:1: there is no such folder. Name the folder of seeds with --seeds." in said.err


def test_an_entity_that_is_wrong_stops_it(
    catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (catalogue / "cars" / "t6.yml").write_text("name: T6\nclas: car\n", encoding="utf-8")
    status, found, said = annotate(capsys, catalogue, "Velm T5")
    assert (status, found) == (1, None)
    assert "cars/t6.yml:2: unknown key 'clas'. The nearest right word is 'class'." in said


def test_a_name_of_two_entities_is_told_and_found_with_support(
    catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twin = "name: Velm T5\nclass: truck\nvendor: velm\n"
    (catalogue / "cars" / "twin.yml").write_text(twin, encoding="utf-8")
    status, found, said = annotate(capsys, catalogue, "Velm makes cars.")
    assert status == 0
    assert [m["entity"] for m in found["mentions"]] == ["velm"]
    assert "cars/twin.yml:1: the name 'Velm T5' is also a safe name of" in said


@pytest.mark.parametrize("lang", ["fr", "en", "zh"])
@pytest.mark.parametrize(
    "text",
    ["." * 100_000, "[" * 20_000, "Velm " * 40_000, "<a " * 20_000, "*" * 50_000, "1" * 50_000],
    ids=["stops", "brackets", "names", "tags", "stars", "digits"],
)
def test_long_texts_of_one_kind_get_an_answer(
    catalogue: Path, capsys: pytest.CaptureFixture[str], text: str, lang: str
) -> None:
    status, found, said = annotate(capsys, catalogue, text, lang)
    assert (status, said) == (0, "")
    assert len(found["mentions"]) == text.count("Velm")


def test_output_is_utf_8_whatever_the_locale(catalogue: Path) -> None:
    file = catalogue.parent / "text.txt"
    file.write_text("维尔姆T5汽车", encoding="utf-8")
    arguments = ["annotate", str(file), "--seeds", str(catalogue), "--lang", "zh"]
    ran = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *arguments],
        env={"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    found = json.loads(ran.stdout.decode("utf-8"))
    assert [m["text"] for m in found["mentions"]] == ["维尔姆", "T5"]


# -- the quick look at seed files ----------------------------------------------------

KEYS = ("name", "class", "aliases", "weak_aliases", "not_in", "vendor", "grammar", "fr", "text")
DATA = st.recursive(
    st.sampled_from(("a", " ", "", "slug-1", "Slug", 1, 0, True, None, "m")),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=8,
)


ENTITIES = st.fixed_dictionaries(
    {"name": DATA, "class": st.just("a")}, optional={"aliases": DATA, "grammar": DATA}
)


@given(DATA | ENTITIES)
def test_the_quick_look_says_yes_where_the_validator_does(data: Any) -> None:
    """For entities it is as exact as the validator."""
    thorough = Draft202012Validator(schema("entity"))
    assert soundness(schema("entity"))(data) == thorough.is_valid(data)


@given(DATA)
def test_the_quick_look_never_lets_pass_what_is_wrong(data: Any) -> None:
    for name in NAMES:
        valid = Draft202012Validator(schema(name)).is_valid(data)
        assert valid or not soundness(schema(name))(data)


@given(st.lists(st.text(st.sampled_from('}, {"start:\\\n'), max_size=20), max_size=4))
def test_every_find_has_a_line_whatever_its_text(texts: list[str]) -> None:
    finds = [Mention(at, at + len(text), text, "velm") for at, text in enumerate(texts)]
    written = "".join(as_json(Found(finds, [], [])))
    assert json.loads(written) == {
        "mentions": [asdict(find) for find in finds],
        "figures": [],
        "unknown": [],
    }
    assert written.count("\n") == len(finds) + 3


def test_finds_without_number_are_written_piece_by_piece() -> None:
    figures = [Figure(at, at + 1, "3", "count", 3.0, None, "units") for at in range(2500)]
    pieces = list(as_json(Found([], figures, [Unknown(1, 2, "Œ", "a name")])))
    written = json.loads("".join(pieces))
    assert [Figure(**figure) for figure in written["figures"]] == figures
    assert written["unknown"] == [{"start": 1, "end": 2, "text": "Œ", "why": "a name"}]
    assert max(piece.count("\n") for piece in pieces) < 1000
