"""What is published: ids, addresses, versions and days, in ``seeds/published.json``.

The only module that reads or writes that file. A build only reads it; without it nothing
counts as published and versions read ``draft+hash8``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dossier.dates import is_date
from dossier.model import Problem

FILE = "published.json"
_FORMAT = 1
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_HASH = re.compile(r"^[0-9a-f]{8}$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A page or statement as published: its hash, the day it first came out, the day it
    last changed."""

    hash: str
    first: str
    changed: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is published, by address (``companies/metax/``) and by statement id."""

    pages: Mapping[str, Entry] = field(default_factory=dict)
    statements: Mapping[str, Entry] = field(default_factory=dict)

    def version(self, address: str, digest: str) -> str:
        """``YYYY.MM.DD+hash8`` if this very state is published, else ``draft+hash8``."""
        entry = self.pages.get(address)
        if entry is None or entry.hash != digest:
            return f"draft+{digest}"
        return f"{entry.changed.replace('-', '.')}+{digest}"

    def days(self, address: str, digest: str) -> tuple[str | None, str | None]:
        """First published and last changed (ISO days); None for a state not yet published."""
        entry = self.pages.get(address)
        if entry is None or entry.hash != digest:
            return None, None
        return entry.first, entry.changed


def read_ledger(seeds: Path, shown: str) -> tuple[Ledger, list[Problem]]:
    """The ledger of ``seeds``; an empty one if there is none. A damaged one is a problem."""
    path = f"{shown}/{FILE}"
    how = f"Restore {FILE} from version control; only `publish` writes it"
    try:
        data = json.loads((seeds / FILE).read_text("utf-8"))
    except FileNotFoundError:
        return Ledger(), []
    except (OSError, ValueError) as error:
        return Ledger(), [Problem(path, 1, f"cannot be read ({error})", how)]
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        return Ledger(), [Problem(path, 1, "is no ledger of this version of Dossier", how)]
    try:
        return Ledger(_entries(data["pages"]), _entries(data["statements"])), []
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return Ledger(), [Problem(path, 1, f"is damaged ({error})", how)]


def published(
    ledger: Ledger, *, pages: Mapping[str, str], statements: Mapping[str, str], day: str
) -> Ledger:
    """The ledger after publishing on ``day`` what ``pages`` and ``statements`` (→ hash) say.

    What was published before and is no longer there keeps its entry: an address and an id
    never die.
    """
    return Ledger(_merged(ledger.pages, pages, day), _merged(ledger.statements, statements, day))


def write_ledger(seeds: Path, ledger: Ledger) -> bool:
    """Write the ledger at once; returns whether it differs from what was there."""
    data = {
        "format": _FORMAT,
        "pages": _plain(ledger.pages),
        "statements": _plain(ledger.statements),
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    file = seeds / FILE
    if file.is_file() and file.read_text("utf-8") == text:
        return False
    beside = seeds / f".{FILE}.new"
    beside.write_text(text, "utf-8", newline="\n")
    beside.replace(file)
    return True


def _entries(data: Mapping[str, Mapping[str, str]]) -> dict[str, Entry]:
    found = {}
    for name, raw in data.items():
        entry = Entry(raw["hash"], raw["first"], raw["changed"])
        if not (_HASH.match(entry.hash) and _is_day(entry.first) and _is_day(entry.changed)):
            raise ValueError(f"the entry {name!r} is malformed")
        found[name] = entry
    return found


def _is_day(text: str) -> bool:
    return bool(_DAY.match(text)) and is_date(text)


def _merged(old: Mapping[str, Entry], now: Mapping[str, str], day: str) -> dict[str, Entry]:
    merged = dict(old)
    for name, digest in now.items():
        entry = old.get(name)
        if entry is None:
            merged[name] = Entry(digest, day, day)
        elif entry.hash != digest:
            merged[name] = Entry(digest, entry.first, day)
    return merged


def _plain(entries: Mapping[str, Entry]) -> dict[str, Any]:
    return {
        name: {"hash": e.hash, "first": e.first, "changed": e.changed}
        for name, e in sorted(entries.items())
    }
