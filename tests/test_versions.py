"""Which pages a passage moves: of a small world every one, of the five articles a part of them.

The letter in the middle of a passage becomes another: nothing else moves, so every page that
changes its version does so because of that passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from dossier import assemble
from dossier.cli.line import open_book
from dossier.cli.places import Places
from dossier.model import Article, Corpus, Statement
from world import ROOT, TRAMS

EVERY = {"trams": 1, "articles": 9}
"""Of the five articles one passage in so many: all of them take a minute and more."""


def book_in(seeds: Path, config: Path) -> assemble.Book:
    """The book of a folder of seeds, in one language, which remembers the names it has found."""
    book, problems = open_book(
        Places(
            seeds=seeds,
            shown="seeds",
            content=Path("content"),
            site=Path("site"),
            config=config,
            templates=ROOT / "templates",
        )
    )
    assert book is not None, problems
    find = cache(book.find)
    return replace(book, find=find, settings=replace(book.settings, languages=("en",)))


WORLDS = {
    "trams": lambda: book_in(TRAMS / "seeds", TRAMS / "mkdocs.yml"),
    "articles": lambda: book_in(ROOT / "seeds", ROOT / "mkdocs.yml"),
}


def passages(article: Article) -> list[tuple[int, int]]:
    """Every passage that a statement rests on, once."""
    return sorted({(e.start, e.end) for s in article.statements for e in s.evidence})


def letter_in(text: str, start: int, end: int) -> int:
    """The letter or digit nearest to the middle."""
    middle = (start + end) // 2
    letters = [at for at in range(start, end) if text[at].isalnum()]
    return min(letters, key=lambda at: abs(at - middle))


def altered(corpus: Corpus, name: str, at: int) -> tuple[Corpus, set[str]]:
    """The corpus with another letter at a place of an article; the statements that it reaches."""
    article = corpus.articles[name]
    text = article.text[:at] + ("x" if article.text[at] != "x" else "y") + article.text[at + 1 :]
    statements = tuple(_reread(s, text) for s in article.statements)
    reached = {s.id for s in statements for e in s.evidence if e.start <= at < e.end}
    changed = replace(article, text=text, statements=statements)
    return replace(corpus, articles={**corpus.articles, name: changed}), reached


def _reread(statement: Statement, text: str) -> Statement:
    pieces = tuple(replace(e, text=text[e.start : e.end]) for e in statement.evidence)
    return replace(statement, evidence=pieces)


def versions(book: assemble.Book) -> Mapping[str, tuple[str, Sequence[str]]]:
    """Of each page its version, and the statements that it rests on."""
    return {
        r.address: (r.version, r.statements) for r in assemble.page_records(assemble.pages(book))
    }


def tried(book: assemble.Book, every: int) -> Iterator[tuple[str, int]]:
    """An article and a place in it, for one passage in so many."""
    found = [
        (article.id, letter_in(article.text, start, end))
        for article in book.corpus.articles.values()
        for start, end in passages(article)
    ]
    yield from found[::every]


@pytest.mark.parametrize("name", WORLDS)
def test_a_passage_changes_the_version_of_exactly_the_pages_that_rest_on_it(name: str) -> None:
    book = WORLDS[name]()
    before = versions(book)
    count = 0
    for article, at in tried(book, EVERY[name]):
        corpus, reached = altered(book.corpus, article, at)
        now = versions(replace(book, corpus=corpus))
        changed = {address for address in now if now[address][0] != before[address][0]}
        assert changed == {a for a, (_, rests) in before.items() if reached & set(rests)}, (
            article,
            at,
        )
        assert f"sources/{article}/" in changed
        count += 1
    assert count >= 14
