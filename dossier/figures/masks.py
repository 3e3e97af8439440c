"""What is hidden from the search for figures: names, addresses, tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

MASK = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands in the place of each hidden character."""

_HIDDEN = re.compile(r"https?://[!-~]+|www\.[!-~]+|<[A-Za-z/!][^<>]{0,2000}>")
_MAILBOX, _HOST = re.compile(r"[\w.+-]{0,64}$"), re.compile(r"@[\w.-]{0,255}")


def masked(text: str, skip: Sequence[tuple[int, int]]) -> str:
    """The text at its length, with names, addresses and tags blanked out."""
    text = text.replace("*", " ")  # emphasis may part a number from its unit
    hidden = sorted([*skip, *(found.span() for found in _HIDDEN.finditer(text)), *_mail(text)])
    if not hidden:
        return text
    parts, pos = [], 0
    for start, end in hidden:
        if end > pos:
            parts += [text[pos : max(pos, start)], MASK * (end - max(pos, start))]
            pos = end
    return "".join([*parts, text[pos:]])


def _mail(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses and handles stand, found from their @."""
    for host in _HOST.finditer(text):
        box = _MAILBOX.search(text, max(0, host.start() - 64), host.start())
        yield (box.start() if box else host.start(), host.end())
