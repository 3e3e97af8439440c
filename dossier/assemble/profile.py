"""The profile of an entity: everything that the sources say of it, the present first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dossier import i18n
from dossier.assemble.book import Book, qualifier_slugs
from dossier.assemble.lines import Liner
from dossier.assemble.speakers import origins
from dossier.assemble.state import State, joined, value_slugs, with_alike
from dossier.assemble.timeline import events
from dossier.model import Article, Entity, Mention, Statement
from dossier.view import (
    Alias,
    Cell,
    Chip,
    Elsewhere,
    Link,
    Note,
    Profile,
    Relation,
    Rich,
    Row,
    SectionView,
    plain,
)

_SOFT_STANCES = ("opinion", "preference")
_NEARBY_MOST = 6


class Profiler:
    """Makes profiles in one language."""

    def __init__(self, book: Book, lang: str) -> None:
        self.book = book
        self.lang = lang
        self.liner = Liner(book, lang)
        self.strings = self.liner.strings
        self.phraser = self.liner.phraser

    def profile(self, entity: Entity) -> Profile:
        """Everything on the entity's page."""
        statements = self.book.by_entity.get(entity.slug, ())
        nearby = self._nearby(entity, statements)
        chosen = self._lead(entity)
        vocabulary = self.book.corpus.vocabulary
        return Profile(
            slug=entity.slug,
            title=_capital(entity.name.get(self.lang)),
            cls=vocabulary.classes[entity.cls].one.get(self.lang),
            unnamed=entity.unnamed,
            kind_facts=(),
            aliases=self._aliases(entity),
            lead=chosen,
            rests_on=self._rests_on(statements),
            rests_alone=len({s.article for s in statements}) == 1,
            version=self.book.version(self.book.address(entity.slug), statements),
            rows=self._rows(entity, statements),
            sections=self._sections(entity, statements),
            nearby_title=self.strings("profile.nearby", of=self.phraser.entity(entity.slug, "de")),
            nearby=nearby,
            related=self._related(entity, statements),
            events=events(self.liner, statements, here=entity.slug),
            elsewhere=self._elsewhere(entity, statements),
            missing=self._missing(entity, statements),
            open=tuple(q.get(self.lang) for q in entity.open_questions),
            identity=self.liner.text(entity.identity_notes),
            notes=self._notes(statements, nearby),
        )

    def state_of(self, entity: Entity) -> Statement | None:
        """The statement that says best how things stand: a step of an event before the rest."""
        opening = [self.book.statements[i] for i in self.book.leads.get(entity.slug, ())]
        properties = self.book.corpus.vocabulary.properties
        steps = [s for s in opening if properties[s.property].event]
        return next(iter([*steps, *opening]), None)

    def state_sentence(self, entity: Entity) -> str:
        """The current state in a sentence, plain; "" where the sources state nothing."""
        found = self.state_of(entity)
        if found is None:
            return ""
        own = self.book.by_entity.get(entity.slug, ())
        return self.phraser.sentence(joined(with_alike(found, own, self.book.states)))

    def state_status(self, entity: Entity) -> str:
        """The status words and time of that sentence: "Done · June 2025 or later"."""
        statement = self.state_of(entity)
        if statement is None:
            return ""
        time = self.liner.time(statement)
        return " · ".join(
            [
                *(c.label for c in self.liner.chips(statement, here=entity.slug)),
                *([plain(time)] if time else []),
            ]
        )

    # -- parts -------------------------------------------------------------------

    def _aliases(self, entity: Entity) -> tuple[Alias, ...]:
        """Other names: those in the sources with their place, then the editor's."""
        title = entity.name.get(self.lang)
        seen = {title.casefold()}
        found = []
        names = [(text, lang or None, False) for lang, text in entity.name.values.items()]
        names += [(a.text, a.lang, a.outside_corpus) for a in entity.aliases]
        for text, lang, outside in names:
            if text.casefold() in seen or (lang in ("en", "fr") and lang != self.lang):
                continue
            seen.add(text.casefold())
            where = None if outside else self._where(entity, text)
            if where is None and not outside:
                continue
            found.append(Alias(text=text, lang=lang, editor=outside, where=where))
        return tuple(sorted(found, key=lambda alias: alias.editor))

    def _where(self, entity: Entity, text: str) -> Link | None:
        """The first place at which the sources write the name so."""
        for article, mention in self.book.named_in.get(entity.slug, ()):
            if mention.text.casefold() == text.casefold():
                place = self.book.place(article.id, mention.start)
                target = f"sources/{article.id}.md#{place.anchor}"
                return Link(place.label(self.strings), target)
        return None

    def _lead(self, entity: Entity) -> tuple[Cell, ...]:
        own = self.book.by_entity.get(entity.slug, ())
        groups = []
        for i in self.book.leads.get(entity.slug, ()):
            groups.append(with_alike(self.book.statements[i], own, self.book.states))
            # What its own words put before it ("resume" after a stop) belongs beside it.
            groups += [(s,) for s in own if self.book.states[s.id] == State("earlier", i, "word")]
        return tuple(
            Cell(
                text=self.liner.sentence(joined(group), here=entity.slug),
                notes=tuple(s.id for s in group),
            )
            for group in groups
        )

    def _rests_on(self, statements: Sequence[Statement]) -> str:
        """One line: how many articles, how many of them dated, which origins."""
        articles = [
            self.book.corpus.articles[a] for a in dict.fromkeys(s.article for s in statements)
        ]
        if not articles:
            return ""
        dated = sum(a.published.date is not None for a in articles)
        bounded = sum(
            a.published.date is None and (a.published.earliest or a.published.latest) is not None
            for a in articles
        )
        names = list(
            dict.fromkeys(
                name
                for s in statements
                if (
                    name := origins(
                        s,
                        self.book.corpus.articles[s.article],
                        self.book.corpus.entities,
                        self.strings,
                    )
                )
            )
        )
        undated = len(articles) - dated - bounded
        if len(articles) == 1:
            key = "dated" if dated else "bounded" if bounded else "undated"
            parts = [self.strings(f"rests.one-{key}")]
        elif undated == len(articles):
            parts = [self.strings("rests.none-dated", n=len(articles))]
        else:
            kinds = (("dated", dated), ("bounded", bounded), ("undated", undated))
            each = [self.strings.count(f"rests.{k}", n) for k, n in kinds if n]
            parts = [self.strings("rests.many", n=len(articles), each=", ".join(each))]
        if names:
            joined = i18n.join(names, self.lang)
            parts.append(self.strings.count("rests.origins", len(articles), names=joined))
        else:
            parts.append(self.strings("rests.no-origin"))
        return " ".join(parts)

    def _rows(self, entity: Entity, statements: Sequence[Statement]) -> tuple[Row, ...]:
        """The box: facts only, rows of one property, side, status and time joined."""
        rows: dict[tuple[str, tuple[Chip, ...], Rich], list[Cell]] = defaultdict(list)
        order: dict[tuple[str, tuple[Chip, ...], Rich], tuple[int, int]] = {}
        for statement in statements:
            prop = self.book.corpus.vocabulary.properties[statement.property]
            fact = statement.stance == "stated" and statement.status != "forecast"
            if not prop.box or not fact or statement.about_uncertain or statement.negated:
                continue
            label, text = self._fact(entity, statement)
            if not label:
                continue
            chips = self.liner.chips(statement, here=entity.slug)
            key = (label, chips, self.liner.time(statement))
            earlier = self.book.states.seen_from(statement.id, entity.slug).rank == "earlier"
            order.setdefault(key, (prop.order, int(earlier)))
            rows[key].append(Cell(text=text, notes=(statement.id,)))
        return tuple(
            Row(
                label=key[0],
                cells=_merged(rows[key]),
                chips=key[1],
                time=key[2] or (self._reported(rows[key]),),
            )
            for key in sorted(rows, key=lambda k: order[k])
        )

    def _reported(self, cells: Sequence[Cell]) -> str:
        """When facts without a time were reported, if one date holds for all of them."""
        statements = [self.book.statements[i] for cell in cells for i in cell.notes]
        articles = [self.book.corpus.articles[s.article] for s in statements]
        times = {self.liner.published(article) for article in articles}
        undated = i18n.undated(self.lang)
        if len(times) > 1 or undated in times:
            return undated
        return self.strings("time.article", time=times.pop())

    def _fact(self, entity: Entity, statement: Statement) -> tuple[str, Rich]:
        """Label and value as seen from ``entity``: its own property, or from the other end."""
        prop = self.book.corpus.vocabulary.properties[statement.property]
        if entity.slug in statement.about:
            label = prop.label.get(self.lang)
            if prop.value == "flag":
                return label, self.liner.sentence(statement, here=entity.slug)
            text = self._linked_values(statement)
            others = [s for s in statement.about if s != entity.slug]
            scope = self.phraser.scope(statement)
            if others:
                of = i18n.join([self.phraser.entity(s, "de") for s in statement.about], self.lang)
                text = (*text, self.strings("box.together", of=of))
            return label, (*text, f" ({scope})") if scope else text
        if entity.slug in value_slugs(statement) and prop.inverse is not None:
            return prop.inverse.get(self.lang), self._links(statement.about)
        return "", ()

    def _linked_values(self, statement: Statement) -> Rich:
        slugs = value_slugs(statement)
        if slugs:
            return self._links(slugs)
        return (self.phraser.values(statement.values),)

    def _links(self, slugs: Iterable[str]) -> Rich:
        parts: list[str | Link] = []
        slugs = tuple(slugs)
        for i, slug in enumerate(slugs):
            if i:
                parts.append(self.strings("and") if i == len(slugs) - 1 else ", ")
            parts.append(Link(self.phraser.name(slug), self.book.target(slug)))
        return tuple(parts)

    def _sections(self, entity: Entity, statements: Sequence[Statement]) -> tuple[SectionView, ...]:
        """All statements by section: what holds before what came earlier, in text order."""
        vocabulary = self.book.corpus.vocabulary
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            found[vocabulary.properties[statement.property].section].append(statement)
        ranks = {"current": 0, "disputed": 0, "uncertain": 1, "earlier": 2}
        views = []
        for name in sorted(found, key=lambda n: vocabulary.sections[n].order):
            chosen = sorted(
                found[name],
                key=lambda s: (
                    ranks[self.book.states.seen_from(s.id, entity.slug).rank],
                    s.stance in _SOFT_STANCES or s.status == "forecast",
                    entity.slug not in s.subjects,
                    vocabulary.properties[s.property].order,
                ),
            )
            views.append(
                SectionView(
                    title=vocabulary.sections[name].title.get(self.lang),
                    anchor=name,
                    lines=self.liner.lines(chosen, here=entity.slug),
                )
            )
        return tuple(views)

    def _nearby(self, entity: Entity, statements: Sequence[Statement]) -> tuple[Cell, ...]:
        """What is said of its maker, family, parent or products in sentences beside its own.

        Taken from paragraphs that name the entity; it is said of the others alone.
        """
        entities = self.book.corpus.entities
        kin = {entity.vendor, entity.family, entity.parent} - {None}
        kin |= {e.slug for e in entities.values() if entity.slug in (e.family, e.parent)}
        own = {s.id for s in statements}
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
        return tuple(
            Cell(text=self.liner.sentence(s, here=entity.slug), notes=(s.id,)) for s in found
        )

    def _related(self, entity: Entity, statements: Sequence[Statement]) -> tuple[Relation, ...]:
        """Every other entity that shares a statement with this one, and how."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        chips: dict[str, dict[Chip, None]] = defaultdict(dict)
        for statement in statements:
            for slug, how in self._relations(entity, statement):
                if how not in found[slug]:
                    found[slug][how] = statement.id
                    chips[slug].update(
                        dict.fromkeys(self.liner.chips(statement, here=entity.slug, brief=True))
                    )
        return tuple(
            Relation(
                entity=Link(self.phraser.name(slug), self.book.target(slug)),
                how=tuple(found[slug].items()),
                chips=tuple(chips[slug]),
            )
            for slug in sorted(
                found, key=lambda s: (-len(found[s]), self.phraser.name(s).casefold())
            )
        )

    def _relations(self, entity: Entity, statement: Statement) -> Iterable[tuple[str, str]]:
        """The others in a statement, each with what it is to this entity."""
        prop = self.book.corpus.vocabulary.properties[statement.property]
        here = entity.slug
        values = value_slugs(statement)
        uncertain = f" ({self.strings('status.uncertain')})" if statement.about_uncertain else ""
        if statement.negated:
            uncertain += f" ({self.strings('related.negated')})"
        if here in statement.subjects:
            label = prop.label.get(self.lang)
            yield from ((slug, label + uncertain) for slug in values if slug != here)
            if statement.stance not in _SOFT_STANCES and statement.status != "forecast":
                joint = self.strings("related.with", label=label)
                yield from ((s, joint + uncertain) for s in statement.subjects if s != here)
        elif here in values and prop.inverse is not None:
            label = prop.inverse.get(self.lang)
            yield from ((slug, label + uncertain) for slug in statement.subjects)
        elif here in qualifier_slugs(statement):
            label = self.strings("related.scope", label=prop.label.get(self.lang))
            yield from ((slug, label + uncertain) for slug in statement.subjects)

    def _elsewhere(self, entity: Entity, statements: Sequence[Statement]) -> tuple[Elsewhere, ...]:
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

    def _missing(self, entity: Entity, statements: Sequence[Statement]) -> tuple[str, ...]:
        """The expected properties of its class that no statement fills."""
        vocabulary = self.book.corpus.vocabulary
        cls = vocabulary.classes[entity.cls]
        own = {s.property for s in statements if entity.slug in s.about}
        inverse = {s.property for s in statements if entity.slug in value_slugs(s)}
        absent = [vocabulary.properties[n] for n in cls.expected_inverse if n not in inverse]
        labels = [prop.inverse or prop.label for prop in absent]
        labels += [vocabulary.properties[n].label for n in cls.expected if n not in own]
        return tuple(label.get(self.lang) for label in labels)

    def _notes(self, statements: Sequence[Statement], nearby: Sequence[Cell]) -> tuple[Note, ...]:
        ids = dict.fromkeys([s.id for s in statements] + [i for c in nearby for i in c.notes])
        return tuple(self.liner.note(self.book.statements[i]) for i in ids)


def _merged(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Cells with the same value become one, with the notes of all."""
    found: dict[Rich, list[str]] = {}
    for cell in cells:
        found.setdefault(cell.text, []).extend(cell.notes)
    return tuple(Cell(text=text, notes=tuple(notes)) for text, notes in found.items())


def _capital(text: str) -> str:
    """A described entity ("the second operator") begins with a capital in a title."""
    return text[:1].upper() + text[1:] if text[:1].islower() and " " in text else text
