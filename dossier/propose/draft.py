"""A drafted statement, as the entry of a sidecar that it would become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dossier.model import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """``entry`` is what the sidecar would say; ``span`` where its quotation stands; ``figure``
    where the figure begins that is its value, if one is."""

    entry: Mapping[str, Any]
    span: Span
    figure: int | None = None


def says(entry: Mapping[str, Any]) -> frozenset[tuple[str, ...]]:
    """What an entry says, in parts: one for each subject and each value.

    A figure is said of its subjects together: one sum for two is no sum of each. Two entries
    that say the same parts say the same, whatever their words.
    """
    about = _list(entry.get("about", entry.get("about_uncertain")))
    parts: set[tuple[str, ...]] = set()
    for value in _list(entry.get("value")):
        if isinstance(value, Mapping):
            parts.add((entry["property"], "+".join(sorted(about)), _figure(value)))
        else:
            parts.update((entry["property"], slug, str(value)) for slug in about)
    return frozenset(parts)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _figure(value: Mapping[str, Any]) -> str:
    """A figure without what the article adds by way of conversion."""
    parts = {k: float(v) if _is_number(v) else v for k, v in value.items() if k != "also"}
    return " ".join(f"{key}={parts[key]}" for key in sorted(parts))


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
