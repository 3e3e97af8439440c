"""The search by the rules of accessibility (axe-core, WCAG 2.2 A and AA and its good practice)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from conftest import Serve
from world import tram_site

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LANGUAGES = {"en": "", "fr": "fr/"}
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")


@pytest.fixture(scope="module", params=[(w, s) for w in WIDTHS for s in SCHEMES], ids=str)
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def home(serve: Serve) -> str:
    return serve(tram_site().site)


def faults(tab: Page) -> list[str]:
    """What axe holds against what is shown: the rule and where."""
    found = Axe().run(tab, options={"runOnly": RULES, "resultTypes": ["violations"]})
    return [
        f"{rule['id']}: {node['target']}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


def ask(tab: Page, query: str) -> None:
    tab.fill("#search-input", query)
    tab.wait_for_selector("#search-results[data-state=done]", state="attached")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_state_of_the_search_is_accessible(tab: Page, home: str, lang: str) -> None:
    tab.goto(home + LANGUAGES[lang])
    tab.click("#search-open")
    assert faults(tab) == [], "empty"
    ask(tab, "Harbour Line")
    expect(tab.locator("#search-results > li").first).to_be_visible()
    assert faults(tab) == [], "results"
    ask(tab, "Harbuor Line")
    expect(tab.locator("#search-status")).to_contain_text("Harbuor Line")
    assert faults(tab) == [], "corrected"
    tab.click("#search-filters summary")
    expect(tab.locator("#search-filters select").first).to_be_visible()
    assert faults(tab) == [], "filters open"
    ask(tab, "qqxzv")
    expect(tab.locator("#search-help")).to_be_visible()
    assert faults(tab) == [], "nothing found"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_of_all_names_is_accessible(tab: Page, home: str, lang: str) -> None:
    tab.goto(f"{home}{LANGUAGES[lang]}a-z/")
    expect(tab.locator("h1")).to_be_visible()
    assert faults(tab) == []
