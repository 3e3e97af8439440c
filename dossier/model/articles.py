"""Articles: the sources, and what their sidecars say of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dossier.model.base import NOWHERE, Lang, Localized, Origin, Span
from dossier.model.statements import Statement


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
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class NoFact:
    """A sentence that states nothing checkable, and why the editor holds so."""

    spans: tuple[Span, ...]
    reason: Localized
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A published statement that the editor has taken back: why, and what stands for it."""

    id: str
    reason: Localized | None
    successor: str | None
    origin: Origin = NOWHERE


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
    withdrawn: tuple[Withdrawn, ...] = ()
    origin: Origin = NOWHERE
