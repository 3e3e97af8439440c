"""What a pronoun stands for, and which entities a property may be about."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from dossier.model import Entity, Property, Span, Vocabulary
from dossier.propose.compiled import ABOUT, VALUE
from dossier.propose.scan import Scanned, Token

_FIRM, _WARE = "Organization", "Product"
"""Types of schema.org by which "the company" and "the chip" are told apart."""
_RECENT = 12
_POSSIBLE = 3
"""Of how many an uncertain reading speaks at most."""
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
    paragraph: int = 0
    """Where the paragraph begins."""
    before: int = 0
    """Where the paragraph before it began."""
    _known: dict[tuple[int, AbstractSet[str], tuple[str, ...]], list[Token]] = field(
        default_factory=dict
    )
    """What tokens of the sentence were found to mean: many properties ask the same."""

    def enter(self, scanned: Scanned, paragraph: int) -> None:
        """Begins the next sentence, of the paragraph that begins at ``paragraph``."""
        self.past = [*self.past, *self.here][-_RECENT:]
        self.start = scanned.span.start
        if paragraph != self.paragraph:
            self.before, self.paragraph = self.paragraph, paragraph
        self.here = []
        self._known = {}
        for token in scanned.tokens.values():
            if token.kind == "name":
                self.here.append(token)
            elif token.kind in ("firm", "subject") and (named := self._same(token)):
                self.here.append(named)
        self._known = {}

    def _same(self, token: Token) -> Token | None:
        """A pronoun that stands for one firm, as if the firm were named there again."""
        meant = self._meant(token, frozenset(self.entities), None)
        if len(meant) != 1 or not self._is(meant[0], _FIRM):
            return None
        source = meant[0].source or Span(meant[0].start, meant[0].end)
        return Token(token.start, token.end, "name", meant[0].entities, source=source)

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
        return [t.source or Span(t.start, t.end) for t in self._meant(token, among, other)]

    def _meant(self, token: Token, among: frozenset[str], other: Token | None) -> list[Token]:
        key = (token.start, among, other.entities if other is not None else ())
        if key not in self._known:
            self._known[key] = self._looked_up(token, among, other)
        return self._known[key]

    def _looked_up(self, token: Token, among: frozenset[str], other: Token | None) -> list[Token]:
        taken = set(other.entities) if other is not None else set[str]()
        before = [t for t in self.here if t.end <= token.start][-_RECENT:]
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
        elif token.kind == "ware":
            return self._possible([t for t in fits if self._is(t, _WARE)], token)
        elif token.kind == "wares":
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

    def _possible(self, fits: list[Token], token: Token) -> list[Token]:
        """What "the chip" may be: each that its paragraph names before it, or, where that names
        none, the paragraph before; else the last. A family whose chip is named is not meant."""
        for start in (self.paragraph, self.before):
            found = {t.entities: t for t in fits if start <= t.start < token.start}
            families = {self.entities[slug].family for slugs in found for slug in slugs}
            kept = [t for slugs, t in found.items() if families.isdisjoint(slugs)]
            if kept:
                return kept[-_POSSIBLE:]
        return fits[-1:]

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
