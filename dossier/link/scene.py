"""The matches of one part of a text, what each is taken for by now, and what that tells of others.

Sure matches are mere columns (most matches are sure, and a text may have many); only a
doubtful one is a record of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from dossier.link.cues import LIFE
from dossier.link.facts import Facts
from dossier.link.lexicon import Form
from dossier.link.surroundings import Surroundings

_LIFE = frozenset({LIFE})
NEARBY = 400
"""As far as a sentence is looked at on either side."""


@dataclass(slots=True)
class Candidate:
    """A match that is a mention, if anything, for a reason."""

    at: int
    """Its row in the columns of the scene."""
    start: int
    end: int
    form: Form
    options: tuple[str, ...]
    """The entities that it may stand for."""
    small: bool = False
    """Written in small letters, though its name has a capital."""
    full: Form | None = None
    """The form that it would have with the beginning it leaves out."""
    head: int | None = None
    """The row whose beginning it shares (``MTT S80 et S70``)."""
    shared: str | None = None
    """What it stands for if it does."""
    before: list[str] | None = None
    """The words before it that may say what it is, once asked for; so ``after``."""
    after: list[str] | None = None


@dataclass(slots=True)
class Scene:
    """Matches in the order of the text, never overlapping: ``starts``, ``ends`` and the
    ``entities`` that they are taken for, None while undecided or refused."""

    starts: list[int]
    ends: list[int]
    entities: list[str | None]
    doubtful: list[Candidate]
    topics: list[tuple[int, frozenset[str]]]
    """Where words stand that tell the subject of a sentence, and its field."""
    makers: list[tuple[int, str]]
    """Where a maker's name begins a product's, and whose it is."""
    facts: Mapping[str, Facts]
    around: Surroundings
    lang: str
    given: frozenset[str]
    before: Collection[str | None]
    """What parts of the text before this one name beyond doubt."""
    news: set[str | int] = field(default_factory=set)
    """Entities that became known, and numbers of paragraphs that name more than before."""
    known: dict[str | None, int] = field(default_factory=dict)
    """Where each entity is first named beyond doubt (the end of that name)."""
    _foreign: dict[tuple[frozenset[str], bool], list[int]] = field(default_factory=dict)
    _by_row: dict[int, Candidate] = field(default_factory=dict)
    _present: dict[int, set[str]] = field(default_factory=dict)
    """By paragraph, what it names; so ``_siblings``: what makers and families that is of."""
    _siblings: dict[int, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_row = {candidate.at: candidate for candidate in self.doubtful}
        # The last pair of a key stays, so the first of the text when read backwards.
        self.known = dict(zip(reversed(self.entities), reversed(self.ends), strict=True))
        for start, slug in reversed(self.makers):
            self.known[slug] = min(start, self.known.get(slug, start))
        self.known.update(dict.fromkeys(self.before, 0))

    def may_be(self, row: int) -> tuple[str, ...]:
        """What the undecided name of a row may stand for."""
        candidate = self._by_row.get(row)
        return candidate.options if candidate and self.entities[row] is None else ()

    def take(self, candidate: Candidate, slug: str, *, sure: bool) -> None:
        """Makes ``candidate`` a mention of ``slug``; a sure one supports what comes later."""
        self.entities[candidate.at] = slug
        if sure and candidate.end < self.known.get(slug, candidate.end + 1):
            self.known[slug] = candidate.end
            self.news.add(slug)
        number = self.around.paragraph(candidate.start)
        self.news.add(number)
        if number in self._present:
            self._present[number].add(slug)
            self._siblings[number] |= self.facts[slug].siblings

    def is_known(self, slug: str, at: int) -> bool:
        """Whether ``slug`` is named beyond doubt before ``at``."""
        return self.known.get(slug, at + 1) <= at

    def present(self, at: int) -> set[str]:
        """The entities that the paragraph of ``at`` names."""
        number = self.around.paragraph(at)
        found = self._present.get(number)
        if found is None:
            start, end = self.around.bounds(number)
            found = self.named_in(start, end)
            first = bisect_left(self.makers, (start, ""))
            last = bisect_left(self.makers, (end, ""))
            found.update(slug for _, slug in self.makers[first:last])
            self._present[number] = found
            self._siblings[number] = set().union(*(self.facts[s].siblings for s in found))
        return found

    def has_kin(self, at: int, facts: Facts) -> bool:
        """Whether the paragraph of ``at`` names its maker, family or parent, or another
        product of theirs."""
        if not facts.kin.isdisjoint(self.present(at)):
            return True
        return not facts.siblings.isdisjoint(self._siblings[self.around.paragraph(at)])

    def named_in(self, start: int, end: int) -> set[str]:
        """What the mentions between two offsets name."""
        first = bisect_left(self.starts, start)
        return set(filter(None, self.entities[first : bisect_left(self.starts, end, first)]))

    def foreign(self, start: int, end: int, facts: Facts, *, life: bool = False) -> int:
        """How many words between two offsets tell of a field that is not the entity's, those of
        everyday life (``life``) or of subjects alone."""
        if not self.topics:
            return 0
        places = self._foreign.get((facts.fields, life))
        if places is None:
            told = [(at, fields if life else fields - _LIFE) for at, fields in self.topics]
            places = [at for at, fields in told if fields and fields.isdisjoint(facts.fields)]
            self._foreign[facts.fields, life] = places
        first = bisect_left(places, start)
        return bisect_left(places, end, first) - first

    def foreign_near(self, candidate: Candidate, facts: Facts, *, life: bool = False) -> int:
        """``foreign`` in the sentence of a candidate."""
        near = candidate.start - NEARBY, candidate.end + NEARBY
        # Most texts tell of one field: then no sentence has to be looked for.
        if not self.foreign(*near, facts, life=life):
            return 0
        sentence = self.around.sentence(candidate.start, candidate.end)
        return self.foreign(*sentence, facts, life=life)
