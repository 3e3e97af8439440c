"""Whether a folder may be replaced by a new site."""

from __future__ import annotations

from pathlib import Path

from dossier.model import Problem

MARK = '<meta name="generator" content="Dossier">'
"""What the first page of a site of ours bears."""


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
