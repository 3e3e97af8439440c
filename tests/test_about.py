"""Which entity a figure describes, on texts that are marked in full."""

from __future__ import annotations

import pytest

from dossier.figures import described
from marked import Marked, passages

PASSAGES = [passage for lang in ("fr", "en", "zh") for passage in passages(lang)]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.text[:40])
def test_every_figure_of_a_marked_passage(passage: Marked) -> None:
    """Each with its place, kind, value and unit, and with what it describes."""
    found = described(passage.text, passage.lang, passage.mentions, published=passage.published)
    assert found == passage.figures
