"""A reader's way through the built site, in a real browser, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, Response, expect

from conftest import Serve
from world import tram_site

pytestmark = pytest.mark.browser

QUOTE = "« The Harbour Line opened in Velm on 3 May 2031 »"


@pytest.fixture(scope="module", params=["", "deep/down"])
def home(request: pytest.FixtureRequest, serve: Serve) -> str:
    """The home page, at the root of a host and under a sub-path."""
    return serve(tram_site().site, request.param)


@pytest.fixture
def page(browser: Browser, home: str) -> Iterator[Page]:
    """A page that fails the test for an error on it or a request that leaves the host."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en")
    page = context.new_page()
    wrong: list[str] = []

    def console(told: ConsoleMessage) -> None:
        if told.type == "error":
            wrong.append(f"console: {told.text}")

    def dialog(opened: Dialog) -> None:
        wrong.append(f"dialog: {opened.message}")
        opened.dismiss()

    def request(asked: Request) -> None:
        if not asked.url.startswith((home, "data:", "blob:")):
            wrong.append(f"left the site: {asked.url}")

    def response(got: Response) -> None:
        if got.status >= 400:
            wrong.append(f"{got.status}: {got.url}")

    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("console", console)
    page.on("dialog", dialog)
    page.on("request", request)
    page.on("response", response)
    page.goto(home)
    yield page
    context.close()
    assert wrong == []


def plain(text: str) -> str:
    return " ".join(text.split())


def test_from_home_to_a_profile_to_a_note_to_its_passage(page: Page, home: str) -> None:
    page.get_by_role("link", name="Harbour Line", exact=True).first.click()
    expect(page).to_have_url(f"{home}lines/harbour-line/")
    expect(page.locator("h1")).to_have_text("Harbour Line")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    panel = page.locator("#note-panel")
    expect(panel).to_be_hidden()
    page.locator(".lead a.footnote-ref").first.hover()
    expect(panel).to_be_visible()
    assert QUOTE in plain(panel.inner_text())
    assert panel.locator("[lang=en].quote").count() == 1
    assert panel.locator("[lang=en].quote").inner_text() != ""
    panel.get_by_role("link", name="passage").click()
    expect(page).to_have_url(re.compile(r"/sources/tram-opened/#p1s1$"))
    passage = page.locator("#p1s1")
    expect(passage).to_be_in_viewport()
    assert QUOTE in plain(passage.inner_text())


def test_a_note_opens_for_the_keyboard_and_closes_with_escape(page: Page, home: str) -> None:
    page.goto(f"{home}lines/harbour-line/")
    first = page.locator(".lead a.footnote-ref").first
    panel = page.locator("#note-panel")
    for _ in range(40):
        page.keyboard.press("Tab")
        if first.evaluate("element => element === document.activeElement"):
            break
    else:
        pytest.fail("the first reference cannot be reached with the keyboard")
    expect(panel).to_be_visible()
    assert QUOTE in plain(panel.inner_text())
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(first).to_be_focused()


def test_one_panel_shows_one_note(page: Page, home: str) -> None:
    page.goto(f"{home}lines/harbour-line/")
    references = page.locator(".lead a.footnote-ref")
    panel = page.locator("#note-panel")
    references.nth(0).hover()
    expect(panel).to_contain_text("opened in Velm")
    references.nth(1).hover()
    expect(panel).not_to_contain_text("opened in Velm")
    expect(panel).to_contain_text("Ostara Trams")
    assert page.locator("#note-panel").count() == 1


def test_a_chinese_name_finds_its_profile_in_both_languages(page: Page, home: str) -> None:
    for start, name in (("", "Harbour Line"), ("fr/", "Ligne du Port")):
        page.goto(f"{home}{start}?q=海港线")
        expect(page.locator("#search-results[data-state=done]")).to_be_attached()
        first = page.locator("#search-results [data-result]").first
        expect(first).to_have_attribute("data-result", "lines/harbour-line")
        link = first if first.evaluate("e => e.tagName") == "A" else first.locator("a").first
        link.click()
        expect(page).to_have_url(re.compile(rf"{re.escape(home + start)}lines/harbour-line/"))
        expect(page.locator("h1")).to_have_text(name)


@pytest.mark.parametrize(
    ("path", "english", "french"),
    [
        ("lines/harbour-line/", "Harbour Line", "Ligne du Port"),
        ("sources/tram-plan/", "New tram for Velm", "New tram for Velm"),
        ("names/", "Names", "Noms"),
        ("timeline/", "Timeline", "Chronologie"),
        ("method/", "Method", "Méthode"),
        ("", "Trams of Velm", "Trams of Velm"),
    ],
)
def test_the_other_language_is_the_same_page(
    page: Page, home: str, path: str, english: str, french: str
) -> None:
    page.goto(home + path)
    expect(page.locator("h1")).to_have_text(english)
    page.locator("a[hreflang=fr][rel=alternate]").first.click()
    expect(page).to_have_url(f"{home}fr/{path}")
    expect(page.locator("h1")).to_have_text(french)
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.locator("a[hreflang=en][rel=alternate]").first.click()
    expect(page).to_have_url(home + path)


def test_a_statement_has_a_page_that_leads_back(page: Page, home: str) -> None:
    page.goto(f"{home}lines/harbour-line/")
    page.locator("a.permalink").first.click()
    expect(page).to_have_url(re.compile(rf"{re.escape(home)}s/[a-z2-7]{{8}}/"))
    expect(page.locator("h1")).to_contain_text("The Harbour Line")
    page.get_by_role("link", name="Harbour Line", exact=True).click()
    expect(page).to_have_url(f"{home}lines/harbour-line/")


def test_hostile_texts_do_nothing_and_can_be_read(page: Page, home: str) -> None:
    """The fixture fails for a dialog, an error or a request that leaves the site."""
    for path in ("operators/hostile/", "sources/tram-hostile/", "lines/hill-line/", "names/"):
        for lang in ("", "fr/"):
            page.goto(home + lang + path)
            assert page.locator("article script, article iframe, article object").count() == 0
    page.goto(f"{home}operators/hostile/")
    expect(page.locator("h1")).to_contain_text("Evil <script>alert('n')</script>")
    for reference in page.locator("a.footnote-ref").all()[:4]:
        reference.hover()
        expect(page.locator("#note-panel")).to_be_visible()
    page.goto(f"{home}?q=Evil")
    expect(page.locator("#search-results[data-state=done]")).to_be_attached()
    expect(page.locator('[data-result="operators/hostile"]')).to_be_attached()


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_the_window(page: Page, home: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("", "lines/harbour-line/", "sources/tram-hostile/", "names/", "timeline/"):
        page.goto(home + path)
        size = page.evaluate("document.documentElement.scrollWidth")
        assert size <= width, path
