"""A browser and a server for measurements: the built site as a reader meets it."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_ARGUMENTS = (
    "--disable-background-networking",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium: ``$CHROMIUM``, else the first on PATH, else Playwright's own."""
    named = os.environ.get("CHROMIUM")
    path = named or next((p for p in map(shutil.which, _NAMES) if p), None)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        yield started
        started.close()


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body are sent apart: without this each answer waits some 40 ms for the browser to
    # confirm the head (Nagle's algorithm against delayed confirmation), as with no real host.
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (named by the library)
        """Nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which the files below ``folder`` are served, ending in ``/``."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def open_search(tab: Page, home: str, lang: str) -> None:
    """Go to the home page of the interface language and open the search by its button."""
    tab.goto(home if lang == "en" else f"{home}{lang}/")
    tab.click("#search-open")


_TYPED = """async queries => {
  const input = document.getElementById("search-input");
  const list = document.getElementById("search-results");
  const found = [];
  for (const query of queries) {
    input.value = query;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise(final => {
      const look = () => list.dataset.state === "done" && (observer.disconnect(), final());
      const observer = new MutationObserver(look);
      observer.observe(list, { attributes: true });
      look();
    });
    found.push([...list.querySelectorAll("[data-result]")].map(link => link.dataset.result));
  }
  return found;
}"""


def search(tab: Page, queries: Sequence[str]) -> list[list[str]]:
    """What each query gives in the open dialog, one typed over the other: the keys of its
    results in their order. A query without a character never ends."""
    found: list[list[str]] = tab.evaluate(_TYPED, list(queries))
    return found
