"""One text made ready once, for the names of the catalogue and for those it lacks."""

from __future__ import annotations

from functools import cached_property

from dossier.link.cues import Cues, cues
from dossier.link.fold import Folded, fold
from dossier.link.masks import masks
from dossier.link.surroundings import Surroundings


class Reading:
    """``text`` with what finding names in it needs, each part made when first asked for."""

    def __init__(self, text: str) -> None:
        """``text`` is read as it is; offsets are its code points."""
        self.text = text
        self.cues: Cues = cues()

    @cached_property
    def view(self) -> Folded:
        """The text as the matcher sees it."""
        return fold(self.text)

    @cached_property
    def masks(self) -> list[tuple[int, int]]:
        """Where no name is looked for, sorted."""
        return masks(self.text, self.cues)

    @cached_property
    def around(self) -> Surroundings:
        """What stands around the places of the text."""
        return Surroundings(self.view.plain, self.cues)
