"""`site`: content/ → site/ alone."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from dossier.cite.references import with_address
from dossier.cli.places import DONE, Places, report, shown
from dossier.model import Problem
from dossier.site import build_site
from dossier.site.references import Formatter


def run(places: Places, args: argparse.Namespace) -> int:
    """Build site/ from the content/ that is there."""
    del args
    if not places.content.is_dir():
        how = "Run `python build.py`, or name the folder with --content"
        return report([Problem(shown(places.content), 1, "there is no such folder", how)])
    status = site_with(places, places.content)
    if status == DONE:
        print(f"site: {places.site.resolve()}/")
    return status


def site_with(places: Places, content: Path, at_last: Callable[[], None] | None = None) -> int:
    """Build the site from ``content``, which may be the next state of places.content."""
    problems = build_site(
        content=content,
        site=places.site,
        config=places.config,
        templates=places.templates,
        quiet=not sys.stderr.isatty(),
        addressed=with_address,
        formatter=Formatter(cache=places.config.parent / ".cache" / "references.json"),
        at_last=at_last,
    )
    folder = shown(places.content)
    named = (replace(p, path=p.path.replace(str(content), folder)) for p in problems)
    return report(sorted(named)) if problems else DONE
