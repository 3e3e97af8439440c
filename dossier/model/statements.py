"""Statements and their evidence."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from dossier.model.base import NOWHERE, Localized, Origin
from dossier.model.values import Value

Purpose = Literal["claim", "speaker", "date", "subject", "scope"]


@dataclass(frozen=True, slots=True)
class Selector:
    """What makes a piece of an article stand there exactly once: how many code points ``before``
    and ``after`` it are needed for that, and the SHA-256 of all of it in UTF-8."""

    before: int = 0
    after: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of an article that a statement rests on, and what it shows."""

    start: int
    end: int
    text: str
    purpose: Purpose = "claim"
    fragment: str = ""
    """What leads to it in the original's address (``:~:text=…``); "" where nothing does."""
    selector: Selector = Selector()


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
    """One fact with its evidence, as one article gives it (docs/formats.md, Statements)."""

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
    correction: Localized | None = None
    """What the editor says of the last correction of the entry."""
    evidence: tuple[Evidence, ...]
    sic: bool = False
    reviewed: bool = True
    raw: Mapping[str, Any]
    """The entry as it was written, for the exports."""
    digest: str = ""
    """The hash of all that it says and rests on, where that cannot be worked out: see
    ``Deposit``."""
    origin: Origin = NOWHERE

    @builtins.property  # a field above bears the name
    def judgement(self) -> bool:
        """Whether it is an opinion, a preference or a forecast, and so no fact."""
        return self.stance in ("opinion", "preference") or self.status == "forecast"

    @builtins.property
    def subjects(self) -> tuple[str, ...]:
        """Every entity on whose page it is shown."""
        return self.about or self.about_uncertain
