"""What pages of the past show: changes, corrections, versions, in final words."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.view import Link, Rich


@dataclass(frozen=True, slots=True, kw_only=True)
class Decider:
    """The statement by which a rule decided: what it is to the other, its id, its text."""

    label: str
    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A change: what happened, to which statement, why; how it read before where that helps."""

    kind: str
    label: str
    id: str
    text: str
    before: str
    cause: Rich
    rule: str = ""
    """Of a new rank: the rule that gave it, or that gives another no more."""
    by: Decider | None = None
    """What that rule decided by."""
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """Changes of one cause."""

    cause: Rich
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What changed by one cause, or on one entity: who or what, how much, each change."""

    about: Rich
    counts: str
    told: tuple[Because, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A publication. The first does not list its statements: all of them are new."""

    title: str
    anchor: str
    lead: str
    causes: tuple[Part, ...]
    entities: tuple[Part, ...]
    pages: tuple[Link, ...]
    """Pages that changed though none of their statements did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Every publication, and the address of the feed."""

    days: tuple[Day, ...]
    feed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A statement that the editor corrected or took back, or that a rule words anew."""

    day: str
    label: str
    id: str
    before: str
    after: str
    alike: bool
    """Whether the sentence reads as before: then its evidence or another key changed."""
    quotes: tuple[Rich, Rich] | None
    """The evidence before and after, where the sentence reads alike."""
    cause: Rich
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of a page: the statements that read otherwise then than they do now."""

    label: str
    anchor: str
    day: str
    total: str
    last: bool
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """All versions of a page, latest first."""

    page: Link
    versions: tuple[Version, ...]
