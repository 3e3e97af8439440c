"""`propose ARTICLE`: drafts of statements, put into the sidecar for an editor to read."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dossier.cli.arrivals import finish_arrivals
from dossier.cli.places import DONE, Places, report, shown
from dossier.cli.proposals import Proposed, find_article, with_proposals
from dossier.link import Linker
from dossier.model import Article, Corpus, Problem, Settings
from dossier.propose import Draft
from dossier.read.schema import suggest
from dossier.read.seeds import read_seeds
from dossier.read.settings import read_settings
from dossier.write.sidecars import write_whole


def run(places: Places, args: argparse.Namespace) -> int:
    """Draft what the article's cues say and its sidecar does not; write it there."""
    finish_arrivals(places)
    settings, problems = read_settings(places.config, shown(places.config))
    if settings is None:
        return report(problems)
    corpus, found = read_seeds(places.seeds, places.shown, settings)
    if corpus is None:
        return report(found)
    article = find_article(corpus, args.article)
    if article is None:
        return report([no_article(args.article, corpus, places.shown)])
    file = sidecar_of(article, places)
    try:
        made = propose_into(file, article, corpus, settings)
    except ValueError as error:
        how = "Write the statements as entries of their own, each after a dash"
        return report([Problem(article.origin.path, 1, str(error), how)])
    if made.drafts:
        write_whole(file, made.text)
    print("\n".join(lines(article, made)))
    return DONE


def propose_into(file: Path, article: Article, corpus: Corpus, settings: Settings) -> Proposed:
    """What ``file``, the sidecar of ``article``, would say with proposals."""
    mentions = Linker(corpus.entities.values()).mentions(article.text, article.language)
    sidecar = file.read_bytes().decode("utf-8")
    return with_proposals(sidecar, article, mentions, file.parent, corpus, settings)


def sidecar_of(article: Article, places: Places) -> Path:
    """Where the sidecar of an article lies."""
    return places.seeds / "articles" / Path(article.origin.path).name


def no_article(wanted: str, corpus: Corpus, folder: str) -> Problem:
    """That no article is called so, with the nearest name."""
    how = suggest(wanted, corpus.articles, f"There are: {', '.join(corpus.articles) or 'none'}")
    return Problem(f"{folder}/articles", 1, f"there is no article {wanted!r}", how)


def lines(article: Article, made: Proposed) -> list[str]:
    """What was proposed, a line each, and what to do next."""
    found = [f"  {draft_line(draft)}" for draft in made.drafts]
    count = len(made.drafts)
    head = f"{article.id}: {count} new proposal{'s' if count != 1 else ''}"
    if made.known:
        head += f"; {made.known} that the sidecar knows already"
    if made.refused:
        head += f"; {made.refused} left out, as their quotation would not carry them"
    after = [f"Read them with: python build.py review {article.id}"] if count else []
    return [head, *found, *after]


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
