"""Who was spoken of last, for what "the company", "the chip" or "it" may stand for."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.figures.about.cues import Cues
from dossier.figures.tables import load
from dossier.model import Entity


class Topics:
    """The entities that a text has spoken of so far, by kind; and what kind each is."""

    def __init__(self, cues: Cues, entities: Mapping[str, Entity]) -> None:
        self._cues = cues
        self._entities = entities
        self._classes: Mapping[str, list[str]] = load("about")["classes"]
        self._last: dict[str, str] = {}

    def kind(self, slug: str) -> str:
        """``firm``, ``person``, ``place``, ``aside`` (outlets, markets, laws) or ``thing``."""
        entity = self._entities.get(slug)
        if entity is None:
            return ""
        for kind in ("firm", "person", "place", "aside"):
            if entity.cls in self._classes[kind]:
                return kind
        return "thing"

    def speak_of(self, slug: str) -> None:
        """Remember it as what the text is about now."""
        self._last[self.kind(slug) or "firm"] = slug
        self._last[""] = slug

    def name(self, slug: str) -> None:
        """Remember it as named, though not as what the text is about."""
        self._last.setdefault(self.kind(slug) or "firm", slug)
        if self.kind(slug) == "thing":
            self._last["thing"] = slug

    def meant(self, said: str, *, opens: bool) -> str | None:
        """Whom a clause without a name speaks of, by its words before the figure.

        None where it speaks of the market or the government, and at the head of a paragraph
        without a word that refers back.
        """
        word = self._cues.anaphor.search(said)
        nobody = self._cues.generic.search(said)
        if nobody and (word is None or nobody.start() < word.start()):
            return None
        kind = word.lastgroup if word else None
        if kind in {"firm", "thing"}:
            return self._last.get(kind) or self._last.get("")
        return None if kind is None and opens else self._last.get("")
