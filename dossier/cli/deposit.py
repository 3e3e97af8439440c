"""The deposit: made from what a build knows, and content/ made from it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dossier import assemble, ledger
from dossier.link import Linker
from dossier.model import Article, Deposit, PageRecord, StatementRecord


def deposit(
    book: assemble.Book,
    pages: Sequence[PageRecord],
    statements: Sequence[StatementRecord],
    now: ledger.Now,
) -> Deposit:
    """All that ``book`` knows; its articles are whole still (``cite`` masks them)."""
    versions = {page.address: page.version for page in pages}
    versions |= {f"s/{r.statement.id}/": r.version for r in statements}
    articles = {key: _digested(a, now) for key, a in book.corpus.articles.items()}
    return Deposit(
        settings=book.settings,
        corpus=replace(book.corpus, articles=articles),
        past=book.past,
        mentions={key: tuple(found) for key, found in book.mentions.items()},
        grants=book.grants,
        versions=dict(sorted(versions.items())),
    )


def book_of(kept: Deposit) -> assemble.Book:
    """The book that a deposit was made from, as far as pages need it."""
    linker = Linker(kept.corpus.entities.values())
    return assemble.Book(
        corpus=kept.corpus,
        settings=kept.settings,
        find=lambda text, lang, given: linker.mentions(text, lang, given=given),
        version_of=lambda address, _: kept.versions.get(address, ""),
        past=kept.past,
        mentions=kept.mentions,
        given=kept.grants,
    )


def _digested(article: Article, now: ledger.Now) -> Article:
    """The article with the digest of each of its statements that is published."""
    known = now.statements
    return replace(
        article,
        statements=tuple(
            replace(s, digest=known[s.id].hash) for s in article.statements if s.id in known
        ),
    )
