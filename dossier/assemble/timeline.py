"""Timelines: what can be ordered, in order, and what each place in the order rests on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dossier import i18n
from dossier.assemble.lines import Liner
from dossier.assemble.state import time_of
from dossier.model import Statement
from dossier.view import Event, Rich

_EVENTFUL = ("considered", "planned", "under-way", "filed", "completed")


def events(
    liner: Liner, statements: Iterable[Statement], *, here: str | None = None
) -> tuple[Event, ...]:
    """Rows for the statements that have a time or are stages of an event.

    Dated ones in order of their first possible day; an undated one stands before the
    statement that superseded it, or else at the end.
    """
    chosen = [s for s in statements if _has_time(s) or _is_stage(liner, s)]
    by_id = {s.id: s for s in chosen}

    def key(statement: Statement) -> tuple[date, int, str, int]:
        state = liner.book.states.seen_from(statement.id, here)
        at, depth = statement, 0
        while not _first_day(at) and state.by in by_id and depth < len(by_id):
            at, depth = by_id[state.by], depth + 1
            state = liner.book.states.seen_from(at.id, here)
        return _first_day(at) or date.max, -depth, statement.article, statement.evidence[0].start

    return tuple(_event(liner, s, here) for s in sorted(chosen, key=key))


def _event(liner: Liner, statement: Statement, here: str | None) -> Event:
    state = liner.book.states.seen_from(statement.id, here)
    as_of = statement.as_of
    if as_of is not None and as_of.because is not None:
        basis: Rich = (as_of.because.get(liner.lang),)
    elif (words := liner.words(statement)) is not None:
        basis = (words,)
    elif _has_time(statement):
        basis = (liner.strings("basis.stated"),)
    elif state.rule in ("event", "word"):
        basis = (liner.strings(f"rule.{state.rule}"),)
    else:
        basis = (liner.strings("basis.none"),)
    return Event(
        when=liner.time(statement) or (i18n.undated(liner.lang),),
        text=liner.sentence(statement, here=here),
        note=statement.id,
        chips=liner.chips(statement, here=here),
        basis=basis,
    )


def _first_day(statement: Statement) -> date | None:
    times = time_of(statement)
    return times.earliest or times.latest


def _has_time(statement: Statement) -> bool:
    a = statement.as_of
    return a is not None and any((a.date, a.start, a.end, a.earliest, a.latest, a.words))


def _is_stage(liner: Liner, statement: Statement) -> bool:
    prop = liner.book.corpus.vocabulary.properties[statement.property]
    return prop.event is not None and statement.status in _EVENTFUL
