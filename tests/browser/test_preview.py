"""The live preview in a real browser: a page reloads although its policy allows no script."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from search_world import build as build_search

from dossier.serve import Preview

POLICIES = ["default-src 'self'; img-src data:", "default-src 'self'; script-src 'self'"]


@pytest.mark.browser
@pytest.mark.parametrize("policy", POLICIES)
def test_a_change_reloads_the_page(tmp_path: Path, browser: Browser, policy: str) -> None:
    site, seeds = tmp_path / "site", tmp_path / "seeds"
    site.mkdir()
    seeds.mkdir()

    def build() -> None:
        told = (seeds / "one.txt").read_text(encoding="utf-8")
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        page = f"<!doctype html><html><head>{meta}</head><body><p>{told}</p></body></html>"
        (site / "index.html").write_text(page, encoding="utf-8")

    (seeds / "one.txt").write_text("before", encoding="utf-8")
    build()
    (site / "404.html").write_text("<p>nothing here</p>", encoding="utf-8")
    server = Preview(build, site, port=0)
    server.watch(str(seeds))
    serving = threading.Thread(target=server.serve, daemon=True)
    serving.start()
    try:
        page = browser.new_page()
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text))
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        expect(page.locator("p")).to_have_text("before")
        (seeds / "one.txt").write_text("after", encoding="utf-8")
        expect(page.locator("p")).to_have_text("after", timeout=30_000)
        assert not [text for text in refused if "Content Security Policy" in text]
        page.goto(f"http://127.0.0.1:{server.server_port}/gone/")
        expect(page.locator("p")).to_have_text("nothing here")
        page.close()
    finally:
        server.shutdown()


@pytest.mark.browser
def test_the_search_answers_in_the_preview(tmp_path: Path, browser: Browser) -> None:
    site = build_search(tmp_path / "site")
    server = Preview(lambda: None, site, port=0)
    threading.Thread(target=server.serve, daemon=True).start()
    try:
        page = browser.new_page()
        wrong: list[str] = []
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.keyboard.press("/")
        page.keyboard.type("share of Baido")
        first = page.locator("#search-results[data-state=done] [data-result]").first
        expect(first).to_have_attribute("data-result", "companies/baidu", timeout=30_000)
        page.keyboard.press("Enter")
        page.wait_for_url("**/companies/baidu/**")
        assert wrong == []
        page.close()
    finally:
        server.shutdown()
