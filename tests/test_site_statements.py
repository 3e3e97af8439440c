"""``/s/ID/``: one page a statement, whatever its record holds or lacks."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dossier.model import Problem
from dossier.site.settings import SiteSettings, read_settings
from dossier.site.statement_pages import LIMIT, write_statement_pages
from site_world import CONFIG, HOSTILE, STATEMENT, TEMPLATES, data, read, write


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


def write_json(file: Path, records: list[dict[str, Any]]) -> None:
    write(file, json.dumps(records, ensure_ascii=False))


def statements(root: Path, settings: SiteSettings) -> list[Problem]:
    return write_statement_pages(site=root, data=root, templates=TEMPLATES, settings=settings)


def test_a_statement_has_a_page_in_both_languages(site: Path) -> None:
    html = read(site / f"s/{STATEMENT}/index.html")
    assert len(html.encode()) <= LIMIT
    assert "<h1>Acme is listed.</h1>" in html
    assert '<p lang="fr">Acme est cotée.</p>' in html
    assert '<a href="../../companies/acme/">Acme</a>' in html
    assert 'href="../../fr/companies/acme/"' in html
    assert '<blockquote lang="fr">« cotée &lt;script&gt;' in html
    assert HOSTILE not in html
    assert 'href="../../sources/paper/#p1s1"' in html
    assert "The desk → brokers (by context) → the article" in html
    assert "Le bureau → brokers (d’après le contexte) → l’article" in html
    assert '<cite lang="fr">[Le papier]</cite></a>, Journal &amp; Co' in html
    assert "Not quoted here" in html
    assert "earlier" in html
    assert "June 2025 or later" in html
    assert "canonical" not in html


def test_a_statement_may_lack_nearly_everything(site: Path) -> None:
    html = read(site / "s/bare0000/index.html")
    assert "<h1>bare0000</h1>" in html
    assert "undated" in html


def test_a_statement_knows_its_address(tmp_path: Path, settings: SiteSettings) -> None:
    write_json(tmp_path / "statements.json", data()["statements"])
    assert statements(tmp_path, replace(settings, url="https://example.org/d/")) == []
    html = read(tmp_path / f"s/{STATEMENT}/index.html")
    assert f'<link rel="canonical" href="https://example.org/d/s/{STATEMENT}/">' in html


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
    assert html.count("sources/paper/#p1s1") == 4


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
