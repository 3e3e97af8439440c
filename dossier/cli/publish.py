"""`publish`: give ids, and record what is published from now on."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections import Counter
from pathlib import Path

from dossier import ledger
from dossier.cli.line import Built, assemble_seeds
from dossier.cli.places import DONE, USAGE, Places, report
from dossier.dates import bounds
from dossier.model import Past, Problem
from dossier.write.sidecars import insert_ids, write_whole


def run(places: Places, args: argparse.Namespace) -> int:
    """Write ids into the sidecars, then the ledger; alone in reading the clock.

    The ids of drafts follow from their entries, and the hashes leave ids out: a run that is
    interrupted between the two is ended by the next, with the same result.
    """
    day = args.date or datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    if bounds(day) is None or len(day) != len("2026-01-31"):
        print(f"build.py publish: {day!r} is no day; write --date YYYY-MM-DD", file=sys.stderr)
        return USAGE
    built, problems = assemble_seeds(places)
    if built is None:
        return report(problems)
    before = built.past
    if before.publications and day < before.publications[-1].day:
        last = before.publications[-1].day
        print(
            f"build.py publish: {day} lies before the last publication ({last}); write --date "
            "with that day or a later one",
            file=sys.stderr,
        )
        return USAGE
    sidecars, problems = _with_ids(places, built)
    if problems:
        return report(problems)
    now = ledger.published(before, built.now, day)
    for file, text in sidecars.items():
        write_whole(file, text)
    changed = ledger.write_ledger(places.seeds, now)
    print("\n".join(_summary(before, now, built, changed=changed)))
    return DONE


def _with_ids(places: Places, built: Built) -> tuple[dict[Path, str], list[Problem]]:
    """The sidecars that change: statements without an id get theirs, proposals get none."""
    changed: dict[Path, str] = {}
    problems = []
    for article in built.corpus.articles.values():
        missing = {
            s.origin.line: s.id for s in article.statements if s.reviewed and not s.published_id
        }
        if missing:
            file = places.seeds / "articles" / Path(article.origin.path).name
            try:
                changed[file] = insert_ids(file.read_bytes().decode("utf-8"), missing)
            except ValueError as error:
                how = "Write each statement as an entry of its own, without anchors or tags"
                problems.append(Problem(article.origin.path, 1, str(error), how))
    return changed, problems


def _summary(before: Past, now: Past, built: Built, *, changed: bool) -> list[str]:
    """What was published, in lines."""
    pages = sum(bool(page.versions) for page in built.now.pages.values())
    total = f"{len(built.now.statements)} statements on {pages} pages"
    if not changed:
        return [f"nothing new to publish: {total}"]
    lines = [f"published: {total}"]
    if len(now.publications) > len(before.publications):
        changes = now.publications[-1].changes
        told = Counter((c.kind, c.cause, c.article or "", c.rule or "") for c in changes)
        lines += [
            f"  {count} {kind}: {_CAUSES[cause].format(article)}{f' [{rule}]' if rule else ''}"
            for (kind, cause, article, rule), count in sorted(told.items())
        ]
    return [*lines, "now run `python build.py`"]


_CAUSES = {
    "article": "new article {}",
    "article-removed": "article {} removed",
    "correction": "the editor’s correction",
    "rule": "a changed rule, name or date of an article",
}
