"""Figures in French, English and Chinese texts: finding them, and checking values by them.

:func:`find_figures` gives every figure with its place, value and unit (docs/formats.md);
:func:`described` says besides which entity each describes.
:func:`carries` tells whether a quotation carries a statement's value. What the languages
know of numbers, units, currencies and dates is data (``dossier/data``).
"""

from __future__ import annotations

from dossier.figures.about import described
from dossier.figures.carry import carries, numbers_in
from dossier.figures.find import find_figures
from dossier.figures.forms import load
from dossier.figures.record import Figure, FigureKind

__all__ = [
    "LANGUAGES",
    "Figure",
    "FigureKind",
    "carries",
    "described",
    "find_figures",
    "numbers_in",
]

LANGUAGES = tuple(load("numbers"))
"""Those whose figures are read by rules of their own."""
