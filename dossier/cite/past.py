"""The files under ``/data/`` that tell the past: changes, versions, history, addresses."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from dossier.cite.plain import json_text, written
from dossier.cite.schema import schema_text
from dossier.model import Change, Fate, Localized, PagePast, Past, Publication, State

Row = dict[str, Any]
TABLES = ("changes", "versions", "history", "addresses")


def past_files(
    past: Past,
    fates: Iterable[Fate],
    unpublished: Collection[str],
    quoted: Callable[[str, str], bool],
) -> dict[str, str]:
    """Every file by path, each an array with its JSON Schema beside it.

    ``unpublished`` are the published statements that read otherwise now than when last
    published; ``quoted`` says of an article and words once quoted whether they may still be
    shown. With ``statements.json`` the rest follows: what has no row in ``history``
    reads as it always did.
    """
    rows: dict[str, list[Row]] = {
        "changes": [_publication(past, one) for one in past.publications],
        "versions": [_page(past, a, p) for a, p in past.pages.items() if p.versions],
        "history": [
            {
                "statement": name,
                "url": f"s/{name}/",
                "unpublished": name in unpublished,
                "states": [_state(past, s, quoted) for s in states],
            }
            for name, states in past.statements.items()
            if len(states) > 1 or name in unpublished
        ],
        "addresses": [_fate(fate) for fate in fates],
    }
    files = {f"data/{name}.json": json_text(rows[name]) for name in TABLES}
    return files | {f"data/{name}.schema.json": schema_text(name) for name in TABLES}


def _publication(past: Past, publication: Publication) -> Row:
    return {
        "number": publication.number,
        "day": publication.day,
        "changes": [_change(past, publication.number, change) for change in publication.changes],
    }


def _change(past: Past, number: int, change: Change) -> Row:
    before = past.state(change.statement, number - 1)
    after = past.state(change.statement, number)
    shown = after or before
    return {
        "statement": change.statement,
        "url": f"s/{change.statement}/",
        "kind": change.kind,
        "cause": change.cause,
        "article": change.article,
        "rule": change.rule,
        "by": change.by,
        "subject": change.subject,
        "note": _texts(change.note),
        "source": shown.source if shown else None,
        "about": list(shown.about) if shown else [],
        "before": _texts(before.text if before else None),
        "after": _texts(after.text if after else None),
    }


def _page(past: Past, address: str, page: PagePast) -> Row:
    versions = []
    before: set[str] = set()
    for version in page.versions:
        now = set(version.statements)
        versions.append(
            {
                "version": past.label(version),
                "publication": version.publication,
                "day": past.day(version.publication),
                "added": sorted(now - before),
                "dropped": sorted(before - now),
            }
        )
        before = now
    return {"page": address, "title": _texts(page.title), "versions": versions}


def _state(past: Past, state: State, quoted: Callable[[str, str], bool]) -> Row:
    row: Row = {"publication": state.publication, "day": past.day(state.publication)}
    if state.gone:
        return {**row, "gone": True}
    return {
        **row,
        "gone": False,
        "source": state.source,
        "about": list(state.about),
        "property": state.property,
        "text": _texts(state.text),
        "rank": state.standing.rank,
        "evidence": [
            {"quote": quote if quote and quoted(state.source, quote) else None, "passage_url": url}
            for quote, url in state.evidence
        ],
    }


def _fate(fate: Fate) -> Row:
    return {
        "address": fate.address,
        "became": fate.became,
        "to": list(fate.to),
        "title": _texts(fate.title),
        "day": fate.day,
        "version": fate.version,
        "reason": _texts(fate.reason),
    }


def _texts(text: Localized | None) -> Any:
    return None if text is None else written(text)
