"""What stands around an entity: relations, what is said beside it, where else it is named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dossier.assemble.book import qualifier_slugs
from dossier.assemble.lines import Liner
from dossier.assemble.rules.leads import value_slugs
from dossier.model import Article, Entity, Mention, Statement
from dossier.view import Chip, Elsewhere, Line, Link, Relation

_NEARBY_MOST = 6
_How = tuple[str, str]
"""A way in which two entities are named together (one of ``_WAYS``), and what is said."""
_WAYS = ("", "with", "scope")


class Surroundings:
    """Finds what surrounds an entity, in one language."""

    def __init__(self, liner: Liner) -> None:
        self.liner = liner
        self.book = liner.book
        self.lang = liner.lang
        self.strings = liner.strings
        self.phraser = liner.phraser

    def related(self, entity: Entity, statements: Sequence[Statement]) -> tuple[Relation, ...]:
        """Every other entity that shares a statement with this one, and how."""
        found: dict[str, dict[_How, str]] = defaultdict(dict)
        chips: dict[str, dict[Chip, None]] = defaultdict(dict)
        for statement in statements:
            for slug, how in self._relations(entity, statement):
                if how not in found[slug]:
                    found[slug][how] = statement.id
                    chips[slug].update(
                        dict.fromkeys(self.liner.chips(statement, here=entity.slug, brief=True))
                    )
        for slug, kin in self._by_catalogue(entity):
            if slug not in found:
                found[slug]["", kin] = ""
        return tuple(
            Relation(
                entity=Link(self.phraser.name(slug), self.book.target(slug)),
                how=tuple(self._worded(found[slug])),
                chips=tuple(chips[slug]),
            )
            for slug in sorted(
                found, key=lambda s: (-len(found[s]), self.phraser.name(s).casefold())
            )
        )

    def _worded(self, hows: Mapping[_How, str]) -> Iterator[tuple[str, str]]:
        """The ways in words, each with its note; those that differ in what it is alone say
        how but once: "appears under “Reason given”; “Forecast”"."""
        before = ""
        for (way, what), note in sorted(hows.items(), key=lambda pair: _WAYS.index(pair[0][0])):
            yield (what if way in ("", before) else self.strings(f"related.{way}", what=what)), note
            before = way

    def _by_catalogue(self, entity: Entity) -> Iterable[tuple[str, str]]:
        """Kin that no statement names: what the catalogue holds, marked as the editor's."""
        up = {"family": entity.family, "parent": entity.parent, "vendor": entity.vendor}
        yield from ((slug, self.strings(f"kin.{key}")) for key, slug in up.items() if slug)
        for other in self.book.children.get(entity.slug, ()):
            for key in up:
                if getattr(other, key) == entity.slug:
                    yield other.slug, self.strings(f"kin.{key}-of")

    def _relations(self, entity: Entity, statement: Statement) -> Iterable[tuple[str, _How]]:
        """The others in a statement, each with what it is to this entity."""
        prop = self.book.corpus.vocabulary.properties[statement.property]
        here = entity.slug
        values = value_slugs(statement)
        uncertain = f" ({self.strings('status.uncertain')})" if statement.about_uncertain else ""
        if statement.negated:
            uncertain += f" ({self.strings('related.negated')})"
        under = self.strings("related.under", label=prop.label.get(self.lang))
        if here in statement.subjects:
            label = prop.label.get(self.lang)
            yield from ((slug, ("", label + uncertain)) for slug in values if slug != here)
            scope = qualifier_slugs(statement)
            yield from ((slug, ("scope", under + uncertain)) for slug in scope if slug != here)
            if not statement.judgement:
                joint = (s for s in statement.subjects if s != here)
                yield from ((slug, ("with", under + uncertain)) for slug in joint)
        elif here in values and prop.inverse is not None:
            label = prop.inverse.get(self.lang)
            yield from ((slug, ("", label + uncertain)) for slug in statement.subjects)
        elif here in qualifier_slugs(statement):
            yield from ((slug, ("scope", under + uncertain)) for slug in statement.subjects)

    def nearby(self, entity: Entity, shown: Collection[str]) -> tuple[Line, ...]:
        """What is said of its maker, family, parent or products in sentences beside its own.

        ``shown`` are the ids that the page has already. Taken from paragraphs that name the
        entity; it is said of the others alone.
        """
        kin = {entity.vendor, entity.family, entity.parent} - {None}
        children = self.book.children.get(entity.slug, ())
        kin |= {e.slug for e in children if entity.slug in (e.family, e.parent)}
        own = set(shown)
        places = [
            (article.id, self.book.place(article.id, mention.start))
            for article, mention in self.book.named_in.get(entity.slug, ())
        ]
        named = {(article, place.kind, place.number) for article, place in places}
        found = []
        for slug in sorted(k for k in kin if k):
            for s in self.book.by_entity.get(slug, ()):
                place = self.book.place(s.article, s.evidence[0].start)
                near = (s.article, place.kind, place.number) in named
                if s.id not in own and s.about and set(s.about) <= kin and near:
                    own.add(s.id)
                    found.append(s)
        found = sorted(found, key=lambda s: (s.article, s.evidence[0].start))[:_NEARBY_MOST]
        return self.liner.lines(found, here=entity.slug)

    def of_products(self, entity: Entity, own: Sequence[Statement]) -> tuple[Line, ...]:
        """What matters most of its products and units (bans, permissions, listings)."""
        properties = self.book.corpus.vocabulary.properties
        children = self.book.children.get(entity.slug, ())
        made = [e.slug for e in children if entity.slug in (e.vendor, e.parent)]
        known = {s.id for s in own}
        found = {
            s.id: s
            for slug in made
            for s in self.book.by_entity.get(slug, ())
            if s.id not in known
            and set(s.subjects) <= set(made)
            and properties[s.property].quote_first
        }
        ordered = sorted(found.values(), key=lambda s: self.book.rank_in_text[s.id])
        return self.liner.lines(ordered, here=entity.slug)

    def says(self, entity: Entity) -> Sequence[Statement]:
        """What the articles give as said by it, the article's own words aside."""
        return self.book.by_speaker.get(entity.slug, ())

    def elsewhere(self, entity: Entity, statements: Sequence[Statement]) -> tuple[Elsewhere, ...]:
        """Sentences that name it and carry no statement of this page."""
        own = {
            (s.article, self.book.place(s.article, e.start)) for s in statements for e in s.evidence
        }
        found: dict[str, dict[Link, None]] = defaultdict(dict)
        for article, mention in self.book.named_in.get(entity.slug, ()):
            if self._in_boilerplate(article, mention):
                continue
            place = self.book.place(article.id, mention.start)
            if (article.id, place) not in own:
                target = f"sources/{article.id}.md#{place.anchor}"
                found[article.id][Link(place.label(self.strings), target)] = None
        articles = self.book.corpus.articles
        return tuple(
            Elsewhere(
                source=Link(self.liner.short_title(articles[a]), f"sources/{a}.md"),
                places=tuple(links),
            )
            for a, links in found.items()
        )

    def _in_boilerplate(self, article: Article, mention: Mention) -> bool:
        return any(b.start <= mention.start < b.end for b in article.boilerplate)
