"""The line that the search holds: a little below what `make eval` prints."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from search_world import page

from benchmarks.quality.search import ask, figures, queries
from dossier.site.search import index

pytestmark = pytest.mark.browser

REPOSITORY = Path(__file__).parents[2]
ASSETS = REPOSITORY / "templates" / "theme" / "assets"


def test_the_right_page_comes_first(
    browser: Browser, serve: Callable[..., str], tmp_path: Path
) -> None:
    """The queries set aside, on a site of nothing but its search."""
    for lang, below in (("en", ""), ("fr", "fr/")):
        folder = tmp_path / below
        folder.mkdir(exist_ok=True)
        (folder / "assets").symlink_to(ASSETS)
        (folder / "index.html").write_text(page(lang, 0, "Home", ""), encoding="utf-8")
    index(tmp_path, REPOSITORY / "content", {"en": "", "fr": "fr/"})
    tab = browser.new_page()
    found = figures(ask(tab, serve(tmp_path), queries("aside")))
    tab.close()
    assert found["first"] >= 97
    assert found["three"] >= 98
    assert found["empty"] <= 1
    assert found["certain"] == 100
    assert found["silent"] >= 95
