"""The box of facts at the head of a profile: values only, each with its source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dossier import i18n
from dossier.assemble.lines import Liner
from dossier.assemble.rules.leads import value_slugs
from dossier.model import Entity, Statement
from dossier.view import Cell, Chip, Link, Rich, Row, plain

_Key = tuple[str, tuple[Chip, ...], Rich, str, Rich]
"""Label, status, time, origin; and the value, where the sources differ about it."""


class Boxer:
    """Makes boxes in one language."""

    def __init__(self, liner: Liner) -> None:
        self.liner = liner
        self.book = liner.book
        self.lang = liner.lang
        self.strings = liner.strings
        self.phraser = liner.phraser

    def rows(self, entity: Entity, statements: Sequence[Statement]) -> tuple[Row, ...]:
        """The box: facts only, rows of one property, side, status, time and origin joined."""
        rows: dict[_Key, list[Cell]] = defaultdict(list)
        order: dict[_Key, tuple[int, int]] = {}
        for statement in statements:
            prop = self.book.corpus.vocabulary.properties[statement.property]
            fact = statement.stance == "stated" and statement.status != "forecast"
            if not prop.box or not fact or statement.about_uncertain or statement.negated:
                continue
            time, origin = self.liner.time(statement), self.liner.origin(statement)
            label, text = self._fact(entity, statement, time)
            if not label:
                continue
            chips = self.liner.chips(statement, here=entity.slug)
            rank = self.book.states.seen_from(statement.id, entity.slug).rank
            side = text if rank == "disputed" else ()
            key = (label, chips, time, origin, side)
            order.setdefault(key, (prop.order, int(rank == "earlier")))
            rows[key].append(Cell(text=text, notes=(statement.id,)))
        return tuple(
            Row(
                label=key[0],
                cells=_merged(rows[key]),
                chips=key[1],
                time=key[2] or (self._reported(rows[key]),),
                origin=key[3],
            )
            for key in sorted(rows, key=lambda k: order[k])
        )

    def _reported(self, cells: Sequence[Cell]) -> str:
        """When facts without a time were reported, if one date holds for all of them."""
        statements = [self.book.statements[i] for cell in cells for i in cell.notes]
        times = {self.liner.reported(statement) for statement in statements}
        return (times.pop() if len(times) == 1 else "") or i18n.undated(self.lang)

    def _fact(self, entity: Entity, statement: Statement, time: Rich) -> tuple[str, Rich]:
        """Label and value as seen from ``entity``: its own property, or from the other end.

        The scope leaves out a period that the row's ``time`` tells already.
        """
        prop = self.book.corpus.vocabulary.properties[statement.property]
        scope = self.phraser.scope(statement, plain(time))
        narrowed: Rich = (f" ({scope})",) if scope else ()
        if entity.slug in statement.about:
            label = prop.label.get(self.lang)
            if prop.value == "flag":
                return label, self.liner.sentence(statement, here=entity.slug)
            text = self._linked_values(statement)
            others = [s for s in statement.about if s != entity.slug]
            if others:
                of = i18n.join([self.phraser.entity(s, "de") for s in statement.about], self.lang)
                text = (*text, self.strings("box.together", of=of))
            return label, (*text, *narrowed)
        if entity.slug in value_slugs(statement) and prop.inverse is not None:
            return prop.inverse.get(self.lang), (*self._links(statement.about), *narrowed)
        return "", ()

    def _linked_values(self, statement: Statement) -> Rich:
        slugs = value_slugs(statement)
        if slugs:
            return self._links(slugs)
        return (self.phraser.values(statement.values),)

    def _links(self, slugs: Iterable[str]) -> Rich:
        parts: list[str | Link] = []
        slugs = tuple(slugs)
        for i, slug in enumerate(slugs):
            if i:
                parts.append(self.strings("and") if i == len(slugs) - 1 else ", ")
            parts.append(Link(self.phraser.name(slug), self.book.target(slug)))
        return tuple(parts)


def _merged(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Cells with the same value become one, with the notes of all."""
    found: dict[Rich, list[str]] = {}
    for cell in cells:
        found.setdefault(cell.text, []).extend(cell.notes)
    return tuple(Cell(text=text, notes=tuple(notes)) for text, notes in found.items())
