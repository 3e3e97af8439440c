"""The built site as files: which pages it has, and their addresses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def files(site: Path) -> list[str]:
    """Every file below ``site``, as ``/``-separated paths, sorted."""
    return sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())


def html_files(site: Path) -> Iterator[Path]:
    """Every HTML file below ``site``, in the order of its address."""
    for name in files(site):
        if name.endswith(".html"):
            yield site / name


def address(name: str) -> str:
    """The address of a file below the site's root: ``a/index.html`` → ``a/``."""
    return name.removesuffix("index.html") if name.rpartition("/")[2] == "index.html" else name
