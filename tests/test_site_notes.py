"""Footnotes, colours and the page for missing addresses, as a reader uses them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from conftest import Serve
from dossier.site import build_site
from site_world import CONFIG, TEMPLATES, no_index, write_content

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
            index=no_index,
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


@pytest.mark.parametrize("path", ["s/k3x7abcd/", "gone/"])
def test_pages_of_their_own_follow_the_readers_choice(
    browser: Browser, home: str, path: str
) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    colour = "getComputedStyle(document.body).backgroundColor"
    page.goto(home + path)
    dark = page.evaluate(colour)
    page.goto(home)
    page.locator("#scheme").click()
    light = page.evaluate(colour)
    page.goto(home + path)
    assert page.evaluate(colour) == light != dark
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_small_can_be_hit_in_24_pixels(browser: Browser, home: str, width: int) -> None:
    """WCAG 2.2, 2.5.8: https://www.w3.org/TR/WCAG22/#target-size-minimum."""
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.goto(f"{home}companies/acme/")
    small = page.locator("article :is(.footnote-ref, .permalink, .footnote-backref):visible")
    boxes = [box for box in (one.bounding_box() for one in small.all()) if box]
    assert len(boxes) == (6 if width == 360 else 7)  # a narrow window has no heads of tables
    assert [box for box in boxes if box["width"] < 24 or box["height"] < 24] == []
    first, second = (page.locator("p .footnote-ref").nth(n).bounding_box() for n in (0, 1))
    assert first is not None
    assert second is not None
    assert first["y"] == second["y"]
    assert second["x"] >= first["x"] + first["width"] - 1


def test_hit_areas_take_no_room(profile: Page) -> None:
    line = "document.querySelector('article > p').getBoundingClientRect().height"
    before = profile.evaluate(line)
    profile.add_style_tag(content="article :is(.footnote-ref, .permalink) { display: none }")
    assert profile.evaluate(line) == before


def test_a_note_that_is_called_twice_has_one_way_back(profile: Page) -> None:
    note = profile.locator("[id='fn:b']")
    assert note.locator(".footnote-backref").count() == 2
    assert note.locator(".footnote-backref:visible").count() == 1


def test_the_keyboard_shows_where_it_is_on_a_permalink(profile: Page) -> None:
    profile.keyboard.press("Tab")
    link = profile.locator("a.permalink")
    link.focus()
    assert link.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    assert link.evaluate("e => parseFloat(getComputedStyle(e).outlineWidth)") >= 2


def test_the_other_language_keeps_the_place_and_the_query(browser: Browser, home: str) -> None:
    page = browser.new_page()
    page.goto(f"{home}companies/acme/#not-stated")
    page.locator(".tool--language").click()
    expect(page).to_have_url(f"{home}fr/companies/acme/#not-stated")
    page.goto(f"{home}fr/companies/acme/?q=a+b#not-stated")
    page.locator(".search-language").click()
    expect(page).to_have_url(f"{home}companies/acme/?q=a+b#not-stated")
    page.goto(f"{home}only-english/#top")
    page.locator(".tool--language").click()
    expect(page).to_have_url(f"{home}fr/")


def test_a_narrow_window_folds_the_headings_and_shows_the_section(
    browser: Browser, home: str
) -> None:
    page = browser.new_page(viewport={"width": 200, "height": 640})
    page.goto(f"{home}method/")
    expect(page.locator(".sections [aria-current]")).to_be_in_viewport(ratio=1)
    link = page.locator(".fold a").first
    expect(link).to_be_hidden()
    page.locator(".fold summary").click()
    link.click()
    expect(page).to_have_url(f"{home}method/#part-1")
    page.set_viewport_size({"width": 1280, "height": 640})
    expect(page.locator(".fold")).to_be_hidden()
    expect(page.locator(".contents")).to_be_visible()


def test_paper_says_where_the_page_is_and_leaves_out_what_cannot_be_followed(
    browser: Browser, home: str
) -> None:
    page = browser.new_page()
    page.goto(f"{home}method/?x=1#part-2")
    expect(page.locator(".printed")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".printed")).to_be_visible()
    assert page.locator(".printed span").all_inner_texts() == [f"{home}method/", "Version v7"]
    page.goto(f"{home}companies/acme/")
    for hidden in (".permalink", ".footnote-backref", ".masthead__tools", ".sections"):
        expect(page.locator(hidden).first).to_be_hidden()


@pytest.mark.parametrize("path", ["companies/moore-thread/", "fr/gone", "a/b/c/d.html"])
def test_the_missing_page_finds_home_from_any_depth(browser: Browser, home: str, path: str) -> None:
    page = browser.new_page()
    answer = page.goto(home + path)
    assert answer is not None
    assert answer.status == 404
    links = page.locator("a.home")
    expect(links.first).to_be_visible()
    assert [link.evaluate("a => a.href") for link in links.all()] == [home, f"{home}fr/"]
    words = {"companies/moore-thread/": "moore thread", "fr/gone": "gone", "a/b/c/d.html": "d"}
    assert page.locator("input").first.input_value() == words[path]
    page.locator("button").last.click()
    page.wait_for_url(f"{home}fr/?q={words[path].replace(' ', '+')}")
