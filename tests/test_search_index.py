"""The search index: what of a built site is in it, and that it is the same every time."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from dossier.site import search
from dossier.site.search import SearchError, index

BODY = "<article data-pagefind-body>{}</article>"


def write(site: Path, name: str, body: str, lang: str = "en") -> None:
    page = site / name / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>t</title></head>'
        f"<body><nav>sections</nav>{body}</body></html>",
        encoding="utf-8",
    )


def fragments(site: Path) -> dict[str, str]:
    """What the index holds of each page, by address: Pagefind's gzipped pieces."""
    found = {}
    for file in (site / "pagefind" / "fragment").iterdir():
        _, _, text = gzip.decompress(file.read_bytes()).partition(b"{")
        fragment = json.loads(b"{" + text)
        found[fragment["url"]] = fragment["content"]
    return found


def everything(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    text = (
        '<h1>Huawei <a class="headerlink" href="#h">¶</a></h1>'
        '<p>It makes chips.<sup id="r"><a class="footnote-ref" href="#n">77</a></sup>'
        ' <a class="permalink" href="../../s/x/">§</a></p>'
        '<div class="rests-on"><p>Rests on one article.</p></div>'
        "<details><summary>Why</summary><p>Because.</p></details>"
        '<h2 id="related">Related</h2><table><tr><td>Nvidia</td></tr></table>'
        '<h2 id="not-stated">Not stated</h2><div class="not-stated"><p>Share</p></div>'
        '<h2 id="cite">Cite this page</h2><div class="cite"><p>BibTeX</p></div>'
        '<div class="footnote"><h2 id="notes">Notes</h2>'
        '<ol><li id="fn:a"><p>« trente » <a class="footnote-backref" href="#r">↩</a></p></li>'
        '<li id="fn:b"><p>« vingt »<br>\nby UDN<br>\n<em>On Nvidia</em>, undated</p></li>'
        '<li id="fn:c"><p><span class="place">Not quoted</span><br><em>On Nvidia</em></p></li>'
        "</ol></div>"
    )
    write(site, "companies/huawei", BODY.format(text))
    write(site, "companies", "<article><p>Every company</p></article>")
    write(
        site,
        "fr/companies/huawei",
        BODY.format('<p>70\u202f000 puces d’<a href="../">Huawei</a>.</p>'),
        "fr",
    )
    return site


def test_only_what_is_marked_is_indexed_and_reads_as_text(site: Path) -> None:
    words = ["It", "makes", "chips.", "Notes.", "«", "trente", "»", "«", "vingt", "»", "by", "UDN."]
    index(site)
    found = fragments(site)
    assert set(found) == {"/companies/huawei/", "/fr/companies/huawei/"}
    assert found["/companies/huawei/"].split() == ["Huawei", *words]


def test_each_language_has_an_index_of_its_own(site: Path) -> None:
    index(site)
    entry = json.loads((site / "pagefind" / "pagefind-entry.json").read_text("utf-8"))
    assert {lang: one["page_count"] for lang, one in entry["languages"].items()} == {
        "en": 1,
        "fr": 1,
    }


def test_elisions_are_split_and_numbers_are_not_and_the_pages_stay_as_they_are(site: Path) -> None:
    before = {name: data for name, data in everything(site).items() if name.endswith(".html")}
    index(site)
    assert fragments(site)["/fr/companies/huawei/"] == "70'000 puces d'Huawei."
    after = {name: data for name, data in everything(site).items() if name.endswith(".html")}
    assert after == before


def test_the_same_pages_give_the_same_bytes(site: Path) -> None:
    """Law: index(site) twice changes nothing. Languages came in any order before."""
    for lang in ("de", "es", "it", "nl", "pt", "sv"):
        write(site, f"{lang}/a", BODY.format("<p>Huawei</p>"), lang)
    index(site)
    first = everything(site)
    for _ in range(3):
        index(site)
        assert everything(site) == first


def test_an_older_index_leaves_nothing_behind(site: Path) -> None:
    (site / "pagefind").mkdir()
    (site / "pagefind" / "old.pf_meta").write_bytes(b"old")
    index(site)
    assert not (site / "pagefind" / "old.pf_meta").exists()


def test_nothing_is_published_that_the_dialog_does_not_load(site: Path) -> None:
    index(site)
    scripts = {f.name for f in (site / "pagefind").iterdir() if f.suffix in {".js", ".css"}}
    assert scripts == {"pagefind.js"}


def test_it_says_nothing(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    index(site)
    assert capfd.readouterr() == ("", "")


def test_a_configuration_of_the_user_changes_nothing(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pagefind.toml").write_text('root_selector = "nav"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "de")
    index(site)
    entry = json.loads((site / "pagefind" / "pagefind-entry.json").read_text("utf-8"))
    assert set(entry["languages"]) == {"en", "fr"}
    assert "Huawei" in fragments(site)["/companies/huawei/"]


def test_a_site_without_pages_to_find_has_no_index(tmp_path: Path) -> None:
    write(tmp_path, "companies", "<article>Every company</article>")
    index(tmp_path)
    assert not (tmp_path / "pagefind").exists()


def test_a_failure_of_pagefind_is_told_with_its_words(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_LEFT_OUT", ("p[",))
    with pytest.raises(SearchError, match=r"Pagefind made no index: .+"):
        index(site)
    assert not (site / "pagefind").exists()


def test_a_missing_pagefind_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", str(site / "no-python"))
    with pytest.raises(SearchError, match="Pagefind could not be started: No such file"):
        index(site)
