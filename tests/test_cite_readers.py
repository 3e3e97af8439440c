"""The citation files through the programs that people use: pandoc, biber, the rules of CSL."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dossier.cite.bibtex import bibtex
from dossier.cite.csl import csl_json
from dossier.cite.item import Author, Item
from dossier.cite.ris import ris
from dossier.site.references.pandoc import find_pandoc

TITLES = (
    "« Alcyon », fin d’une époque",
    "Ships & Co: 100% {new} #1_a",
    "A \\ b ~ c ^ d $5",
    "70\u00a0000 passagers\u202f!",
    "</script><script>alert(1)</script>",
    "摩尔线程：阿尔基翁",
    "NVIDIA H20 and the MTT S4000",
    "{ only",
    "See @online{x, y = {z}}",
    "%",
)
ITEMS = [
    Item(
        key=f"item-{number}",
        title=title,
        language="en",
        authors=(Author("Ferry Atlas & Co"), Author("Doe", "Jane")),
        site="The Site",
        genre="Ship profile",
        date="2026-11-22",
        version="2026.11.22+3f2a91c0",
        url="https://ferries.example/a_b/?c=d&e=50%25#f",
    )
    for number, title in enumerate(TITLES)
]
# What CSL data may hold of what we write (CSL 1.0.2, appendices III and IV): its own schema
# allows more types and variables, and nothing else of these.
NAME = {
    "type": "object",
    "additionalProperties": False,
    "properties": {key: {"type": "string"} for key in ("family", "given", "literal")},
}
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            **{
                key: {"type": "string", "minLength": 1}
                for key in ("id", "title", "container-title", "genre", "language", "note", "URL")
            },
            "type": {"const": "webpage"},
            "author": {"type": "array", "items": NAME, "minItems": 1},
            "issued": {
                "type": "object",
                "required": ["date-parts"],
                "additionalProperties": False,
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 1,
                        "items": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": 3,
                            "items": {"type": "integer"},
                        },
                    }
                },
            },
        },
    },
}


def read_by_pandoc(text: str, kind: str) -> list[dict[str, Any]]:
    """The items as pandoc understands a file of that kind; protected words without their mark."""
    program = find_pandoc()
    assert program is not None
    done = subprocess.run(
        [str(program), "-f", kind, "-t", "csljson"],
        input=text.encode("utf-8"),
        capture_output=True,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def bare(text: str) -> str:
    return unescape(re.sub(r"</?span[^>]*>", "", text))


@pytest.mark.parametrize("kind", ["biblatex", "bibtex"])
def test_pandoc_reads_our_bibtex(kind: str) -> None:
    found = read_by_pandoc(bibtex(ITEMS), kind)
    # A lone brace is written by its name, as others need it; pandoc does not know the name.
    assert [bare(item["title"]) for item in found] == [
        title.replace("{ o", " o") for title in TITLES
    ]
    first = found[0]
    assert first["author"] == [
        {"literal": "Ferry Atlas & Co"},
        {"family": "Doe", "given": "Jane"},
    ]
    assert first["URL"] == ITEMS[0].url
    assert first["issued"]["date-parts"][0][0] == 2026


def test_pandoc_reads_our_csl_json() -> None:
    found = read_by_pandoc(csl_json(ITEMS), "csljson")
    assert [item["URL"] for item in found] == [item.url for item in ITEMS]
    assert [item["issued"] for item in found] == [{"date-parts": [[2026, 11, 22]]}] * len(ITEMS)
    # It sets guillemets with spaces of its own, and takes angle brackets for markup.
    plain = [at for at, title in enumerate(TITLES) if "<" not in title and "«" not in title]
    assert [bare(found[at]["title"]) for at in plain] == [TITLES[at] for at in plain]


def test_pandoc_reads_our_ris() -> None:
    found = read_by_pandoc(ris(ITEMS), "ris")
    assert [bare(item["title"]) for item in found] == list(TITLES)
    assert {item["URL"] for item in found} == {ITEMS[0].url}


def test_csl_json_keeps_the_rules_of_csl() -> None:
    jsonschema.validate(json.loads(csl_json(ITEMS)), CSL)
    jsonschema.validate(json.loads(csl_json([Item(key="a", title="T", language="fr")])), CSL)


def test_biber_takes_our_bibtex(tmp_path: Path) -> None:
    program = shutil.which("biber")
    if program is None:
        pytest.skip("biber is not installed")
    file = tmp_path / "cite.bib"
    file.write_text(bibtex(ITEMS), encoding="utf-8")
    done = subprocess.run(
        [program, "--tool", "--validate-datamodel", "--nolog", str(file)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "WARN" not in done.stdout
