"""What exists: entities, articles, statements with their evidence, and the vocabulary.

Every stage of the line (read, link, assemble, render, site) speaks in these records.
They are frozen and hold no behaviour beyond small look-ups. Offsets are code points
into the article's text read without newline translation, so ``text[start:end]`` is
always the evidence itself.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Lang = str
"""An ISO 639-1 code: ``en``, ``fr``, ``zh``."""

STATUSES = ("considered", "planned", "under-way", "filed", "completed", "holds", "forecast")
STANCES = ("stated", "claimed", "opinion", "preference")
AMOUNT_QUALIFIERS = ("about", "nearly", "more-than", "less-than", "up-to", "at-least")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was written: a path as the user knows it, and a line from 1."""

    path: str
    line: int


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in the seeds, and how to mend it (both without a final full stop)."""

    path: str
    line: int
    what: str
    how: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}. {self.how}."


@dataclass(frozen=True, slots=True)
class Localized:
    """A text that may differ between languages; the key ``""`` holds for all of them."""

    values: Mapping[Lang, str]

    def get(self, lang: Lang) -> str:
        """The text in ``lang``, else the common one, else English, else the first."""
        for key in (lang, "", "en"):
            if key in self.values:
                return self.values[key]
        return next(iter(self.values.values()))

    def language_of(self, lang: Lang) -> Lang:
        """The language of what ``get(lang)`` returns; ``lang`` for a common text."""
        if lang in self.values or "" in self.values:
            return lang
        return "en" if "en" in self.values else next(iter(self.values))


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points in an article's text."""

    start: int
    end: int


# -- the catalogue ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Alias:
    """Another way to write an entity's name.

    ``weak`` aliases count only with support (contract §2). ``outside_corpus`` marks what
    the editor added without a source.
    """

    text: str
    lang: Lang | None = None
    weak: bool = False
    outside_corpus: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a name behaves in a sentence of one language.

    ``article`` is the definite article that a sentence puts before the name ("the", "le",
    "la", "les", "l’"); empty for bare names. ``gender`` is ``m`` or ``f``.
    """

    article: str = ""
    gender: str = "m"
    plural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Anything named (or described) that statements can be about."""

    slug: str
    kind: str
    """The folder it lives in: ``companies``, ``chips``, ``names`` …"""
    cls: str
    """Its class in the vocabulary: ``company``, ``chip``, ``person`` …"""
    name: Localized
    unnamed: bool = False
    aliases: tuple[Alias, ...] = ()
    not_in: tuple[str, ...] = ()
    vendor: str | None = None
    family: str | None = None
    parent: str | None = None
    identity_notes: Localized | None = None
    open_questions: tuple[Localized, ...] = ()
    former_slugs: tuple[str, ...] = ()
    grammar: Mapping[Lang, Grammar] = field(default_factory=dict)
    origin: Origin


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text where an entity is named."""

    start: int
    end: int
    text: str
    entity: str


# -- values -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EntityValue:
    slug: str


@dataclass(frozen=True, slots=True)
class Money:
    """``currency`` is ISO 4217; ``also`` is the same sum as the article converts it."""

    amount: float
    currency: str
    amount_max: float | None = None
    qualifier: str | None = None
    also: Money | None = None


@dataclass(frozen=True, slots=True)
class Percent:
    percent: float
    percent_max: float | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """So many of something: ``unit`` is a word of the vocabulary's ``units``."""

    count: float
    unit: str
    count_max: float | None = None
    of: str | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A physical quantity, such as 7 nm: ``unit`` as it is written."""

    amount: float
    unit: str
    amount_max: float | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class DateValue:
    """ISO 8601 of any precision, or ``2025-H1``, ``2025-Q3``."""

    date: str


@dataclass(frozen=True, slots=True)
class TextValue:
    text: Localized


@dataclass(frozen=True, slots=True)
class Flag:
    """The property holds; there is nothing to add."""


Value = EntityValue | Money | Percent | Count | Quantity | DateValue | TextValue | Flag


# -- statements -------------------------------------------------------------------

Purpose = Literal["claim", "speaker", "date", "subject", "scope"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of an article that a statement rests on, and what it shows."""

    start: int
    end: int
    text: str
    purpose: Purpose = "claim"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A link in the chain of who says so: an entity, or a description of one unnamed.

    ``by_context``: the quoted sentence itself does not name them.
    """

    entity: str | None
    unnamed: Localized | None = None
    by_context: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The time a statement speaks of: a date, a span, or bounds; ``words`` as written."""

    date: str | None = None
    start: str | None = None
    end: str | None = None
    earliest: str | None = None
    latest: str | None = None
    words: str | None = None
    inferred: bool = False
    because: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One fact with its evidence, as one article gives it (contract §2)."""

    id: str
    published_id: bool
    """Whether the id stands in the sidecar (given by ``publish``) or is still a draft."""
    article: str
    about: tuple[str, ...]
    """Entities it holds of, jointly when several; empty when ``about_uncertain`` is not."""
    about_uncertain: tuple[str, ...] = ()
    property: str
    values: tuple[Value, ...] = ()
    """One element, or several where the article gives a list."""
    qualifiers: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    status: str | None = None
    stance: str = "stated"
    hedged: bool = False
    negated: bool = False
    quantity: str | None = None
    said_by: tuple[Speaker, ...] = ()
    as_of: AsOf | None = None
    after: tuple[str, ...] = ()
    reading: Localized | None = None
    text: Localized | None = None
    evidence: tuple[Evidence, ...]
    sic: bool = False
    reviewed: bool = True
    raw: Mapping[str, Any]
    """The entry as it was written, for the exports."""
    origin: Origin

    @builtins.property  # a field above bears the name
    def subjects(self) -> tuple[str, ...]:
        """Every entity on whose page it is shown."""
        return self.about or self.about_uncertain


# -- articles ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Title:
    text: str
    supplied: bool
    """Whether the editor supplied it (shown in square brackets)."""
    texts: Localized | None = None
    """A supplied title per language, where they differ; ``text`` is then the first."""

    def get(self, lang: Lang) -> str:
        """The title as a page in ``lang`` shows it, without brackets."""
        return self.texts.get(lang) if self.texts else self.text


@dataclass(frozen=True, slots=True)
class Publisher:
    name: str
    basis: str | None


@dataclass(frozen=True, slots=True)
class Published:
    """When the article came out, as far as known; ``date`` only where it is given."""

    date: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Embedded:
    """A post inside an article: evidence of its own, with its speaker and date."""

    start: int
    end: int
    speaker: str | None
    date: str | None
    number: int


@dataclass(frozen=True, slots=True)
class EditorNote:
    """What the editor says of a passage; the spans are its places in the text."""

    quote: str
    spans: tuple[Span, ...]
    note: Localized
    origin: Origin


@dataclass(frozen=True, slots=True)
class NoFact:
    """A sentence that states nothing checkable, and why the editor holds so."""

    spans: tuple[Span, ...]
    reason: Localized
    origin: Origin


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article: what kind it is, its number among its kind, its sentences.

    Paragraphs count from 1 through the body alone, embedded posts on their own; a heading
    bears the number of the paragraph that follows it.
    """

    kind: Literal["title", "heading", "paragraph", "embedded", "boilerplate"]
    number: int
    start: int
    end: int
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A source: its text byte for byte, and what its sidecar says of it."""

    id: str
    file: str
    sha256: str
    text: str
    title: Title
    publisher: Publisher | None = None
    authors: tuple[str, ...] = ()
    language: Lang
    translated: str = "unknown"
    url: str | None = None
    published: Published = Published()
    received: str | None = None
    boilerplate: tuple[Span, ...] = ()
    embedded: tuple[Embedded, ...] = ()
    notes: tuple[EditorNote, ...] = ()
    no_fact: tuple[NoFact, ...] = ()
    blocks: tuple[Block, ...] = ()
    statements: tuple[Statement, ...] = ()
    origin: Origin


# -- the vocabulary ---------------------------------------------------------------


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


# -- what is published ------------------------------------------------------------

RANKS = ("current", "earlier", "disputed", "uncertain")


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRecord:
    """A piece of evidence as it is published; ``quote`` is None where the limit withholds it."""

    source: str
    start: int
    end: int
    quote: str | None
    purpose: Purpose
    passage_url: str
    """Relative to the site's root: ``sources/ID/#p3s2``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRecord:
    """A statement as it is published: its sentence per language, its rank, its evidence."""

    statement: Statement
    text: Localized
    status_text: Localized
    """The status words as shown: "Opinion · in the conditional"."""
    scope_text: Localized
    """The qualifiers in words; empty where there are none."""
    rank: str
    evidence: tuple[EvidenceRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRecord:
    """A page that can be cited. ``address`` is relative to the root: ``companies/metax/``.

    ``version`` is ``YYYY.MM.DD+hash8`` once published, else ``draft+hash8``; ``issued`` and
    ``modified`` are ISO days, or None while it is a draft. ``title`` and ``description`` are
    per language.
    """

    address: str
    title: Localized
    website_type: Localized
    version: str
    issued: str | None = None
    modified: str | None = None
