"""Labelled data: passages, traps and articles whose names and figures are known.

``README.md`` says how they are written and which rules the labels follow. Whatever is wrong
in a file raises :class:`~benchmarks.labelled.marks.BadLabelError` with its place.
"""

from __future__ import annotations

from benchmarks.labelled.catalogues import catalogue, write_seeds
from benchmarks.labelled.marks import BadLabelError, Figure, Name
from benchmarks.labelled.texts import Passage, Trap, articles, passages, strangers, traps

__all__ = [
    "BadLabelError",
    "Figure",
    "Name",
    "Passage",
    "Trap",
    "articles",
    "catalogue",
    "passages",
    "strangers",
    "traps",
    "write_seeds",
]
