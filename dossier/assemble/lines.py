"""Statements as they stand on a page: status words, linked sentence, footnote."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from dossier import i18n
from dossier.assemble.book import Book, qualifier_slugs
from dossier.assemble.origins import ARTICLE, UNNAMED
from dossier.assemble.rules.leads import value_slugs
from dossier.assemble.sentence import Phraser
from dossier.assemble.speakers import chain, origin
from dossier.assemble.telling import Teller
from dossier.measure import period
from dossier.model import Article, AsOf, DateValue, Evidence, Localized, Mention, Statement
from dossier.view import Chip, Line, Link, Note, Quoted, Rich, plain

_STATUS_CHIPS = {
    "completed": "done",
    "filed": "filed",
    "planned": "plan",
    "considered": "considered",
    "under-way": "under-way",
    "forecast": "forecast",
    "holds": "reported",
    None: "reported",
}
SIC = "[sic]"
"""How a note begins that explains a garbled passage."""


class Liner(Teller):
    """Makes lines and notes in one language."""

    def __init__(self, book: Book, lang: str) -> None:
        super().__init__(book, lang)
        self.phraser: Phraser = book.phrasers[lang]

    def chips(
        self, statement: Statement, *, here: str | None = None, brief: bool = False
    ) -> tuple[Chip, ...]:
        """The status words: what it is, whether it still holds, whether it is joint.

        ``here`` is the entity from whose page it is seen. ``brief`` leaves the mood out,
        where a row sums up several statements.
        """
        found = []
        rank = self.book.states.seen_from(statement.id, here).rank
        if rank != "current":
            found.append(self._chip(rank))
        found.append(self.status_word(statement))
        if statement.hedged and not brief:
            found.append(self._chip("conditional"))
        if len(statement.about) > 1:
            found.append(self._chip("joint"))
        if self._in_headline(statement) and not brief:
            found.append(self._chip("headline"))
        return tuple(found)

    def status_word(self, statement: Statement) -> Chip:
        """What it is: done, planned, a claim, an opinion; or the property's own word."""
        prop = self.book.corpus.vocabulary.properties[statement.property]
        if statement.stance in ("opinion", "preference"):
            return self._chip(statement.stance)
        if statement.status == "forecast":
            return self._chip("forecast")
        if statement.stance == "claimed":
            return self._chip("claim")
        if prop.word is not None:
            return Chip(_css(prop.word.get("en")), prop.word.get(self.lang))
        return self._chip(_STATUS_CHIPS[statement.status])

    def _in_headline(self, statement: Statement) -> bool:
        """Whether the headline alone says so: it often says more than the body."""
        claim = [e for e in statement.evidence if e.purpose == "claim"]
        return all(self.book.place(statement.article, e.start).kind == "title" for e in claim)

    def _chip(self, name: str) -> Chip:
        return Chip(name, self.strings(f"status.{name}"))

    def time(self, statement: Statement) -> Rich:
        """When: the time that it speaks of, else the article's own words for it."""
        as_of = statement.as_of
        if as_of is None:
            return self.period(statement)
        if not any((as_of.date, as_of.start, as_of.end, as_of.earliest, as_of.latest)):
            words = self.words(statement)
            return (words, self.strings("time.no-date")) if words else ()
        text = i18n.as_of(as_of, self.lang)
        return (self.strings("time.inferred", time=text) if as_of.inferred else text,)

    def period(self, statement: Statement) -> Rich:
        """The time to which a qualifier narrows it, where that is a date."""
        found = period(statement, self.book.corpus.vocabulary)
        dates = [value.date for value in found if isinstance(value, DateValue)]
        return (i18n.date(dates[0], self.lang),) if dates else ()

    def words(self, statement: Statement) -> Quoted | None:
        """The article's words for the time, in guillemets and marked with their language."""
        if statement.as_of is None or not statement.as_of.words:
            return None
        lang = self.book.corpus.articles[statement.article].language
        return Quoted(i18n.quotes(statement.as_of.words, self.lang), lang)

    def linked(self, text: str, given: Collection[str], *, here: str | None = None) -> Rich:
        """``text`` with each entity's first mention linked to its profile.

        ``given`` are entities known to be meant, whose short names count too; ``here`` is
        the entity whose page it stands on, which is not linked to itself.
        """
        parts: list[str | Link] = []
        done: set[str] = {here} if here else set()
        at = 0
        for mention in self._whole(text, self.book.find(text, self.lang, tuple(given))):
            if mention.entity in done:
                continue
            done.add(mention.entity)
            parts += [
                text[at : mention.start],
                Link(text[mention.start : mention.end], self.book.target(mention.entity)),
            ]
            at = mention.end
        return tuple(p for p in (*parts, text[at:]) if p)

    def _whole(self, text: str, mentions: Sequence[Mention]) -> Iterable[Mention]:
        """Mentions, with a maker that is part of a product's name ("NVIDIA H20") in it."""
        held: list[Mention] = []
        for mention in mentions:
            start = held[-1].start if held else mention.start
            both = text[start : mention.end]
            if held and both == self.phraser.name(mention.entity):
                held[-1] = Mention(start, mention.end, both, mention.entity)
            else:
                held.append(mention)
        return held

    def sentence(self, statement: Statement, *, here: str | None = None) -> Rich:
        """The statement's sentence, linked."""
        given = (*statement.subjects, *value_slugs(statement), *qualifier_slugs(statement))
        return self.linked(self.phraser.sentence(statement), given, here=here)

    def lines(
        self, statements: Iterable[Statement], *, here: str | None = None
    ) -> tuple[Line, ...]:
        """Statements as items of a list; those that read the same stand in one."""
        found: dict[Line, list[str]] = {}
        for statement in statements:
            line = self.line(statement, here=here)
            found.setdefault(replace(line, ids=(), told=""), []).extend(line.ids)
        return tuple(
            replace(
                line,
                ids=tuple(ids),
                sources=self.sources(ids),
                told=self.told_beside(self.book.statements[ids[0]], time=plain(line.time)),
            )
            for line, ids in found.items()
        )

    def sources(self, ids: Sequence[str]) -> str:
        """Of how many origins a line is that several articles give; "" for one article."""
        articles = {self.book.statements[i].article for i in ids}
        if len(articles) < 2:
            return ""
        origins = list(dict.fromkeys(self.book.origins[i] for i in ids))
        if len(origins) > 1:
            return self.strings("origin.several", articles=len(articles), n=len(origins))
        name = self.origin_name(origins[0])
        return self.strings("origin.one", articles=len(articles), name=name)

    def origin_name(self, origin: str) -> str:
        """An origin in words."""
        if origin.startswith(ARTICLE):
            article = self.book.corpus.articles[origin.removeprefix(ARTICLE)]
            return self.short_title(article)
        return (
            self.phraser.name(origin)
            if origin in self.book.corpus.entities
            else (origin.removeprefix(UNNAMED))
        )

    def line(self, statement: Statement, *, here: str | None = None) -> Line:
        """The statement as an item of a list."""
        time = self.time(statement) or self._then(statement, here)
        return Line(
            ids=(statement.id,),
            chips=self.chips(statement, here=here),
            text=self.sentence(statement, here=here),
            time=time,
            remark=self.remark(statement, here=here),
            told=self.told_beside(statement, time=plain(time)),
        )

    def _then(self, statement: Statement, here: str | None) -> Rich:
        """Of what came earlier and gives no time itself: that of its article, or "undated"."""
        if self.book.states.seen_from(statement.id, here).rank != "earlier":
            return ()
        return (self.reported(statement) or i18n.undated(self.lang),)

    def remark(self, statement: Statement, *, here: str | None = None) -> str:
        """What the editor adds: how it was read, why it stands before another."""
        found = []
        if statement.reading is not None:
            found.append(statement.reading.get(self.lang))
        if reason := self.reason(statement, here=here):
            found.append(reason)
        return " ".join(found)

    def reason(self, statement: Statement, *, here: str | None = None) -> str:
        """Why it stands as earlier, disputed or uncertain; "" where the editor's own reading
        of an uncertain one says it."""
        state = self.book.states.seen_from(statement.id, here)
        if not state.rule or (state.rank == "uncertain" and statement.reading):
            return ""
        return self.strings(f"rule.{state.rule}")

    def note(self, statement: Statement) -> Note:
        """The footnote of a statement."""
        article = self.book.corpus.articles[statement.article]
        claim = [e for e in statement.evidence if e.purpose == "claim"]
        return Note(
            id=statement.id,
            pieces=tuple(e.text for e in claim) if self.book.quoted(statement) else (),
            lang=article.language,
            language=i18n.language(article.language, self.lang),
            sic=statement.sic or self._noted(article, claim),
            support=self._support(statement, article),
            speakers=self.who(statement),
            scope=self.phraser.scope(statement),
            reading=self._because(statement.as_of),
            source=Link(self.short_title(article), f"sources/{article.id}.md"),
            title_lang=self.title_lang(article),
            outlet=self.outlet(article),
            place=self.place(article, claim),
            date=self.told(statement),
            passage=f"sources/{article.id}.md#{self.anchor(article, claim[0])}",
            cite=f"/s/{statement.id}/",
        )

    def who(self, statement: Statement) -> str:
        """Who says so, from the origin to the article."""
        article = self.book.corpus.articles[statement.article]
        outlet = self.book.outlets[article.id]
        known = outlet if outlet in self.book.corpus.entities else None
        return chain(statement, article, self.phraser, known)

    def origin(self, statement: Statement) -> str:
        """The first link of that chain; "" where the article says so itself."""
        return origin(statement, self.book.corpus.articles[statement.article], self.phraser)

    def told_beside(self, statement: Statement, status: str = "", time: str = "") -> str:
        """``status``, the scope, and the chain of who says so where it is longer than that;
        a period that stands in ``status`` or in ``time`` beside it is not told again."""
        scope = self.phraser.scope(statement, f"{status} {time}")
        who = self.who(statement) if self.origin(statement) else ""
        return joined_label(status, scope, who)

    def narrowed(self, statement: Statement) -> tuple[str, ...]:
        """Scope and origin, for where no note stands beside the sentence."""
        return tuple(x for x in (self.phraser.scope(statement), self.origin(statement)) if x)

    def _support(
        self, statement: Statement, article: Article
    ) -> tuple[tuple[str, Quoted | str], ...]:
        """What else it rests on, each once: what it is for, and its words or its place."""
        found: dict[Quoted | str, dict[str, None]] = {}
        for piece in statement.evidence:
            if piece.purpose != "claim":
                words = self._words(piece, article)
                found.setdefault(words, {})[self.strings(f"support.{piece.purpose}")] = None
        return tuple((", ".join(what), words) for words, what in found.items())

    def _words(self, piece: Evidence, article: Article) -> Quoted | str:
        if self.book.grants[article.id].allows(piece):
            return Quoted(i18n.quotes(piece.text, self.lang), article.language)
        return self.place(article, [piece])

    def _because(self, as_of: AsOf | None) -> str:
        if as_of is None or as_of.because is None:
            return ""
        return as_of.because.get(self.lang)

    def _noted(self, article: Article, pieces: Sequence[Evidence]) -> bool:
        """Whether an editor's note that begins with [sic] speaks of a quoted word."""
        return any(
            self.text(note.note).startswith(SIC)
            and span.start < piece.end
            and piece.start < span.end
            for note in article.notes
            for span in note.spans
            for piece in pieces
        )

    def text(self, localized: Localized | None) -> str:
        """A localized text in this language, or ""."""
        return localized.get(self.lang) if localized else ""


def joined_label(status: str, scope: str, who: str) -> str:
    """Status and time, what narrows it, who says so: "Reported · 2024 (in China) · UDN"."""
    narrowed = f"{status} ({scope})".strip() if scope else status
    return " · ".join(part for part in (narrowed, who) if part)


def _css(word: str) -> str:
    """A status word as the name of a style: "Ban" → ``ban``."""
    return re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-") or "word"
