"""The ledger as a file: one JSON, sorted, the same bytes for the same past.

Pages keep what each version added and dropped; statements keep a state only where it
changed. So the file grows with what changes, not with how often one publishes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dossier.dates import is_date
from dossier.model import (
    CAUSES,
    CHANGES,
    RANKS,
    Change,
    Localized,
    PagePast,
    PageVersion,
    Past,
    Problem,
    Publication,
    Standing,
    State,
)

FILE = "published.json"
_FORMAT = 2
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HASH = re.compile(r"[0-9a-f]{8}")
_ADDRESS = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*")
_ANCHOR = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ID = re.compile(r"[a-z2-7]{8}")


def read_ledger(seeds: Path, shown: str) -> tuple[Past, list[Problem]]:
    """The past of ``seeds``; an empty one if there is no ledger. A damaged one is a problem."""
    path = f"{shown}/{FILE}"
    how = f"Restore {FILE} from version control; only `publish` writes it"
    try:
        data = json.loads((seeds / FILE).read_text("utf-8"))
    except FileNotFoundError:
        return Past(), []
    except (OSError, ValueError, RecursionError) as error:
        return Past(), [Problem(path, 1, f"cannot be read ({error})", how)]
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        return Past(), [Problem(path, 1, "is no ledger of this version of Dossier", how)]
    try:
        return _past(data), []
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return Past(), [Problem(path, 1, f"is damaged ({error})", how)]


def write_ledger(seeds: Path, past: Past) -> bool:
    """Write the ledger at once; returns whether it differs from what was there."""
    data = {
        "format": _FORMAT,
        "pages": {address: _page_row(page) for address, page in past.pages.items()},
        "publications": [
            {"day": p.day, "changes": [_change_row(c) for c in p.changes]}
            for p in past.publications
        ],
        "statements": {name: _state_rows(states) for name, states in past.statements.items()},
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    file = seeds / FILE
    if file.is_file() and file.read_text("utf-8") == text:
        return False
    beside = seeds / f".{FILE}.new"
    beside.write_text(text, "utf-8", newline="\n")
    beside.replace(file)
    return True


# -- records → JSON ----------------------------------------------------------------


def _page_row(page: PagePast) -> dict[str, Any]:
    rows = []
    before: set[str] = set()
    for version in page.versions:
        now = set(version.statements)
        rows.append(
            {
                "publication": version.publication,
                "hash": version.hash,
                "added": sorted(now - before),
                "dropped": sorted(before - now),
            }
        )
        before = now
    return {
        "kind": page.kind,
        "title": dict(page.title.values),
        "anchors": sorted(page.anchors),
        "versions": rows,
        **({} if page.gone is None else {"gone": page.gone}),
    }


def _change_row(change: Change) -> dict[str, Any]:
    row: dict[str, Any] = {
        "statement": change.statement,
        "kind": change.kind,
        "cause": change.cause,
    }
    if change.article is not None:
        row["article"] = change.article
    if change.note is not None:
        row["note"] = dict(change.note.values)
    more = {"rule": change.rule, "by": change.by, "subject": change.subject}
    row |= {key: value for key, value in more.items() if value is not None}
    return row


def _state_rows(states: Iterable[State]) -> list[dict[str, Any]]:
    return [
        {"publication": s.publication, "gone": True}
        if s.gone
        else {
            "publication": s.publication,
            "hash": s.hash,
            "source": s.source,
            "about": list(s.about),
            "property": s.property,
            "text": dict(s.text.values),
            **_standing_row(s.standing),
            **({"apart": {k: _standing_row(one) for k, one in s.apart}} if s.apart else {}),
            "evidence": [list(piece) for piece in s.evidence],
        }
        for s in states
    ]


def _standing_row(standing: Standing) -> dict[str, str]:
    row = {"rank": standing.rank, "rule": standing.rule, "by": standing.by}
    return {key: value for key, value in row.items() if value is not None}


# -- JSON → records ----------------------------------------------------------------


def _past(data: Mapping[str, Any]) -> Past:
    publications = tuple(_publication(n, raw) for n, raw in enumerate(data["publications"], 1))
    days = [p.day for p in publications]
    if days != sorted(days):
        raise ValueError("its days are not in order")
    statements = {name: _states(name, raw) for name, raw in data["statements"].items()}
    pages = {name: _page(name, raw) for name, raw in data["pages"].items()}
    past = Past(publications=publications, pages=pages, statements=statements)
    numbers = [s.publication for states in statements.values() for s in states]
    numbers += [v.publication for page in pages.values() for v in page.versions]
    numbers += [page.gone for page in pages.values() if page.gone is not None]
    if any(not 0 < n <= len(publications) for n in numbers):
        raise ValueError("it names a publication that it does not have")
    named = {c.statement for p in publications for c in p.changes}
    named |= {i for page in pages.values() for v in page.versions for i in v.statements}
    if lacking := sorted(named - set(statements)):
        raise ValueError(f"it names the statement {lacking[0]!r}, which it does not have")
    return past


def _publication(number: int, raw: Mapping[str, Any]) -> Publication:
    day = raw["day"]
    if not _DAY.fullmatch(day) or not is_date(day):
        raise ValueError(f"the day {day!r} is none")
    return Publication(number=number, day=day, changes=tuple(_change(c) for c in raw["changes"]))


def _change(raw: Mapping[str, Any]) -> Change:
    return Change(
        statement=_matching(_ID, raw["statement"]),
        kind=_one_of(CHANGES, raw["kind"]),
        cause=_one_of(CAUSES, raw["cause"]),
        article=_text(raw["article"]) if "article" in raw else None,
        note=_localized(raw["note"]) if "note" in raw else None,
        rule=_maybe(raw, "rule"),
        by=_maybe(raw, "by"),
        subject=_maybe(raw, "subject"),
    )


def _states(name: str, rows: Any) -> tuple[State, ...]:
    _matching(_ID, name)
    found: list[State] = []
    for raw in rows:
        number = _number(raw["publication"])
        if found and number <= found[-1].publication:
            raise ValueError(f"the states of {name!r} are not in order")
        if raw.get("gone"):
            if not found or found[-1].gone:
                raise ValueError(f"the statement {name!r} goes before it comes")
            found.append(replace(found[-1], publication=number, gone=True))
        else:
            found.append(_state(number, raw))
    if not found:
        raise ValueError(f"the statement {name!r} has no state")
    return tuple(found)


def _state(number: int, raw: Mapping[str, Any]) -> State:
    return State(
        publication=number,
        hash=_matching(_HASH, raw["hash"]),
        source=_text(raw["source"]),
        about=tuple(_text(slug) for slug in raw["about"]),
        property=_text(raw["property"]),
        text=_localized(raw["text"]),
        standing=_standing(raw),
        apart=tuple((_text(k), _standing(one)) for k, one in raw.get("apart", {}).items()),
        evidence=tuple(
            (None if quote is None else _text(quote), _text(url)) for quote, url in raw["evidence"]
        ),
    )


def _standing(raw: Mapping[str, Any]) -> Standing:
    return Standing(_one_of(RANKS, raw["rank"]), _maybe(raw, "rule"), _maybe(raw, "by"))


def _page(name: str, raw: Mapping[str, Any]) -> PagePast:
    _matching(_ADDRESS, name)
    versions: list[PageVersion] = []
    now: set[str] = set()
    for row in raw["versions"]:
        number = _number(row["publication"])
        if versions and number <= versions[-1].publication:
            raise ValueError(f"the versions of {name!r} are not in order")
        now = (now - {_text(i) for i in row["dropped"]}) | {_text(i) for i in row["added"]}
        digest = _matching(_HASH, row["hash"])
        versions.append(PageVersion(publication=number, hash=digest, statements=tuple(sorted(now))))
    return PagePast(
        kind=_text(raw["kind"]),
        title=_localized(raw["title"]),
        versions=tuple(versions),
        anchors=tuple(sorted(_matching(_ANCHOR, one) for one in raw["anchors"])),
        gone=_number(raw["gone"]) if "gone" in raw else None,
    )


def _matching(pattern: re.Pattern[str], text: Any) -> str:
    if not isinstance(text, str) or not pattern.fullmatch(text):
        raise ValueError(f"the entry {text!r} is malformed")
    return text


def _one_of(words: tuple[str, ...], word: Any) -> str:
    if word not in words:
        raise ValueError(f"the word {word!r} is unknown")
    return str(word)


def _number(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(f"{value!r} is no number of a publication")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _maybe(raw: Mapping[str, Any], key: str) -> str | None:
    return _text(raw[key]) if key in raw else None


def _localized(raw: Mapping[str, Any]) -> Localized:
    values = {_text(lang): _text(text) for lang, text in raw.items()}
    if not values:
        raise ValueError("a text is empty")
    return Localized(values)
