"""The profile of an entity: everything that the sources say of it, the present first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dossier import i18n
from dossier.assemble.book import Book
from dossier.assemble.box import Boxer
from dossier.assemble.care import with_care
from dossier.assemble.cited import cited, described
from dossier.assemble.kin import Surroundings
from dossier.assemble.lines import Liner, joined_label
from dossier.assemble.proposed import proposed
from dossier.assemble.questions import cells, questions
from dossier.assemble.quotation import FIGURES
from dossier.assemble.rests import rests_on
from dossier.assemble.rules import State
from dossier.assemble.rules.leads import joined, value_slugs, with_alike
from dossier.assemble.timeline import events
from dossier.assemble.why import why
from dossier.model import Entity, Statement
from dossier.view import Alias, Cell, Link, Profile, Rich, SectionView, Why, plain


class Profiler:
    """Makes profiles in one language."""

    def __init__(self, book: Book, lang: str) -> None:
        self.book = book
        self.lang = lang
        self.liner = Liner(book, lang)
        self.strings = self.liner.strings
        self.phraser = self.liner.phraser
        self.box = Boxer(self.liner)
        self.around = Surroundings(self.liner)

    def profile(self, entity: Entity) -> Profile:
        """Everything on the entity's page."""
        statements = self.book.by_entity.get(entity.slug, ())
        page = self._without_notes(entity, statements)
        noted = {i: self.book.statements[i] for i in cited(page)}
        upon = {s.id: s for s in (*statements, *self.around.says(entity))} | noted
        address = self.book.address(entity.slug)
        return replace(
            page,
            version=self.book.version(address, described(entity), tuple(upon.values())),
            rests_upon=tuple(upon),
            notes=tuple(self.liner.note(one) for one in noted.values()),
        )

    def _without_notes(self, entity: Entity, statements: Sequence[Statement]) -> Profile:
        """The page before its notes are counted, and its version is taken from them."""
        here, title = entity.slug, _capital(entity.name.get(self.lang))
        lead = self._lead(entity)
        of_products = self.around.of_products(entity, statements)
        shown = {i for line in of_products for i in line.ids} | {s.id for s in statements}
        asked = questions(self.liner, entity, statements)
        missing = self._missing(entity, statements)
        opening = list(dict.fromkeys(i for cell in lead for i in cell.notes))
        return Profile(
            slug=here,
            title=title,
            cls=self.book.corpus.vocabulary.classes[entity.cls].one.get(self.lang),
            unnamed=entity.unnamed,
            aliases=self._aliases(entity),
            lead=lead,
            unsaid=self.strings(f"profile.{self.book.standing(here)}", name=title),
            rests_on=rests_on(self.liner, statements),
            rests_alone=len({s.article for s in statements}) == 1,
            rows=self.box.rows(entity, statements),
            sections=self._sections(entity, statements),
            care=with_care(self.liner, entity),
            of_products=of_products,
            nearby_title=self.strings("profile.nearby", of=self.phraser.entity(here, "de")),
            nearby=self.around.nearby(entity, shown),
            related=self.around.related(entity, statements),
            events=events(self.liner, statements, here=here),
            elsewhere=self.around.elsewhere(entity, statements),
            says=self.liner.lines(self.around.says(entity), here=here),
            missing=missing,
            open=tuple(q.get(self.lang) for q in entity.open_questions),
            asked=cells(asked),
            identity=self._identity_note(entity, here),
            identity_others=self._identity_others(entity),
            why=why(self.liner, entity, statements, lead=opening, asked=asked, missing=missing),
            proposed=proposed(self.liner, entity=here),
        )

    def state_of(self, entity: Entity) -> Statement | None:
        """The statement that says best how things stand: a step of an event, a ban or
        permission, a figure, something done or under way, before what merely describes."""
        opening = [self.book.statements[i] for i in self.book.leads.get(entity.slug, ())]
        properties = self.book.corpus.vocabulary.properties

        def hollow(statement: Statement) -> tuple[bool, ...]:
            prop = properties[statement.property]
            figure = any(isinstance(v, FIGURES) for v in statement.values)
            happens = statement.status not in (None, "holds", "forecast")
            return prop.event is None, not prop.quote_first, not figure, not happens

        return min(opening, key=hollow, default=None)

    def state_sentence(self, entity: Entity) -> str:
        """The current state in a sentence, plain; "" where the sources state nothing."""
        found = self.state_of(entity)
        if found is None:
            return ""
        own = self.book.by_entity.get(entity.slug, ())
        return self.phraser.sentence(joined(with_alike(found, own, self.book.states)))

    def state_status(self, entity: Entity) -> str:
        """Status words, time, scope and origin of that sentence: "Done · June 2025 or later".

        Where no note stands beside it, this is all that keeps a share from being one of
        everything.
        """
        statement = self.state_of(entity)
        if statement is None:
            return ""
        status, scope = self._status(statement, entity), self.phraser.scope(statement)
        return joined_label(status, scope, self.liner.origin(statement))

    def state_brief(self, entity: Entity) -> str:
        """The status without its scope where the sentence is the editor's, who wrote it in."""
        statement = self.state_of(entity)
        if statement is None or statement.text is None:
            return self.state_status(entity)
        return self._status(statement, entity)

    def state_scope(self, entity: Entity) -> str:
        """What narrows the statement that says the current state, and whose it is; "" where
        nothing does and the article says so itself."""
        statement = self.state_of(entity)
        return " · ".join(self.liner.narrowed(statement)) if statement is not None else ""

    def _status(self, statement: Statement, entity: Entity) -> str:
        time = self.liner.time(statement)
        return " · ".join(
            [
                *(c.label for c in self.liner.chips(statement, here=entity.slug)),
                *([plain(time)] if time else []),
            ]
        )

    def why(self, entity: Entity) -> tuple[Why, ...]:
        """The rules that fired for the entity's page, as on the page."""
        return self.profile(entity).why

    def _identity_note(self, entity: Entity, here: str) -> Rich:
        return self.liner.linked(self.liner.text(entity.identity_notes), (), here=here)

    def _identity_others(self, entity: Entity) -> tuple[tuple[Link, Rich], ...]:
        """The notes of others that name this entity, but where its own note names them too."""
        here = entity.slug
        return tuple(
            (
                Link(self.phraser.name(other.slug), self.book.target(other.slug)),
                self._identity_note(other, here),
            )
            for other in self.book.identity_named.get(here, ())
            if entity.identity_notes is None
            or entity not in self.book.identity_named.get(other.slug, ())
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
                words = f"{self.liner.short_title(article)}, {place.label(self.strings)}"
                return Link(words, target)
        return None

    def _lead(self, entity: Entity) -> tuple[Cell, ...]:
        own = self.book.by_entity.get(entity.slug, ())
        groups = []
        opening = list(self.book.leads.get(entity.slug, ()))
        state = self.state_of(entity)
        if state is not None:
            opening.remove(state.id)
            opening.insert(0, state.id)
        for i in opening:
            groups.append(with_alike(self.book.statements[i], own, self.book.states))
            # What its own words put before it ("resume" after a stop) belongs beside it.
            groups += [(s,) for s in own if self.book.states[s.id] == State("earlier", i, "word")]
        return tuple(
            Cell(
                text=self.liner.sentence(joined(group), here=entity.slug),
                notes=tuple(s.id for s in group),
                status=self._lead_status(group[0], entity, first=not i),
            )
            for i, group in enumerate(groups)
        )

    def _lead_status(self, statement: Statement, entity: Entity, *, first: bool) -> str:
        """Status and time beside a sentence of the lead, where they say more than "reported"."""
        state = self.book.states[statement.id].rank
        plain_report = self.liner.status_word(statement).name == "reported"
        if state == "current" and (not first or (plain_report and not self.liner.time(statement))):
            return ""
        if self.liner.time(statement):
            return self._status(statement, entity)
        time = self.liner.reported(statement) or i18n.undated(self.lang)
        return f"{self._status(statement, entity)} · {time}"

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
                    s.judgement,
                    entity.slug not in s.subjects,
                    vocabulary.properties[s.property].order,
                ),
            )
            section = vocabulary.sections[name]
            own = any(entity.slug in s.subjects for s in chosen)
            views.append(
                SectionView(
                    title=(section.title if own else section.neutral).get(self.lang),
                    anchor=name,
                    lines=self.liner.lines(chosen, here=entity.slug),
                )
            )
        return tuple(views)

    def _missing(self, entity: Entity, statements: Sequence[Statement]) -> tuple[str, ...]:
        """The expected properties of its class that no statement of fact fills."""
        vocabulary = self.book.corpus.vocabulary
        cls = vocabulary.classes[entity.cls]
        facts = [s for s in statements if s.about and not s.judgement]
        own = {s.property for s in facts if entity.slug in s.about}
        # A plan to list is no listing, but the page does speak of it.
        events = {vocabulary.properties[name].event for name in own} - {None}
        own |= {p.name for p in vocabulary.properties.values() if p.event in events}
        inverse = {s.property for s in facts if entity.slug in value_slugs(s)}
        absent = [vocabulary.properties[n] for n in cls.expected_inverse if n not in inverse]
        labels = [prop.inverse or prop.label for prop in absent]
        labels += [vocabulary.properties[n].label for n in cls.expected if n not in own]
        return tuple(label.get(self.lang) for label in labels)


def _capital(text: str) -> str:
    """A described entity ("the second operator") begins with a capital in a title."""
    return text[:1].upper() + text[1:] if text[:1].islower() and " " in text else text
