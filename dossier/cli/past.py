"""What a build knows of the past: ledger and seeds compared, anchors kept on their pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier import ledger
from dossier.model import Corpus, Fate, PageRecord, Past, Problem, StatementRecord
from dossier.view import KeptAnchor, address

_OF_THE_PAST = ("changes", "corrections", "versions")
"""Pages that the ledger itself makes: they only grow, and need no keeping."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """What is there now, what became of the rest, which anchors stay on which page."""

    now: ledger.Now
    fates: Sequence[Fate]
    kept: Mapping[str, Sequence[ledger.Kept]]


def reckon(
    past: Past,
    corpus: Corpus,
    records: Sequence[StatementRecord],
    pages: Sequence[PageRecord],
    texts: Mapping[str, str],
    *,
    shown: str,
) -> tuple[Reckoned, list[Problem]]:
    """Compare; the problems are addresses, ids and anchors that would be lost.

    ``texts`` are the rendered pages by their path in content/ (``en/companies/x.md``).
    """
    anchors: dict[str, set[str]] = {}
    for path, text in texts.items():
        place = address(path.partition("/")[2])
        if place.partition("/")[0] not in _OF_THE_PAST:
            anchors.setdefault(place, set()).update(ledger.anchors_in(text))
    every = {address: tuple(sorted(found)) for address, found in anchors.items()}
    now = ledger.state_of_things(corpus, records, pages, every)
    fates, kept, lost = ledger.addresses(past, now, corpus, shown)
    return Reckoned(now=now, fates=fates, kept=kept), lost


def unpublished(past: Past, now: ledger.Now) -> set[str]:
    """The published statements that read otherwise now than when last published."""
    found = set()
    for name in past.statements:
        last, state = past.last(name), now.statements.get(name)
        if last is None or last.gone:
            continue
        if state is None or (state.hash, state.text, state.standing.rank) != (
            last.hash,
            last.text,
            last.standing.rank,
        ):
            found.add(name)
    return found


def kept_on(reckoned: Reckoned, path: str, lang: str, folder: str) -> tuple[KeptAnchor, ...]:
    """The anchors to be kept on the page at ``path``, in the language below ``folder``."""
    return tuple(
        KeptAnchor(
            anchor=one.anchor,
            text=one.title.get(lang),
            target=f"/{'' if one.to.startswith('s/') else folder}{one.to}" if one.to else "",
        )
        for one in reckoned.kept.get(address(path), ())
    )
