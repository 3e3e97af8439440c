"""Live preview: rebuilds when seeds or templates change and reloads the browser."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer


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
    server = LiveReloadServer(lambda: _quietly(rebuild), "127.0.0.1", port, str(site))
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
