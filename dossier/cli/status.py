"""`status`: what awaits whom."""

from __future__ import annotations

import argparse

from dossier.cli.line import assemble_seeds
from dossier.cli.places import DONE, Places, report
from dossier.read.coverage import check_coverage
from dossier.status import status_lines


def run(places: Places, args: argparse.Namespace) -> int:
    """Print what is open."""
    del args
    built, problems = assemble_seeds(places)
    if built is None:
        return report(problems)
    uncovered = sum(len(check_coverage(a)) for a in built.corpus.articles.values())
    print("\n".join(status_lines(built.corpus, uncovered=uncovered)))
    return DONE
