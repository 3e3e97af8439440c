"""`publish`: give ids, and record what is published from now on."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path

from dossier import ids, ledger
from dossier.cli.line import assemble_seeds
from dossier.cli.places import DONE, USAGE, Places, report
from dossier.dates import bounds
from dossier.model import Problem
from dossier.write.sidecars import insert_ids, write_whole


def run(places: Places, args: argparse.Namespace) -> int:
    """Write ids into the sidecars, and the ledger; alone in reading the clock."""
    day = args.date or datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    if bounds(day) is None or len(day) != len("2026-01-31"):
        print(f"build.py publish: {day!r} is no day; write --date YYYY-MM-DD", file=sys.stderr)
        return USAGE
    built, problems = assemble_seeds(places)
    if built is None:
        return report(problems)
    known, _ = ledger.read_ledger(places.seeds, places.shown)
    changed_files: dict[Path, str] = {}
    problems = []
    for article in built.corpus.articles.values():
        missing = {s.origin.line: s.id for s in article.statements if not s.published_id}
        if missing:
            name = Path(article.origin.path).name
            file = places.seeds / "articles" / name
            try:
                changed_files[file] = insert_ids(file.read_bytes().decode("utf-8"), missing)
            except ValueError as error:
                how = "Write each statement as an entry of its own, without anchors or tags"
                problems.append(Problem(article.origin.path, 1, str(error), how))
    if problems:
        return report(problems)
    for file, text in changed_files.items():
        write_whole(file, text)
    built, problems = assemble_seeds(places)
    if built is None:
        return report(problems)
    pages = {page.address: page.version.rsplit("+", 1)[1] for page in built.pages}
    statements = {s.id: ids.short_hash(s.raw) for s in built.corpus.statements if s.reviewed}
    now = ledger.published(known, pages=pages, statements=statements, day=day)
    changed = ledger.write_ledger(places.seeds, now)
    print(
        f"{'published' if changed else 'nothing new to publish'}: {len(statements)} statements "
        f"on {len(pages)} pages; now run `python build.py`"
    )
    return DONE
