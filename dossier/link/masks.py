"""Where no name is looked for: addresses, file names, code, HTML attributes.

Found from their marks (``://``, ``@``, ``.com``, a backtick) outwards, so that a text
without them costs a few searches for single characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.link.cues import Cues

_STOP = re.compile(
    "[\\s<>\"'`|\u00ab\u00bb\u2018-\u201d\u3000-\u303f\u3400-\u9fff\uff00-\uff0f\uff1a-\uff20]"
)
_ADDRESS = re.compile(":(?=//)")
_SCHEME = re.compile("[A-Za-z][A-Za-z0-9+.-]{0,20}$")
_UP_TO_LEFT = re.compile(r"(?s:.*)(?:[\u2e80-\u9fff\uac00-\ud7af]|(?![.%+~/\\-])\W)")
"""All before what an address or file name begins with; found from the end on."""
_PATH = re.compile("[/:?#]")
_HOST = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63})+")
_RAW = ("script", "style", "code", "pre")
_LONGEST = 4096


def masks(text: str, cues: Cues) -> list[tuple[int, int]]:
    """Spans of ``text`` that hold no names, sorted, joined where they overlap."""
    found = [*_addresses(text), *_endings(text, cues), *_code(text), *_raw_html(text)]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _address_end(text: str, start: int) -> int:
    stop = _STOP.search(text, start, start + _LONGEST)
    return stop.start() if stop else min(len(text), start + _LONGEST)


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    for match in _ADDRESS.finditer(text):
        at = match.start()
        scheme = _SCHEME.search(text[max(0, at - 21) : at])
        if scheme:
            yield at - len(scheme[0]), _address_end(text, at)
    for at in _places(text, "www."):
        yield at, _address_end(text, at)
    for at in _places(text, "@"):
        host = _HOST.match(text, at + 1)
        user = _left(text, at, 64)
        if host and user < at:
            yield user, host.end()


def _left(text: str, at: int, most: int) -> int:
    """Where what stands right before ``at`` begins, which may be nothing."""
    first = max(0, at - most)
    before = _UP_TO_LEFT.match(text, first, at)
    return before.end() if before else first


def _endings(text: str, cues: Cues) -> Iterator[tuple[int, int]]:
    """Bare domains with what follows them, and file names with their folders."""
    if "." not in text:
        return
    for match in cues.name_endings.finditer(text):
        left = _left(text, match.start(), 120)
        if left == match.start():
            continue
        end = match.end()
        if match[0][1:] in cues.domain and _PATH.match(text, end):
            end = _address_end(text, end)
        yield left, end


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Fenced blocks and code spans of Markdown."""
    at = text.find("`")
    while at >= 0:
        run = len(text[at : at + 8]) - len(text[at : at + 8].lstrip("`"))
        limit = len(text) if run >= 3 else _line_end(text, at)
        end = text.find("`" * run, at + run, limit)
        if end >= 0:
            yield at, end + run
        elif run >= 3:
            return
        at = text.find("`", (end if end >= 0 else at) + run)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at, at + 300)
    return end if end >= 0 else min(len(text), at + 300)


def _raw_html(text: str) -> Iterator[tuple[int, int]]:
    if "<" not in text:
        return
    for opening, closing in (("<!--", "-->"), *((f"<{tag}", f"</{tag}") for tag in _RAW)):
        for at in _places(text, opening):
            end = text.find(closing, at)
            if end < 0:
                break
            yield at, end + len(closing)


def _places(text: str, mark: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + len(mark))
