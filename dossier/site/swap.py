"""A new site beside the old one, put in its place by two renames at the very end.

Whatever interrupts a build, the folder ``site`` holds the old site or the new one, whole.
Only a kill between the two renames leaves neither; the next start puts the old one back.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from dossier.model import Problem

MARK = '<meta name="generator" content="Dossier">'
"""What the first page of a site of ours bears."""


def new_folder(site: Path) -> Path:
    """An empty folder beside ``site`` to build in; what an interrupted build left is mended."""
    recover(site)
    folder = _new(site)
    folder.mkdir(parents=True)
    return folder


def recover(site: Path) -> None:
    """Put back or clear away what an interrupted build left beside ``site``."""
    old = _old(site)
    if old.exists() and not site.exists():
        old.rename(site)
    discard(site)
    shutil.rmtree(old, ignore_errors=True)


def discard(site: Path) -> None:
    """Remove the new site, unfinished or not wanted; the old one stays."""
    shutil.rmtree(_new(site), ignore_errors=True)


def put_in_place(site: Path) -> None:
    """Make the new folder the site. Where the second rename fails, the old site is back."""
    new, old = _new(site), _old(site)
    try:
        if site.exists():
            site.rename(old)
        new.rename(site)
    except BaseException:
        if old.exists() and not site.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def refuse(site: Path, content: Path) -> list[Problem]:
    """Why ``site`` must not be replaced: it holds other things, or it holds ``content``."""
    shown = str(site)
    place, pages = site.resolve(), content.resolve()
    if place == pages or place in pages.parents or pages in place.parents:
        how = "Name a folder that neither holds content/ nor lies in it"
        return [Problem(shown, 1, "the site's folder and content/ overlap", how)]
    if not site.exists():
        return []
    if not site.is_dir():
        return [Problem(shown, 1, "is no folder", "Name a folder for the site")]
    first = site / "index.html"
    ours = first.is_file() and MARK in first.read_text(encoding="utf-8", errors="replace")
    if any(site.iterdir()) and not ours:
        how = "Name an empty folder, or empty this one yourself"
        return [Problem(shown, 1, "holds files that Dossier did not make", how)]
    return []


def _new(site: Path) -> Path:
    return site.with_name(f".{site.name}.new")


def _old(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")
