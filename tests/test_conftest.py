"""The stand-in for GitHub Pages behaves as it does, and the browser finder as documented."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import chromium
from conftest import Serve


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "a").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "index.html").write_text("<h1>home</h1>", encoding="utf-8")
    (tmp_path / "a/index.html").write_text("<h1>page a</h1>", encoding="utf-8")
    (tmp_path / "404.html").write_text("<h1>not here</h1>", encoding="utf-8")
    return tmp_path


def get(url: str) -> tuple[int, str, str]:
    """Status, final address and body."""
    try:
        with urllib.request.urlopen(url) as answer:  # noqa: S310 (our own server)
            return answer.status, answer.url, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.url or "", error.read().decode()


@pytest.mark.parametrize("prefix", ["", "some/where"])
def test_serves_a_site_at_a_root_and_under_a_sub_path(
    serve: Serve, site: Path, prefix: str
) -> None:
    home = serve(site, prefix)
    assert home.endswith(f"/{prefix}/" if prefix else "/")
    assert get(home) == (200, home, "<h1>home</h1>")
    assert get(f"{home}a") == (200, f"{home}a/", "<h1>page a</h1>")
    for missing in ("nothing/", "empty/", "a/nothing.css"):
        assert get(home + missing) == (404, home + missing, "<h1>not here</h1>")


def test_outside_its_sub_path_a_site_has_nothing(serve: Serve, site: Path) -> None:
    home = serve(site, "sub")
    assert get(home.removesuffix("sub/"))[0] == 404
    assert get(home.removesuffix("sub/") + "a/")[0] == 404


@pytest.mark.browser
def test_the_browser_reaches_our_server_and_no_other_host(
    browser: Browser, serve: Serve, site: Path
) -> None:
    page = browser.new_page()
    page.goto(serve(site, "sub") + "a")
    assert page.inner_text("h1") == "page a"
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.set_content('<img src="https://example.org/picture.png">', wait_until="load")
    assert failed == ["https://example.org/picture.png"]
    page.close()


def executable(path: Path) -> str:
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_finds_the_named_browser_then_one_on_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "_playwrights_own", lambda: "playwright's")
    named = executable(tmp_path / "mine")
    assert chromium.find({"PATH": str(tmp_path)}) == "playwright's"
    chrome = executable(tmp_path / "google-chrome")
    assert chromium.find({"PATH": str(tmp_path)}) == chrome
    first = executable(tmp_path / "chromium")
    assert chromium.find({"PATH": str(tmp_path)}) == first
    assert chromium.find({"PATH": str(tmp_path), "CHROMIUM": named}) == named


def test_a_named_browser_that_is_not_there_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    executable(tmp_path / "chromium")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "gone"))
    monkeypatch.delenv(chromium.OPT_OUT, raising=False)
    assert chromium.find({"CHROMIUM": str(tmp_path / "gone")}) is None
    assert chromium.main() == 1
    assert chromium.OPT_OUT in capsys.readouterr().err
    monkeypatch.setenv(chromium.OPT_OUT, "1")
    assert chromium.main() == 0


def test_without_any_browser_and_any_way_to_one_the_run_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[str] = []

    def way(name: str, *, works: bool) -> Callable[[], bool]:
        def install() -> bool:
            tried.append(name)
            return works

        return install

    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv(chromium.OPT_OUT, raising=False)
    monkeypatch.setattr(chromium, "find", lambda _: None)
    monkeypatch.setattr(chromium, "_debians", way("Debian", works=False))
    monkeypatch.setattr(chromium, "_playwright", way("Playwright", works=True))
    assert chromium.main() == 1
    assert tried == ["Debian", "Playwright"]
