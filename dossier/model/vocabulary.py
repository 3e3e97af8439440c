"""What can be said, hand-written pages, settings; and all that was read, as a corpus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dossier.model.articles import Article
from dossier.model.base import Lang, Localized, Origin
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
    type of schema.org for the structured data."""

    name: str
    kind: str
    one: Localized
    other: Localized
    expected: tuple[str, ...] = ()
    expected_inverse: tuple[str, ...] = ()
    grammar: Mapping[Lang, Grammar] = field(default_factory=dict)
    schema_type: str = "Thing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    name: str
    title: Localized
    neutral: Localized
    """The heading where nothing in it is said of the entity itself."""
    order: int


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
    quote_first: bool = False
    qualifiers: tuple[str, ...] = ()
    word: Localized | None = None
    """What stands where the status word would: "Ban", "Permission"."""
    sentences: Mapping[Lang, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifier:
    """A role or scope that narrows a statement."""

    name: str
    label: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What counts are of."""

    name: str
    one: Localized
    other: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    kinds: Mapping[str, Kind]
    classes: Mapping[str, EntityClass]
    sections: Mapping[str, Section]
    properties: Mapping[str, Property]
    qualifiers: Mapping[str, Qualifier]
    units: Mapping[str, Unit]


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page that people wrote in ``seeds/pages``, per language."""

    name: str
    lang: Lang
    title: str
    body: str
    origin: Origin


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
    repository: str | None = None
    """Address under which the seeds can be read, where that is public."""
