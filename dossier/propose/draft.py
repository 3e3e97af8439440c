"""A drafted statement, as the entry of a sidecar that it would become."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dossier.model import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """``entry`` is what the sidecar would say; ``span`` where its quotation stands."""

    entry: Mapping[str, Any]
    span: Span


def key_of(entry: Mapping[str, Any]) -> str:
    """What makes two entries say the same: about, property and value, whatever their order.

    A proposal is not made again for what a sidecar states, awaits or rejects under one key.
    """
    about = entry.get("about", entry.get("about_uncertain"))
    value = entry.get("value")
    core = [sorted(_list(about)), entry["property"], sorted(map(_plain, _list(value)))]
    return json.dumps(core, ensure_ascii=False)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _plain(value: Any) -> str:
    """A value without what the article adds by way of conversion."""
    if isinstance(value, dict):
        value = {k: float(v) if _is_number(v) else v for k, v in value.items() if k != "also"}
    return json.dumps(str(value) if isinstance(value, int) else value, sort_keys=True)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def quotation(text: str, start: int, end: int) -> str | dict[str, str]:
    """``text[start:end]`` as a quotation that stands once: with what is around it if need be."""
    words = text[start:end]
    if text.count(words) == 1:
        return words
    for reach in (12, 30, 60, 120):
        prefix = text[max(0, start - reach) : start].rsplit("\n", 1)[-1]
        suffix = text[end : end + reach].split("\n", 1)[0]
        if text.count(f"{prefix}{words}{suffix}") == 1:
            break
    return {"exact": words, "prefix": prefix, "suffix": suffix}
