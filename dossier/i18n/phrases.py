"""The package's own words per language, read once from ``dossier/data/phrases.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale

from dossier.model import Lang


@cache
def _table(name: str) -> Mapping[str, Any]:
    text = files("dossier").joinpath("data", f"{name}.json").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = json.loads(text)
    return loaded


def phrases(lang: Lang) -> Mapping[str, Any]:
    """The words of one interface language; raises ``KeyError`` for one without a table."""
    table: Mapping[str, Any] = _table("phrases")[lang]
    return table


def elision() -> Mapping[str, Any]:
    """Which French initials elide: vowels, names with a mute h, and the exceptions."""
    return _table("elision")


@cache
def locale(lang: Lang) -> Locale:
    """Babel's locale, which is slow to build."""
    return Locale.parse(lang)


def qualified(text: str, qualifier: str | None, lang: Lang) -> str:
    """``text`` with the words of a qualifier: ``nearly`` → "nearly 70,000"."""
    if qualifier is None:
        return text
    pattern: str = phrases(lang)["qualifiers"][qualifier]
    return pattern.format(text)
