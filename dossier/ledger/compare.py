"""What changed since the last publication, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from dossier.ledger.now import Now
from dossier.model import Change, Localized, PagePast, Past, Publication, State


def published(past: Past, now: Now, day: str) -> Past:
    """The past after publishing ``now`` on ``day``; the same past where nothing differs.

    ``day`` must not lie before the last publication (ValueError). Two publications on one
    day are two, in their order. What only the frame of pages knows (anchors, titles, pages
    without versions) is kept without a publication of its own.
    """
    if past.publications and day < past.publications[-1].day:
        raise ValueError(f"the last publication is of {past.publications[-1].day}")
    changes = tuple(
        sorted(_changes(past, now), key=lambda c: (c.statement, c.kind, c.subject or ""))
    )
    moved = any(_differs(past.pages.get(a), page) for a, page in now.pages.items())
    moved |= any(a not in now.pages and p.gone is None for a, p in past.pages.items())
    if not changes and not moved and not _stale(past, now) and past.publications:
        return replace(past, pages=_pages(past, now, len(past.publications)))
    number = len(past.publications) + 1
    publication = Publication(number=number, day=day, changes=changes)
    return Past(
        publications=(*past.publications, publication),
        pages=_pages(past, now, number),
        statements=_statements(past, now, number),
    )


def _differs(before: PagePast | None, now: PagePast) -> bool:
    """Whether the page has versions and this one is not its last."""
    if not now.versions:
        return False
    return not before or not before.versions or before.versions[-1].hash != now.versions[0].hash


def _stale(past: Past, now: Now) -> bool:
    """Whether a statement has a state to be kept, though nothing is told of it."""
    return any(
        _unlike(past.last(i), state) and not _decided_otherwise(past.last(i), state)
        for i, state in now.statements.items()
    )


def _pages(past: Past, now: Now, number: int) -> dict[str, PagePast]:
    pages = dict(past.pages)
    for address, page in now.pages.items():
        before = past.pages.get(address)
        versions = before.versions if before else ()
        if _differs(before, page):
            versions = (*versions, replace(page.versions[0], publication=number))
        anchors = {*page.anchors, *(before.anchors if before else ())}
        pages[address] = replace(page, versions=versions, anchors=tuple(sorted(anchors)))
    for address, page in past.pages.items():
        if address not in now.pages and page.gone is None:
            pages[address] = replace(page, gone=number)
    return dict(sorted(pages.items()))


def _statements(past: Past, now: Now, number: int) -> dict[str, tuple[State, ...]]:
    states = dict(past.statements)
    for name, state in now.statements.items():
        if _unlike(past.last(name), state):
            states[name] = (*states.get(name, ()), replace(state, publication=number))
    for name, last in _living(past).items():
        if name not in now.statements:
            states[name] = (*states[name], replace(last, publication=number, gone=True))
    return dict(sorted(states.items()))


def _unlike(before: State | None, now: State) -> bool:
    return before is None or replace(before, publication=0) != now


def _decided_otherwise(before: State | None, now: State) -> bool:
    """Whether nothing differs but the statement by which a rule decided: that is kept with
    the next publication, and is none by itself."""
    if before is None:
        return False
    ranks = [{slug: one.rank for slug, one in s.apart} for s in (before, now)]
    alike = before.standing.rank == now.standing.rank and ranks[0] == ranks[1]
    same = replace(before, standing=now.standing, apart=now.apart)
    return alike and not _unlike(same, now)


def _living(past: Past) -> dict[str, State]:
    found = {name: states[-1] for name, states in past.statements.items()}
    return {name: state for name, state in found.items() if not state.gone}


# -- changes and their causes ---------------------------------------------------------


def _changes(past: Past, now: Now) -> Iterator[Change]:
    living = _living(past)
    told = {c.statement: c for c in _comings_and_goings(past, now, living)}
    edited = {i for i, s in now.statements.items() if i in living and living[i].hash != s.hash}
    yield from told.values()
    for name, state in now.statements.items():
        before = living.get(name)
        if before is None:
            continue
        if name in edited:
            note = _note(past, now, name)
            yield Change(statement=name, kind="corrected", cause="correction", note=note)
        elif before.text != state.text:
            yield Change(statement=name, kind="reworded", cause="rule")
        yield from _ranked(name, before, state, told, edited)


def _comings_and_goings(past: Past, now: Now, living: Mapping[str, State]) -> Iterator[Change]:
    known = {state.source for state in living.values()}
    for name, state in now.statements.items():
        if name in living:
            continue
        new = state.source not in known
        yield Change(
            statement=name,
            kind="returned" if name in past.statements else "added",
            cause="article" if new else "correction",
            article=state.source if new else None,
            note=None if new else _note(past, now, name),
        )
    for name, state in living.items():
        if name not in now.statements:
            removed = state.source not in now.articles
            yield Change(
                statement=name,
                kind="withdrawn",
                cause="article-removed" if removed else "correction",
                article=state.source if removed else None,
                note=_note(past, now, name),
            )


def _note(past: Past, now: Now, name: str) -> Localized | None:
    """The editor's note, unless it spoke of an earlier change already."""
    note = now.notes.get(name)
    spent = [c.note for p in past.publications for c in p.changes if c.statement == name]
    return None if note in spent else note


def _ranked(
    name: str, before: State, state: State, told: Mapping[str, Change], edited: Collection[str]
) -> Iterator[Change]:
    """Its new rank, as a whole and for single subjects of a joint statement, each with the
    rule that fired (or fires no more), the statement by which it decided, and the cause."""
    slugs: list[str | None] = [None, *dict((*before.apart, *state.apart))]
    for slug in slugs:
        old, new = before.seen_from(slug), state.seen_from(slug)
        whole = (
            slug is not None
            and before.standing.rank != state.standing.rank
            and new.rank == state.standing.rank
        )
        if old.rank == new.rank or whole:
            continue
        told_of = old if new.rule is None else new
        cause, article = _cause((new.by, name, old.by), told, edited)
        yield Change(
            statement=name,
            kind=new.rank,
            cause=cause,
            article=article,
            rule=told_of.rule,
            by=told_of.by,
            subject=slug,
        )


def _cause(
    names: Iterable[str | None], told: Mapping[str, Change], edited: Collection[str]
) -> tuple[str, str | None]:
    """What happened to the first of the statements to which anything did; else it was a rule,
    or what a rule goes by beside statements."""
    for name in (one for one in names if one is not None):
        if name in told:
            return told[name].cause, told[name].article
        if name in edited:
            return "correction", None
    return "rule", None
