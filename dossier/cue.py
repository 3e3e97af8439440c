"""The form of a cue (docs/vocabulary.md): words, {about}, {value}, gaps, alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PART = re.compile(
    r"\{(?P<slot>about|value)(?P<own>'s)?\}|(?P<gap>…)|(?P<near>~)"
    r"|\((?P<group>[^(){}…~]+)\)(?P<maybe>\??)|(?P<space>\s+)|(?P<word>[^\s{}…~()]+)"
)


def parts(text: str) -> Iterator[re.Match[str]]:
    """The parts of a sound cue, each of one named group."""
    return _PART.finditer(text)


def fault(text: str, *, flag: bool) -> str | None:
    """What is wrong with a cue, or None; ``flag``: the property has no value to find."""
    at, slots, words = 0, [], 0
    for part in parts(text):
        if part.start() != at:
            break
        at = part.end()
        words += bool(part["word"] or (part["group"] and not part["maybe"]) or part["own"])
        if part["slot"]:
            slots.append(part["slot"])
    if at != len(text):
        return f"the cue {text!r} cannot be read at {text[at : at + 12]!r}"
    if sorted(slots) != (["about"] if flag else ["about", "value"]):
        needed = "{about} once" if flag else "{about} and {value} once each"
        return f"the cue {text!r} does not have {needed}"
    return None
