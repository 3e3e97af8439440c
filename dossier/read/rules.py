"""The part of the vocabulary that says how statements stand to one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dossier.model import Asks, End, EventType, Matter, Problem, Tension
from dossier.read import yaml
from dossier.read.parts import localized, maybe_localized
from dossier.read.schema import suggest

Spot = tuple[str | int, ...]


def check_rules(document: yaml.Document) -> list[Problem]:
    """Names in events, matters, tensions and questions that nothing bears."""
    data = document.data
    found: list[Problem] = []
    for word, noun, among, where in (*_of_properties(data), *_of_matters(data)):
        if word not in among:
            how = suggest(word, among, "Add it, or take one that exists")
            found.append(document.problem(f"there is no {noun} {word!r}", how, *where))
    for name, prop in data["properties"].items():
        if "event" in prop and not data.get("stages"):
            what = f"the property {name!r} is a step of an event, and nothing says which steps"
            how = "Add `stages: [[considered, planned, under-way], [filed], [completed, holds]]`"
            found.append(document.problem(what, how, "properties", name, "event"))
    return found


Named = Iterator[tuple[str, str, Mapping[str, Any], Spot]]
"""A word, what it should name, what there is, and where it stands."""


def _of_properties(data: Mapping[str, Any]) -> Named:
    for name, prop in data["properties"].items():
        if "event" in prop and "events" in data:
            yield prop["event"], "event", data["events"], ("properties", name, "event")
        for i, other in enumerate(prop.get("asks", {}).get("unless", ())):
            where = ("properties", name, "asks", "unless", i)
            yield other, "property", data["properties"], where


def _of_matters(data: Mapping[str, Any]) -> Named:
    for name, matter in data.get("matters", {}).items():
        for i, side in enumerate(matter["sides"]):
            for k, word in enumerate(side):
                yield word, "property", data["properties"], ("matters", name, "sides", i, k)
        for i, word in enumerate(matter.get("scope", ())):
            yield word, "qualifier", data.get("qualifiers", {}), ("matters", name, "scope", i)
    for name, tension in data.get("tensions", {}).items():
        for i, side in enumerate(tension["sides"]):
            for k, end in enumerate(side):
                word = end if isinstance(end, str) else end["inverse"]
                yield word, "property", data["properties"], ("tensions", name, "sides", i, k)


def events(data: Mapping[str, Any]) -> dict[str, EventType]:
    """What has steps."""
    return {
        name: EventType(
            name=name, label=localized(part["label"]), asks=maybe_localized(part.get("asks"))
        )
        for name, part in data.get("events", {}).items()
    }


def matters(data: Mapping[str, Any]) -> dict[str, Matter]:
    """What properties say the opposite of."""
    return {
        name: Matter(
            name=name,
            label=localized(part["label"]),
            sides=tuple(tuple(side) for side in part["sides"]),
            scope=tuple(part.get("scope", ())),
        )
        for name, part in data.get("matters", {}).items()
    }


def tensions(data: Mapping[str, Any]) -> dict[str, Tension]:
    """What no reader should see one side of alone."""
    return {name: _tension(name, part) for name, part in data.get("tensions", {}).items()}


def _tension(name: str, part: Mapping[str, Any]) -> Tension:
    one, other = (
        tuple(End(e) if isinstance(e, str) else End(e["inverse"], inverse=True) for e in side)
        for side in part["sides"]
    )
    return Tension(
        name=name,
        question=localized(part["question"]),
        sides=(one, other),
        kin=part.get("kin", False),
        others=part.get("others", "any"),
    )


def asks(part: Mapping[str, Any] | None) -> Asks | None:
    """The question that a property leaves open, if it does."""
    if part is None:
        return None
    return Asks(localized(part["question"]), tuple(part.get("unless", ())))
