"""The data of the site read back: ``data/*.json`` (docs/formats.md), as far as pages need them.

Keys may be missing: what is not there is not shown.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier.model import Problem

Record = Mapping[str, Any]
_MEND = "Build content/ again"


@dataclass(frozen=True, slots=True)
class Exports:
    """``statements`` in their order; ``entities`` by slug, ``sources`` by id."""

    statements: tuple[Record, ...]
    entities: Mapping[str, Record]
    sources: Mapping[str, Record]


def read_exports(data: Path) -> tuple[Exports, list[Problem]]:
    """Read the three files of the folder ``data``; a missing one holds nothing."""
    problems: list[Problem] = []
    statements = _records(data / "statements.json", "id", problems)
    entities = _records(data / "entities.json", "slug", problems)
    sources = _records(data / "sources.json", "id", problems)
    return Exports(tuple(statements.values()), entities, sources), problems


def _records(file: Path, key: str, problems: list[Problem]) -> dict[str, Record]:
    if not file.is_file():
        return {}
    try:
        records = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        problems.append(Problem(str(file), 1, f"cannot be read ({error})", _MEND))
        return {}
    wrong = not isinstance(records, list) or any(
        not isinstance(record, dict) or not isinstance(record.get(key), str) for record in records
    )
    if wrong:
        what = f"is no list of objects with the key {key!r}"
        problems.append(Problem(str(file), 1, what, _MEND))
        return {}
    return {record[key]: record for record in records}
