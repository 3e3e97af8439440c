"""The arrival stage: what a new text is, before anyone has read it.

Its language, whether it is here already, what of it is no article, and the sidecar that says
so. Nothing is guessed that the text does not show: who published it and when stays open.
"""

from dossier.arrival.language import language_of
from dossier.arrival.parts import Parts, parts_of
from dossier.arrival.sidecar import Given, first_sidecar, slug_of
from dossier.arrival.text import LARGEST, read_raw, text_of
from dossier.arrival.twins import TWIN, likeness, shingles

__all__ = [
    "LARGEST",
    "TWIN",
    "Given",
    "Parts",
    "first_sidecar",
    "language_of",
    "likeness",
    "parts_of",
    "read_raw",
    "shingles",
    "slug_of",
    "text_of",
]
