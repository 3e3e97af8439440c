"""Posts inside articles, as evidence with a speaker and a date of their own."""

from __future__ import annotations

from dossier.model import Article, Embedded, Statement


def post_of(statement: Statement, article: Article) -> Embedded | None:
    """The embedded post that the statement's first piece of evidence stands in."""
    start = statement.evidence[0].start
    return next((p for p in article.embedded if p.start <= start < p.end), None)
