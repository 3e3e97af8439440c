"""What the notes of a profile stand for, and what its version is taken from."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.model import Entity
from dossier.view import Profile


def cited(page: Profile) -> tuple[str, ...]:
    """The ids of the statements that ``page`` refers to, each once, in the order in which it
    does: notes are numbered so."""
    return tuple(dict.fromkeys(_ids(page)))


def _ids(page: Profile) -> Iterator[str]:
    cells = (*page.lead, *(cell for row in page.rows for cell in row.cells))
    yield from (i for cell in cells for i in cell.notes)
    yield from (i for section in page.sections for line in section.lines for i in line.ids)
    yield from (i for one in page.care for side in one.sides for i in side.line.ids)
    yield from (i for line in (*page.of_products, *page.nearby) for i in line.ids)
    yield from (i for relation in page.related for _, i in relation.how if i)
    yield from (event.note for event in page.events)
    yield from (i for cell in page.asked for i in cell.notes)
    yield from (i for one in page.why for case in one.cases for i in case.notes)


def described(entity: Entity) -> list[object]:
    """What a page says of an entity beside its statements: for the page's version."""
    notes = entity.identity_notes.values if entity.identity_notes else {}
    return [
        entity.cls,
        dict(entity.name.values),
        entity.unnamed,
        [(a.text, a.lang, a.weak, a.outside_corpus) for a in entity.aliases],
        dict(notes),
        [entity.vendor, entity.family, entity.parent],
        [dict(q.values) for q in entity.open_questions],
    ]
