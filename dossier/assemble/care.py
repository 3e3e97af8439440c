"""What is to be read with care: sides that differ, each with who says so and when."""

from __future__ import annotations

from dossier.assemble.lines import Liner
from dossier.assemble.rules import Disagreement
from dossier.model import Entity, Statement
from dossier.view import Care, Said


def with_care(liner: Liner, entity: Entity) -> tuple[Care, ...]:
    """The disagreements that concern the entity, side by side."""
    found = liner.book.ruling.disagreements.get(entity.slug, ())
    return tuple(
        Care(
            title=title(liner, one),
            tension=one.rule == "tension",
            sides=tuple(
                _said(liner, liner.book.statements[i], entity) for side in one.sides for i in side
            ),
        )
        for one in found
    )


def title(liner: Liner, one: Disagreement) -> str:
    """What is in question."""
    vocabulary = liner.book.corpus.vocabulary
    if one.rule == "tension":
        return vocabulary.tensions[one.name].question.get(liner.lang)
    if one.rule == "opposites":
        label = vocabulary.matters[one.name].label.get(liner.lang)
    else:
        label = vocabulary.properties[one.name].label.get(liner.lang)
    return liner.strings(f"care.{one.rule}", label=label)


def _said(liner: Liner, statement: Statement, entity: Entity) -> Said:
    article = liner.book.corpus.articles[statement.article]
    line = liner.line(statement, here=entity.slug)
    return Said(
        line=line,
        by=f"{liner.who(statement)} · {liner.short_title(article)} · {liner.told(statement)}",
    )
