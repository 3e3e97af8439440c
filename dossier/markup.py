"""Markdown read by another parser than the one that will render it.

Whatever text a page carries, it may only hold the HTML that our templates write, links
that stay on the site or go to the web, and footnotes that exist. Pages that people write
by hand are held to the same.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping

from markdown_it import MarkdownIt
from markdown_it.token import Token

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[^<>]*)?)>")
_ATTRIBUTE = re.compile(r"([a-zA-Z-]+)(?:=\"([^\"]*)\")?")
ALLOWED: Mapping[str, frozenset[str]] = {
    "a": frozenset({"class", "id", "href", "title", "download"}),
    "br": frozenset(),
    "div": frozenset({"class", "id", "markdown"}),
    "span": frozenset({"class", "lang"}),
    "details": frozenset({"class", "id", "markdown"}),
    "summary": frozenset(),
}
"""The elements that templates write, with their attributes."""
_OPENING = re.compile(r"<(?=[a-zA-Z/!?])")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^\s<>\"]+>")
_CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_SCHEME = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]*:")
_REFERENCE = re.compile(r"\[\^([a-z0-9-]+)\](?!:)")
_DEFINITION = re.compile(r"^\[\^([a-z0-9-]+)\]:", re.MULTILINE)

_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")
# It would show a dangerous link as text; Python-Markdown makes it a link, so see it.
_PARSER.validateLink = lambda url: True  # type: ignore[method-assign]


def foreign_markup(text: str) -> list[tuple[int, str]]:
    """What in a page's Markdown is no markup of ours: the line (from 1) and the words."""
    found = list(_foreign(_PARSER.parse(text), 1))
    bare = _CODE.sub(lambda match: " " * len(match.group()), text)
    for match in _OPENING.finditer(bare):
        # What this parser takes for text another may take for an element.
        tag = _TAG.match(bare, match.start())
        if tag is None and not _AUTOLINK.match(bare, match.start()):
            line = text.count("\n", 0, match.start()) + 1
            found.append(
                (
                    line,
                    f"{bare[match.start() : match.start() + 12].split()[0]} with no form of ours",
                )
            )
    defined = set(_DEFINITION.findall(text))
    for match in _REFERENCE.finditer(text):
        if match[1] not in defined:
            line = text.count("\n", 0, match.start()) + 1
            found.append((line, f"[^{match[1]}], a footnote that is not defined"))
    return list(dict.fromkeys(found))


def _foreign(tokens: Iterable[Token], line: int) -> Iterator[tuple[int, str]]:
    for token in tokens:
        at = token.map[0] + 1 if token.map else line
        if token.type in ("html_block", "html_inline"):
            yield from ((at, f"<{tag}> with {why}") for tag, why in _html(token.content))
        elif token.type == "link_open":
            href = str(token.attrGet("href") or "")
            if _SCHEME.match(href) and not href.startswith(("https://", "http://", "mailto:")):
                yield at, f"<a> with the address {href!r}"
        elif token.type == "image":
            yield at, "an image"
        yield from _foreign(token.children or (), at)


def _html(content: str) -> Iterator[tuple[str, str]]:
    rest = _TAG.sub("", content)
    if "<!--" in rest or re.search(r"<[a-zA-Z/!?]", rest):
        yield rest.strip()[:40], "unknown form"
    for closing, name, attributes in _TAG.findall(content):
        if name not in ALLOWED:
            yield name, "no place in our templates"
        elif not closing:
            for attribute, value in _ATTRIBUTE.findall(attributes):
                if attribute not in ALLOWED[name]:
                    yield name, f"the attribute {attribute!r}"
                elif attribute == "href" and _SCHEME.match(html.unescape(value).strip()):
                    yield name, f"the address {value!r}"
