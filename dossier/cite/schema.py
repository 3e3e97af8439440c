"""The JSON Schemas of the exported data, and the fields that they describe."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any, cast

TABLES = ("entities", "statements", "sources")


def schema_text(table: str) -> str:
    """The JSON Schema (2020-12) of a table, as the package holds it."""
    file = resources.files(__package__) / "schemas" / f"{table}.schema.json"
    return file.read_text(encoding="utf-8")


def fields(table: str) -> dict[str, str]:
    """The fields of the objects of a table, and what each of them means, in order."""
    schema: dict[str, Any] = json.loads(schema_text(table))
    properties = cast("dict[str, dict[str, Any]]", schema["items"]["properties"])
    return {name: str(field["description"]) for name, field in properties.items()}
