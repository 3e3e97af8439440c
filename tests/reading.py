"""Pages as readers have them: Markdown → HTML as MkDocs makes it, the text of its parts."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import markdown
import yaml

CONFIG = Path(__file__).parents[1] / "mkdocs.yml"

_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"})
_BLANKS = re.compile(r"\s+")  # no-break spaces too: ``source`` has them as they are
_HEADINGS = frozenset({"h1", "h2", "h3"})


class _Tree(HTMLParser):
    """HTML → elements; tags that are not closed are closed by their parents."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = ET.TreeBuilder()
        self.builder.start("root", {})
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {key: value or "" for key, value in attrs})
        if tag in _VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {key: value or "" for key, value in attrs})
        self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while (last := self.open.pop()) != tag:
                self.builder.end(last)
            self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def elements(html: str) -> ET.Element:
    """HTML as a tree of elements below one ``root``."""
    parser = _Tree()
    parser.feed(html)
    parser.close()
    for tag in reversed(parser.open):
        parser.builder.end(tag)
    parser.builder.end("root")
    return parser.builder.close()


class _Lenient(yaml.SafeLoader):
    """Reads over the tags that only MkDocs understands (``!ENV``): they give null."""


_Lenient.add_multi_constructor("!", lambda *_: None)


@functools.cache
def python_markdown() -> markdown.Markdown:
    """Python-Markdown with the extensions of ``mkdocs.yml`` and those that MkDocs adds."""
    options = yaml.load(CONFIG.read_text("utf-8"), Loader=_Lenient)  # noqa: S506
    pairs = [
        next(iter(one.items())) if isinstance(one, dict) else (one, {})
        for one in options["markdown_extensions"]
    ]
    names = dict.fromkeys(["toc", "tables", "fenced_code", *(name for name, _ in pairs)])
    return markdown.Markdown(extensions=list(names), extension_configs=dict(pairs))


def as_mkdocs_does(text: str) -> str:
    """Markdown → HTML."""
    return python_markdown().reset().convert(text)


def plain(element: ET.Element) -> str:
    """The text that a reader sees, without numbers of notes, permalinks and ways back."""
    return _BLANKS.sub(" ", "".join(_texts(element))).strip()


def _texts(element: ET.Element) -> Iterator[str]:
    hidden = element.get("class", "") in ("permalink", "footnote-backref")
    if element.tag == "br":
        yield " "
    elif element.tag != "sup" and not hidden:
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


class Reading:
    """A page of ``content/`` as a reader reads it: its front matter, and the text of its parts."""

    def __init__(self, source: str) -> None:
        _, head, body = source.split("---\n", 2)
        self.source = source
        self.meta: dict[str, Any] = yaml.safe_load(head)
        self.root = elements(as_mkdocs_does(body))

    @property
    def text(self) -> str:
        return plain(self.root)

    def part(self, name: str) -> Sequence[str]:
        """The items of a part, in order.

        ``#service``: the section under the heading of that anchor; ``notes``: the footnotes;
        ``text``: all of it; ``source``: the lines of the file; else the block of that class.
        """
        if name == "text":
            return [self.text]
        if name == "source":
            return self.source.splitlines()
        if name == "notes":
            return [plain(item) for item in self.root.findall(".//div[@class='footnote']/ol/li")]
        if name.startswith("#"):
            return self.section(name[1:])
        blocks = [d for d in self.root.iter() if d.get("class") == name]
        return [text for block in blocks for text in _items(block)]

    def section(self, anchor: str) -> Sequence[str]:
        """Items, rows and paragraphs between a heading and the next."""
        found: list[str] = []
        inside = False
        for element in self.root:
            if element.tag in _HEADINGS or element.get("class") == "footnote":
                inside = element.get("id") == anchor
            elif inside:
                found += _items(element)
        return found


def _items(element: ET.Element) -> list[str]:
    """The items of lists, the rows of tables (cells joined by bars), other blocks whole."""
    if element.tag in ("div", "ul", "ol", "table", "tbody"):
        return [text for child in element for text in _items(child)]
    if element.tag == "tr":
        return [" | ".join(plain(cell) for cell in element)]
    text = plain(element)
    return [text] if text and element.tag != "thead" else []
