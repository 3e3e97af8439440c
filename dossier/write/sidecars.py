"""Write the ids that ``publish`` gives into the sidecars, changing nothing else in them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, ScalarNode, SequenceNode


def insert_ids(text: str, ids: Mapping[int, str]) -> str:
    """``text`` of a sidecar with ids for the statements that begin at the given lines (from 1).

    The id becomes the first key of its entry, in the entry's own style.
    """
    lines = text.splitlines(keepends=True)
    for node in reversed(_statements(text)):
        row, column = node.start_mark.line, node.start_mark.column
        given = ids.get(row + 1)
        if given is None:
            continue
        line = lines[row]
        if node.flow_style:
            lines[row] = f'{line[: column + 1]}id: "{given}", {line[column + 1 :]}'
        else:
            newline = "\r\n" if line.endswith("\r\n") else "\n"
            lines[row] = f'{line[:column]}id: "{given}"{newline}{" " * column}{line[column:]}'
    return "".join(lines)


def write_whole(file: Path, text: str) -> None:
    """Replace a file at once: it holds the old text or the new one, never a part."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(text.encode("utf-8"))
    beside.replace(file)


def _statements(text: str) -> list[MappingNode]:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, MappingNode):
        return []
    for key, value in root.value:
        if isinstance(key, ScalarNode) and key.value == "statements":
            items = value.value if isinstance(value, SequenceNode) else []
            return [item for item in items if isinstance(item, MappingNode)]
    return []
