"""The past in the built site: the feed, old addresses, the sitemap's days."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import pytest

from dossier.site.feed import feed, write_feeds
from dossier.site.gone import write_gone
from dossier.site.past import PastData, read_past
from dossier.site.settings import SiteSettings, read_settings
from site_world import CONFIG, TEMPLATES

ATOM = "{http://www.w3.org/2005/Atom}"
URL = "https://example.org/dossier/"
CHANGE = {
    "statement": "aaaaaaaa",
    "url": "s/aaaaaaaa/",
    "kind": "added",
    "cause": "article",
    "article": "paper",
    "note": None,
    "source": "paper",
    "about": ["acme"],
    "before": None,
    "after": {"en": "Acme & <Sons> opened.", "fr": "Acme a ouvert."},
}
CHANGES = (
    {"number": 1, "day": "2033-04-05", "changes": [CHANGE]},
    {"number": 2, "day": "2033-06-07", "changes": []},
)


def settings_with(url: str) -> SiteSettings:
    found, problems = read_settings(CONFIG, TEMPLATES)
    assert found is not None, problems
    values = {name: getattr(found, name) for name in SiteSettings.__dataclass_fields__}
    return SiteSettings(**(values | {"url": url}))


def past_with(*addresses: dict[str, Any]) -> PastData:
    return PastData(changes=CHANGES, versions=(), history=(), addresses=addresses)


def parsed(xml: bytes) -> ET.Element:
    return ET.fromstring(xml)  # noqa: S314 (our own)


def fate(address: str, became: str, to: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    given = {"title": {"en": "Old", "fr": "Ancien"}, "day": None, "version": None, "reason": None}
    return {"address": address, "became": became, "to": list(to), **given, **more}


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("url", ["", URL])
def test_the_feed_has_all_that_atom_asks_for(lang: str, url: str) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: id, title and updated; an author; distinct ids."""
    root = parsed(feed(CHANGES, lang, settings_with(url)))
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    for part in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"{ATOM}{name}")) == 1, name
            assert (part.findtext(f"{ATOM}{name}") or "").strip()
        updated = part.findtext(f"{ATOM}updated") or ""
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", updated)
        assert part.find(f"{ATOM}link[@rel='alternate']") is not None
    ids = [part.findtext(f"{ATOM}id") for part in (root, *entries)]
    assert len(set(ids)) == 3
    assert all(str(one).startswith("urn:uuid:") for one in ids)
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert root.findtext(f"{ATOM}updated") == "2033-06-07T00:00:00Z"
    own = root.find(f"{ATOM}link[@rel='self']")
    folder = "" if lang == "en" else "fr/"
    assert (own.get("href") if own is not None else "") == (
        f"{url}{folder}changes.xml" if url else ""
    )


@pytest.mark.parametrize(("lang", "day"), [("en", "7 June 2033"), ("fr", "7 juin 2033")])
def test_a_reader_of_feeds_reads_it(lang: str, day: str) -> None:
    """Another's parser: nothing odd in it, the latest first, each with its day and its words."""
    found = feedparser.parse(feed(CHANGES, lang, settings_with(URL)))
    assert not found.bozo, found.get("bozo_exception")
    assert (found.version, found.feed.language) == ("atom10", lang)
    folder = URL if lang == "en" else f"{URL}fr/"
    assert found.feed.link == f"{folder}changes/"
    latest, first = found.entries
    assert latest.title.startswith(day)
    assert latest.updated_parsed[:3] == (2033, 6, 7)
    assert first.link == f"{folder}changes/#p-1"
    assert latest.id != first.id
    said = "Acme &amp; &lt;Sons&gt; opened." if lang == "en" else "Acme a ouvert."
    assert first.content[0].type == "text/html"
    assert f'<a href="{URL}s/aaaaaaaa/">{said}</a>' in first.content[0].value


def test_ids_of_the_feed_outlive_a_new_address_and_later_entries() -> None:
    def ids(changes: tuple[Any, ...], url: str) -> list[str | None]:
        root = parsed(feed(changes, "en", settings_with(url)))
        return [e.findtext(f"{ATOM}id") for e in (root, *root.findall(f"{ATOM}entry"))]

    assert ids(CHANGES, "") == ids(CHANGES, URL)
    assert ids(CHANGES[:1], "")[1] == ids(CHANGES, "")[2]


def test_text_in_the_feed_stays_text() -> None:
    root = parsed(feed(CHANGES, "en", settings_with(URL)))
    content = root.findall(f"{ATOM}entry")[1].find(f"{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    assert f'<a href="{URL}s/aaaaaaaa/">Acme &amp; &lt;Sons&gt; opened.</a>' in str(content.text)


def test_there_is_no_feed_before_the_first_publication(tmp_path: Path) -> None:
    nothing = PastData(changes=(), versions=(), history=(), addresses=())
    write_feeds(tmp_path, nothing, settings_with(URL))
    assert list(tmp_path.iterdir()) == []


def gone(site: Path, url: str, *fates: dict[str, Any]) -> dict[str, str]:
    told = write_gone(
        site=site,
        past=past_with(*fates),
        templates=TEMPLATES,
        settings=settings_with(url),
        shown="addresses.json",
    )
    assert told == []
    return {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in site.rglob("*.html")}


def test_a_moved_page_leads_on_in_every_language(tmp_path: Path) -> None:
    pages = gone(tmp_path, URL, fate("companies/old/", "moved", ("companies/new/",)))
    assert sorted(pages) == ["companies/old/index.html", "fr/companies/old/index.html"]
    english, french = (pages[name] for name in sorted(pages))
    assert '<html lang="fr">' in french
    assert f'<link rel="canonical" href="{URL}companies/new/">' in english
    assert f'<link rel="canonical" href="{URL}fr/companies/new/">' in french
    assert '<a id="to" href="../../companies/new/">' in english
    assert '<a id="to" href="../../../fr/companies/new/">' in french
    refresh = (
        '<noscript><meta http-equiv="refresh" content="0; url=../../companies/new/"></noscript>'
    )
    assert refresh in english
    assert '<meta name="robots" content="noindex">' in english
    assert "data-pagefind-body" not in english


def test_without_an_address_of_its_own_a_site_names_no_canonical_one(tmp_path: Path) -> None:
    pages = gone(tmp_path, "", fate("companies/old/", "moved", ("companies/new/",)))
    assert "canonical" not in pages["companies/old/index.html"]


@pytest.mark.parametrize(
    ("became", "to", "words"),
    [
        ("merged", ("companies/new/",), ["was merged into another", "a été fusionnée"]),
        ("split", ("companies/a/", "companies/b/"), ["was split into several", "a été divisée"]),
        ("withdrawn", (), ["This page was withdrawn.", "Cette page a été retirée."]),
    ],
)
def test_what_does_not_lead_on_says_what_became_of_it(
    tmp_path: Path, became: str, to: tuple[str, ...], words: list[str]
) -> None:
    reason = {"en": "Because.", "fr": "Parce que."}
    told = fate("companies/old/", became, to, day="2033-06-07", reason=reason)
    page = gone(tmp_path, URL, told)["companies/old/index.html"]
    assert "location.replace" not in page
    assert "refresh" not in page
    for text in (*words, *to, "7 June 2033", "7 juin 2033", "Because.", "Parce que."):
        assert text in page, text


def test_a_withdrawn_statement_leaves_one_small_page(tmp_path: Path) -> None:
    long = {"en": "A <b>sentence</b>. " * 30, "fr": "Une phrase. " * 30}
    pages = gone(tmp_path, URL, fate("s/aaaaaaaa/", "withdrawn", ("s/bbbbbbbb/",), title=long))
    assert list(pages) == ["s/aaaaaaaa/index.html"]
    page = pages["s/aaaaaaaa/index.html"]
    assert len(page.encode("utf-8")) <= 4096
    assert "<b>sentence" not in page
    assert 'href="../../s/bbbbbbbb/"' in page


def test_nothing_that_stands_is_covered(tmp_path: Path) -> None:
    file = tmp_path / "companies/old/index.html"
    file.parent.mkdir(parents=True)
    file.write_text("alive", "utf-8")
    assert (
        gone(tmp_path, "", fate("companies/old/", "withdrawn"))["companies/old/index.html"]
        == "alive"
    )


@pytest.mark.parametrize("text", ["{", "{}", "[3]", '[{"x": 1}]'])
def test_data_that_cannot_be_read_is_a_problem(tmp_path: Path, text: str) -> None:
    (tmp_path / "changes.json").write_text(text, "utf-8")
    past, problems = read_past(tmp_path)
    assert past.changes == ()
    assert [Path(p.path).name for p in problems] == ["changes.json"]
    (tmp_path / "changes.json").write_text(json.dumps(list(CHANGES)), "utf-8")
    assert read_past(tmp_path) == (past_with(), [])
