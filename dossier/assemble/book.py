"""Everything that pages are made from, worked out once for all languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from dossier.assemble.origins import origin_of, outlets_of
from dossier.assemble.places import Place, place_at, places
from dossier.assemble.quotation import grant
from dossier.assemble.rules import Ruling, States, decide
from dossier.assemble.rules.leads import leads, value_slugs
from dossier.assemble.sentence import Phraser
from dossier.ids import content_of, short_hash
from dossier.model import (
    Article,
    Corpus,
    Entity,
    EntityValue,
    Grants,
    Mention,
    Past,
    Settings,
    Statement,
)

FindMentions = Callable[[str, str, Sequence[str]], Sequence[Mention]]
"""Text, language, and entities whose weak aliases count → mentions."""
Versions = Callable[[str, str], str]
"""Address and hash of a page → its version."""


@dataclass(frozen=True, kw_only=True)
class Book:
    """The corpus with what follows from it."""

    corpus: Corpus
    settings: Settings
    find: FindMentions
    version_of: Versions
    mentions: Mapping[str, Sequence[Mention]] = field(default_factory=dict)
    """Of each article."""
    past: Past = field(default_factory=Past)
    """What was published before."""
    given: Mapping[str, Grants] | None = None
    """What of each article may be quoted, where its text is not there to tell."""

    @cached_property
    def ruling(self) -> Ruling:
        """What the rules conclude."""
        return decide(self.corpus)

    @property
    def states(self) -> States:
        """What holds now and what came before, by statement."""
        return self.ruling.states

    @cached_property
    def origins(self) -> Mapping[str, str]:
        """Where each statement comes from; the same for those of one origin."""
        return {s.id: origin_of(s, self.corpus, self.outlets) for s in self.corpus.statements}

    @cached_property
    def outlets(self) -> Mapping[str, str]:
        """The origin of what each article says itself: its outlet, if that is known."""
        return outlets_of(self.corpus)

    @cached_property
    def identity_named(self) -> Mapping[str, Sequence[Entity]]:
        """The entities whose identity notes name each other entity of the same house.

        A note that names one of another maker tells it apart from nothing.
        """
        found: dict[str, list[Entity]] = defaultdict(list)
        lang = self.settings.languages[0]
        for entity in self.corpus.entities.values():
            if entity.identity_notes is None:
                continue
            text = entity.identity_notes.get(lang)
            for slug in dict.fromkeys(m.entity for m in self.find(text, lang, (entity.slug,))):
                if slug != entity.slug and self._house(slug) & self._house(entity.slug):
                    found[slug].append(entity)
        return found

    def _house(self, slug: str) -> set[str]:
        """An entity with its maker, family and parent."""
        entity = self.corpus.entities[slug]
        up = (entity.vendor, entity.family, entity.parent)
        return {slug, *(one for one in up if one is not None)}

    @cached_property
    def children(self) -> Mapping[str, Sequence[Entity]]:
        """The entities whose family, parent or maker each is."""
        found: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.corpus.entities.values():
            for slug in {entity.family, entity.parent, entity.vendor} - {None}:
                found[slug or ""].append(entity)
        return found

    @cached_property
    def leads(self) -> Mapping[str, Sequence[str]]:
        """The ids of the statements that open each profile."""
        return leads(self.corpus, self.states)

    @cached_property
    def phrasers(self) -> Mapping[str, Phraser]:
        """What words statements, by language."""
        return {lang: Phraser(self.corpus, lang) for lang in self.settings.languages}

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """Every statement by its id."""
        return {s.id: s for s in self.corpus.statements}

    @cached_property
    def rank_in_text(self) -> Mapping[str, int]:
        """The number of each statement, by article and in the order of its text."""
        return {s.id: i for i, s in enumerate(self.corpus.statements)}

    @cached_property
    def places(self) -> Mapping[str, tuple[Place, ...]]:
        """The sentences of each article."""
        return {a.id: places(a) for a in self.corpus.articles.values()}

    @cached_property
    def grants(self) -> Mapping[str, Grants]:
        """What of each article may be quoted."""
        if self.given is not None:
            return self.given
        kinds = self.corpus.vocabulary.kinds
        paged = [e.slug for e in self.corpus.entities.values() if kinds[e.kind].pages == "each"]
        opening = {i for slug in paged for i in self.leads.get(slug, ())}
        return {
            a.id: grant(
                a,
                [s for s in a.statements if s.reviewed],
                self.corpus.vocabulary.properties,
                opening,
                [m for m in self.mentions[a.id] if not self.corpus.entities[m.entity].unnamed],
                max_words=self.settings.quote_words,
                max_share=self.settings.quote_share,
            )
            for a in self.corpus.articles.values()
        }

    @cached_property
    def withheld(self) -> int:
        """How many statements show their place only, because of the limit of quotation."""
        return sum(s.reviewed and not self.quoted(s) for s in self.corpus.statements)

    def quoted(self, statement: Statement) -> bool:
        """Whether the statement's whole claim may be quoted, or only its place shown."""
        grants = self.grants[statement.article]
        return all(grants.allows(e) for e in statement.evidence if e.purpose == "claim")

    @cached_property
    def first_slugs(self) -> Mapping[str, str]:
        """Of each renamed entity the slug under which it was first published."""
        return self.corpus.first_slugs

    @cached_property
    def quoted_now(self) -> Mapping[str, tuple[str, ...]]:
        """The pieces of each article that may be quoted."""
        return {
            a.id: tuple(
                e.text
                for s in a.statements
                if s.reviewed
                for e in s.evidence
                if self.grants[a.id].allows(e)
            )
            for a in self.corpus.articles.values()
        }

    def still_quoted(self, article: str, quote: str) -> bool:
        """Whether words that were quoted once may be shown: they count towards the limit as
        all that is published does, so they must lie within what is quoted now."""
        return any(quote in piece for piece in self.quoted_now.get(article, ()))

    @cached_property
    def by_entity(self) -> Mapping[str, Sequence[Statement]]:
        """The statements that name an entity as subject, value or in a qualifier."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.corpus.statements:
            if not statement.reviewed:
                continue
            roles = (*statement.subjects, *value_slugs(statement), *qualifier_slugs(statement))
            for slug in dict.fromkeys(roles):
                found[slug].append(statement)
        return found

    @cached_property
    def named_in(self) -> Mapping[str, Sequence[tuple[Article, Mention]]]:
        """Where each entity is mentioned."""
        found: dict[str, list[tuple[Article, Mention]]] = defaultdict(list)
        for article in self.corpus.articles.values():
            for mention in self.mentions[article.id]:
                found[mention.entity].append((article, mention))
        return found

    def standing(self, slug: str) -> Literal["nowhere", "named", "in-passing"]:
        """How the sources speak of an entity of which nothing opens its page: not at all, by
        name alone, or in statements that are of others or leave open whom they mean."""
        if self.by_entity.get(slug):
            return "in-passing"
        return "named" if slug in self.named_in or slug in self.by_speaker else "nowhere"

    @cached_property
    def by_speaker(self) -> Mapping[str, Sequence[Statement]]:
        """What the articles give as said by an entity, themselves aside."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.corpus.statements:
            names = dict.fromkeys(s.entity for s in statement.said_by if s.entity)
            for slug in names if statement.reviewed else ():
                found[slug].append(statement)
        return found

    def place(self, article: str, start: int) -> Place:
        """The sentence of ``article`` that holds the passage at ``start``."""
        return place_at(self.places[article], start)

    def address(self, slug: str) -> str:
        """The entity's address under a language's root: ``companies/x/`` or ``names/#x``."""
        entity = self.corpus.entities[slug]
        if self.corpus.vocabulary.kinds[entity.kind].pages == "each":
            return f"{entity.kind}/{slug}/"
        return f"{entity.kind}/#{slug}"

    def target(self, slug: str) -> str:
        """The same as a path in the language's tree of Markdown."""
        entity = self.corpus.entities[slug]
        if self.corpus.vocabulary.kinds[entity.kind].pages == "each":
            return f"{entity.kind}/{slug}.md"
        return f"{entity.kind}/index.md#{slug}"

    def statement_version(self, statement: Statement) -> str:
        """The version of a statement by itself."""
        digest = statement.digest or short_hash(content_of(statement, self.first_slugs))
        return self.version_of(f"s/{statement.id}/", digest)

    def version(self, address: str, of: object, statements: Sequence[Statement]) -> str:
        """The version of the page at ``address``: a hash over what it is ``of`` (names,
        notes, metadata) and over its statements, all their keys, and their evidence."""
        ordered = sorted(statements, key=lambda s: s.id)
        said = [[s.id, *content_of(s, self.first_slugs)] for s in ordered]
        return self.version_of(address, short_hash([of, said]))


def qualifier_slugs(statement: Statement) -> tuple[str, ...]:
    """The entities that stand in the statement's qualifiers."""
    return tuple(
        value.slug
        for values in statement.qualifiers.values()
        for value in values
        if isinstance(value, EntityValue)
    )
