"""Write the ids that ``publish`` gives into the sidecars, changing nothing else in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, ScalarNode, SequenceNode
from yaml.tokens import BlockMappingStartToken, FlowMappingStartToken


def insert_ids(text: str, ids: Mapping[int, str]) -> str:
    """``text`` of a sidecar with ids for the statements that begin at the given lines (from 1).

    The id becomes the first key of its entry, in the entry's own style; entries that have one
    keep it. ``ValueError``, naming the line, where an id has no place of its own: two
    statements without one begin on the line, or the file would say something else with it.
    """
    entries = _statements(text)
    given: dict[int, str] = {}
    waiting = Counter(node.start_mark.line + 1 for node in entries if not _has_id(node))
    for i, node in enumerate(entries):
        line = node.start_mark.line + 1
        if line in ids and not _has_id(node):
            if waiting[line] > 1:
                raise ValueError(f"line {line}: several statements begin here; write one a line")
            given[i] = ids[line]
    for line in ids:
        if not waiting[line]:
            raise ValueError(f"line {line}: no statement without an id begins here")
    starts = _starts(text)
    result = text
    for i in reversed(given):
        result = _inserted(result, entries[i], given[i], starts)
    _compare(text, result, given, [node.start_mark.line + 1 for node in entries])
    return result


def write_whole(file: Path, text: str) -> None:
    """Replace a file at once: it holds the old text or the new one, never a part."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(text.encode("utf-8"))
    beside.replace(file)


def _inserted(
    text: str, node: MappingNode, given: str, starts: Mapping[int, tuple[int, int]]
) -> str:
    """``text`` with an id in ``node``; what stands before the node is as it was composed."""
    # An anchor or a tag is part of the node: its keys begin at the first mapping after them.
    at, column = starts[min(index for index in starts if index >= node.start_mark.index)]
    if node.flow_style:
        return f'{text[: at + 1]}id: "{given}", {text[at + 1 :]}'
    end = text.find("\n", at)
    newline = "\r\n" if text[:end].endswith("\r") else "\n"
    return f'{text[:at]}id: "{given}"{newline}{" " * column}{text[at:]}'


def _starts(text: str) -> dict[int, tuple[int, int]]:
    """Where mappings begin, with their columns."""
    return {
        token.start_mark.index: (token.start_mark.index, token.start_mark.column)
        for token in yaml.scan(text, Loader=yaml.SafeLoader)
        if isinstance(token, (BlockMappingStartToken, FlowMappingStartToken))
    }


def _compare(old: str, new: str, given: Mapping[int, str], lines: list[int]) -> None:
    """``ValueError`` unless ``new`` says what ``old`` says, and the ids."""
    expected = _plain(old)
    for i, known in given.items():
        expected["statements"][i] = {"id": known, **expected["statements"][i]}
    try:
        same = _plain(new) == expected
    except yaml.YAMLError:
        same = False
    if not same:
        where = ", ".join(str(lines[i]) for i in given)
        raise ValueError(f"line {where}: an id cannot be put in here; write the statement plainly")


def _plain(text: str) -> Any:
    """The data with every scalar as it is written."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (makes text alone)


def _has_id(node: MappingNode) -> bool:
    return any(isinstance(key, ScalarNode) and key.value == "id" for key, _ in node.value)


def _statements(text: str) -> list[MappingNode]:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, MappingNode):
        return []
    for key, value in root.value:
        if isinstance(key, ScalarNode) and key.value == "statements":
            items = value.value if isinstance(value, SequenceNode) else []
            return [item for item in items if isinstance(item, MappingNode)]
    return []
