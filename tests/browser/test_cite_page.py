"""The block "Cite this page" in a real browser: one style at a time, copied with today's date."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from conftest import Serve
from dossier.site.references.block import Group, Reference
from dossier.site.references.styles import months
from dossier.site.standalone import environment
from world import ROOT, tram_site

pytestmark = pytest.mark.browser

TODAY = "2031-05-01T12:00:00"
HTML = 'Velm. <em>A &amp; B</em>. <span class="accessed" data-with="Read on {}, at "></span>here.'


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture(scope="module")
def home(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with the block of two works, in a folder with the script and a file to copy."""
    folder = tmp_path_factory.mktemp("cite")
    forms = {"apa": "{month} {day}, {year}", "mla": "{day} {short} {year}"}
    groups = [
        Group(
            name,
            "cite_record",
            tuple(Reference(style, style.upper(), HTML, form) for style, form in forms.items()),
            ("A & B, cited in The Post, cited in",) if name == "cite-original" else (),
        )
        for name in ("cite-original", "cite-record")
    ]
    words = {"copy": "Copy", "copied": "Copied", "cite_record": "Cite"}
    words |= {"cite_hearsay": "From others:", "cite_above": "as above"}
    block = (
        environment(ROOT / "templates")
        .get_template("references.html.j2")
        .render(groups=groups, words=words, months=json.dumps(months("en")))
    )
    (folder / "index.html").write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title>'
        f'<div class="cite">{block}'
        '<p><a href="cite.bib" download>BibTeX</a></p></div>'
        '<a class="permalink" href="s/x/">§</a><script src="cite.js"></script>',
        encoding="utf-8",
    )
    (folder / "cite.bib").write_text("@online{x,\n  title = {é}\n}\n", encoding="utf-8")
    shutil.copy(ROOT / "templates/theme/assets/cite.js", folder)
    return serve(folder)


@pytest.fixture
def page(context: BrowserContext, home: str) -> Page:
    page = context.new_page()
    page.clock.set_fixed_time(TODAY)
    page.goto(home)
    return page


def copied(page: Page) -> str:
    return str(page.evaluate("() => navigator.clipboard.readText()"))


def test_what_is_copied_has_the_day_in_the_form_of_the_style(page: Page) -> None:
    page.get_by_role("button", name="Copy: APA").first.click()
    expect(page.get_by_role("button", name="Copy: APA").first).to_have_text("Copied")
    assert copied(page) == "Velm. A & B. Read on May 1, 2031, at here."
    page.locator("summary", has_text="MLA").first.click()
    page.get_by_role("button", name="Copy: MLA").first.click()
    assert copied(page) == "Velm. A & B. Read on 1 May 2031, at here."


def test_one_style_is_open_and_the_choice_is_remembered(page: Page, home: str) -> None:
    opened = page.locator("details[open]")
    assert opened.evaluate_all("all => all.map((e) => e.dataset.style)") == ["apa", "apa"]
    page.locator("summary", has_text="MLA").first.click()
    expect(opened.first).to_have_attribute("data-style", "mla")
    expect(opened.last).to_have_attribute("data-style", "mla")
    expect(opened).to_have_count(2)
    page.locator("summary", has_text="APA").last.press("Enter")
    expect(opened.first).to_have_attribute("data-style", "apa")
    expect(opened).to_have_count(2)
    page.locator("summary", has_text="MLA").last.click()
    expect(opened.first).to_have_attribute("data-style", "mla")
    page.goto(home)
    assert opened.evaluate_all("all => all.map((e) => e.dataset.style)") == ["mla", "mla"]


def test_hearsay_is_copied_with_its_origin_before_the_reference_that_is_open(page: Page) -> None:
    expect(page.locator(".references__chains li")).to_contain_text("The Post, cited in as above")
    page.locator("summary", has_text="MLA").first.click()
    page.get_by_role("button", name="Copy: A & B, cited in").click()
    assert copied(page) == (
        "A & B, cited in The Post, cited in Velm. A & B. Read on 1 May 2031, at here."
    )


def test_a_file_is_copied_whole(page: Page) -> None:
    page.get_by_role("button", name="Copy: BibTeX").click()
    expect(page.get_by_role("button", name="Copy: BibTeX")).to_have_text("Copied")
    assert copied(page) == "@online{x,\n  title = {é}\n}\n"


def test_the_sign_beside_a_statement_copies_its_address(page: Page, home: str) -> None:
    page.locator("a.permalink").click()
    page.goto(home)
    has = "address => navigator.clipboard.readText().then(text => text === address)"
    page.wait_for_function(has, arg=f"{home}s/x/")


def test_without_scripts_every_style_can_be_opened(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home)
    expect(page.locator(".reference__text").first).to_have_text("Velm. A & B. here.")
    page.locator("summary", has_text="MLA").first.click()
    expect(page.locator("details[open]").first.locator("summary")).to_have_text("MLA")
    expect(page.locator("details[name=cite-original][open]")).to_have_count(1)
    expect(page.locator("button")).to_have_count(0)
    context.close()


def test_a_built_page_has_the_block_in_both_languages(page: Page, serve: Serve) -> None:
    home = serve(tram_site().site)
    wrong: list[str] = []
    page.on("console", lambda told: wrong.append(told.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for start, first, count in (("", "APA 7", 4), ("fr/", "ISO 690", 5)):
        page.goto(f"{home}{start}lines/harbour-line/#cite")
        styles = page.locator("#cite + .cite summary")
        expect(styles).to_have_count(count)
        expect(styles.first).to_have_text(first)
        expect(page.locator("#cite + .cite .reference__text").first).to_be_visible()
    page.goto(f"{home}sources/tram-plan/")
    expect(page.locator(".references__what")).to_have_text(
        ["Cite the original", "Cite this record"]
    )
    assert wrong == []


def test_a_statement_is_copied_in_one_line_with_its_whole_address(page: Page, serve: Serve) -> None:
    home = serve(tram_site().site, "deep/down")
    wrong: list[str] = []
    page.on("console", lambda told: wrong.append(told.text))
    page.goto(f"{home}lines/harbour-line/")
    page.locator("a.permalink").first.click()
    address = page.url
    sentence = page.locator("h1").inner_text()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="✓ Copy")).to_be_visible()
    line = copied(page)
    assert line.startswith(f"{sentence} (")
    assert line.endswith(f", {address}")
    assert "\n" not in line
    page.get_by_role("button", name="Copier").click()
    assert copied(page).endswith(f", {address}")
    assert copied(page) != line
    assert wrong == []
