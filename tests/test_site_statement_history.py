"""``/s/ID/``: what became of a statement, in few bytes."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from dossier.site.settings import SiteSettings, read_settings
from dossier.site.statement_history import history_of
from dossier.site.statement_pages import LIMIT
from site_world import CONFIG, STATEMENT, TEMPLATES, data, read
from statement_pages import statements, write_json


@pytest.fixture
def settings() -> SiteSettings:
    found, problems = read_settings(CONFIG, TEMPLATES)
    assert found is not None
    assert problems == []
    return replace(found, url="")


def publication(number: int, day: str, **change: Any) -> dict[str, Any]:
    return {"number": number, "day": day, "changes": [{"statement": STATEMENT} | change]}


READ = {"en": "Acme is quoted.", "fr": "Acme est citée."}
CHANGES = [
    publication(1, "2026-11-20", kind="added"),
    publication(2, "2026-11-24", kind="corrected", before=READ),
    publication(3, "2026-12-01", kind="earlier"),
]


def test_a_statement_tells_its_history(tmp_path: Path, settings: SiteSettings) -> None:
    """First published; corrected, with how it read before; its rank; why, by a link."""
    world = data()
    world["statements"][0] |= {"version": "2026.12.01+3f2a91c0"}
    for name, records in (world | {"changes": CHANGES}).items():
        write_json(tmp_path / f"{name}.json", records)
    assert statements(tmp_path, settings) == []
    html = read(tmp_path / f"s/{STATEMENT}/index.html")
    assert len(html.encode()) <= LIMIT
    history = unescape(html).partition("<dt>History")[2].partition("<dt>")[0]
    lines = [re.sub("<[^>]+>", "", line) for line in history.splitlines() if "<dd>" in line]
    assert lines == [
        "20 November 2026: first published · 20 novembre 2026\u00a0: première publication",
        (
            "24 November 2026: corrected (before: “Acme is quoted.”) · "
            "24 novembre 2026\u00a0: corrigé (avant\u00a0: «\u00a0Acme est citée.\u00a0»)"
        ),
        "1 December 2026: now earlier · 1er décembre 2026\u00a0: devenu antérieur",
    ]
    assert '<a href="changes/#p-2">24 November' in history


@pytest.mark.parametrize(
    ("changes", "said"),
    [([], "draft, not published yet"), (CHANGES, "changed since; that is not published yet")],
)
def test_a_draft_says_that_it_is_one(
    tmp_path: Path, settings: SiteSettings, changes: list[dict[str, Any]], said: str
) -> None:
    world = data()
    world["statements"][0] |= {"version": "draft+3f2a91c0"}
    for name, records in (world | {"changes": changes}).items():
        write_json(tmp_path / f"{name}.json", records)
    assert statements(tmp_path, settings) == []
    assert f"<dd>{said} · " in read(tmp_path / f"s/{STATEMENT}/index.html")


@pytest.mark.parametrize("length", [10, 150, 200])
def test_a_long_page_keeps_sentence_line_and_history_in_both_languages(
    tmp_path: Path, settings: SiteSettings, length: int
) -> None:
    """What gives way is what stands twice, never the line for pasting of a language."""
    long = {"en": "word " * (length // 5) + "end.", "fr": "mot " * (length // 4) + "fin."}
    piece = {"source": "paper", "quote": "cotée", "passage_url": "sources/paper/#p1s1"}
    support = piece | {"quote": "long " * 30, "for": "speaker"}
    world = data()
    world["statements"][0] |= {
        "text": long,
        "scope_text": {"en": "scope " * 30, "fr": "portée " * 30},
        "version": "2026.11.24+3f2a91c0",
        "evidence": [piece, support],
    }
    for name, records in (world | {"changes": CHANGES * 4}).items():
        write_json(tmp_path / f"{name}.json", records)
    assert statements(tmp_path, replace(settings, url="https://example.org/d/")) == []
    html = read(tmp_path / f"s/{STATEMENT}/index.html")
    assert len(html.encode()) <= LIMIT
    plain = html.replace('"', "")
    assert plain.count("class=paste") == 2
    assert f"<h1>{long['en']}</h1>" in plain
    assert any(f"<{tag}>{long['fr']}</{tag}>" in plain for tag in ("p", "b"))
    assert "« cotée »" in plain.replace("\u00a0", " ")
    assert "first published" in plain


def test_a_correction_behind_the_same_sentence_does_not_repeat_it(settings: SiteSettings) -> None:
    same = publication(2, "2026-11-24", kind="corrected", before=READ)
    same["changes"][0]["after"] = READ
    [first, second] = history_of(
        [(one, one["changes"][0]) for one in (CHANGES[0], same)], "2026.11.24+3f2a91c0", settings
    )
    assert first.text["en"] == "20 November 2026: first published"
    assert second.text["en"] == "24 November 2026: corrected"
    assert second.before == {}
