"""Titles of every kind come back unchanged from each format, through real readers."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string as read_bibtex
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import parse_string  # type: ignore[import-untyped]

from dossier.cite.bibtex import title_text
from dossier.cite.plain import one_line
from dossier.cite.references import reference_files
from dossier.model import Article, Localized, Origin, PageRecord, Publisher, Title

TITLES = [
    "« Alcyon », fin d’une époque",
    "Ships & Co: 100% {new} #1_a",
    "a \\ b ~ c ^ d $5",
    'Said "so", l\'été',
    "70\u00a0000 passagers\u202f!",
    "</script><script>alert(1)</script>",
    "摩尔线程：阿尔基翁",
    "{ only",
    "only }",
    "}{",
    "\\{Xa} y",
    "a -- b --- c ''d'' ``e`` <<f>> ,,g ?`h !`i",
    "@online{x, y = {z}}",
    "TY  - ELEC",
    "%",
    "&Co \\Name {Y}",
]

WORDS = st.text(
    st.one_of(
        st.sampled_from("{}\\%&#_$~^«» \u00a0\u202f\"'`-<>,;@=/aB摩é"),
        st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]),
    ),
    max_size=30,
)


def lined(text: str) -> str:
    return one_line(text) or "x"


def made(title: str) -> dict[str, str]:
    """The files of a source page in which every text is ``title``."""
    page = PageRecord(
        address="sources/a/",
        title=Localized({"": title}),
        website_type=Localized({"": title}),
        version="draft+00000000",
    )
    original = Article(
        id="a",
        file="a.txt",
        sha256="0" * 64,
        text="",
        title=Title(title, supplied=False),
        publisher=Publisher(title, None),
        language="fr",
        origin=Origin("a.yml", 1),
    )
    found = reference_files(page, site_name=title, lang="en", original=original)
    return {path.partition("cite.")[2]: text for path, text in found.items()}


LATEX = re.compile(
    r"\\text(?P<name>backslash|asciitilde|asciicircum|braceleft|braceright)\{\}"
    r"|\\(?P<char>[&%$#_{}])|(?P<tie>~)|(?P<group>[{}])"
)
NAMED = {
    "backslash": "\\",
    "asciitilde": "~",
    "asciicircum": "^",
    "braceleft": "{",
    "braceright": "}",
}


def unlatex(source: str) -> str:
    """What LaTeX sets, for the few commands that may stand in a field."""

    def plain(match: re.Match[str]) -> str:
        if match["name"]:
            return NAMED[match["name"]]
        return match["char"] or ("\u00a0" if match["tie"] else "")

    return LATEX.sub(plain, source)


def in_text(test: Any) -> Any:
    for title in TITLES:
        test = example(title)(test)
    return given(WORDS)(test)


@in_text
def test_bibtex_through_bibtexparser(text: str) -> None:
    title = lined(text)
    library = read_bibtex(made(title)["bib"])
    assert not library.failed_blocks
    original, page = library.entries
    for value in (original["title"], original["organization"], page["title"], page["author"]):
        assert unlatex(value) == title
    assert unlatex(page["type"]) == title
    assert page["note"] == "Version: draft+00000000"


@in_text
def test_bibtex_through_pybtex(text: str) -> None:
    """Pybtex makes one plain space of every kind of space that Unicode has."""
    title = lined(text)
    original, page = parse_string(made(title)["bib"], "bibtex").entries.values()
    for value in (original.fields["title"], page.fields["title"], page.fields["type"]):
        assert unlatex(value).split() == title.split()
    assert len(page.persons["author"]) == 1


@in_text
def test_ris_through_rispy(text: str) -> None:
    title = lined(text)
    ris = made(title)["ris"]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris.split("\r\n") if line)
    original, page = rispy.loads(ris)
    assert original["title"] == page["title"] == title.strip()
    assert original["secondary_title"] == title.strip()


@in_text
def test_csl_json(text: str) -> None:
    title = lined(text)
    original, page = json.loads(made(title)["csl.json"])
    assert original["title"] == page["title"] == page["container-title"] == title
    assert page["author"] == [{"literal": title}]


@in_text
def test_braces_pair_in_every_bibtex_value(text: str) -> None:
    """Programs count braces whatever stands before them: an odd one would eat the file."""
    depth = 0
    for char in title_text(lined(text)):
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth >= 0
    assert depth == 0


@in_text
def test_every_capital_stands_in_braces(text: str) -> None:
    """Or a bibliography style would lower it."""
    depth = 0
    bare = re.sub(r"\\text[a-z]+\{\}|\\[{}]", "", title_text(lined(text)))
    for char in bare:
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth > 0 or not char.isupper()


@pytest.mark.parametrize("title", TITLES[:7])
def test_a_latex_decoder_reads_the_title(title: str) -> None:
    bib = made(title)["bib"]
    library = read_bibtex(bib, append_middleware=[LatexDecodingMiddleware()])
    # The decoder gives LaTeX's own accent for ^, which means the same letter to Unicode.
    assert library.entries[0]["title"].replace("ˆ", "^") == title


@pytest.mark.parametrize(
    ("title", "bib"),
    [
        ("MetaX et Moore", "{MetaX} et {Moore}"),
        ("l'iPhone", "{l'iPhone}"),
        ("a\u00a0B", "a~{B}"),
        ("&Co", "{{}\\&Co}"),
        ("a--b", "a-{}-b"),
        ("{a}", "\\{a\\}"),
        ("a}", "a\\textbraceright{}"),
    ],
)
def test_the_latex_of_a_title(title: str, bib: str) -> None:
    assert title_text(title) == bib


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\t", "\v", "\u2028", "\u0085", " \n\n "])
def test_no_value_has_a_line_break(gap: str) -> None:
    files = made(f"Two{gap}lines\x00")
    [_, item] = json.loads(files["csl.json"])
    assert item["title"] == "Two lines"
    assert "TI  - Two lines\r\n" in files["ris"]
    assert "  title = {{Two} lines},\n" in files["bib"]


@pytest.mark.parametrize(
    "url",
    [
        "https://x.example/a_b%20c?d=e&f={g}#h~i",
        "https://x.example/摩尔线程/\\é",
    ],
)
def test_addresses_stand_as_they_are_but_for_what_would_break_a_field(url: str) -> None:
    page = PageRecord(
        address="p/",
        title=Localized({"": "P"}),
        website_type=Localized({"": "Page"}),
        version="draft+00000000",
    )
    found = reference_files(page, site_name="S", lang="en", base_url=url)
    bib = read_bibtex(found["p/cite.bib"]).entries[0]["url"]
    assert bib.isascii()
    assert not re.search(r"[{}\\]", bib)
    assert unicodedata.is_normalized("NFC", bib)
    assert json.loads(found["p/cite.csl.json"])[0]["URL"] == url + "p/"
    assert f"UR  - {url}p/\r\n" in found["p/cite.ris"]
