"""Statements as they are published, for the exports and for their own pages."""

from __future__ import annotations

from dossier.assemble.book import Book
from dossier.assemble.lines import Liner
from dossier.assemble.rules import State
from dossier.fragment import with_fragment
from dossier.model import (
    Evidence,
    EvidenceRecord,
    Localized,
    Standing,
    Statement,
    StatementRecord,
)


def statement_records(book: Book) -> list[StatementRecord]:
    """Every reviewed statement with what is shown of it, in every language."""
    liners = {lang: Liner(book, lang) for lang in book.settings.languages}
    return [_record(book, liners, s) for s in book.corpus.statements if s.reviewed]


def _record(book: Book, liners: dict[str, Liner], statement: Statement) -> StatementRecord:
    return StatementRecord(
        statement=statement,
        text=Localized({lang: x.phraser.sentence(statement) for lang, x in liners.items()}),
        status_text=Localized(
            {
                lang: " · ".join(chip.label for chip in x.chips(statement))
                for lang, x in liners.items()
            }
        ),
        scope_text=Localized({lang: x.phraser.scope(statement) for lang, x in liners.items()}),
        who_text=Localized({lang: x.who(statement) for lang, x in liners.items()}),
        rank_text=Localized({lang: x.reason(statement) for lang, x in liners.items()}),
        standing=_standing(book.states[statement.id]),
        apart=tuple(
            (slug, standing)
            for slug in statement.about
            if (standing := _standing(book.states.seen_from(statement.id, slug)))
            != _standing(book.states[statement.id])
        ),
        version=book.statement_version(statement),
        evidence=tuple(
            EvidenceRecord(
                source=statement.article,
                start=e.start,
                end=e.end,
                quote=e.text if book.grants[statement.article].allows(e) else None,
                purpose=e.purpose,
                passage_url=(
                    f"sources/{statement.article}/#{book.place(statement.article, e.start).anchor}"
                ),
                original_url=_original(book, statement.article, e),
                selector=e.selector,
            )
            for e in statement.evidence
        ),
    )


def _standing(state: State) -> Standing:
    return Standing(state.rank, state.rule, state.by)


def _original(book: Book, article: str, piece: Evidence) -> str | None:
    """The address of the original, with what leads to the piece where it may be quoted."""
    url = book.corpus.articles[article].url
    if url is None:
        return None
    return with_fragment(url, piece.fragment if book.grants[article].allows(piece) else "")
