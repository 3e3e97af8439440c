"""`check`: is everything well, and content/ fresh? Writes nothing."""

from __future__ import annotations

import argparse

from dossier import write
from dossier.cli.line import assemble_seeds
from dossier.cli.places import DONE, Places, report, shown
from dossier.read.coverage import check_coverage


def run(places: Places, args: argparse.Namespace) -> int:
    """Report every problem of the seeds, and whether content/ is what they give."""
    del args
    built, problems = assemble_seeds(places)
    if built is None:
        return report(problems)
    problems = [p for a in built.corpus.articles.values() for p in check_coverage(a)]
    problems += write.stale(places.content, shown(places.content), built.files)
    if problems:
        return report(problems)
    statements = len(built.corpus.statements)
    print(f"{len(built.corpus.articles)} articles, {statements} statements: all is well")
    return DONE
