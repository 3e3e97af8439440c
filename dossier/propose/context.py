"""What a pronoun stands for, and which entities a property may be about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dossier.model import Entity, Property, Span, Vocabulary
from dossier.propose.compiled import ABOUT, VALUE
from dossier.propose.scan import Scanned, Token

_FIRM, _WARE = "Organization", "Product"
"""Types of schema.org by which "the company" and "the chip" are told apart."""
_RECENT = 12
_OPENING = 3
"""How late in a sentence "it" may stand and mean what the sentence before is about."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The entities that a property may be about, and those that its value may be."""

    about: frozenset[str]
    value: frozenset[str]

    @classmethod
    def of(cls, prop: Property, entities: Mapping[str, Entity]) -> Roles:
        """By the kinds and classes that its cues name; all where they name none."""

        def among(names: tuple[str, ...]) -> frozenset[str]:
            return frozenset(
                slug for slug, e in entities.items() if not names or {e.kind, e.cls} & {*names}
            )

        value = among(prop.cues.value) if prop.value == "entity" else frozenset[str]()
        return cls(among(prop.cues.about), value)


@dataclass(slots=True)
class Context:
    """What the sentences of a paragraph have named so far, the latest last."""

    entities: Mapping[str, Entity]
    vocabulary: Vocabulary
    past: list[Token] = field(default_factory=list)
    here: list[Token] = field(default_factory=list)
    start: int = 0
    """Where the sentence begins."""

    def enter(self, scanned: Scanned) -> None:
        """Begins the next sentence."""
        self.past = [*self.past, *self.here][-_RECENT:]
        self.start = scanned.span.start
        self.here = [token for token in scanned.tokens.values() if token.kind == "name"]

    def may(self, scanned: Scanned, roles: Roles) -> bool:
        """Whether anything in a sentence can be what a property is about."""
        return any(self.bits(token, roles) & ABOUT for token in scanned.tokens.values())

    def bits(self, token: Token, roles: Roles) -> int:
        """The roles that a token may have for a property."""
        if token.kind in ("figure", "stop"):
            return 0
        about = bool(self.stands_for(token, roles.about, None))
        value = (
            bool(roles.value)
            and not token.modifier
            and bool(self.stands_for(token, roles.value, None))
        )
        return (ABOUT if about else 0) | (VALUE if value else 0)

    def stands_for(
        self, token: Token, among: frozenset[str], other: Token | None
    ) -> tuple[str, ...]:
        """The entities of ``among`` that a token names or stands for, ``other``'s left out."""
        if token.kind == "name":
            return token.entities if among.issuperset(token.entities) else ()
        return tuple(
            dict.fromkeys(slug for t in self._meant(token, among, other) for slug in t.entities)
        )

    def sources(self, token: Token, among: frozenset[str], other: Token | None) -> list[Span]:
        """Where what a pronoun stands for is named."""
        return [Span(t.start, t.end) for t in self._meant(token, among, other)]

    def _meant(self, token: Token, among: frozenset[str], other: Token | None) -> list[Token]:
        taken = set(other.entities) if other is not None else set[str]()
        before = [t for t in self.here if t.end <= token.start]
        fits = [
            t
            for t in [*self.past, *before]
            if among.issuperset(t.entities) and not taken & {*t.entities}
        ]
        if other is not None and other.entities:
            kind = self.entities[other.entities[0]].kind
            alike = [t for t in fits if self.entities[t.entities[0]].kind == kind]
            fits = alike or fits
        several = token.kind in ("firms", "wares")
        if token.kind in ("firm", "firms"):
            fits = [t for t in fits if self._is(t, _FIRM)]
        elif token.kind in ("ware", "wares"):
            fits = [t for t in fits if self._is(t, _WARE)]
        elif token.kind == "subject":
            fits = [t for t in fits if not t.oblique and t not in before]
            return fits[-1:] if token.start <= self.start + _OPENING else []
        if not several:
            return _nearest(fits, before if token.kind == "own" else [])
        groups = [t for t in fits if len(t.entities) > 1]
        if groups:
            return groups[-1:]
        distinct = list({t.entities: t for t in fits}.values())
        return distinct[-2:] if len(distinct) > 1 else []

    def _is(self, token: Token, schema_type: str) -> bool:
        return all(self._fits(slug, schema_type) for slug in token.entities)

    def _fits(self, slug: str, schema_type: str) -> bool:
        entity = self.entities[slug]
        each = self.vocabulary.kinds[entity.kind].pages == "each"
        return each and self.vocabulary.classes[entity.cls].schema_type == schema_type


def _nearest(fits: list[Token], here: list[Token]) -> list[Token]:
    """The latest that is no mere complement, of this sentence if there is one."""
    near = [t for t in fits if t in here] or fits
    return ([t for t in near if not t.oblique] or near)[-1:]
