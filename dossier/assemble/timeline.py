"""Timelines: what can be ordered, in order, and what each place in the order rests on."""

from __future__ import annotations

from collections.abc import Iterable

from dossier import i18n
from dossier.assemble.lines import Liner
from dossier.assemble.rules.posts import post_of
from dossier.model import AsOf, Statement
from dossier.view import Event, Rich

_EVENTFUL = ("considered", "planned", "under-way", "filed", "completed")


def events(
    liner: Liner, statements: Iterable[Statement], *, here: str | None = None
) -> tuple[Event, ...]:
    """Rows for the statements that have a time, are steps of an event or sides of a matter, or
    stand in a post of a known day.

    In the one order of :mod:`dossier.assemble.rules.order`; what nothing places stands last.
    What is uncertain in its subject has no place in an order.
    """
    order = liner.book.ruling.order
    chosen = [
        s
        for s in statements
        if s.about
        and (has_time(s) or _is_step(liner, s) or _has_side(liner, s) or _in_post(liner, s))
    ]
    chosen.sort(key=lambda s: (*order.place[s.id], s.article, s.evidence[0].start, s.id))
    above: Statement | None = None
    rows = []
    for statement in chosen:
        rows.append(_event(liner, statement, above, here))
        above = statement
    return tuple(rows)


def has_time(statement: Statement) -> bool:
    """Whether the statement says when, be it in words alone."""
    a = statement.as_of
    return a is not None and any((a.date, a.start, a.end, a.earliest, a.latest, a.words))


def _is_step(liner: Liner, statement: Statement) -> bool:
    prop = liner.book.corpus.vocabulary.properties[statement.property]
    return prop.event is not None and statement.status in _EVENTFUL


def _in_post(liner: Liner, statement: Statement) -> bool:
    post = post_of(statement, liner.book.corpus.articles[statement.article])
    return post is not None and post.date is not None


def _has_side(liner: Liner, statement: Statement) -> bool:
    matters = liner.book.corpus.vocabulary.matters.values()
    return any(statement.property in side for m in matters for side in m.sides)


def _event(liner: Liner, statement: Statement, above: Statement | None, here: str | None) -> Event:
    return Event(
        when=_when(liner, statement),
        kind=_kind(liner, statement),
        text=liner.sentence(statement, here=here),
        note=statement.id,
        chips=liner.chips(statement, here=here),
        basis=_basis(liner, statement, above, here),
    )


def _when(liner: Liner, statement: Statement) -> Rich:
    """The time of a row: its own, its period, or "undated" beside its article's time."""
    time = liner.book.ruling.times[statement.id]
    own = liner.time(statement)
    if time.source in ("own", "none"):
        return own or (i18n.undated(liner.lang),)
    if time.source == "period":
        return liner.period(statement)
    return (*(own or (i18n.undated(liner.lang),)), f" · {liner.reported(statement)}")


def _kind(liner: Liner, statement: Statement) -> str:
    """How well the time is known: ``exact`` (a day), ``partial`` (a month, a year, a span),
    ``bounded`` on one side (or inferred), ``unknown``."""
    time = liner.book.ruling.times[statement.id]
    if not time.explicit:
        return "unknown"
    inferred = isinstance(statement.as_of, AsOf) and statement.as_of.inferred
    if time.bounds.earliest is None or time.bounds.latest is None or inferred:
        return "bounded"
    return "exact" if time.bounds.earliest == time.bounds.latest else "partial"


def _basis(liner: Liner, statement: Statement, above: Statement | None, here: str | None) -> Rich:
    """What the row's place rests on, in words."""
    found: list[Rich] = [part for part in (_of_time(liner, statement),) if part]
    order = liner.book.ruling.order
    state = liner.book.states.seen_from(statement.id, here)
    if state.rule in ("event", "word"):
        found.append((liner.strings(f"basis.{state.rule}"),))
    elif statement.after:
        found.append((liner.strings("basis.follows"),))
    if above is None:
        if not found:
            found.append((liner.strings("basis.none"),))
    elif order.proof(above.id, statement.id) is None and not _same_time(liner, above, statement):
        found.append((liner.strings("basis.unproven" if found else "basis.none"),))
    between: Rich = (liner.strings("semicolon"),)
    return found[0] + tuple(x for part in found[1:] for x in between + part) if found else ()


def _of_time(liner: Liner, statement: Statement) -> Rich:
    """The words for the time, or that it is stated, or that it is the article's."""
    as_of = statement.as_of
    time = liner.book.ruling.times[statement.id]
    if as_of is not None and as_of.because is not None:
        return (as_of.because.get(liner.lang).rstrip("."),)
    words = liner.words(statement)
    if words is not None:
        return (words,)
    if time.explicit:
        return (liner.strings("basis.stated"),)
    if time.source != "article":
        return ()
    return (liner.strings("basis.post" if _in_post(liner, statement) else "basis.article"),)


def _same_time(liner: Liner, one: Statement, other: Statement) -> bool:
    """Whether both rows tell of the same days, all of them, so that nobody expects an order."""
    times = liner.book.ruling.times
    a, b = times[one.id], times[other.id]
    ends = (a.bounds.earliest, a.bounds.latest)
    return a.explicit and b.explicit and a.bounds == b.bounds and None not in ends
