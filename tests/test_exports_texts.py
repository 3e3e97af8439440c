"""The texts that go with the data, and how its files are laid out."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.cite.about import citation
from dossier.cite.plain import json_text
from dossier.cite.schema import TABLES, fields
from dossier.fields import explained
from dossier.model import Localized, TextValue
from exports_world import (
    FILES,
    LEFT,
    corpus,
    export,
    record,
    statement,
    table,
)


def test_readme_and_licence_name_the_site_and_leave_the_articles_out() -> None:
    assert FILES["data/README.txt"].startswith("Ferries: data\n=============\n")
    assert "text[start:end]" in FILES["data/README.txt"]
    assert "SPDX-License-Identifier: CC-BY-4.0\n" in FILES["data/LICENSE.txt"]
    assert "Not covered: the articles" in FILES["data/LICENSE.txt"]


@given(st.text())
def test_text_comes_back_unchanged(text: str) -> None:
    said = replace(
        statement("dddddddd", "named", LEFT, {"value": {"fr": text}}),
        values=(TextValue(Localized({"fr": text})),),
    )
    kept = replace(record(said), text=Localized({"en": text, "fr": text}))
    [row] = table(export([kept], corpus(said)), "statements")
    assert row["text"] == {"en": text, "fr": text}
    assert row["value"] == {"fr": text}


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=40),
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=8), inner, max_size=5)
    ),
    max_leaves=30,
)


@given(st.lists(st.dictionaries(st.text(max_size=8), PLAIN, max_size=5), max_size=4))
def test_json_is_laid_out_without_changing_what_it_says(rows: list[dict[str, Any]]) -> None:
    """Also the order of the keys, which makes two exports comparable line by line."""
    text = json_text(rows)
    assert json.dumps(json.loads(text)) == json.dumps(rows)
    assert text.endswith("]\n")


def test_one_mention_is_one_line() -> None:
    lines = FILES["data/entities.json"].splitlines()
    place = '      {"source": "gazette", "start": 2, "end": 10, "text": "L’Alcyon"},'
    assert place in lines


def test_the_page_about_the_data_explains_every_field() -> None:
    """The English of the page is that of the schemas; French has the same fields."""
    for one in explained("en"):
        schema = json.loads(FILES[f"data/{one.name}.schema.json"])
        said = fields(one.name)
        fields_of = schema["items"]["properties"]
        listed = {
            key: fields_of[key]["items"] for key in ("mentions", "evidence") if key in fields_of
        }
        if "evidence" in listed:
            listed["evidence.selector"] = listed["evidence"]["properties"]["selector"]
        parts = {
            f"{key}.{name}": part["description"]
            for key, record in listed.items()
            for name, part in record["properties"].items()
        }
        assert dict(one.fields) == said | parts
    english, french = explained("en"), explained("fr")
    assert [[f for f, _ in t.fields] for t in english] == [[f for f, _ in t.fields] for t in french]
    assert {t.name for t in english} == set(TABLES)


@pytest.mark.parametrize("name", ["Ferries", "", 'A "b": # <c> &d\\', "渡轮"])
def test_the_data_can_be_cited_as_a_whole(name: str) -> None:
    cff = yaml.safe_load(citation(name))
    assert cff["cff-version"] == "1.2.0"
    assert cff["type"] == "dataset"
    assert cff["title"] == (f"{name}: data" if name else "Data")
    assert cff["authors"] == [{"name": name or "The editors"}]
    assert cff["license"] == "CC-BY-4.0"


def test_cffconvert_takes_both_files(tmp_path: Path) -> None:
    """It wants an old jsonschema, so it cannot be installed beside the rest."""
    program = shutil.which("cffconvert")
    if program is None:
        pytest.skip("cffconvert is not installed")
    made = tmp_path / "CITATION.cff"
    made.write_text(FILES["data/CITATION.cff"], encoding="utf-8")
    for file in (made, Path(__file__).parents[1] / "CITATION.cff"):
        subprocess.run([program, "--validate", "-i", str(file)], check=True)
