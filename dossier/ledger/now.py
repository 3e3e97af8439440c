"""What the seeds say now, in the form in which the ledger compares it with the past."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dossier.ids import content_of, short_hash
from dossier.model import (
    Corpus,
    Localized,
    PagePast,
    PageRecord,
    PageVersion,
    State,
    StatementRecord,
)

# A heading's anchor, or an element's; text of seeds can hold neither (it is escaped).
_ANCHOR = re.compile(r"\{#([^\s{}]+)\}|\sid=\"([^\"]+)\"")
_SOUND = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """What there is: pages by address (with one version at most), statements by id, the ids
    of the articles, the editor's notes on corrections and withdrawals by statement."""

    pages: Mapping[str, PagePast]
    statements: Mapping[str, State]
    articles: frozenset[str]
    notes: Mapping[str, Localized] = field(default_factory=dict)


def anchors_in(page: str) -> tuple[str, ...]:
    """The permanent anchors of a page in Markdown, sorted."""
    found = {one or other for one, other in _ANCHOR.findall(page)} - {"no-longer-here"}
    return tuple(sorted(anchor for anchor in found if _SOUND.fullmatch(anchor)))


def state_of_things(
    corpus: Corpus,
    records: Iterable[StatementRecord],
    pages: Iterable[PageRecord],
    anchors: Mapping[str, tuple[str, ...]],
) -> Now:
    """What the ledger compares: ``pages`` are those that can be cited, ``anchors`` those of
    every page by its address."""
    cited = {page.address: page for page in pages}
    slugs = corpus.first_slugs
    notes = {s.id: s.correction for s in corpus.statements if s.correction is not None}
    withdrawn = [w for a in corpus.articles.values() for w in a.withdrawn]
    notes |= {w.id: w.reason for w in withdrawn if w.reason is not None}
    return Now(
        pages={
            address: _page(address, cited.get(address), anchors.get(address, ()))
            for address in sorted({*cited, *anchors})
        },
        statements={r.statement.id: _state(r, slugs) for r in records},
        articles=frozenset(corpus.articles),
        notes=notes,
    )


def _page(address: str, record: PageRecord | None, anchors: tuple[str, ...]) -> PagePast:
    kind = address.partition("/")[0]
    if record is None:
        return PagePast(kind=kind, title=Localized({"": address}), anchors=anchors)
    digest = record.version.rsplit("+", 1)[1]
    version = PageVersion(
        publication=0, hash=digest, statements=tuple(sorted(set(record.statements)))
    )
    return PagePast(kind=kind, title=record.title, versions=(version,), anchors=anchors)


def _state(record: StatementRecord, slugs: Mapping[str, str]) -> State:
    statement = record.statement
    return State(
        publication=0,
        hash=statement.digest or short_hash(content_of(statement, slugs)),
        source=statement.article,
        about=statement.subjects,
        property=statement.property,
        text=record.text,
        standing=record.standing,
        apart=record.apart,
        evidence=tuple((e.quote, e.passage_url) for e in record.evidence),
    )
