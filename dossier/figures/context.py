"""What stands around a number and makes it part of something longer, or of something known."""

from __future__ import annotations

import re

from dossier.figures.numerals import Numeral
from dossier.figures.rules import NARROW, Rules, is_letter

_FILE_ENDING = re.compile(r"\.[a-z]{2,4}[0-9]?(?![A-Za-z])")
_OPENING = 24


def is_part(text: str, numeral: Numeral, rules: Rules, *, year: bool) -> bool:
    """Whether the number belongs to something longer: 1/3, 10:30, v1.7.2, GPT-4, a.2024.pdf."""
    before, after = (
        text[max(0, numeral.start - 2) : numeral.start],
        text[numeral.end : numeral.end + 2],
    )
    if len(before) == 2 and before[1] in "./:-–_" and before[0].isdigit():
        return True
    if before[-1:] in {"_", "#", "/"}:
        return True
    lead = text[max(0, numeral.start - _OPENING) : numeral.start].rstrip(NARROW)
    if lead.endswith(rules.ordinal_prefixes):
        return True
    if not year and len(before) == 2 and before[1] in "-‑" and is_letter(before[0]):
        return not numeral.spelled
    if len(after) == 2 and after[0] in "./:" and after[1].isdigit():
        return True
    return _FILE_ENDING.match(text, numeral.end) is not None


def is_known_group(text: str, numeral: Numeral, rules: Rules) -> bool:
    """Whether a number in words only takes up a group already told of: "les deux", 这两."""
    if not numeral.spelled:
        return False
    return (
        rules.known_group.search(text, max(0, numeral.start - _OPENING), numeral.start) is not None
    )
