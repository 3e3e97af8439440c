"""What an article brings must not steer the terminal that shows it.

A leaf: the commands and the review print words of articles through it.
"""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""The control characters of C0 and C1 but tab and line feed, and those that turn the direction
of writing (Unicode 16, Bidi_Control)."""


def visible(text: str) -> str:
    """``text`` with a replacement character for each character that would steer a terminal;
    as long as before."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
