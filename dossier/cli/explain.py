"""`explain`: why a profile says what it says."""

from __future__ import annotations

import argparse
import sys

from dossier import assemble
from dossier.cli.line import open_book
from dossier.cli.places import DONE, USAGE, Places, report
from dossier.read.schema import suggest
from dossier.terminal import visible


def run(places: Places, args: argparse.Namespace) -> int:
    """Print each rule that fired for a profile, and the statements it fired on."""
    book, problems = open_book(places)
    if book is None:
        return report(problems)
    slug = args.slug.rsplit("/", maxsplit=1)[-1]
    if slug not in book.corpus.entities:
        how = suggest(slug, book.corpus.entities, "`build.py status` names what there is")
        print(f"build.py explain: there is no entity {slug!r}. {how}.", file=sys.stderr)
        return USAGE
    if args.lang not in (None, *book.settings.languages):
        known = ", ".join(book.settings.languages)
        print(f"build.py explain: the site has {known}, not {args.lang!r}", file=sys.stderr)
        return USAGE
    told = assemble.explain(book, slug, args.lang or book.settings.languages[0])
    print(visible("\n".join(told)))
    return DONE
