"""Entries of a sidecar's lists put in, taken out and changed as text.

Comments, order and form of everything else stay as the editor wrote them. Every change is
read back: the file must say exactly what was meant, or nothing is changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_WIDTH = 98
_SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Unplaceable(ValueError):
    """The file is written in a way in which the change has no place."""


def append(text: str, key: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """``text`` of a sidecar with ``entries`` at the end of its list ``key``."""
    if not entries:
        return text
    newline = "\r\n" if "\r\n" in text else "\n"
    node = _list(text, key)
    before = _data(text)
    if node is None:
        start = text.rstrip() + newline * 2 if text.strip() else ""
        result = f"{start}{key}:{newline}{_block(entries, 2, newline)}"
    elif node.flow_style or not node.value:
        if node.value:
            raise Unplaceable(f"`{key}:` is written on one line; begin each entry with a dash")
        at, end = node.start_mark.index, node.end_mark.index
        rest = text[end:].split("\n", 1)
        tail = rest[1] if len(rest) > 1 else ""
        head = text[:at].rstrip(" \t")
        result = f"{head}{rest[0].rstrip()}{newline}{_block(entries, 2, newline)}{tail}"
    else:
        dash = _dash(text, node.value[0])
        at = _line_end(text, _last(node.value[-1]))
        glue = "" if text[:at].endswith("\n") else newline
        result = f"{text[:at]}{glue}{newline}{_block(entries, dash[1], newline)}{text[at:]}"
    return _checked(result, before | {key: [*(before.get(key) or []), *entries]})


def replace(text: str, key: str, number: int, entry: Mapping[str, Any] | None) -> str:
    """``text`` with entry ``number`` (from 0) of the list ``key`` as ``entry``, or without it.

    An entry that differs by ``reviewed`` alone keeps its form: one word changes.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    node = _list(text, key)
    if node is None or node.flow_style:
        raise Unplaceable(f"`{key}:` is written on one line; begin each entry with a dash")
    before = _data(text)
    items = list(before[key])
    item = node.value[number]
    if entry is not None and _but_review(items[number]) == _but_review(entry):
        place = _value(item, "reviewed")
        if place is not None:
            at, end = place.start_mark.index, place.end_mark.index
            result = f"{text[:at]}{'true' if entry['reviewed'] else 'false'}{text[end:]}"
            return _checked(result, before | {key: _with(items, number, entry)})
    start, dash = _dash(text, item)
    end = _line_end(text, _last(item))
    if entry is not None:
        result = f"{text[:start]}{_block([entry], dash, newline)}{text[end:]}"
    elif len(items) == 1:
        head = text[:start].rstrip()
        result = f"{head} []{newline}{text[end:]}"
    else:
        if text[:start].endswith(newline * 2):
            start -= len(newline)
        result = f"{text[:start]}{text[end:]}"
    return _checked(result, before | {key: _with(items, number, entry)})


def _with(items: list[Any], number: int, entry: Mapping[str, Any] | None) -> list[Any]:
    return [*items[:number], *([] if entry is None else [entry]), *items[number + 1 :]]


def _but_review(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key != "reviewed"}


def _block(entries: Sequence[Mapping[str, Any]], column: int, newline: str) -> str:
    """Entries as a block sequence whose dashes stand in ``column``, an empty line between."""
    made = []
    for entry in entries:
        text = yaml.safe_dump(
            dict(entry), allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=None
        )
        lines = text.splitlines()
        first, others = lines[0], lines[1:]
        indent = " " * column
        body = [f"{indent}- {first}", *(f"{indent}  {line}" if line else line for line in others)]
        made.append(newline.join(body) + newline)
    return newline.join(made)


def _list(text: str, key: str) -> SequenceNode | None:
    """The list under ``key``; None where there is no such key."""
    root = yaml.compose(text, Loader=_SAFE)
    if not isinstance(root, MappingNode):
        raise Unplaceable("the file is no mapping of keys")
    node = _value(root, key)
    if node is not None and not isinstance(node, SequenceNode):
        raise Unplaceable(f"`{key}:` is no list; write `{key}: []`")
    return node


def _value(node: Node, key: str) -> Node | None:
    if isinstance(node, MappingNode):
        for name, value in node.value:
            if isinstance(name, ScalarNode) and name.value == key:
                found: Node = value
                return found
    return None


def _dash(text: str, item: Node) -> tuple[int, int]:
    """Where the line of an item's dash begins, and the column of the dash."""
    at = text.rfind("-", 0, item.start_mark.index)
    start = text.rfind("\n", 0, at) + 1
    return start, at - start


def _last(node: Node) -> int:
    """Where the text of a node ends, without the comments and empty lines after it."""
    if isinstance(node, ScalarNode) or getattr(node, "flow_style", False) or not node.value:
        end: int = node.end_mark.index
        return end
    if isinstance(node, MappingNode):
        return max(_last(value) for pair in node.value for value in pair)
    return _last(node.value[-1])


def _line_end(text: str, at: int) -> int:
    """The beginning of the line after ``at``."""
    if at and text[at - 1] == "\n":
        return at
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def load(text: str) -> Any:
    """What the text of a sidecar says, as plain data; ``yaml.YAMLError`` where it is none."""
    return yaml.load(text, Loader=_SAFE)  # noqa: S506 (the safe loader, in C where it is built)


def _data(text: str) -> dict[str, Any]:
    found = load(text)
    return dict(found) if isinstance(found, dict) else {}


def _checked(text: str, expected: Mapping[str, Any]) -> str:
    try:
        same = load(text) == expected
    except yaml.YAMLError:
        same = False
    if not same:
        raise Unplaceable("an entry cannot be put in without touching the rest")
    return text
