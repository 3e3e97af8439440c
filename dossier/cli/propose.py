"""`propose ARTICLE`: drafts of statements, put into the sidecar for an editor to read."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from dossier.cli.places import DONE, Places, report
from dossier.cli.proposals import Desk, Proposed, desk, with_proposals
from dossier.link import Linker
from dossier.model import Article, Problem
from dossier.propose import Draft
from dossier.terminal import visible
from dossier.write.sidecars import write_whole


def run(places: Places, args: argparse.Namespace) -> int:
    """Draft what the article's cues say and its sidecar does not; write it there."""
    found, problems = desk(places, args.article)
    if found is None:
        return report(problems)
    article, file = found.article, found.file
    try:
        made = _proposed(found)
    except ValueError as error:
        how = "Write the statements as entries of their own, each after a dash"
        return report([Problem(article.origin.path, 1, str(error), how)])
    if made.drafts:
        write_whole(file, made.text)
    print(visible("\n".join(lines(article, made))))
    return DONE


def _proposed(at: Desk) -> Proposed:
    """What the sidecar of the article would say with proposals."""
    article, corpus = at.article, at.corpus
    mentions = Linker(corpus.entities.values()).mentions(article.text, article.language)
    sidecar = at.file.read_bytes().decode("utf-8")
    return with_proposals(sidecar, article, mentions, at.file.parent, corpus, at.settings)


def lines(article: Article, made: Proposed) -> list[str]:
    """What was proposed, a line each, what was left out and why, and what to do next."""
    found = [f"  {draft_line(draft)}" for draft in made.drafts]
    count = len(made.drafts)
    head = f"{article.id}: {count} new proposal{'s' if count != 1 else ''}"
    if made.known:
        head += f"; {made.known} that the sidecar knows already"
    if made.refused:
        head += f"; {len(made.refused)} left out, as a build would refuse them"
    refused = [
        f"  left out: {problem} – {draft_line(one.draft)}"
        for one in made.refused
        for problem in one.problems
    ]
    after = [f"Read them with: python build.py review {article.id}"] if count else []
    if made.later:
        after.append(f"{made.later} more wait for: python build.py propose {article.id}")
    return [head, *found, *refused, *after]


def draft_line(draft: Draft) -> str:
    """A draft in one line: about, property, value, the words."""
    entry = draft.entry
    quote = entry["quote"] if isinstance(entry["quote"], str) else entry["quote"]["exact"]
    words = " ".join(quote.split())
    return f"{_about(entry)} · {entry['property']} · {_value(entry['value'])} · « {words} »"


def _about(entry: Mapping[str, Any]) -> str:
    if "about_uncertain" in entry:
        return " or ".join(entry["about_uncertain"])
    slugs = entry["about"]
    return slugs if isinstance(slugs, str) else " + ".join(slugs)


def _value(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
