"""What can be said, hand-written pages, settings; and all that was read, as a corpus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dossier.model.articles import Article
from dossier.model.base import NOWHERE, Lang, Localized, Origin
from dossier.model.catalogue import Entity, Grammar
from dossier.model.statements import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A folder of entities. ``pages``: ``each`` has a page, or all stand in one ``list``."""

    name: str
    one: Localized
    other: Localized
    pages: Literal["each", "list"]
    intro: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityClass:
    """``expected`` are properties whose absence a profile points out, ``expected_inverse``
    those that others would have with it as value (made by); ``schema_type`` is a
    type of schema.org for the structured data; ``publishes``: what is said stands *in* it
    (an outlet), not only comes through it."""

    name: str
    kind: str
    one: Localized
    other: Localized
    expected: tuple[str, ...] = ()
    expected_inverse: tuple[str, ...] = ()
    grammar: Mapping[Lang, Grammar] = field(default_factory=dict)
    schema_type: str = "Thing"
    publishes: bool = False
    search: tuple[str, ...] = ()
    """Other words that readers look for it with, in any language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    name: str
    title: Localized
    neutral: Localized
    """The heading where nothing in it is said of the entity itself."""
    order: int
    search: tuple[str, ...] = ()
    """Words that readers look for any of its properties with, in any language."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words by which a statement is known in an article (form: docs/vocabulary.md)."""

    text: str
    status: str | None = None
    """The status that these words settle."""


@dataclass(frozen=True, slots=True)
class Cues:
    """By which words ``propose`` knows a property, and between whom.

    ``about`` and ``value`` are kinds and classes, all where empty (``value`` of a count:
    the units that it may be of); ``status`` is the one that a statement has where its
    words say nothing else.
    """

    about: tuple[str, ...] = ()
    value: tuple[str, ...] = ()
    status: str | None = None
    patterns: Mapping[Lang, tuple[Cue, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """What can be said of an entity, and how it reads.

    ``sentences[lang]`` maps a form to a pattern; see ``docs/vocabulary.md``.
    """

    name: str
    label: Localized
    inverse: Localized | None = None
    value: Literal["entity", "money", "percent", "count", "date", "quantity", "text", "flag"]
    section: str
    order: int
    single: bool = False
    """At most one value holds at a time: differing ones disagree."""
    box: bool = False
    lead: int | None = None
    """Rank among what may open a profile; lower comes first."""
    event: str | None = None
    """Properties of one event (planned, filed, done) share its name."""
    lasting: bool = False
    """Its value does not change with time: a differing later one disagrees."""
    part_of: bool = False
    """Its subject is a part of its value (a street in a town): they are no two answers."""
    asks: Asks | None = None
    quote_first: bool = False
    qualifiers: tuple[str, ...] = ()
    word: Localized | None = None
    """What stands where the status word would: "Ban", "Permission"."""
    search: tuple[str, ...] = ()
    """Other words that readers look for it with, in any language."""
    cues: Cues = Cues()
    sentences: Mapping[Lang, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Asks:
    """A question that a statement leaves open, unless one of ``unless`` is stated too."""

    question: Localized
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """Something with steps. ``asks`` is the question while its last step is not stated."""

    name: str
    label: Localized
    asks: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What properties of different ``sides`` say the opposite of: allowed, forbidden.

    Two statements meet only where subject and value are the same and none of the
    qualifiers in ``scope`` differs.
    """

    name: str
    label: Localized
    sides: tuple[tuple[str, ...], ...]
    scope: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class End:
    """A property as one side of a tension sees it; ``inverse``: from its value's end."""

    property: str
    inverse: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tension:
    """Statements that no rule calls contradictory and no reader should see alone.

    ``kin``: also between an entity and its parent, maker or unit. ``others`` says what must
    hold of what stands at the other ends: ``any``thing, ``related`` ones, ones of the
    ``same-kind``.
    """

    name: str
    question: Localized
    sides: tuple[tuple[End, ...], tuple[End, ...]]
    kin: bool = False
    others: Literal["any", "related", "same-kind"] = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifier:
    """A role or scope that narrows a statement.

    ``scope``: statements that differ in it measure different things; ``time``: it says when;
    ``phrase``: how it reads beside a value ("by {value}"), else its label and the value.
    """

    name: str
    label: Localized
    phrase: Mapping[Lang, str] = field(default_factory=dict)
    scope: bool = True
    time: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What counts are of."""

    name: str
    one: Localized
    other: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A filter of the search: how far an ``event`` has come for an entity."""

    name: str
    label: Localized
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    kinds: Mapping[str, Kind]
    classes: Mapping[str, EntityClass]
    sections: Mapping[str, Section]
    properties: Mapping[str, Property]
    qualifiers: Mapping[str, Qualifier]
    units: Mapping[str, Unit]
    filters: Mapping[str, Filter] = field(default_factory=dict)
    stages: tuple[tuple[str, ...], ...] = ()
    """The steps of an event in their order, each with the statuses that tell of it."""
    events: Mapping[str, EventType] = field(default_factory=dict)
    matters: Mapping[str, Matter] = field(default_factory=dict)
    tensions: Mapping[str, Tension] = field(default_factory=dict)

    def stage(self, status: str | None) -> int | None:
        """The step that a status tells of, from 0; a statement without one ``holds``."""
        word = status or "holds"
        return next((i for i, step in enumerate(self.stages) if word in step), None)


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page that people wrote in ``seeds/pages``, per language."""

    name: str
    lang: Lang
    title: str
    body: str
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Everything read from ``seeds/``, in an order that does not depend on the disk."""

    vocabulary: Vocabulary
    entities: Mapping[str, Entity]
    articles: Mapping[str, Article]
    pages: tuple[HandWritten, ...] = ()
    gone: tuple[Entity, ...] = ()
    """Entities of which only the address is left."""

    @property
    def first_slugs(self) -> Mapping[str, str]:
        """Of each renamed entity the slug under which it was first published."""
        return {e.slug: e.former_slugs[0] for e in self.entities.values() if e.former_slugs}

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, by article and in the order of its text."""
        return tuple(s for a in self.articles.values() for s in a.statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What ``mkdocs.yml`` says under ``extra.dossier``, with the site's name."""

    site_name: str
    languages: tuple[Lang, ...] = ("en", "fr")
    quote_words: int = 40
    quote_share: float = 0.40
    unreviewed: Literal["hide", "marked"] = "hide"
    """Whether proposals that no editor has read stand on pages, in a block of their own."""
    repository: str | None = None
    """Address under which the seeds can be read, where that is public."""
