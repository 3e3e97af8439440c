"""Values and times in plain English, for the cells of a table.

Figures keep every digit and use no locale: this is data that can be read, not prose.
"""

from __future__ import annotations

from collections.abc import Sequence

from dossier.model import (
    AsOf,
    Corpus,
    Count,
    DateValue,
    EntityValue,
    Flag,
    Money,
    Percent,
    Quantity,
    TextValue,
    Value,
)

LANG = "en"
BETWEEN = "; "
_QUALIFIERS = {
    "more-than": "more than",
    "less-than": "less than",
    "up-to": "up to",
    "at-least": "at least",
}


def name(slug: str, corpus: Corpus) -> str:
    """The English name of an entity."""
    return corpus.entities[slug].name.get(LANG)


def names(slugs: Sequence[str], corpus: Corpus) -> str:
    """Several names, one after the other."""
    return BETWEEN.join(name(slug, corpus) for slug in slugs)


def value_text(value: Value, corpus: Corpus) -> str:
    """One value: ``more than CNY 12,000,000,000 (about USD 1,650,000,000)``."""
    match value:
        case EntityValue(slug):
            return name(slug, corpus)
        case Money():
            also = f" ({value_text(value.also, corpus)})" if value.also else ""
            figure = _range(value.amount, value.amount_max)
            return _qualified(f"{value.currency} {figure}", value.qualifier) + also
        case Percent():
            figure = _range(value.percent, value.percent_max)
            return _qualified(f"{figure}%", value.qualifier)
        case Count():
            counted = _range(value.count, value.count_max) + f" {_unit(value, corpus)}"
            return _qualified(counted, value.qualifier) + (f" of {value.of}" if value.of else "")
        case Quantity():
            figure = _range(value.amount, value.amount_max)
            return _qualified(f"{figure} {value.unit}", value.qualifier)
        case DateValue(date):
            return date
        case TextValue(text):
            return text.get(LANG)
        case Flag():
            return "yes"


def bounds_of(as_of: AsOf | None) -> tuple[str, str]:
    """The earliest and latest time of a statement, as precise as they are given."""
    if as_of is None:
        return "", ""
    earliest = as_of.date or as_of.start or as_of.earliest
    latest = as_of.date or as_of.end or as_of.latest
    return earliest or "", latest or ""


def number(amount: float) -> str:
    """A figure in plain digits, without a decimal point where it is whole."""
    return str(int(amount)) if amount == int(amount) else repr(amount)


def _qualified(text: str, qualifier: str | None) -> str:
    return f"{_QUALIFIERS.get(qualifier, qualifier)} {text}" if qualifier else text


def _range(low: float, high: float | None) -> str:
    return _grouped(low) if high is None else f"{_grouped(low)} to {_grouped(high)}"


def _grouped(amount: float) -> str:
    return f"{int(amount):,}" if amount == int(amount) else f"{amount:,}"


def _unit(value: Count, corpus: Corpus) -> str:
    unit = corpus.vocabulary.units.get(value.unit)
    if unit is None:
        return value.unit
    single = value.count == 1 and value.count_max is None
    return (unit.one if single else unit.other).get(LANG)
