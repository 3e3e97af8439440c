"""Hostile seeds stay text in pages and site, and the site asks nobody else."""

from __future__ import annotations

import json
import re

import pytest

from dossier.cli.line import Built
from reading import Reading, elements
from world import WORLDS, World, load, make, tram_site, tree, write_tree

# -- hostile texts ----------------------------------------------------------------

HOSTILE = load(WORLDS / "hostile.yml")["change"]
ELEMENTS = {"root", "h1", "h2", "h3", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th"}
ELEMENTS |= {"td", "div", "span", "strong", "em", "a", "sup", "br", "hr", "details", "summary"}
ATTRIBUTES = {"class", "id", "href", "title", "lang", "style", "download", "colspan"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return make(tmp_path_factory.mktemp("hostile"), HOSTILE).built()


def test_hostile_text_never_becomes_markup_in_a_page(hostile: Built) -> None:
    pages = {path: text for path, text in hostile.files.items() if path.endswith(".md")}
    for path, text in pages.items():
        root = Reading(text).root
        assert {e.tag for e in root.iter()} <= ELEMENTS, path
        assert {name for e in root.iter() for name in e.attrib} <= ATTRIBUTES, path
        for link in root.iter("a"):
            scheme = re.match(r"[a-z][a-z0-9+.-]*:", link.get("href", ""), re.IGNORECASE)
            assert scheme is None, (path, link.get("href"))
        classes = {c for e in root.iter() for c in e.get("class", "").split()}
        assert "x" not in classes, path
        assert not {"id", "n", "r"} & {e.get("id") for e in root.iter()}, path


def test_hostile_text_is_all_there_to_be_read(hostile: Built) -> None:
    name = "Evil <script>alert('n')</script> [x](javascript:alert(1)) | `c` {{ 7*7 }}"
    page = Reading(hostile.files["en/operators/hostile.md"])
    assert page.root.findtext(".//h1") == name
    assert page.part("lead")[0].startswith(f"The Harbour Line is run by {name}. (Reported · ")
    assert "<iframe src=//x.example></iframe> ![i](//x.example/i.png)" in page.text
    source = Reading(hostile.files["en/sources/tram-hostile.md"]).text
    assert "« [l](data:text/html,x) is what the Hill Line costs »" in source
    assert "<script>alert('r')</script> | {{ 7*7 }}" in source
    assert "[sic] <object data=x></object> [^1] {#n} </span></div>" in source
    assert "Buy" not in source


def test_the_front_matter_of_hostile_pages_is_yaml_and_escaped_for_html(hostile: Built) -> None:
    for path, text in hostile.files.items():
        if path.endswith(".md"):
            meta = Reading(text).meta
            assert list(meta)[:2] == ["title", "description"], path
            for key in ("title", "description"):
                assert not re.search(r"[<>]|\n", str(meta[key])), (path, key)


# -- the finished site: built once for the whole run, and once more from content/ alone ---


@pytest.fixture(scope="session")
def site() -> World:
    return tram_site()


def test_content_alone_gives_the_same_site_byte_for_byte(
    site: World, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Laws: a second build changes nothing; `build.py site` needs no seeds."""
    folder = tmp_path_factory.mktemp("elsewhere") / "deeper"
    other = make(folder)
    for name in ("seeds", "content"):
        if (folder / name).exists():
            (folder / name).rename(folder / f"not-{name}")
    write_tree(other.content, {p: b.decode() for p, b in tree(site.content).items()})
    ran = other.run("site", mkdocs=True)
    assert (ran.status, ran.err) == (0, "")
    first, second = tree(site.site), tree(other.site)
    assert sorted(first) == sorted(second)
    assert [path for path in first if first[path] != second[path]] == []


def test_hostile_text_never_becomes_markup_in_the_site(site: World) -> None:
    checked = 0
    for file in site.site.rglob("*.html"):
        root = elements(file.read_text("utf-8"))
        where = file.relative_to(site.site).as_posix()
        for element in root.iter():
            assert element.tag not in {"iframe", "object", "embed"}, where
            if element.tag == "base":  # the page of a statement gives its links from the root
                assert (where[:2], element.get("href")) == ("s/", "../../")
            assert not [a for a in element.attrib if a.startswith("on")], (where, element.tag)
            for name in ("href", "src", "action"):
                value = element.get(name, "").strip().lower()
                assert not value.startswith(("javascript:", "vbscript:")), (where, value)
                assert "x.example" not in value, (where, value)
            if element.tag == "script":
                said = "".join(element.itertext())
                if element.get("type") == "application/ld+json":  # data, which nothing runs
                    assert not set(said) & set("<>&"), where
                    assert json.loads(said)["@context"] == "https://schema.org", where
                else:
                    assert "alert(" not in said, where
        checked += 1
    assert checked > 30


def test_the_site_asks_nobody_else(site: World) -> None:
    """Law: no page, style or script loads anything from another host."""
    for file in site.site.rglob("*.html"):
        for element in elements(file.read_text("utf-8")).iter():
            loads = element.get("src") or (
                element.get("href")
                if element.tag == "link"
                and element.get("rel") in {"stylesheet", "icon", "preload", "preconnect"}
                else None
            )
            assert not re.match(r"(?:https?:)?//", loads or ""), (file, loads)


def test_both_languages_and_every_statement_have_their_addresses(site: World) -> None:
    built = tree(site.site)
    for page in ("", "lines/harbour-line/", "operators/hostile/", "sources/tram-plan/", "names/"):
        assert f"{page}index.html" in built
        assert f"fr/{page}index.html" in built
    for statement in json.loads(built["data/statements.json"]):
        assert len(built[f"s/{statement['id']}/index.html"]) <= 4096
