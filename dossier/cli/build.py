"""`python build.py`: seeds/ → content/ → site/, every language."""

from __future__ import annotations

import argparse
from pathlib import Path

from dossier import write
from dossier.cli.line import assemble_seeds
from dossier.cli.places import DONE, Places, report, shown
from dossier.cli.site import site_with
from dossier.model import Problem
from dossier.site import refuse


def run(places: Places, args: argparse.Namespace) -> int:
    """Build content/ and site/ beside the old ones, then put both in place."""
    del args
    built, problems = assemble_seeds(places)
    if built is None:
        return report(problems)
    problems = _unfit(places.content) + refuse(places.site, places.content)
    if problems:
        return report(problems)
    with write.staged(places.content, built.files) as content:
        status = site_with(places, content.path, at_last=content.put_in_place)
    if status == DONE:
        print(f"{built.withheld} statements show a place only (limit of quotation)")
        print(f"site: {places.site.resolve()}/")
    return status


def _unfit(folder: Path) -> list[Problem]:
    """Why ``folder`` cannot be written as a whole."""
    place = folder.resolve()
    if place.parent == place or (place.exists() and not place.is_dir()):
        how = "Name a folder of its own for it"
        return [Problem(shown(folder), 1, "is no folder that could be replaced", how)]
    return []
