"""content/ → site/: both languages, the pages beside MkDocs, and the swap at the end."""

from __future__ import annotations

import base64
import hashlib
import logging
import re
import zipfile
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin

import pytest

from dossier.site.cleanup import clean
from dossier.site.csp import policy, with_policy
from dossier.site.mkdocs import navigation
from dossier.site.settings import SiteSettings, read_settings
from page_tags import Elements, elements
from site_world import (
    CONFIG,
    HOSTILE,
    STATEMENT,
    TEMPLATES,
    build,
    page,
    read,
    write,
    write_content,
)

URL = "https://example.org/d/"


def build_for(address: str, content: Path, site: Path) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", address)
        assert build(content, site) == []
    return site


@pytest.fixture(autouse=True)
def no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own setting plays no part."""
    monkeypatch.delenv("SITE_URL", raising=False)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_content(tmp_path_factory.mktemp("world") / "content")


@pytest.fixture(scope="module")
def site(content: Path) -> Path:
    """The world built, without an address of its own."""
    return build_for("", content, content.parent / "site")


@pytest.fixture(scope="module")
def at_home(content: Path) -> Path:
    """The world built for an address."""
    return build_for(URL, content, content.parent / "at-home")


@pytest.fixture
def settings() -> SiteSettings:
    found, problems = read_settings(CONFIG, TEMPLATES)
    assert found is not None
    assert problems == []
    return found


# -- the languages


@pytest.mark.parametrize(("folder", "lang"), [("", "en"), ("fr/", "fr")])
def test_each_language_stands_in_its_folder(site: Path, folder: str, lang: str) -> None:
    for name in ("index.html", "companies/index.html", "companies/acme/index.html"):
        assert elements(site / folder / name).having("html", lang=lang)


@pytest.mark.parametrize("name", ["companies/acme/", ""])
def test_every_page_names_its_pair_and_itself(site: Path, name: str) -> None:
    """The pair is mutual: both pages name the same two addresses."""
    for place in (name, f"fr/{name}"):
        links = pairs(elements(site / place / "index.html"))
        base = f"http://host/x/{place}"
        found = {a["hreflang"]: urljoin(base, a["href"] or "") for a in links}
        english = f"http://host/x/{name}"
        assert found == {
            "en": english,
            "fr": f"http://host/x/fr/{name}",
            "x-default": english,
        }


def pairs(page: Elements) -> list[dict[str, str | None]]:
    """The links to the page in each language; not those to its citation files."""
    return [a for a in page.having("link", rel="alternate") if "hreflang" in a]


def test_hreflang_and_canonical_are_absolute_where_the_address_is_known(at_home: Path) -> None:
    found = elements(at_home / "fr/companies/acme/index.html")
    assert [a["href"] for a in pairs(found)] == [
        f"{URL}companies/acme/",
        f"{URL}fr/companies/acme/",
        f"{URL}companies/acme/",
    ]
    assert [a["href"] for a in found.having("link", rel="canonical")] == [
        f"{URL}fr/companies/acme/"
    ]


def test_the_switch_leads_to_the_same_page_or_else_home(site: Path) -> None:
    def switch(name: str) -> str:
        (link,) = elements(site / name / "index.html").having("a", rel="alternate")
        return urljoin(f"http://host/x/{name}", link["href"] or "")

    assert switch("companies/acme/") == "http://host/x/fr/companies/acme/"
    assert switch("fr/companies/acme/") == "http://host/x/companies/acme/"
    assert switch("only-english/") == "http://host/x/fr/"


def test_the_navigation_has_the_sections_that_exist(site: Path) -> None:
    html = read(site / "fr/companies/acme/index.html")
    nav = re.search(r'<nav class="sections".*?</nav>', html, re.DOTALL)
    assert nav is not None
    assert re.findall(r'<a href="([^"]*)"([^>]*)>([^<]*)</a>', nav.group()) == [
        ("../", ' aria-current="true"', "Entreprises"),
        ("../../method/", "", "Méthode"),
    ]


def test_a_pattern_stands_for_sections_that_are_not_named(tmp_path: Path) -> None:
    names = ["index.md", "a/index.md", "b/index.md", "c/d/index.md", "z/index.md"]
    for name in names:
        write(tmp_path / name, page(f"T {name}", "x"))
    write(tmp_path / "b/index.md", page("Long", "x", nav_title="Short"))
    order = ("z/index.md", "*/index.md", "none.md", "index.md")
    assert navigation(tmp_path, order, names) == [
        {"T z/index.md": "z/index.md"},
        {"T a/index.md": "a/index.md"},
        {"Short": "b/index.md"},
        {"T index.md": "index.md"},
    ]


# -- the pages


def test_titles_and_descriptions_are_text(site: Path) -> None:
    """Escaped front matter is not escaped again; what was not escaped never becomes markup."""
    acme = read(site / "companies/acme/index.html")
    assert "<title>Acme &lt;b&gt; &amp; Sons – China AI Chip Dossier</title>" in acme
    assert '<meta name="description" content="A &quot;quoted&quot; word">' in acme
    hostile = read(site / "only-english/index.html")
    assert HOSTILE not in hostile
    assert "<title>&lt;script&gt;alert(" in hostile


def test_the_frame_is_clean(site: Path) -> None:
    html = read(site / "fr/companies/acme/index.html")
    for fault in ("md-toggle", "md-overlay", "md-dialog", 'tabindex=""', "<th></th>"):
        assert fault not in html
    assert 'role="doc-endnotes" aria-label="Notes"><h2 id="notes">Notes</h2>' in html
    assert 'aria-label="Note 1">1</a></sup>\u202f<sup' in html
    assert 'title="Revenir à l’appel de la note 1"' in html
    assert '<td data-label="Status &amp; time"><span class="status status-done">' in html
    assert not list(site.rglob("*.map"))
    assert not (site / "assets/javascripts").exists()


def test_index_html_leaves_links(settings: SiteSettings) -> None:
    words = settings.words["en"]
    html = '<a class="x" href="../index.html#a">1</a><a href="index.html">2</a>'
    assert clean(html, words) == '<a class="x" href="../#a">1</a><a href="./">2</a>'
    kept = '<a href="https://example.org/index.html">1</a><a href="x/my-index.htm">2</a>'
    assert clean(kept, words) == kept


def test_the_last_line_of_a_note_is_told_apart_where_it_is_only_links(
    settings: SiteSettings,
) -> None:
    links = '<br>\n<a href="p/#s1">passage</a> · <a href="s/">cite</a>'
    back = '<a class="footnote-backref" href="#r">↩</a>'
    html = f"<p>Words, ¶1{links}&#160;{back}</p><p>Words<br>\n<a>x</a>: more {back}</p>"
    assert clean(html, settings.words["en"]) == html.replace(
        links, f'<span class="note-links">{links}</span>'
    )


def test_a_page_of_some_length_has_its_headings_beside_and_above_it(site: Path) -> None:
    html = read(site / "fr/method/index.html")
    above, _, rest = html.partition("<article")
    beside = rest.partition("</article>")[2]
    for place in (above, beside):
        assert re.findall(r'<a href="#part-\d">(.*?)</a>', place) == ["Part 1", "Part 2", "Part 3"]
    assert "<summary>Sur cette page</summary>" in above
    assert "<summary>" not in read(site / "companies/acme/index.html")


def test_paper_gets_the_address_and_the_version(site: Path, at_home: Path) -> None:
    def printed(file: Path) -> list[str]:
        part = re.search(r'<p class="printed.*?</p>', read(file), re.DOTALL)
        assert part is not None
        return re.findall(r"<span(.*?)</span>", part.group())

    assert printed(site / "method/index.html") == [" data-address>", ">Version v7"]
    assert printed(at_home / "fr/method/index.html") == [f">{URL}fr/method/", ">Version v7"]
    assert printed(site / "index.html") == [" data-address>"]


def test_static_files_and_the_download_are_there(site: Path) -> None:
    assert read(site / "companies/acme/cite.bib") == "@misc{acme}\n"
    with zipfile.ZipFile(BytesIO((site / "data/dossier.zip").read_bytes())) as archive:
        assert archive.namelist() == [
            "dossier/entities.json",
            "dossier/sources.json",
            "dossier/statements.json",
        ]
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


def test_the_sitemap_lists_all_languages_or_is_not_there(site: Path, at_home: Path) -> None:
    assert not list(site.rglob("sitemap.xml*"))
    found = re.findall("<loc>(.*?)</loc>", read(at_home / "sitemap.xml"))
    assert {URL, f"{URL}fr/", f"{URL}fr/companies/acme/", f"{URL}s/{STATEMENT}/"} <= set(found)
    assert not any("404" in address for address in found)
    assert not (at_home / "fr/sitemap.xml").exists()


def test_the_same_content_gives_the_same_bytes(content: Path, site: Path) -> None:
    again = content.parent / "again"
    assert build(content, again) == []

    def files(root: Path) -> dict[str, bytes]:
        return {str(f.relative_to(root)): f.read_bytes() for f in root.rglob("*") if f.is_file()}

    assert files(again) == files(site)


# -- the security policy


def test_every_page_has_one_policy_and_it_allows_its_own_scripts(site: Path) -> None:
    for file in site.rglob("*.html"):
        found = elements(file)
        metas = [a for _, a in found.tags if a.get("http-equiv") == "Content-Security-Policy"]
        assert len(metas) == 1, file
        allowed = metas[0]["content"] or ""
        assert "default-src 'self'" in allowed or "default-src 'none'" in allowed
        for script in filter(str.strip, found.scripts):
            digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in allowed
    assert any(s.strip() for s in elements(site / "404.html").scripts)


def test_a_script_inside_an_article_or_of_data_is_not_allowed() -> None:
    data_block = '<script type="application/json">{}</script>'
    html = f"<article><script>evil()</script></article>{data_block}"
    assert "sha256" not in policy(html)
    assert "sha256" in policy("<script type=module>good()</script>")


def test_words_about_policies_are_no_policy() -> None:
    html = '<head><meta charset="utf-8"></head><p>http-equiv="Content-Security-Policy"</p>'
    assert "default-src 'self'" in with_policy(html)


def test_the_log_of_mkdocs_is_left_as_it_was(site: Path) -> None:
    assert site.is_dir()
    logger = logging.getLogger("mkdocs")
    assert logger.propagate
    assert logger.level == logging.NOTSET
    assert not [h for h in logger.handlers if type(h).__module__.startswith("dossier")]


# -- the page for addresses that are not there


def test_the_missing_page_speaks_every_language(site: Path, at_home: Path) -> None:
    bare = elements(site / "404.html")
    assert [a.get("lang") for a in bare.having("section")] == ["en", "fr"]
    assert all("hidden" in a for a in bare.having("ul"))
    assert all("href" not in a for a in bare.having("a"))
    known = elements(at_home / "404.html")
    assert [a["href"] for a in known.having("a")] == [URL, f"{URL}fr/"]
    assert [form["action"] for form in known.having("form")] == [URL, f"{URL}fr/"]
    assert all("method" not in form for form in known.having("form"))
    assert all("hidden" not in a for a in known.having("ul"))
