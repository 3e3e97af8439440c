"""`regenerate`: the exported data → content/, without any article."""

from __future__ import annotations

import argparse
from pathlib import Path

from dossier import write
from dossier.cli.deposit import book_of
from dossier.cli.line import assemble_book
from dossier.cli.places import DONE, Places, report, shown
from dossier.read.deposit import read_deposit


def run(places: Places, args: argparse.Namespace) -> int:
    """Write content/ from the file ``corpus.json`` of the folder of data."""
    file: Path = args.data / "corpus.json"
    kept, problems = read_deposit(file, shown(file))
    if kept is None:
        return report(problems)
    built, found = assemble_book(book_of(kept), places)
    if built is None:
        return report(found)
    with write.staged(places.content, built.files) as content:
        content.put_in_place()
    print(f"content: {places.content.resolve()}/")
    return DONE
