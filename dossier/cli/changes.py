"""What a new article would change: the pages' statements before and after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dossier.assemble import statement_records
from dossier.cli.line import book_of
from dossier.model import Article, Corpus, Past, Settings, StatementRecord


def changes(
    corpus: Corpus, article: Article, settings: Settings, past: Past
) -> Iterator[tuple[str, str]]:
    """For each profile that would change: its address and what, if every proposal held.

    New: statements of the article; superseded: those of others that would count as earlier;
    disputed: those that it would contradict.
    """
    before = _records(corpus, settings, past)
    accepted = tuple(replace(s, reviewed=True) for s in article.statements)
    articles = {**corpus.articles, article.id: replace(article, statements=accepted)}
    wider = replace(corpus, articles=articles)
    after = _records(wider, settings, past)
    for slug, entity in corpus.entities.items():
        new = [r for i, r in after.items() if i not in before and slug in r.statement.subjects]
        if not new:
            continue
        old = [
            (before[i].rank, r.rank)
            for i, r in after.items()
            if i in before and slug in r.statement.subjects and before[i].rank != r.rank
        ]
        parts = [f"{len(new)} new"]
        earlier = sum(now == "earlier" for _, now in old)
        disputed = sum(now == "disputed" for _, now in old)
        disputed += sum(record.rank == "disputed" for record in new)
        parts += [f"{earlier} superseded"] if earlier else []
        parts += [f"{disputed} disputed"] if disputed else []
        yield f"{entity.kind}/{slug}", ", ".join(parts)


def _records(corpus: Corpus, settings: Settings, past: Past) -> Mapping[str, StatementRecord]:
    records = statement_records(book_of(corpus, settings, past))
    return {record.statement.id: record for record in records}
