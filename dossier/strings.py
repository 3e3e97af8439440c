"""The words of the interface, per language: ``dossier/data/strings.yml``; names of months."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Strings:
    """Looks words up in one language. A missing key is our own bug and raises KeyError."""

    lang: str

    def __call__(self, key: str, **values: Any) -> str:
        """The words for ``key`` with ``{names}`` filled in."""
        return _table()[key][self.lang].format(**values)

    def count(self, key: str, n: int, **values: Any) -> str:
        """The same in the singular or plural that ``n`` takes in the language."""
        one = n == 1 or (self.lang == "fr" and n == 0)
        return self(f"{key}.{'one' if one else 'other'}", n=n, **values)

    def has(self, key: str) -> bool:
        """Whether there are words for ``key``."""
        return key in _table()


@cache
def months(lang: str) -> frozenset[str]:
    """The words for months in a language, in lower case; empty for one that has no list."""
    text = (resources.files("dossier") / "data" / "calendar.json").read_text("utf-8")
    names: list[list[str]] = json.loads(text).get(lang, {}).get("months", [])
    return frozenset(word for month in names for word in month)


@cache
def _table() -> dict[str, dict[str, str]]:
    text = (resources.files("dossier") / "data" / "strings.yml").read_text("utf-8")
    loaded: dict[str, dict[str, str]] = yaml.safe_load(text)
    return loaded
