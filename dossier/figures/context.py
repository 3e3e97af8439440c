"""What stands around a number and makes it part of something longer, or of something known."""

from __future__ import annotations

import re

from dossier.figures.numerals import Numeral
from dossier.figures.rules import NARROW, Rules, is_letter

_FILE_ENDING = re.compile(r"\.[a-z]{2,4}[0-9]?(?![A-Za-z])")
_OPENING = 24
_JOINTS = frozenset("./:-–_#")
_MARKS = frozenset("_#/")
_HYPHENS = frozenset("-‑")
_RUNS_ON = frozenset("./:")


def is_part(text: str, numeral: Numeral, rules: Rules, *, year: bool) -> bool:
    """Whether the number belongs to something longer: 1/3, 10:30, v1.7.2, GPT-4, a.2024.pdf."""
    start, end = numeral.start, numeral.end
    last, beyond = text[start - 1] if start else " ", text[start - 2] if start > 1 else " "
    if last in _JOINTS and (last in _MARKS or beyond.isdigit()):
        return True
    if (beyond if last in NARROW else last) in rules.ordinal_leads:
        lead = text[max(0, start - _OPENING) : start].rstrip(NARROW)
        if lead.endswith(rules.ordinal_prefixes):
            return True
    if last in _HYPHENS and not year and is_letter(beyond):
        return not numeral.spelled
    if text[end : end + 1] not in _RUNS_ON:
        return False
    return text[end + 1 : end + 2].isdigit() or _FILE_ENDING.match(text, end) is not None


def is_known_group(text: str, numeral: Numeral, rules: Rules) -> bool:
    """Whether a number in words only takes up a group already told of: "les deux", 这两."""
    if not numeral.spelled:
        return False
    return (
        rules.known_group.search(text, max(0, numeral.start - _OPENING), numeral.start) is not None
    )
