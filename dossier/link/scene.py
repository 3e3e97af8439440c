"""The doubtful and the sure matches of one text, and what is already taken for a mention."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dossier.link.lexicon import Form, Person
from dossier.link.surroundings import Surroundings


@dataclass(slots=True)
class Candidate:
    """A match in the making. ``entity`` is set once it is taken for a mention."""

    start: int
    end: int
    searched: int
    """Its start in the searched text of the fold."""
    form: Form
    options: tuple[str, ...]
    """The entities that it may stand for."""
    small: bool = False
    """Written in small letters, though its name has a capital."""
    full: Form | None = None
    """The form that it would have with the beginning it leaves out."""
    head: Candidate | None = None
    """The name whose beginning it shares (``MTT S80 et S70``)."""
    shared: str | None = None
    """What it stands for if it does."""
    entity: str | None = None


@dataclass(slots=True)
class Scene:
    """Candidates in the order of the text, never overlapping, and what is known by now."""

    candidates: list[Candidate]
    persons: Mapping[str, Person]
    around: Surroundings
    lang: str
    given: frozenset[str]
    known: dict[str, int] = field(default_factory=dict)
    """Where each entity is first named beyond doubt (the end of that name)."""
    present: dict[int, set[str]] = field(default_factory=dict)
    """The entities that each paragraph names."""

    def take(self, candidate: Candidate, slug: str, *, sure: bool) -> None:
        """Makes ``candidate`` a mention of ``slug``; a sure one supports what comes later."""
        candidate.entity = slug
        slugs = [slug, *([candidate.form.maker[0]] if candidate.form.maker else [])]
        self.present.setdefault(self.around.paragraph(candidate.start), set()).update(slugs)
        if sure:
            for one in slugs:
                self.known[one] = min(candidate.end, self.known.get(one, candidate.end))

    def is_known(self, slug: str, at: int) -> bool:
        """Whether ``slug`` is named beyond doubt before ``at``."""
        return self.known.get(slug, at + 1) <= at

    def neighbour(self, i: int, step: int) -> Candidate | None:
        """The candidate before (-1) or after (1) the one at ``i``."""
        j = i + step
        return self.candidates[j] if 0 <= j < len(self.candidates) else None

    def mentions_in(self, i: int, start: int, end: int) -> Iterator[Candidate]:
        """The mentions between two offsets around the candidate at ``i``, itself left out."""
        for step in (-1, 1):
            j = i + step
            while 0 <= j < len(self.candidates):
                other = self.candidates[j]
                if other.start < start or other.end > end:
                    break
                if other.entity is not None:
                    yield other
                j += step
