"""Sentence patterns of the vocabulary (``docs/vocabulary.md``): parsed once, filled often."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

_TOKEN = re.compile(r"\{([^{}]*)\}|\[([^\[\]]*)\]|([<>])|([{}\[\]])")
_SLOT = re.compile(r"^(?:(de|à|bare)\s+)?(about|value|q:[a-z][a-z0-9-]*)$")


@dataclass(frozen=True, slots=True)
class Slot:
    """``{about}``, ``{de value}``, ``{q:market}``: a name and what stands before it."""

    name: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """``[is|are]``: two forms by number, or four by gender and number."""

    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Optional:
    """``<, for {q:market}>``: stands where every slot in it is filled."""

    parts: tuple[Part, ...]


Part = str | Slot | Agreement | Optional


def parse_pattern(pattern: str, qualifiers: Collection[str] = ()) -> tuple[tuple[Part, ...], str]:
    """The parts of ``pattern``, and what is wrong with it ("" if nothing).

    ``qualifiers`` are those that the property declares.
    """
    parts, wrong = _parse(pattern)
    for slot in slots(parts):
        if slot.name.startswith("q:") and slot.name[2:] not in qualifiers:
            wrong = (
                wrong or f"the pattern uses the qualifier {slot.name[2:]!r}, which is not declared"
            )
    return parts, wrong


def slots(parts: tuple[Part, ...]) -> tuple[Slot, ...]:
    """Every slot in ``parts``, those inside optional parts too."""
    found: list[Slot] = []
    for part in parts:
        if isinstance(part, Slot):
            found.append(part)
        elif isinstance(part, Optional):
            found.extend(slots(part.parts))
    return tuple(found)


@cache
def _parse(pattern: str) -> tuple[tuple[Part, ...], str]:
    outer: list[Part] = []
    inner: list[Part] | None = None
    wrong = ""
    at = 0

    def put(part: Part) -> None:
        if part:
            (outer if inner is None else inner).append(part)

    for match in _TOKEN.finditer(pattern):
        put(pattern[at : match.start()])
        at = match.end()
        slot, forms, angle, stray = match.groups()
        if slot is not None:
            found = _SLOT.match(slot.strip())
            if found:
                put(Slot(found[2], found[1] or ""))
            else:
                wrong = wrong or f"the pattern has an unknown slot {{{slot}}}"
        elif forms is not None:
            choice = tuple(forms.split("|"))
            if len(choice) not in (2, 4):
                wrong = wrong or f"[{forms}] must have two or four forms"
            put(Agreement(choice))
        elif angle == "<" and inner is None:
            inner = []
        elif angle == ">" and inner is not None:
            done, inner = Optional(tuple(inner)), None
            put(done)
        else:
            wrong = wrong or f"the pattern has a stray {angle or stray!r}"
    put(pattern[at:])
    if inner is not None:
        wrong = wrong or "the pattern has a '<' that is not closed"
    return tuple(outer), wrong


def form_of(forms: Mapping[str, str], status: str | None, negated: bool) -> str | None:
    """The pattern for a statement of this status; None where only a wrong one is left."""
    if negated:
        return forms.get(f"negated-{status}") or forms.get("negated")
    return forms.get(status or "") or forms.get("default")
