"""Live preview: rebuilds when seeds or templates change and reloads the browser."""

from __future__ import annotations

import base64
import hashlib
import logging
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path

from mkdocs.livereload import LiveReloadServer


class Preview(LiveReloadServer):
    """MkDocs' live reload, which the policy of each page would else refuse to run."""

    def __init__(self, rebuild: Callable[[], None], site: Path, *, port: int) -> None:
        """Serve ``site`` on this machine alone; ``rebuild`` is called when a watched file
        changes."""
        super().__init__(rebuild, "127.0.0.1", port, str(site))
        self._missing = site / "404.html"
        self.error_handler = self._error

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """The page with MkDocs' script, and the hash of that script in the page's policy (CSP 3,
        6.7.3.3). A page without a policy for scripts gets one beside its default."""
        page: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        script = page[page.rindex(b"<script>") + len(b"<script>") : page.rindex(b"</script>")]
        digest = base64.b64encode(hashlib.sha256(script).digest())
        allowed = b"script-src 'sha256-" + digest + b"' "
        if b"script-src " in page:
            return page.replace(b"script-src ", allowed, 1)
        return page.replace(
            b"default-src 'self';", b"default-src 'self'; " + allowed + b"'self';", 1
        )

    def _error(self, code: int) -> bytes | None:
        """The site's own page for what is not there, as a host would show it."""
        if code != HTTPStatus.NOT_FOUND or not self._missing.is_file():
            return None
        return self._missing.read_bytes()


def serve(
    site: Path,
    watched: Iterable[Path],
    rebuild: Callable[[], int],
    say: Callable[[str], None],
    *,
    port: int,
) -> int:
    """Build, serve ``site`` on this machine alone, and watch; returns the exit status.

    A build that fails leaves the last good site on show; its problems are printed.
    """
    status = rebuild()
    if status and not site.is_dir():
        return status
    logging.getLogger("mkdocs.livereload").setLevel(logging.WARNING)
    server = Preview(lambda: _quietly(rebuild), site, port=port)
    for path in watched:
        server.watch(str(path))
    say(f"serving {site} on http://127.0.0.1:{port}/ (Ctrl-C ends)")
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()
    except OSError as error:
        say(f"build.py serve: port {port}: {error.strerror}")
        return 2
    return 0


def _quietly(rebuild: Callable[[], int]) -> None:
    rebuild()
