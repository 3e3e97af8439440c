"""What changed since the last publication, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    changes = tuple(sorted(_changes(past, now), key=lambda c: (c.statement, c.kind)))
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
    return any(_unlike(past.last(i), state) for i, state in now.statements.items())


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


def _living(past: Past) -> dict[str, State]:
    found = {name: states[-1] for name, states in past.statements.items()}
    return {name: state for name, state in found.items() if not state.gone}


# -- changes and their causes ---------------------------------------------------------


def _changes(past: Past, now: Now) -> Iterator[Change]:
    living = _living(past)
    told = list(_comings_and_goings(past, now, living))
    yield from told
    for name, state in now.statements.items():
        before = living.get(name)
        if before is None:
            continue
        if before.hash != state.hash:
            note = _note(past, now, name)
            yield Change(statement=name, kind="corrected", cause="correction", note=note)
        elif before.text != state.text:
            yield Change(statement=name, kind="reworded", cause="rule")
        if before.rank != state.rank:
            yield _ranked(name, state, told, past, now)


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


def _ranked(name: str, state: State, told: list[Change], past: Past, now: Now) -> Change:
    """A new rank, with the cause of the change that it can follow from: one of a statement
    about the same entity and step of an event, or one that names it in ``after``."""
    for change in told:
        other = now.statements.get(change.statement) or past.last(change.statement)
        if other is not None and _touches(change.statement, other, name, state, now):
            return Change(
                statement=name, kind=state.rank, cause=change.cause, article=change.article
            )
    last = _living(past)
    for other_name, other in now.statements.items():
        edited = other_name in last and last[other_name].hash != other.hash
        if edited and (other_name == name or _touches(other_name, other, name, state, now)):
            return Change(statement=name, kind=state.rank, cause="correction")
    return Change(statement=name, kind=state.rank, cause="rule")


def _touches(one: str, other: State, name: str, state: State, now: Now) -> bool:
    if name in now.after.get(one, ()) or one in now.after.get(name, ()):
        return True
    same = now.events.get(other.property) == now.events.get(state.property)
    return same and bool(set(other.about) & set(state.about))
