"""``/s/ID/``: one page a statement, whatever its record holds or lacks."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from dossier.site.exports import read_exports
from dossier.site.hearsay import chains
from dossier.site.page_facts import PageFacts
from dossier.site.settings import SiteSettings, read_settings
from dossier.site.statement_pages import LIMIT
from site_world import CONFIG, HOSTILE, STATEMENT, TEMPLATES, data, read, write
from statement_pages import statements, write_json


@pytest.fixture
def settings() -> SiteSettings:
    found, problems = read_settings(CONFIG, TEMPLATES)
    assert found is not None
    assert problems == []
    return replace(found, url="")


@pytest.fixture
def site(tmp_path: Path, settings: SiteSettings) -> Path:
    """The pages of the world's statements."""
    for name, records in data().items():
        write_json(tmp_path / f"{name}.json", records)
    assert statements(tmp_path, settings) == []
    return tmp_path


def test_a_statement_has_a_page_in_both_languages(site: Path) -> None:
    html = read(site / f"s/{STATEMENT}/index.html")
    assert len(html.encode()) <= LIMIT
    assert "<h1>Acme is listed.</h1>" in html
    assert '<div lang="fr">\n<p>Acme est cotée.</p>' in html
    assert '<a href="companies/acme/">Acme</a>' in html
    assert 'href="fr/companies/acme/"' in html
    assert '<blockquote lang="fr">«\u00a0cotée &lt;script&gt;' in html
    assert HOSTILE not in html
    assert '<a href="sources/paper/#p1s1">¶1, sentence 1</a>' in html
    assert '<a lang="fr" href="fr/sources/paper/#p1s1">¶1, phrase 1</a>' in html
    chains = re.findall("Who says so.*?(?=<dt>)", html, re.DOTALL)[0]
    assert "The desk, through brokers (by context), in Journal &amp; Co’s article" in chains
    assert "Le bureau, via brokers (d’après le contexte), dans l’article de Journal" in chains
    assert "<cite>[Le papier]</cite></a>, Journal &amp; Co" in html
    assert "Not quoted here" in html
    assert "June 2025 or later" in html
    assert "canonical" not in html


def test_a_statement_bears_its_status_its_scope_and_how_it_is_read(site: Path) -> None:
    html = read(site / f"s/{STATEMENT}/index.html")
    english, _, french = html.partition('<div lang="fr">')
    assert "<b>Earlier · in the conditional</b> (place: Shanghai)</p>" in english
    assert "(editor: « Cotée » &amp; {so on}.)</p>" in english
    assert "<b>Antérieur · au conditionnel</b> (lieu : Shanghai)</p>" in french
    assert "(rédaction\N{NO-BREAK SPACE}: Lu ainsi.)</p>" in french


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"rank": "disputed"}, ["<b>Disputed</b>", "<b>Contesté</b>"]),
        ({"rank": "current"}, []),
        ({"rank": "earlier", "status_text": {"en": "Plan", "fr": ""}}, ["<b>Plan</b>"] * 2),
        ({"scope_text": {"en": "", "fr": ""}, "reading": None}, []),
    ],
)
def test_without_words_for_the_status_the_rank_stands_unless_it_is_current(
    tmp_path: Path, settings: SiteSettings, given: dict[str, Any], shown: list[str]
) -> None:
    write_json(tmp_path / "statements.json", [{"id": "a", "text": "x"} | given])
    assert statements(tmp_path, settings) == []
    html = read(tmp_path / "s/a/index.html")
    assert re.findall("<b>.*?</b>", html) == shown
    assert 'class="said"' not in html or shown
    assert "urrent" not in html


@pytest.mark.parametrize(
    ("anchor", "english", "french"),
    [
        ("p12s3", "¶12, sentence 3", "¶12, phrase 3"),
        ("e2s1", "embedded post 2, sentence 1", "message intégré 2, phrase 1"),
        ("h4", "heading before ¶4", "intertitre avant le ¶4"),
        ("title", "headline", "titre"),
        ("other", "passage", "Français"),
    ],
)
def test_a_place_is_said_in_words_once(
    tmp_path: Path, settings: SiteSettings, anchor: str, english: str, french: str
) -> None:
    piece = {"source": "paper", "quote": None, "passage_url": f"sources/paper/#{anchor}"}
    record = {"id": "a", "text": "x", "evidence": [piece, piece]}
    write_json(tmp_path / "statements.json", [record])
    assert statements(tmp_path, settings) == []
    html = read(tmp_path / "s/a/index.html")
    assert html.count(f'#{anchor}">{english}</a>') == 1
    assert html.count(f'#{anchor}">{french}</a>') == 1


def test_a_title_that_the_article_gives_is_in_its_language(
    tmp_path: Path, settings: SiteSettings
) -> None:
    world = data()
    world["sources"][0]["title"]["status"] = "given"
    for name, records in world.items():
        write_json(tmp_path / f"{name}.json", records)
    assert statements(tmp_path, settings) == []
    assert '<cite lang="fr">Le papier</cite>' in read(tmp_path / f"s/{STATEMENT}/index.html")


def test_a_statement_leads_home_to_the_other_language_and_to_the_search(site: Path) -> None:
    html = read(site / "s/bare0000/index.html")
    header = html.partition("<header>")[2].partition("</header>")[0]
    assert re.findall(r'href="(.*?)">(.*?)<', header) == [
        (".", "China AI Chip Dossier"),
        ("fr/", "Français"),
        ("?q=", "Search"),
    ]


def test_a_statement_may_lack_nearly_everything(site: Path) -> None:
    html = read(site / "s/bare0000/index.html")
    assert "<h1>bare0000</h1>" in html
    assert "undated" in html


def test_a_statement_knows_its_address(tmp_path: Path, settings: SiteSettings) -> None:
    write_json(tmp_path / "statements.json", data()["statements"])
    assert statements(tmp_path, replace(settings, url="https://example.org/d/")) == []
    html = read(tmp_path / f"s/{STATEMENT}/index.html")
    assert f'<link rel="canonical cite-as" href="https://example.org/d/s/{STATEMENT}/">' in html


def test_long_quotations_give_way_to_their_places(tmp_path: Path, settings: SiteSettings) -> None:
    (statement, _) = data()["statements"]
    first = statement["evidence"][0] | {"quote": "é" * 400}
    statement["evidence"] = [first, first | {"quote": "ü" * 2000}]
    write_json(tmp_path / "statements.json", [statement])
    assert statements(tmp_path, settings) == []
    html = read(tmp_path / f"s/{STATEMENT}/index.html")
    assert len(html.encode()) <= LIMIT
    assert "é" * 400 in html
    assert "ü" not in html
    assert html.count("=sources/paper/#p1s1") == 2


def test_what_no_page_can_show_is_a_problem(tmp_path: Path, settings: SiteSettings) -> None:
    records = [{"id": "a", "text": "x" * 5000}, {"id": "../b"}]
    write_json(tmp_path / "statements.json", records)
    assert [problem.what for problem in statements(tmp_path, settings)] == [
        "the page of statement a weighs more than 4096 bytes",
        "the id '../b' cannot be an address",
    ]
    write(tmp_path / "statements.json", "{")
    (problem,) = statements(tmp_path, settings)
    assert problem.what.startswith("cannot be read")


def test_one_line_can_be_pasted(tmp_path: Path, settings: SiteSettings) -> None:
    """The sentence with its qualifiers, the chain, the date or "undated", version, address."""
    world = data()
    world["statements"][0] |= {"version": "2026.11.22+3f2a91c0", "source": "paper"}
    for name, records in world.items():
        write_json(tmp_path / f"{name}.json", records)
    assert statements(tmp_path, replace(settings, url="https://example.org/d/")) == []
    html = read(tmp_path / f"s/{STATEMENT}/index.html")
    english, french = (unescape(line) for line in re.findall(r'<dd class="paste".*?>(.*)', html))
    assert english == (
        "Acme is listed. (Earlier · in the conditional; place: Shanghai; June 2025 or later; "
        "The desk, through brokers (by context), in Journal & Co’s article, “[Le papier]”, "
        "undated). "
        "China AI Chip Dossier, statement k3x7abcd, version 2026.11.22+3f2a91c0, "
        "https://example.org/d/s/k3x7abcd/"
    )
    assert french == (
        "Acme est cotée. (Antérieur · au conditionnel\u00a0; lieu : Shanghai\u00a0; "
        "juin 2025 ou après\u00a0; Le bureau, via brokers (d’après le contexte), dans l’article "
        "de Journal & Co, «\u00a0[Le papier]\u00a0», sans date). "
        "China AI Chip Dossier, énoncé k3x7abcd, version 2026.11.22+3f2a91c0, "
        "https://example.org/d/s/k3x7abcd/"
    )
    assert '<meta name=z:extra content="Version: 2026.11.22+3f2a91c0">' in html
    assert '<meta name=dcterms.issued content="2026-11-22">' in html
    assert '<meta name=dcterms.creator content="China AI Chip Dossier,">' in html


def test_a_draft_has_no_date_and_an_unhosted_page_a_relative_address(site: Path) -> None:
    html = read(site / f"s/{STATEMENT}/index.html")
    assert "dcterms.issued" not in html
    assert f'<a href="s/{STATEMENT}/">s/{STATEMENT}/</a>' in html


def test_whose_words_an_article_passes_on_stands_before_its_reference(
    tmp_path: Path, settings: SiteSettings
) -> None:
    """Each chain once, the origin first, in the order of the text."""
    [first, bare] = data()["statements"]
    rows = [
        first,
        bare | {"source": "paper"},
        *(
            {
                "id": f"also000{start}",
                "source": source,
                "said_by": ["desk"],
                "evidence": [{"start": start}],
            }
            for start, source in ((9, "paper"), (3, "paper"), (1, "other"))
        ),
    ]
    brokers = {"unnamed": {"en": "brokers"}, "by_context": True}
    rows[0] |= {"source": "paper", "said_by": ["desk", brokers], "evidence": [{"start": 5}]}
    for name, records in (data() | {"statements": rows}).items():
        write_json(tmp_path / f"{name}.json", records)
    exports, problems = read_exports(tmp_path)
    assert problems == []
    facts = {
        lang: PageFacts(
            lang=lang,
            address="sources/paper/",
            slug="paper",
            kind="sources",
            languages=("en", "fr"),
            files=(),
            **dict.fromkeys(
                ("title", "description", "version", "website_type", "issued", "modified"), ""
            ),
        )
        for lang in ("en", "fr")
    }
    assert chains(exports, facts["en"], settings) == (
        "The desk, cited in",
        "The desk, cited in brokers (by context), cited in",
    )
    french = chains(exports, facts["fr"], settings)
    assert french[0] == "Le bureau, cité dans"
    # Whoever passes words on is named without an article: "dans" would want one.
    assert french[1].startswith("Le bureau, cité par brokers (")
