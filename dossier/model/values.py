"""Values of statements, each of one kind."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model.base import Localized


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
