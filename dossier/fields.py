"""What the fields of the exported data mean, per language: ``dossier/data/fields.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the data: its name, and each field with its meaning, in order."""

    name: str
    fields: tuple[tuple[str, str], ...]


def explained(lang: str) -> tuple[Table, ...]:
    """Every table with the meaning of its fields in ``lang``; ``a.b`` is a part of ``a``."""
    return tuple(
        Table(name, tuple((field, words[lang]) for field, words in fields.items()))
        for name, fields in _tables().items()
    )


@cache
def _tables() -> dict[str, dict[str, dict[str, str]]]:
    text = (resources.files("dossier") / "data" / "fields.yml").read_text("utf-8")
    loaded: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(text)
    return loaded
