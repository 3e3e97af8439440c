"""The pages that lead to others: home, an index for each kind, sources, timeline, data."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dossier import i18n
from dossier.assemble.book import Book
from dossier.assemble.profile import Profiler
from dossier.assemble.source import SourceViewer
from dossier.assemble.timeline import events
from dossier.dates import bounds
from dossier.model import Article, Entity
from dossier.view import Chip, Event, Link, Note, Profile

_ON_HOME = 8
"""How many of a kind the home page names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entity in an index: its class, and the sentence that says its current state."""

    link: Link
    cls: str
    maker: Link | None
    state: str
    unsaid: str
    """What stands in its place where the sources state nothing that says it."""
    chips: tuple[Chip, ...]
    scope: str
    """What narrows that statement: whose share, of what, when."""
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The entities of one class."""

    label: str
    anchor: str
    entries: tuple[Entry, ...]
    profiles: tuple[Profile, ...] = ()
    all: str = ""
    """The words that lead to all of them, where some alone are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """An index of a kind; ``notes`` where the profiles stand on it themselves."""

    intro: str
    groups: tuple[Group, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    link: Link
    outlet: str
    date: str
    language: str
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesView:
    entries: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    events: tuple[Event, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The home page: what so many articles say, as of the latest day that can be known."""

    lead: str
    rests: str
    body: str
    groups: tuple[Group, ...]
    sources: tuple[SourceEntry, ...]


class Indexer:
    """Makes index pages in one language."""

    def __init__(self, book: Book, lang: str) -> None:
        self.book = book
        self.lang = lang
        self.profiler = Profiler(book, lang)
        self.sources = SourceViewer(book, lang)
        self.strings = self.profiler.strings

    def entry(self, entity: Entity) -> Entry:
        """The entity's line in an index."""
        state = self.profiler.state_of(entity)
        maker = entity.vendor or entity.parent
        return Entry(
            link=Link(self.profiler.phraser.name(entity.slug), self.book.target(entity.slug)),
            cls=self.book.corpus.vocabulary.classes[entity.cls].one.get(self.lang),
            maker=Link(self.profiler.phraser.name(maker), self.book.target(maker))
            if maker
            else None,
            state=self.profiler.state_sentence(entity),
            unsaid=self.strings(f"index.{self.book.standing(entity.slug)}"),
            chips=self.profiler.liner.chips(state, here=entity.slug) if state else (),
            scope=self.profiler.state_scope(entity),
            count=len(self.book.by_entity.get(entity.slug, ())),
        )

    def index(self, kind: str) -> IndexView:
        """The index of a kind: by class, in alphabetical order."""
        vocabulary = self.book.corpus.vocabulary
        listed = vocabulary.kinds[kind].pages == "list"
        by_class: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.book.corpus.entities.values():
            if entity.kind == kind:
                by_class[entity.cls].append(entity)
        groups = []
        for name, cls in vocabulary.classes.items():
            members = sorted(by_class[name], key=lambda e: e.name.get(self.lang).casefold())
            if members:
                groups.append(
                    Group(
                        label=cls.other.get(self.lang),
                        anchor=f"class-{name}",
                        entries=tuple(self.entry(e) for e in members),
                        profiles=tuple(self.profiler.profile(e) for e in members) if listed else (),
                    )
                )
        shown = [p for g in groups for p in g.profiles]
        cited = {
            i for p in shown for section in p.sections for line in section.lines for i in line.ids
        }
        notes = {n.id: n for p in shown for n in p.notes if n.id in cited}
        intro = vocabulary.kinds[kind].intro
        return IndexView(
            intro=intro.get(self.lang) if intro else "",
            groups=tuple(groups),
            notes=tuple(notes.values()),
        )

    def source_index(self) -> SourcesView:
        """All sources, by title."""
        return SourcesView(
            entries=tuple(self._source(a) for a in self.book.corpus.articles.values())
        )

    def _source(self, article: Article) -> SourceEntry:
        liner = self.sources.liner
        return SourceEntry(
            link=Link(self.sources.title(article), f"sources/{article.id}.md"),
            outlet=liner.outlet(article),
            date=liner.published(article),
            language=i18n.language(article.language, self.lang),
            statements=sum(s.reviewed for s in article.statements),
        )

    def timeline(self) -> TimelineView:
        """Everything that can be placed in time, over all profiles."""
        statements = [s for s in self.book.corpus.statements if s.reviewed]
        rows = events(self.profiler.liner, statements)
        notes = [self.profiler.liner.note(self.book.statements[e.note]) for e in rows]
        return TimelineView(events=rows, notes=tuple(notes))

    def home(self, body: str) -> HomeView:
        """The home page with its hand-written ``body``."""
        corpus = self.book.corpus
        articles = list(corpus.articles.values())
        groups = []
        for name, kind in corpus.vocabulary.kinds.items():
            if kind.pages == "each":
                members = [e for e in corpus.entities.values() if e.kind == name and not e.unnamed]
                members.sort(key=lambda e: (-len(self.book.by_entity.get(e.slug, ())), e.slug))
                groups.append(
                    Group(
                        label=kind.other.get(self.lang),
                        all=self.strings("home.all", label=kind.other.get(self.lang).lower()),
                        anchor=name,
                        entries=tuple(self.entry(e) for e in members[:_ON_HOME]),
                    )
                )
        statements = sum(s.reviewed for s in corpus.statements)
        placed = self.book.withheld
        quoted = self.strings(
            "home.quoted-some" if placed else "home.quoted-all",
            statements=i18n.number(statements, self.lang),
            quoted=i18n.number(statements - placed, self.lang),
            placed=i18n.number(placed, self.lang),
        )
        latest = self._latest(articles)
        known = self.strings("home.latest" if latest else "home.undated", latest=latest)
        return HomeView(
            lead=self.strings.count(
                "home.lead", len(articles), words=self._in_words(len(articles))
            ),
            rests=f"{quoted} {known}",
            body=body,
            groups=tuple(groups),
            sources=self.source_index().entries,
        )

    def _in_words(self, n: int) -> str:
        """A small number as a word: newspapers write them out."""
        key = f"number.{n}"
        return self.strings(key) if self.strings.has(key) else i18n.number(n, self.lang)

    def _latest(self, articles: list[Article]) -> str:
        """The latest day that an article or post bears, or cannot be older than; or ""."""
        known = [
            day
            for a in articles
            for day in (
                a.published.date,
                a.published.earliest,
                *(post.date for post in a.embedded),
            )
            if day
        ]
        if not known:
            return ""
        return i18n.date(max(known, key=lambda d: bounds(d) or ()), self.lang)
