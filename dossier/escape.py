"""Text that stays text: in Markdown, and in HTML.

Numeric entities are used rather than backslashes, because Python-Markdown honours a
backslash before some characters only. Which characters need it was found by sending
every one of them through the extensions of ``mkdocs.yml`` (``tests/test_escape.py``).
"""

from __future__ import annotations

import html as _html
import re

_ACTIVE = re.compile(r"[\\`*_{}\[\]<>&#|~^]|(?<=[!])(?=\[)|:(?=//)|@")
_LINE_BREAKS = re.compile(r"\s*[\r\n\u2028\u2029\x0b\x0c\x85]+\s*")
_FIRST = re.compile(r"^ {0,3}\t\s*|^ {4}\s*|^ {0,3}(?:[-+=:!]|\d+(?=[.)](?:\s|$)))")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def html(text: str) -> str:
    """``text`` for HTML, in an element or a quoted attribute."""
    return _html.escape(text, quote=True)


def one_line(text: str) -> str:
    """``text`` without control characters, its line breaks made spaces."""
    return _CONTROL.sub("", _LINE_BREAKS.sub(" ", text))


def md(text: str) -> str:
    """``text`` for one line of Markdown: shown as it is, whatever characters it has.

    Line breaks become spaces and control characters go. What would begin a list, heading
    or other block at the start of a line is written as an entity too, so the result may
    stand anywhere.
    """

    def entity(match: re.Match[str]) -> str:
        return f"&#{ord(match.group())};" if match.group() else ""

    escaped = _ACTIVE.sub(entity, one_line(text))
    return _FIRST.sub(_guard, escaped, count=1)


def _guard(match: re.Match[str]) -> str:
    """What opens a line and would make a block of it (spaces make code), as entities."""
    return "".join(f"&#{ord(c)};" for c in match.group())
