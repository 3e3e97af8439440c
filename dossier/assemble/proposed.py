"""Proposals that no editor has read: in a block of their own, or nowhere.

They are no statements of the site. Nothing else of a page, no version, no count and no data
file knows of them.
"""

from __future__ import annotations

from dossier.assemble.lines import Liner
from dossier.assemble.rules.leads import value_slugs
from dossier.model import Statement
from dossier.view import Link, Proposal, Rich


def proposed(
    liner: Liner, *, entity: str | None = None, article: str | None = None
) -> tuple[Proposal, ...]:
    """What was proposed of an entity or from an article, if the settings let it be shown."""
    book = liner.book
    if book.settings.unreviewed != "marked":
        return ()
    return tuple(
        Proposal(text=_words(liner, s, entity), place=_place(liner, s))
        for s in book.corpus.statements
        if not s.reviewed
        and (article is None or s.article == article)
        and (entity is None or entity in (*s.subjects, *value_slugs(s)))
    )


def _words(liner: Liner, statement: Statement, here: str | None) -> Rich:
    words = liner.sentence(statement, here=here)
    mood = f" ({liner.strings('status.conditional')})" if statement.hedged else ""
    return (*words, mood) if mood else words


def _place(liner: Liner, statement: Statement) -> Link:
    article = liner.book.corpus.articles[statement.article]
    place = liner.book.place(article.id, statement.evidence[0].start)
    words = f"{liner.short_title(article)}, {place.label(liner.strings)}"
    return Link(words, f"sources/{article.id}.md#{place.anchor}")
