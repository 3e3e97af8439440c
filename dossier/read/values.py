"""Values of statements and qualifiers: from YAML to the model, each of its declared kind."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from dossier.dates import is_date
from dossier.model import (
    AMOUNT_QUALIFIERS,
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
from dossier.read.parts import localized
from dossier.read.schema import nearest, suggest

_CURRENCY = re.compile(r"^[A-Z]{3}$")

EXAMPLES = {
    "entity": "a slug, such as `moore-threads`",
    "money": "{amount: 12000000000, currency: CNY}",
    "percent": "{percent: 40.4}",
    "count": "{count: 70000, unit: units}",
    "quantity": "{amount: 7, unit: nm}",
    "date": "a date, such as `2025-06` or `2025-H1`",
    "text": "{en: …, fr: …}",
    "flag": "true",
}
_KEYS = {
    "money": {"amount", "amount_max", "currency", "qualifier", "also"},
    "percent": {"percent", "percent_max", "qualifier"},
    "count": {"count", "count_max", "unit", "of", "qualifier"},
    "quantity": {"amount", "amount_max", "unit", "qualifier"},
}


class WrongValue(Exception):
    """What is wrong with a value, and how to mend it."""

    def __init__(self, what: str, how: str) -> None:
        super().__init__(what)
        self.what = what
        self.how = how


def value_of(raw: Any, kind: str, *, entities: Collection[str], units: Collection[str]) -> Value:
    """One value of the kind that a property declares; ``WrongValue`` if it is not one."""
    match kind:
        case "entity":
            return _entity(raw, entities)
        case "date":
            return _date(raw)
        case "text":
            return _text(raw)
        case "flag":
            if raw is not True:
                raise WrongValue(f"the value {_shown(raw)} is not `true`", "Write `value: true`")
            return Flag()
    fields = _fields(raw, kind)
    low = fields["count" if kind == "count" else "percent" if kind == "percent" else "amount"]
    high = next((fields[k] for k in fields if k.endswith("_max")), None)
    if high is not None and high <= low:
        raise WrongValue(f"the range runs from {low} to {high}", "Put the smaller figure first")
    qualifier = fields.get("qualifier")
    if kind == "percent":
        return Percent(low, high, qualifier)
    if kind == "count":
        _known_unit(fields["unit"], units)
        return Count(low, fields["unit"], high, fields.get("of"), qualifier)
    if kind == "quantity":
        return Quantity(low, fields["unit"], high, qualifier)
    also = fields.get("also")
    other = value_of(also, "money", entities=entities, units=units) if also is not None else None
    assert other is None or isinstance(other, Money)
    return Money(low, fields["currency"], high, qualifier, other)


def qualifier_of(raw: Any, *, entities: Collection[str], units: Collection[str]) -> Value:
    """The value of a qualifier: the kind is told by how it is written."""
    if isinstance(raw, dict):
        for kind, key in (
            ("money", "currency"),
            ("percent", "percent"),
            ("count", "count"),
            ("quantity", "amount"),
        ):
            if key in raw:
                return value_of(raw, kind, entities=entities, units=units)
        return _text(raw)
    if isinstance(raw, int) and not isinstance(raw, bool):
        raw = str(raw)
    if isinstance(raw, str) and is_date(raw):
        return DateValue(raw)
    return _entity(raw, entities)


def _entity(raw: Any, entities: Collection[str]) -> EntityValue:
    if not isinstance(raw, str):
        raise WrongValue(f"the value {_shown(raw)} is not an entity", f"Write {EXAMPLES['entity']}")
    if raw not in entities:
        raise WrongValue(
            f"there is no entity {raw!r}",
            suggest(raw, entities, "Add a file for it, or take a slug that exists"),
        )
    return EntityValue(raw)


def _date(raw: Any) -> DateValue:
    text = str(raw) if isinstance(raw, (str, int)) and not isinstance(raw, bool) else ""
    if not is_date(text):
        raise WrongValue(f"the value {_shown(raw)} is not a date", f"Write {EXAMPLES['date']}")
    return DateValue(text)


def _text(raw: Any) -> TextValue:
    sound = isinstance(raw, str) or (
        isinstance(raw, dict)
        and raw
        and all(isinstance(v, str) and v.strip() and len(k) == 2 for k, v in raw.items())
    )
    if not sound or (isinstance(raw, str) and not raw.strip()):
        raise WrongValue(f"the value {_shown(raw)} is not a text", f"Write {EXAMPLES['text']}")
    return TextValue(localized(raw))


def _fields(raw: Any, kind: str) -> Mapping[str, Any]:
    """The keys of a figure, each of its type."""
    how = f"Write {EXAMPLES[kind]}"
    if not isinstance(raw, dict):
        raise WrongValue(f"the value {_shown(raw)} is not of the kind `{kind}`", how)
    allowed = _KEYS[kind]
    for key, item in raw.items():
        if key not in allowed:
            best = nearest(str(key), allowed)
            hint = f"The nearest right word is {best!r}" if best else how
            raise WrongValue(f"unknown key {key!r} in a value of the kind `{kind}`", hint)
        number = key in ("amount", "amount_max", "percent", "percent_max", "count", "count_max")
        if number and (isinstance(item, bool) or not isinstance(item, (int, float))):
            raise WrongValue(f"`{key}` is not a number: {_shown(item)}", "Write plain digits")
        if number and not 0 <= item < 1e24:
            raise WrongValue(f"`{key}` is out of range: {_shown(item)}", "Write a positive number")
        if key == "qualifier" and item not in AMOUNT_QUALIFIERS:
            hint = suggest(str(item), AMOUNT_QUALIFIERS, f"One of: {', '.join(AMOUNT_QUALIFIERS)}")
            raise WrongValue(f"there is no qualifier of amounts {item!r}", hint)
        if key == "currency" and not (isinstance(item, str) and _CURRENCY.match(item)):
            hint = "Write the ISO 4217 code, such as CNY or USD"
            raise WrongValue(f"{_shown(item)} is no currency code", hint)
        if key in ("unit", "of") and not (isinstance(item, str) and item.strip()):
            raise WrongValue(f"`{key}` is not text: {_shown(item)}", how)
    for key in allowed - {"amount_max", "percent_max", "count_max", "qualifier", "also", "of"}:
        if key not in raw:
            raise WrongValue(f"the value lacks `{key}`", how)
    return raw


def _known_unit(unit: str, units: Collection[str]) -> None:
    if unit not in units:
        hint = suggest(unit, units, "Add it to `units` in vocabulary.yml")
        raise WrongValue(f"there is no unit {unit!r}", hint)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 50 else text[:49] + "…"
