"""The page of a source: what the article is and is not, and every statement from it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import quote

from dossier import i18n
from dossier.assemble.book import Book
from dossier.assemble.lines import Liner
from dossier.assemble.places import Place
from dossier.assemble.proposed import proposed
from dossier.assemble.quotation import words_in
from dossier.fragment import with_fragment
from dossier.model import Article, Statement
from dossier.view import Line, Link, Note, Proposal

_SAFE = "%/:?#&=~,;@!$+.-"
"""What stays as it is in an address; the rest could be markup where it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of the article: its place, what may be shown of it, what rests on it."""

    anchor: str
    place: str
    pieces: tuple[str, ...]
    lines: tuple[Line, ...]
    supports: tuple[Link, ...]
    set_aside: str = ""
    """Why it states nothing checkable, in the editor's words."""
    elsewhere: str = ""
    """The address of its place in the original, where that is known."""
    original: str = ""
    """The address of its line in the repository, where that is public."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """An editor's note on a passage."""

    quote: str
    place: Link
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Entities of one class that the article names."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """Everything on a source's page."""

    id: str
    title: str
    title_lang: str
    lang: str
    facts: tuple[tuple[str, str], ...]
    """What the article is and is not: label and words."""
    version: str
    shown: str
    passages: tuple[Passage, ...]
    named: tuple[Named, ...]
    remarks: tuple[Remark, ...]
    notes: tuple[Note, ...] = ()
    proposed: tuple[Proposal, ...] = ()


class SourceViewer:
    """Makes source pages in one language."""

    def __init__(self, book: Book, lang: str) -> None:
        self.book = book
        self.lang = lang
        self.liner = Liner(book, lang)
        self.strings = self.liner.strings

    def view(self, article: Article) -> SourceView:
        """The page of ``article``."""
        grants = self.book.grants[article.id]
        statements = [s for s in article.statements if s.reviewed]
        withheld = sum(not self.book.quoted(s) for s in statements)
        share = round(100 * grants.words / grants.body) if grants.body else 0
        return SourceView(
            id=article.id,
            title=self.title(article),
            title_lang=self.liner.title_lang(article),
            lang=article.language,
            facts=tuple(self._facts(article)),
            version=self.book.version(
                f"sources/{article.id}/",
                _metadata(article),
                statements,
            ),
            shown=self.strings(
                "source.shown", share=share, words=grants.words, body=grants.body, places=withheld
            ),
            passages=self._passages(article),
            named=self._named(article),
            remarks=self._remarks(article),
            proposed=proposed(self.liner, article=article.id),
        )

    def title(self, article: Article) -> str:
        """The title; a supplied one in square brackets."""
        title = article.title.get(self.lang)
        return f"[{title}]" if article.title.supplied else title

    def _facts(self, article: Article) -> list[tuple[str, str]]:
        s = self.strings
        publisher = article.publisher
        language = i18n.language(article.language, self.lang)
        outlet = s("outlet.none")
        if publisher is not None:
            outlet = publisher.name
            if publisher.basis:
                quote = i18n.quotes(publisher.basis, self.lang)
                outlet = s("source.outlet-basis", name=publisher.name, quote=quote)
        published = self.liner.published(article)
        if article.published.basis:
            quote = i18n.quotes(article.published.basis, self.lang)
            published = s("source.date-basis", date=published, quote=quote)
        elif published == i18n.undated(self.lang):
            published = s("source.no-date")
        title = "source.title-supplied" if article.title.supplied else "source.title-given"
        return [
            (s("source.title"), s(title)),
            (s("source.outlet"), outlet),
            (s("source.author"), ", ".join(article.authors) or s("source.no-author")),
            (s("source.date"), published),
            (s("source.language"), f"{language} · {s(f'translated.{article.translated}')}"),
            (s("source.address"), article.url or s("source.no-address")),
            (s("source.file"), f"{article.file} · SHA-256 {article.sha256[:16]}…"),
        ]

    def _passages(self, article: Article) -> tuple[Passage, ...]:
        """Each sentence that something rests on or that is set aside, in the text's order."""
        rests: dict[Place, list[Statement]] = defaultdict(list)
        supports: dict[Place, dict[str, None]] = defaultdict(dict)
        pieces: dict[Place, set[tuple[int, int]]] = defaultdict(set)
        for statement in article.statements:
            if not statement.reviewed:
                continue
            first = self.book.place(article.id, statement.evidence[0].start)
            rests[first].append(statement)
            for piece in statement.evidence:
                place = self.book.place(article.id, piece.start)
                if place != first:
                    supports[place][statement.id] = None
                if self.book.grants[article.id].allows(piece):
                    pieces[place].add((piece.start, piece.end))
        aside = self._set_aside(article)
        most = self.book.settings.quote_words
        return tuple(
            Passage(
                anchor=place.anchor,
                place=place.label(self.strings),
                pieces=tuple(
                    article.text[a:b] for a, b in _union(article.text, pieces[place], most)
                ),
                lines=self.liner.lines(rests.get(place, ())),
                supports=tuple(
                    Link(self.liner.phraser.sentence(self.book.statements[i]), f"#s-{i}")
                    for i in supports.get(place, ())
                ),
                original=self._original(article, place),
                elsewhere=self._elsewhere(article, place),
                set_aside=aside.get(place, "") if place not in rests else "",
            )
            for place in self.book.places[article.id]
        )

    def _set_aside(self, article: Article) -> dict[Place, str]:
        """Why sentences state nothing checkable, in the editor's words."""
        return {
            place: entry.reason.get(self.lang)
            for entry in article.no_fact
            for place in self.book.places[article.id]
            if any(x.start < place.end and place.start < x.end for x in entry.spans)
        }

    def _elsewhere(self, article: Article, place: Place) -> str:
        """The original's address, as near to the place as a quoted piece in it leads."""
        if article.url is None:
            return ""
        grants = self.book.grants[article.id]
        found = [
            piece.fragment
            for statement in article.statements
            for piece in statement.evidence
            if place.start <= piece.start < place.end and grants.allows(piece)
        ]
        if not any(found):
            return ""
        address = with_fragment(article.url, next(filter(None, found)))
        return quote(address, safe=_SAFE)

    def _original(self, article: Article, place: Place) -> str:
        if self.book.settings.repository is None:
            return ""
        line = article.text.count("\n", 0, place.start) + 1
        return f"{self.book.settings.repository.rstrip('/')}/articles/{article.file}#L{line}"

    def _named(self, article: Article) -> tuple[Named, ...]:
        slugs = {m.entity for m in self.book.mentions[article.id]}
        slugs |= {x for s in article.statements if s.reviewed for x in s.subjects}
        vocabulary = self.book.corpus.vocabulary
        found: dict[str, list[Link]] = defaultdict(list)
        for slug in sorted(slugs, key=lambda x: self.liner.phraser.name(x).casefold()):
            entity = self.book.corpus.entities[slug]
            found[entity.cls].append(Link(self.liner.phraser.name(slug), self.book.target(slug)))
        return tuple(
            Named(label=cls.other.get(self.lang), links=tuple(found[name]))
            for name, cls in vocabulary.classes.items()
            if name in found
        )

    def _remarks(self, article: Article) -> tuple[Remark, ...]:
        found = []
        grants = self.book.grants[article.id]
        for note in article.notes:
            place = self.book.place(article.id, note.spans[0].start)
            shown = all(grants.allows(span) for span in note.spans)
            quote = " … ".join(article.text[x.start : x.end] for x in note.spans) if shown else ""
            found.append(
                Remark(
                    quote=quote,
                    place=Link(place.label(self.strings), f"#{place.anchor}"),
                    note=note.note.get(self.lang),
                )
            )
        return tuple(found)


def _metadata(article: Article) -> list[object]:
    """What a source's page says beside its statements: for the page's version."""
    publisher = article.publisher
    when = article.published
    return [
        article.sha256,
        [article.title.text, article.title.supplied],
        [publisher.name, publisher.basis] if publisher else None,
        [when.date, when.earliest, when.latest, when.basis],
        [list(article.authors), article.language, article.translated, article.url],
        [[note.quote, dict(note.note.values)] for note in article.notes],
    ]


def _union(text: str, spans: set[tuple[int, int]], max_words: int) -> list[tuple[int, int]]:
    """Overlapping passages as one, in order, as long as that is no longer than allowed."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        first, last = merged[-1] if merged else (start, start - 1)
        whole = (first, max(end, last))
        if start <= last and words_in(text[whole[0] : whole[1]]) <= max_words:
            merged[-1] = whole
        else:
            merged.append((start, end))
    return merged
