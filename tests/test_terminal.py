"""Words of an article on a terminal."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dossier.terminal import visible


def test_nothing_steers_the_terminal() -> None:
    assert visible("a\x1b]0;title\x07b\x1b[2Jc\u202ed") == "a\ufffd]0;title\ufffdb\ufffd[2Jc\ufffdd"


@given(st.text())
def test_only_what_steers_is_taken_and_nothing_moves(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    for before, after in zip(text, shown, strict=True):
        steers = unicodedata.category(before) == "Cc" and before not in "\t\n"
        turns = unicodedata.bidirectional(before) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI",
            "RLI", "FSI", "PDI"} or before in "\u200e\u200f"  # fmt: skip
        assert after == ("\ufffd" if steers or turns else before)
