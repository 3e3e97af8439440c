"""CSL-JSON: the data of citation styles, as its schema (CSL 1.0.2, csl-data.json) has it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dossier.cite.item import Author, Item


def csl_json(items: Sequence[Item]) -> str:
    """An array of the items."""
    return _dump([_item(item) for item in items])


def with_url(text: str, url: str) -> str:
    """``text`` with the address of its last item, which has none."""
    items = json.loads(text)
    items[-1]["URL"] = url
    return _dump(items)


def _dump(items: list[dict[str, Any]]) -> str:
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(item: Item) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "id": item.key,
        "type": "webpage",
        "title": item.title,
        "author": [_author(author) for author in item.authors],
        "container-title": item.site,
        "genre": item.genre,
        "issued": {"date-parts": [[int(part) for part in item.date_parts]]} if item.date else None,
        "language": item.language,
        "note": item.version_note,
        "URL": item.url,
    }
    return {key: value for key, value in fields.items() if value}


def _author(author: Author) -> dict[str, str]:
    if author.given is None:
        return {"literal": author.name}
    return {"family": author.name, "given": author.given}
