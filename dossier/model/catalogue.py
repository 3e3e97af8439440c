"""Entities: what statements can be about, and how they are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dossier.model.base import NOWHERE, Lang, Localized, Origin


@dataclass(frozen=True, slots=True)
class Alias:
    """Another way to write an entity's name.

    ``weak`` aliases count only with support (docs/formats.md, Names). ``outside_corpus`` marks what
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
    merged: tuple[str, ...] = ()
    """Slugs of entities that were published apart and are this one now."""
    split_into: tuple[str, ...] = ()
    withdrawn: Localized | None = None
    """Why it was taken back."""
    grammar: Mapping[Lang, Grammar] = field(default_factory=dict)
    origin: Origin = NOWHERE

    @property
    def gone(self) -> bool:
        """Whether it only says what became of its address: split up, or taken back."""
        return bool(self.split_into) or self.withdrawn is not None


@dataclass(slots=True, unsafe_hash=True)
class Mention:
    """A place in a text where an entity is named; never changed once made.

    A text has so many that they are not frozen, which would take three times as long to make.
    """

    start: int
    end: int
    text: str
    entity: str
