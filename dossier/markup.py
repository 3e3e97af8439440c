"""Markdown read by another parser than the one that will render it.

Whatever text a page carries, it may only hold the HTML that our templates write, links
that stay on the site or go to the web, and footnotes that exist. Pages that people write
by hand are held to the same.
"""

from __future__ import annotations

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
_SCHEME = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]*:")
_REFERENCE = re.compile(r"\[\^([a-z0-9-]+)\](?!:)")
_DEFINITION = re.compile(r"^\[\^([a-z0-9-]+)\]:", re.MULTILINE)

_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")


def foreign_markup(text: str) -> list[str]:
    """What in a page's Markdown (without front matter) is no markup of ours, in words."""
    found = [f"<{tag}> with {why}" for tag, why in _foreign(_PARSER.parse(text))]
    defined = set(_DEFINITION.findall(text))
    found += [
        f"[^{name}], a footnote that is not defined"
        for name in _REFERENCE.findall(text)
        if name not in defined
    ]
    return list(dict.fromkeys(found))


def _foreign(tokens: Iterable[Token]) -> Iterator[tuple[str, str]]:
    for token in tokens:
        if token.type in ("html_block", "html_inline"):
            yield from _html(token.content)
        elif token.type == "link_open":
            href = str(token.attrGet("href") or "")
            if _SCHEME.match(href) and not href.startswith(("https://", "http://", "mailto:")):
                yield "a", f"the address {href!r}"
        elif token.type == "image":
            yield "img", "any address"
        yield from _foreign(token.children or ())


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
                elif attribute == "href" and _SCHEME.match(value):
                    yield name, f"the address {value!r}"
