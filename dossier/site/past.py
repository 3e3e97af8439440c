"""The past as ``content/`` tells it: publications, versions, fates of addresses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier.model import Problem

Row = Mapping[str, Any]
_MEND = "Build content/ again"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastData:
    """What ``data/changes.json``, ``versions.json``, ``history.json`` and ``addresses.json``
    hold; a file that is not there holds nothing."""

    changes: tuple[Row, ...]
    versions: tuple[Row, ...]
    history: tuple[Row, ...]
    addresses: tuple[Row, ...]


def read_past(data: Path) -> tuple[PastData, list[Problem]]:
    """Read them from the folder ``data``."""
    found: dict[str, tuple[Row, ...]] = {}
    problems = []
    for name, key in (
        *(("changes", "changes"), ("versions", "versions"), ("history", "states")),
        ("addresses", "became"),
    ):
        rows: Any = []
        file = data / f"{name}.json"
        if file.is_file():
            try:
                rows = json.loads(file.read_text(encoding="utf-8"))
            except (OSError, ValueError) as error:
                problems.append(Problem(str(file), 1, f"cannot be read ({error})", _MEND))
                rows = []
        if not isinstance(rows, list) or not all(isinstance(r, dict) and key in r for r in rows):
            what = f"is no list of objects with the key {key!r}"
            problems.append(Problem(str(file), 1, what, _MEND))
            rows = []
        found[name] = tuple(rows)
    return PastData(**found), problems
