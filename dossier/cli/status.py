"""`status`: what awaits whom."""

from __future__ import annotations

import argparse

from dossier.cli.line import open_book
from dossier.cli.places import DONE, Places, report
from dossier.link import Linker, UnknownNames
from dossier.model import Article, Corpus
from dossier.read.coverage import check_coverage
from dossier.status import status_lines
from dossier.terminal import visible


def run(places: Places, args: argparse.Namespace) -> int:
    """Print what is open."""
    # No page is made: what is open is known from the seeds, and pages take most of a build.
    book, problems = open_book(places)
    if book is None:
        return report(problems)
    corpus = book.corpus
    uncovered = sum(len(check_coverage(a)) for a in corpus.articles.values())
    unknown = _unknown(corpus)
    found = status_lines(corpus, uncovered=uncovered, unknown=unknown, everything=args.all)
    print(visible("\n".join(found)))
    return DONE


def _unknown(corpus: Corpus) -> dict[str, list[str]]:
    """The names in each body that the catalogue lacks; boilerplate names no one."""
    linker, finder = Linker(corpus.entities.values()), UnknownNames(corpus.entities.values())

    def names(article: Article) -> list[str]:
        mentions = linker.mentions(article.text, article.language)
        return [
            name.text
            for name in finder.find(article.text, article.language, mentions)
            if not any(s.start < name.end and name.start < s.end for s in article.boilerplate)
        ]

    return {article.id: names(article) for article in corpus.articles.values()}
