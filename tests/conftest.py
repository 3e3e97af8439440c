"""What the tests share: a browser, a server for built sites, and laws that repeat."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

import chromium

# The same examples on every run: a failure in CI is a failure here.
settings.register_profile("dossier", deadline=None, derandomize=True, database=None)
settings.load_profile("dossier")

# Nothing is asked of any other host: not by the browser itself, not by a page.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-first-run",
)

Serve = Callable[..., str]
"""``serve(directory, prefix="")``: the address of its home page, ending in ``/``."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one the test fails, unless it was opted out of."""
    if chromium.unwanted(os.environ):
        pytest.skip(f"{chromium.OPT_OUT}=1")
    path = chromium.find(os.environ)
    if path is None:
        pytest.fail(chromium.MISSING, pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serve a folder as GitHub Pages would, at the root or under a sub-path."""
    servers: list[ThreadingHTTPServer] = []

    def start(directory: Path, prefix: str = "") -> str:
        prefix = f"/{prefix.strip('/')}/" if prefix.strip("/") else "/"
        handler = partial(Pages, directory=str(directory), prefix=prefix)
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}{prefix}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


class Pages(SimpleHTTPRequestHandler):
    """A static host: files under a prefix, `404.html` with status 404 for what is not there."""

    def __init__(self, *args: Any, directory: str, prefix: str) -> None:
        self.prefix = prefix
        super().__init__(*args, directory=directory)

    def translate_path(self, path: str) -> str:
        """The file of an address; one that cannot exist outside the prefix."""
        if not path.startswith(self.prefix):
            return str(Path(self.directory, "outside", "the", "prefix"))
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """A folder without a page is not there."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what is not there."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (named by the library)
        """Nothing: the tests say what matters."""
