"""Statements of a sidecar: each entry becomes one record, or says what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dossier.dates import before, bounds, bounds_of
from dossier.fragment import fragment
from dossier.ids import content_of, statement_id
from dossier.model import (
    AsOf,
    Block,
    Entity,
    Evidence,
    Problem,
    Property,
    Purpose,
    Speaker,
    Statement,
    Value,
    Vocabulary,
)
from dossier.read.parts import date, many, maybe_localized
from dossier.read.quotes import locate, words_of
from dossier.read.schema import suggest
from dossier.read.values import WrongValue, qualifier_of, value_of
from dossier.read.yaml import Document
from dossier.selector import selector


@dataclass(frozen=True, slots=True)
class Source:
    """What a statement needs to know of the article that it stands in."""

    id: str
    text: str
    language: str
    blocks: Sequence[Block]
    address: str | None = None
    """Of the original."""
    published: str | None = None
    """The day, as an ISO date, where it is known and not inferred."""


@dataclass(slots=True)
class StatementReader:
    """Reads the statements of one sidecar; ``problems`` grows as it goes."""

    document: Document
    source: Source
    vocabulary: Vocabulary
    entities: Mapping[str, Entity]
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> tuple[Statement, ...]:
        """All statements that are sound, in the order of the text."""
        entries = self.document.data.get("statements", ())
        found = [s for i, raw in enumerate(entries) if (s := self._one(i, raw)) is not None]
        found = self._told_apart(found)
        return tuple(sorted(found, key=lambda s: (s.evidence[0].start, s.origin.line)))

    def _problem(self, what: str, how: str, *where: str | int) -> None:
        self.problems.append(self.document.problem(what, how, "statements", *where))

    def _one(self, i: int, raw: Mapping[str, Any]) -> Statement | None:
        before = len(self.problems)
        about, uncertain = self._subjects(i, raw)
        prop = self._property(i, raw["property"])
        values = self._values(i, raw, prop) if prop else ()
        qualifiers = self._qualifiers(i, raw, prop) if prop else {}
        evidence = self._evidence(i, raw)
        as_of = self._as_of(i, raw.get("as_of"))
        said_by = tuple(self._speaker(i, k, s) for k, s in enumerate(raw.get("said_by", ())))
        if len(self.problems) > before or not evidence or prop is None:
            return None
        given = raw.get("id")
        return Statement(
            id=given or self._draft_id(raw),
            published_id=given is not None,
            article=self.source.id,
            about=about,
            about_uncertain=uncertain,
            property=prop.name,
            values=values,
            qualifiers=qualifiers,
            status=raw.get("status"),
            stance=raw.get("stance", "stated"),
            hedged=raw.get("hedged", False),
            negated=raw.get("negated", False),
            quantity=raw.get("quantity"),
            said_by=said_by,
            as_of=as_of,
            after=tuple(raw.get("after", ())),
            reading=maybe_localized(raw.get("reading")),
            text=maybe_localized(raw.get("text")),
            correction=maybe_localized(raw.get("correction")),
            evidence=evidence,
            sic=raw.get("sic", False),
            reviewed=raw.get("reviewed", True),
            raw=raw,
            origin=self.document.origin("statements", i),
        )

    def _subjects(self, i: int, raw: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the statement is about, or what the text leaves open: one of the two."""
        about = self._slugs(i, raw, "about")
        uncertain = self._slugs(i, raw, "about_uncertain")
        if bool(about) == bool(uncertain):
            how = "Give exactly one of `about` and `about_uncertain`"
            self._problem("the statement says not clearly what it is about", how, i)
        return about, uncertain

    def _property(self, i: int, name: str) -> Property | None:
        found = self.vocabulary.properties.get(name)
        if found is None:
            how = suggest(name, self.vocabulary.properties, "Add it to vocabulary.yml")
            self._problem(f"there is no property {name!r}", how, i, "property")
        return found

    def _draft_id(self, raw: Mapping[str, Any], again: int = 0) -> str:
        about = raw.get("about", raw.get("about_uncertain"))
        quote = words_of(raw["quote"])
        value = raw.get("value")
        return statement_id(self.source.id, about, raw["property"], value, quote, again)

    def _slugs(self, i: int, raw: Mapping[str, Any], key: str) -> tuple[str, ...]:
        slugs = many(raw.get(key))
        for slug in slugs:
            self._known(slug, i, key)
        return slugs

    def _known(self, slug: str, *where: str | int) -> None:
        if slug not in self.entities:
            how = suggest(slug, self.entities, "Add a file for it, or take a slug that exists")
            self._problem(f"there is no entity {slug!r}", how, *where)

    def _values(self, i: int, raw: Mapping[str, Any], prop: Property) -> tuple[Value, ...]:
        value = raw.get("value")
        if value is None or value == []:
            if prop.value != "flag" or value == []:
                what = f"the property {prop.name!r} needs a value"
                self._problem(what, f"Add `value:` (kind `{prop.value}`)", i)
            return ()
        found = []
        for item in many(value):
            try:
                found.append(
                    value_of(item, prop.value, entities=self.entities, units=self.vocabulary.units)
                )
            except WrongValue as error:
                self._problem(error.what, error.how, i, "value")
        return tuple(found)

    def _qualifiers(
        self, i: int, raw: Mapping[str, Any], prop: Property
    ) -> dict[str, tuple[Value, ...]]:
        found = {}
        for key, value in raw.get("qualifiers", {}).items():
            if key not in prop.qualifiers:
                how = suggest(
                    key, prop.qualifiers, f"Declare it at {prop.name!r} in vocabulary.yml"
                )
                what = f"the property {prop.name!r} has no qualifier {key!r}"
                self._problem(what, how, i, "qualifiers", key)
                continue
            if value == []:
                how = "Give it a value, or remove it"
                self._problem(f"the qualifier {key!r} is empty", how, i, "qualifiers", key)
            try:
                found[key] = tuple(
                    qualifier_of(item, entities=self.entities, units=self.vocabulary.units)
                    for item in many(value)
                )
            except WrongValue as error:
                self._problem(error.what, error.how, i, "qualifiers", key)
        return found

    def _evidence(self, i: int, raw: Mapping[str, Any]) -> tuple[Evidence, ...]:
        pieces: list[tuple[Any, Purpose, tuple[str | int, ...]]] = [
            (raw["quote"], "claim", (i, "quote"))
        ]
        for k, part in enumerate(raw.get("support", ())):
            pieces.append((part["quote"], part["for"], (i, "support", k, "quote")))
        found: list[Evidence] = []
        for quote, purpose, where in pieces:
            place = locate(quote, self.source.text, self.source.blocks)
            if place.what:
                self._problem(place.what, place.how, *where)
            for span in place.spans:
                if self._in_boilerplate(span.start, span.end):
                    how = "Quote the article itself; only metadata may rest on boilerplate"
                    self._problem("the quotation lies in boilerplate", how, *where)
                text = self.source.text[span.start : span.end]
                leads = (
                    fragment(self.source.text, span.start, span.end) if self.source.address else ""
                )
                sure = selector(self.source.text, span.start, span.end)
                found.append(Evidence(span.start, span.end, text, purpose, leads, sure))
        return tuple(found)

    def _in_boilerplate(self, start: int, end: int) -> bool:
        return any(
            b.kind == "boilerplate" and b.start < end and start < b.end for b in self.source.blocks
        )

    def _as_of(self, i: int, raw: Mapping[str, Any] | None) -> AsOf | None:
        if raw is None:
            return None
        dates = {key: date(raw.get(key)) for key in ("date", "from", "to", "earliest", "latest")}
        sound = True
        for key, text in dates.items():
            if text is not None and bounds(text) is None:
                self._problem(f"{text!r} is no date of the calendar", "Mend it", i, "as_of", key)
                sound = False
        if sound:
            for low, high in (("from", "to"), ("earliest", "latest")):
                first, last = dates[low], dates[high]
                if first and last and before(bounds_of(last), bounds_of(first)):
                    what = f"`{low}` ({first}) is after `{high}` ({last})"
                    self._problem(what, "Exchange the two", i, "as_of", low)
        words = raw.get("words")
        if words and words not in self.source.text:
            what = f"the words « {words} » are not in the article"
            self._problem(what, "Copy them from the article", i, "as_of", "words")
        return AsOf(
            date=dates["date"],
            start=dates["from"],
            end=dates["to"],
            earliest=dates["earliest"],
            latest=dates["latest"],
            words=words,
            inferred=raw.get("basis") == "inferred",
            because=maybe_localized(raw.get("because")),
        )

    def _speaker(self, i: int, k: int, raw: str | Mapping[str, Any]) -> Speaker:
        if isinstance(raw, str):
            self._known(raw, i, "said_by", k)
            return Speaker(raw)
        entity = raw.get("entity")
        if entity is not None:
            self._known(entity, i, "said_by", k)
        elif "unnamed" not in raw:
            how = "Give `entity:` or `unnamed:`"
            self._problem("a speaker is neither named nor described", how, i, "said_by", k)
        return Speaker(entity, maybe_localized(raw.get("unnamed")), raw.get("by_context", False))

    def _told_apart(self, found: Sequence[Statement]) -> list[Statement]:
        """Every statement with an id of its own; the same one twice is a problem.

        Published ids stay; of drafts that share one, the later take the next that is free.
        """
        taken: dict[str, Statement] = {}
        for statement in found:
            if statement.published_id:
                taken.setdefault(statement.id, statement)
        apart = []
        for statement in found:
            told = statement if statement.published_id else self._free(statement, taken)
            twin = taken.setdefault(told.id, told)
            if twin is not told:
                self._double(told, twin)
            apart.append(told)
        return apart

    def _free(self, draft: Statement, taken: Mapping[str, Statement]) -> Statement:
        """``draft`` with an id that no other has, unless one says exactly the same."""
        again = 0
        while (twin := taken.get(draft.id)) and content_of(twin) != content_of(draft):
            again += 1
            draft = replace(draft, id=self._draft_id(draft.raw, again))
        return draft

    def _double(self, statement: Statement, twin: Statement) -> None:
        line = twin.origin.line
        if content_of(twin) == content_of(statement):
            what = f"this statement is the same as the one in line {line}"
            how = "Remove one of the two, or let them quote what makes them differ"
        else:
            what = f"this statement has the id of the one in line {line}"
            how = "Remove the id of the newer one; `publish` gives it its own"
        self.problems.append(Problem(self.document.path, statement.origin.line, what, how))
