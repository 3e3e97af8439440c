"""Text and data as the files of this stage need them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from dossier.model import Lang, Localized

_BREAKS = re.compile(r"[ ]*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+[ ]*")
_WIDTH = 100


def one_line(text: str) -> str:
    """``text`` on one line: breaks and tabs become one space, other controls go."""
    joined = _BREAKS.sub(" ", text)
    return "".join(c for c in joined if unicodedata.category(c) != "Cc").strip(" ")


def written(text: Localized) -> str | dict[Lang, str]:
    """A text as the seeds write it: bare where all languages share it, else by language."""
    if set(text.values) == {""}:
        return text.values[""]
    return {lang: text.values[lang] for lang in sorted(text.values)}


def json_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """An array of objects as JSON (RFC 8259), a key to a line; what fits a line stays on it.

    Keys keep their order, so that a change in one value is a change in few lines.
    """
    if not rows:
        return "[]\n"
    body = ",\n".join("  " + _expanded(row, 2) for row in rows)
    return f"[\n{body}\n]\n"


def json_object(value: Mapping[str, Any]) -> str:
    """One object in the same way."""
    return _expanded(value, 0) + "\n"


def _rendered(value: Any, indent: int) -> str:
    compact = json.dumps(value, ensure_ascii=False, allow_nan=False)
    if not value or not isinstance(value, (dict, list)) or indent + len(compact) <= _WIDTH:
        return compact
    return _expanded(value, indent)


def _expanded(value: Mapping[str, Any] | Sequence[Any], indent: int) -> str:
    inner = " " * (indent + 2)
    if isinstance(value, Mapping):
        lines = [
            f"{inner}{json.dumps(key, ensure_ascii=False)}: {_rendered(item, indent + 2)}"
            for key, item in value.items()
        ]
        opening, closing = "{", "}"
    else:
        lines = [inner + _rendered(item, indent + 2) for item in value]
        opening, closing = "[", "]"
    return f"{opening}\n" + ",\n".join(lines) + f"\n{' ' * indent}{closing}"
