"""YAML with positions: plain data, and the line of every key and item in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from dossier.model import Origin, Problem

Path_ = tuple[str | int, ...]

_SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"


class _Loader(_SAFE):  # type: ignore[misc,valid-type]
    """The safe loader, resolving plain words as YAML 1.2 does (its core schema, §10.3.2).

    YAML 1.1 would make a boolean of ``no``, a date of 2025-06-15 and a number of 1:30.
    """

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


_Loader.add_implicit_resolver(
    f"{_TAG}bool", re.compile(r"^(true|false)$", re.IGNORECASE), list("tTfF")
)
_Loader.add_implicit_resolver(
    f"{_TAG}null", re.compile(r"^(~|null|)$", re.IGNORECASE), ["~", "n", "N", ""]
)
_Loader.add_implicit_resolver(
    f"{_TAG}int", re.compile(r"^[-+]?(0|[1-9][0-9]*)$"), list("-+0123456789")
)
_Loader.add_implicit_resolver(
    f"{_TAG}float",
    re.compile(r"^[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?$"),
    list("-+0123456789."),
)


_SHOWN = 60
_PARTS = 1_000_000
"""How many keys, items and values a file may come to, its anchors written out."""


class Document:
    """A YAML file as data, knowing the line of each part.

    ``data`` holds dicts, lists and scalars; ``path`` is the file as the user knows it.
    """

    def __init__(self, path: str, data: Any, lines: Mapping[Path_, int]) -> None:
        self.path = path
        self.data = data
        self.lines = lines

    def line(self, *where: str | int) -> int:
        """The line (from 1) of the part at ``where``, or of the nearest part above it."""
        for length in range(len(where), -1, -1):
            if where[:length] in self.lines:
                return self.lines[where[:length]]
        return 1

    def origin(self, *where: str | int) -> Origin:
        """``line`` with the path."""
        return Origin(self.path, self.line(*where))

    def problem(self, what: str, how: str, *where: str | int) -> Problem:
        """A problem at the part at ``where``."""
        return Problem(self.path, self.line(*where), what, how)


def load(file: Path, shown: str) -> tuple[Document | None, list[Problem]]:
    """Read one YAML file. Files that cannot be read, decoded or parsed are problems.

    ``shown`` is the path to name in messages. A document that is not a mapping is a
    problem too: every seed file is one.
    """
    try:
        text = file.read_bytes().decode("utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        return None, [Problem(shown, 1, f"cannot be read ({reason})", "Make the file readable")]
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return None, [Problem(shown, line, "is not UTF-8 text", "Save the file as UTF-8")]
    return parse(text.removeprefix("\ufeff"), shown)


def parse(text: str, shown: str) -> tuple[Document | None, list[Problem]]:
    """The same for a text already in hand."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if not isinstance(node, MappingNode):
            how = "Write `key: value` lines; see the file formats in the documentation"
            return None, [Problem(shown, 1, "holds no keys", how)]
        reader = _Reader(loader, shown)
        data = reader.value(node, ())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        if "end of stream" in str(getattr(error, "problem", "")):
            mark = getattr(error, "context_mark", None) or mark  # where it was opened
        line = mark.line + 1 if mark else 1
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        how = "Mend the YAML at this line (often a missing quote, colon or indent)"
        return None, [Problem(shown, line, f"is not valid YAML: {what}", how)]
    except RecursionError:
        return None, [Problem(shown, 1, "is nested too deeply", "Write it flatter")]
    finally:
        loader.dispose()
    return Document(shown, data, reader.lines), reader.problems


class _Reader:
    """Turns nodes into data; collects lines and duplicate keys."""

    def __init__(self, loader: Any, shown: str) -> None:
        self._loader = loader
        self._shown = shown
        self.lines: dict[Path_, int] = {}
        self.problems: list[Problem] = []
        self._open: set[int] = set()
        self._left = _PARTS

    def value(self, node: Node, where: Path_) -> Any:
        """The data of ``node``; an alias that contains itself is a YAML error."""
        self.lines.setdefault(where, node.start_mark.line + 1)
        self._left -= 1
        if self._left < 0:
            raise yaml.YAMLError("anchors that repeat each other make it too large")
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if id(node) in self._open:
            raise yaml.YAMLError("an anchor contains itself")
        self._open.add(id(node))
        try:
            if isinstance(node, SequenceNode):
                return [self.value(item, (*where, i)) for i, item in enumerate(node.value)]
            return self._mapping(node, where)
        finally:
            self._open.discard(id(node))

    def _scalar(self, node: ScalarNode) -> Any:
        """A plain value; one that its tag does not allow is a YAML error."""
        try:
            return self._loader.construct_object(node)
        except (ValueError, LookupError, AttributeError, OverflowError) as error:
            what = f"{_written(node)!r} is no {node.tag.removeprefix(_TAG)}"
            raise yaml.MarkedYAMLError(problem=what, problem_mark=node.start_mark) from error

    def _mapping(self, node: Node, where: Path_) -> dict[Any, Any]:
        data: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            scalar = isinstance(key_node, ScalarNode)
            key = self._scalar(key_node) if scalar else None
            line = key_node.start_mark.line + 1
            if not isinstance(key, str):
                what = f"the key {_written(key_node)!r} is not text"
                self.problems.append(Problem(self._shown, line, what, "Write it in quotes"))
                key = _written(key_node)
            if key in data:
                what = f"the key {key!r} stands here twice"
                self.problems.append(Problem(self._shown, line, what, "Keep one of the two"))
            self.lines[(*where, key)] = line
            data[key] = self.value(value_node, (*where, key))
        return data


def _written(node: Node) -> str:
    """A node as one line of YAML, shortened."""
    if isinstance(node, ScalarNode):
        text = str(node.value)
    else:
        bare = yaml.serialize(node, Dumper=yaml.SafeDumper, width=1_000_000)
        text = " ".join(bare.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
