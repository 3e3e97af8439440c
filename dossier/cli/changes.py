"""What a new article would change: the pages' statements before and after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dossier.cli.line import book_of
from dossier.model import Article, Corpus, Past, Settings, Statement


def changes(
    corpus: Corpus, article: Article, settings: Settings, past: Past
) -> Iterator[tuple[str, str]]:
    """For each profile that would change: its address and what, if every proposal held.

    New: statements of the article; superseded: those of others that would count as earlier;
    disputed: those that it would contradict.
    """
    before = _ranks(corpus, settings, past)
    accepted = tuple(replace(s, reviewed=True) for s in article.statements)
    articles = {**corpus.articles, article.id: replace(article, statements=accepted)}
    wider = replace(corpus, articles=articles)
    after = _ranks(wider, settings, past)
    for slug, entity in corpus.entities.items():
        here = {i: rank for i, (s, rank) in after.items() if slug in s.subjects}
        new = [rank for i, rank in here.items() if i not in before]
        if not new:
            continue
        changed = [rank for i, rank in here.items() if i in before and before[i][1] != rank]
        parts = [f"{len(new)} new"]
        earlier = changed.count("earlier")
        disputed = changed.count("disputed") + new.count("disputed")
        parts += [f"{earlier} superseded"] if earlier else []
        parts += [f"{disputed} disputed"] if disputed else []
        yield f"{entity.kind}/{slug}", ", ".join(parts)


def _ranks(corpus: Corpus, settings: Settings, past: Past) -> Mapping[str, tuple[Statement, str]]:
    """Each statement that counts, by its id, with how it stands to the others."""
    states = book_of(corpus, settings, past).states
    return {s.id: (s, states[s.id].rank) for s in corpus.statements if s.reviewed}
