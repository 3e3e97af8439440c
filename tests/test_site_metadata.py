"""What machines read in the head of a page, read as strangers would."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import extruct  # type: ignore[import-untyped]
import pytest
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pyshacl import validate
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.compare import isomorphic

from dossier.site.exports import Exports
from dossier.site.linked_data import LinkedData, as_script
from dossier.site.metadata import PLACE, short_title, write_metadata
from dossier.site.page_facts import PageFacts, page_facts
from dossier.site.settings import SiteSettings, read_settings
from dossier.site.standalone import environment
from page_tags import tags
from site_world import CONFIG, STATEMENT, TEMPLATES, page, read, write, write_content

# rdflib warns of its own insides.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

ROOT = "https://example.org/d/"
SHAPES = Path(__file__).parent / "shapes.ttl"
SCHEMA = Namespace("https://schema.org/")
# The words of schema.org whose values are addresses; its own context is not ours to fetch.
CONTEXT: dict[str, Any] = {"@vocab": str(SCHEMA)} | {
    key: {"@type": "@id"} for key in ("url", "license", "contentUrl")
}
LANGUAGES = {"en": "", "fr": "fr/"}
BARE = PageFacts(
    lang="en",
    address="ships/a/",
    title="A",
    description="A",
    kind="ships",
    slug="a",
    version="",
    website_type="",
    issued="",
    modified="",
    files=(),
    languages=("en",),
)


@pytest.fixture(scope="module")
def settings() -> SiteSettings:
    found, problems = read_settings(CONFIG, TEMPLATES)
    assert found is not None
    assert problems == []
    return found


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world of the site's tests, with a published profile and a page of data."""
    folder = write_content(tmp_path_factory.mktemp("content"))
    for lang in LANGUAGES:
        published = page(
            "Acme &lt;b&gt; &amp; Sons",
            "Text.",
            kind="companies",
            slug="acme",
            description='"A &quot;quoted&quot; &lt;/script&gt; word"',
            version='"2026.11.22+3f2a91c0"',
            issued='"2026-11-02"',
            modified='"2026-11-22"',
            website_type="Company profile",
        )
        write(folder / lang / "companies/acme.md", published)
        write(folder / lang / "method.md", page("Method", "Text."))
        write(folder / lang / "data/index.md", page("Data", "Text.", description="All of it"))
    entities = json.loads(read(folder / "en/data/entities.json"))
    entities[0] |= {"schema_type": "Organization", "aliases": ["Acme </script> Co", "爱克米"]}
    write(folder / "en/data/entities.json", json.dumps(entities))
    statements = json.loads(read(folder / "en/data/statements.json"))
    statements[0]["source"] = "paper"
    write(folder / "en/data/statements.json", json.dumps(statements))
    for name in ("cite.ris", "cite.csl.json"):
        write(folder / "en/companies/acme" / name, "")
    return folder


def built(content: Path, settings: SiteSettings, site: Path) -> Path:
    """Every page with nothing but its head filled in, and an anchor in its body."""
    for lang, folder in LANGUAGES.items():
        for file in (content / lang).rglob("*.md"):
            path = file.relative_to(content / lang).as_posix()
            stem = path.removesuffix("index.md").removesuffix(".md").rstrip("/")
            place = site / folder / stem / "index.html"
            body = f'<p id="s-{STATEMENT}"></p>'
            write(place, f"<html><head>{PLACE}</head><body>{body}</body></html>")
    pages = page_facts(content, settings)
    problems = write_metadata(
        pages, site=site, content=content, templates=TEMPLATES, settings=settings
    )
    assert problems == []
    return site


@pytest.fixture(scope="module")
def hosted(content: Path, settings: SiteSettings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(content, replace(settings, url=ROOT), tmp_path_factory.mktemp("hosted"))


@pytest.fixture(scope="module")
def adrift(content: Path, settings: SiteSettings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same on a site that does not know its address."""
    return built(content, replace(settings, url=""), tmp_path_factory.mktemp("adrift"))


def node(html: str) -> dict[str, Any]:
    [found] = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    assert isinstance(found, dict)
    return found


def graph(html: str, base: str) -> Graph:
    data = node(html) | {"@context": CONTEXT}
    return Graph().parse(data=json.dumps(data), format="json-ld", base=base)


def test_a_published_profile_has_the_tags_that_zotero_reads(hosted: Path) -> None:
    found = tags(read(hosted / "companies/acme/index.html"))
    url = f"{ROOT}companies/acme/"
    expected = {
        "z:itemType": "webpage",
        "z:websiteType": "Company profile",
        "z:shortTitle": "Acme <b> & Sons",
        "z:extra": "Version: 2026.11.22+3f2a91c0",
        "og:type": "website",
        "og:title": "Acme <b> & Sons",
        "og:site_name": "China AI Chip Dossier",
        "og:url": url,
        "og:description": 'A "quoted" </script> word',
        "og:locale": "en_US",
        "og:locale:alternate": "fr_FR",
        "citation_title": "Acme <b> & Sons",
        "citation_public_url": url,
        "citation_language": "en",
        "dcterms.creator": "China AI Chip Dossier,",
        "dcterms.issued": "2026-11-02",
        "dcterms.modified": "2026-11-22",
        "dcterms.publisher": "China AI Chip Dossier",
        "dcterms.rights": "CC BY 4.0",
        "cite-as": url,
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert {key: values for key, values in found.items() if key != "alternate"} == {
        key: [value] for key, value in expected.items()
    }
    assert found["alternate"] == ["cite.bib", "cite.ris", "cite.csl.json"]


def test_what_is_not_known_has_no_tag(adrift: Path) -> None:
    """No address, no version, no date; and never what would make another work of the page."""
    found = tags(read(adrift / "method/index.html"))
    absent = {"og:url", "citation_public_url", "cite-as", "dcterms.issued", "dcterms.modified"}
    assert not set(found) & (absent | {"author", "citation_author", "citation_journal_title"})
    for html in (read(file) for file in sorted(adrift.rglob("*.html"))):
        assert "Z3988" not in html
        assert "<time" not in html


def test_an_organisation_with_a_comma_is_not_split(
    content: Path, settings: SiteSettings, tmp_path: Path
) -> None:
    named = replace(settings, name="Ferries, Ships & Co.")
    site = built(content, named, tmp_path)
    found = tags(read(site / "companies/acme/index.html"))
    assert found["dcterms.creator"] == ["Ferries Ships & Co.,"]
    assert found["og:site_name"] == ["Ferries, Ships & Co."]


def test_a_profile_is_about_an_organisation_and_claims_what_its_sources_say(hosted: Path) -> None:
    url = URIRef(f"{ROOT}fr/companies/acme/")
    data = graph(read(hosted / "fr/companies/acme/index.html"), str(url))
    assert (url, RDF.type, SCHEMA.WebPage) in data
    assert str(data.value(url, SCHEMA.dateModified)) == "2026-11-22"
    assert str(data.value(url, SCHEMA.version)) == "2026.11.22+3f2a91c0"
    assert data.value(url, SCHEMA.isPartOf) == URIRef(f"{ROOT}#site")
    entity = data.value(url, SCHEMA.mainEntity)
    assert (entity, RDF.type, SCHEMA.Organization) in data
    assert {str(name) for name in data.objects(entity, SCHEMA.alternateName)} == {
        "Acme </script> Co",
        "爱克米",
    }
    [claim] = data.objects(url, SCHEMA.hasPart)
    assert claim == URIRef(f"{ROOT}s/{STATEMENT}/")
    assert str(data.value(claim, SCHEMA.text)) == "Acme est cotée."
    assert data.value(claim, SCHEMA.url) == URIRef(f"{url}#s-{STATEMENT}")
    assert data.value(claim, SCHEMA.citation) == URIRef(f"{ROOT}fr/sources/paper/#what")
    assert set(data.subjects(RDF.type, SCHEMA.ClaimReview)) == set()


def test_the_downloads_are_a_dataset(hosted: Path) -> None:
    url = URIRef(f"{ROOT}data/")
    data = graph(read(hosted / "data/index.html"), str(url))
    [dataset] = data.subjects(RDF.type, SCHEMA.Dataset)
    files = {
        str(data.value(one, SCHEMA.contentUrl))
        for one in data.objects(dataset, SCHEMA.distribution)
    }
    assert f"{ROOT}data/statements.json" in files
    assert f"{ROOT}data/dossier.zip" in files


@pytest.mark.parametrize("which", ["hosted", "adrift"])
def test_every_page_has_the_shape_that_others_rely_on(
    which: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(which)
    shapes = Graph().parse(SHAPES)
    pages = sorted(site.rglob("*.html"))
    assert pages
    for file in pages:
        base = ROOT + file.relative_to(site).as_posix().removesuffix("index.html")
        conforms, _, why = validate(graph(read(file), base), shacl_graph=shapes)
        assert conforms, why


def test_an_address_that_is_not_known_is_relative_and_means_the_same(
    hosted: Path, adrift: Path
) -> None:
    for file in sorted(hosted.rglob("*.html")):
        path = file.relative_to(hosted)
        base = ROOT + path.as_posix().removesuffix("index.html")
        one, other = graph(read(file), base), graph(read(adrift / path), base)
        own = (URIRef(base), SCHEMA.url, URIRef(base))  # the one thing that only hosting tells
        one.remove(own)
        assert isomorphic(one, other)


@given(st.text())
def test_no_text_ends_the_element_that_it_stands_in(text: str) -> None:
    script = as_script({"name": text, "more": [f"</script>{text}<!--"]})
    assert not set("<>&\u2028\u2029") & set(script)
    assert json.loads(script)["name"] == text


HARD = (
    "« Alcyon » & 100 % {of} #1",
    'Said "so", l\'été <i>',
    "70\u00a0000 passagers\u202f!",
    "</script><script>alert(1)</script><!--",
    "摩尔线程：阿尔基翁 &amp; &#38;",
)


@example(HARD[0])
@example(HARD[1])
@example(HARD[2])
@example(HARD[3])
@example(HARD[4])
@hypothesis_settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1))
def test_any_title_comes_back_from_tags_and_structured_data(text: str) -> None:
    """Through the reader that other people's programs use, whatever the words hold."""
    found, _ = read_settings(CONFIG, TEMPLATES)
    assert found is not None
    site = replace(found, url=ROOT, name=text)
    facts = replace(BARE, title=text, website_type=text, description=text)
    exports = Exports((), {"a": {"slug": "a", "name": {"en": text}, "aliases": [text]}}, {})
    linked = LinkedData(exports, site, ()).page(facts, ())
    html = (
        environment(TEMPLATES)
        .get_template("metadata.html.j2")
        .render(
            page=facts,
            site=site,
            short=text,
            canonical="",
            formats={},
            locales={"en": "en_GB"},
            linked_data=as_script(linked),
        )
    )
    html = f"<!doctype html><html><head>{html}</head><body></body></html>"
    read_back = tags(html)
    for key in ("og:title", "citation_title", "z:shortTitle", "z:websiteType", "og:site_name"):
        assert read_back[key] == [text]
    graph_of = dict(extruct.extract(html, syntaxes=["opengraph"])["opengraph"][0]["properties"])
    assert graph_of["og:title"].split() == text.split()
    assert node(html)["name"] == text
    assert node(html)["mainEntity"]["name"] == node(html)["mainEntity"]["alternateName"][0] == text


def test_a_short_title_ends_with_a_word() -> None:
    assert short_title("MetaX") == "MetaX"
    assert (
        short_title("word " * 20) == "word word word word word word word word word word word word…"
    )
