"""Footnotes, colours and the page for missing addresses, as a reader uses them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from conftest import Serve
from dossier.site import build_site
from site_world import CONFIG, TEMPLATES, write_content

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """The address of the world, under a sub-path."""
    root = tmp_path_factory.mktemp("notes")
    content = write_content(root / "content")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SITE_URL", raising=False)
        problems = build_site(
            content=content,
            site=root / "site",
            config=CONFIG,
            templates=TEMPLATES,
            index=lambda _: None,
        )
    assert problems == []
    return serve(root / "site", "some/where")


@pytest.fixture
def profile(browser: Browser, home: str) -> Page:
    page = browser.new_page(viewport={"width": 1000, "height": 700})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{home}companies/acme/")
    assert faults == []
    return page


def panel(page: Page) -> Locator:
    return page.locator("#note-panel")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def test_one_panel_opens_under_the_pointer_and_stays_while_it_is_there(profile: Page) -> None:
    references = profile.locator("a.footnote-ref")
    references.nth(1).hover()
    expect(panel(profile)).to_be_visible()
    expect(panel(profile)).to_contain_text("« cotée »")
    expect(panel(profile)).not_to_contain_text("Another note")
    assert panel(profile).locator("[id], .footnote-backref").count() == 0
    panel(profile).hover()
    profile.wait_for_function("performance.now() > 0")
    expect(panel(profile)).to_be_visible()
    references.first.hover()
    expect(panel(profile)).to_contain_text("Another note")
    profile.mouse.move(990, 690)
    expect(panel(profile)).to_be_hidden()


def test_the_keyboard_walks_through_the_panel(profile: Page) -> None:
    references = profile.locator("article a.footnote-ref")
    profile.locator("#scheme").focus()
    while focused(profile) != "2" and focused(profile) != "1":
        profile.keyboard.press("Tab")
    expect(panel(profile)).to_be_visible()
    expect(references.first).to_have_attribute("aria-describedby", "note-panel")
    profile.keyboard.press("Tab")  # the first note has no link: on to the next reference
    expect(panel(profile)).to_contain_text("« cotée »")
    profile.keyboard.press("Tab")
    assert focused(profile) == "passage"
    profile.keyboard.press("Tab")
    expect(references.nth(2)).to_be_focused()
    profile.keyboard.press("Tab")
    assert focused(profile) == "passage"
    profile.keyboard.press("Escape")
    expect(panel(profile)).to_be_hidden()
    expect(references.nth(2)).to_be_focused()


def test_escape_closes_and_leaves_the_focus(profile: Page) -> None:
    reference = profile.locator("a.footnote-ref").nth(1)
    profile.keyboard.press("Tab")  # the keyboard is in use
    reference.focus()
    expect(panel(profile)).to_be_visible()
    profile.keyboard.press("Escape")
    expect(panel(profile)).to_be_hidden()
    expect(reference).to_be_focused()
    assert reference.get_attribute("aria-describedby") is None


def test_a_tap_opens_and_a_second_one_follows(browser: Browser, home: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640}, has_touch=True)
    page.goto(f"{home}fr/companies/acme/")
    reference = page.locator("a.footnote-ref").nth(2)
    reference.tap()
    expect(panel(page)).to_be_visible()
    box = panel(page).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert not page.url.partition("#")[2]
    reference.tap()
    expect(panel(page)).to_be_hidden()
    assert page.url.endswith("#fn:b") or page.url.endswith("#fn:a")


@pytest.mark.parametrize("path", ["", "companies/", "companies/acme/", "s/k3x7abcd/"])
def test_a_narrow_window_never_scrolls_sideways(browser: Browser, home: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto(home + path)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_colours_follow_the_system_until_the_reader_chooses(
    browser: Browser, home: str
) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(home)
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    button = page.locator("#scheme")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert light != dark
    page.goto(f"{home}fr/companies/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == light
    context.close()


@pytest.mark.parametrize("path", ["companies/moore-thread/", "fr/gone", "a/b/c/d.html"])
def test_the_missing_page_finds_home_from_any_depth(browser: Browser, home: str, path: str) -> None:
    page = browser.new_page()
    answer = page.goto(home + path)
    assert answer is not None
    assert answer.status == 404
    links = page.locator("a.home")
    expect(links.first).to_be_visible()
    assert [link.evaluate("a => a.href") for link in links.all()] == [home, f"{home}fr/"]
    words = {"companies/moore-thread/": "moore%20thread", "fr/gone": "gone", "a/b/c/d.html": "d"}
    assert page.locator("a.search").first.evaluate("a => a.href") == f"{home}?q={words[path]}"
