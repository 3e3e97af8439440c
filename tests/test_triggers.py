"""Patterns that are tried only where a word they need stands."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.link.unknown.triggers import Trigger, Triggers

PATTERNS = (
    Trigger(re.compile(r"(?<![a-z])[a-z]{2,4}?ab(?![a-z])"), ["ab"], 2, 4),
    Trigger(re.compile(r"(?:by|of) ([a-z]{1,3})(?=[ .])"), ["by", "of"], 0, 0),
    Trigger(re.compile(r"(?<=[,;])([a-z]{1,3})(?=[,.])"), [",", ";"], -1, -1),
    Trigger(re.compile(r"(?:^|\.)([a-z]{1,3}?)(?=of|by)"), ["of", "by"], 1, 4),
)
TRIGGERS = Triggers(PATTERNS)


@given(
    st.lists(st.sampled_from(["a", "b", "c", "ab", "by", "of", " ", ",", ";", "."])).map("".join)
)
@settings(max_examples=500, deadline=None)
def test_what_is_found_is_what_every_pattern_finds_by_itself(text: str) -> None:
    found: list[list[tuple[int, int]]] = [[] for _ in PATTERNS]
    for at, match in TRIGGERS.matches(text):
        found[at].append(match.span())
    assert found == [[m.span() for m in one.pattern.finditer(text)] for one in PATTERNS]
