"""What is cited, as the formatter wants it: CSL items with what the file format lacks."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Item = dict[str, Any]
_VERSION = "Version: "
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")


def items_beside(file: Path) -> list[Item]:
    """The items of a ``cite.csl.json``; none where there is no such file."""
    if not file.is_file():
        return []
    found: list[Item] = json.loads(file.read_text(encoding="utf-8"))
    return found


def prepared(item: Mapping[str, Any], *, repeated: str | None) -> Item:
    """``item`` for a style: the version as such, and an author who is the site only once.

    ``repeated`` is what gives way then: ``author`` or ``site``, or neither.
    """
    made = {key: value for key, value in item.items() if key not in {"id", "note", "issued"}}
    note = str(item.get("note") or "")
    if note.startswith(_VERSION):
        made["version"] = note.removeprefix(_VERSION)
    elif note:
        made["note"] = note
    parts = (item.get("issued") or {}).get("date-parts")
    if parts:
        year, *rest = parts[0]
        made["issued"] = "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])
    if repeated and item.get("author") == [{"literal": item.get("container-title")}]:
        del made["author" if repeated == "author" else "container-title"]
    if made.get("author"):
        made["author"] = [_whole(author) for author in made["author"]]
    return made


def _whole(author: Mapping[str, Any]) -> Mapping[str, Any]:
    """A name in Chinese characters is never cut to an initial."""
    name = str(author.get("family", "")) + str(author.get("given", ""))
    return {"literal": name} if _HAN.search(name) else author
