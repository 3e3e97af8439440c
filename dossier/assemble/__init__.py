"""The model → pages: which exist, what each says and in what order, in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dossier.assemble.alphabet import alphabet
from dossier.assemble.book import Book
from dossier.assemble.changes import Chronicler
from dossier.assemble.findable import search_files
from dossier.assemble.history import Historian
from dossier.assemble.indexes import Indexer
from dossier.assemble.profile import Profiler
from dossier.assemble.records import statement_records
from dossier.fields import explained
from dossier.model import Localized, PageRecord
from dossier.strings import Strings
from dossier.view import Page, address, plain

__all__ = [
    "Book",
    "explain",
    "other_records",
    "page_records",
    "pages",
    "search_files",
    "statement_records",
]


def pages(book: Book) -> list[Page]:
    """Every page of every language, in a fixed order."""
    return [page for lang in book.settings.languages for page in _Pages(book, lang).all()]


def explain(book: Book, slug: str, lang: str) -> list[str]:
    """Lines for a terminal: each rule that fired for the profile of ``slug``, and on which
    statements, with their ids and where they are written."""
    profiler = Profiler(book, lang)
    entity = book.corpus.entities[slug]
    lines = [f"{slug}: {profiler.state_sentence(entity) or entity.name.get(lang)}"]
    for one in profiler.why(entity):
        lines += ["", f"[{one.rule}] {one.text}"]
        for case in one.cases:
            lines.append(f"  {plain(case.text)}")
            for i in case.notes:
                origin = book.statements[i].origin
                lines.append(f"    {i}  {origin.path}:{origin.line}")
    return lines


class _Pages:
    """The pages of one language."""

    def __init__(self, book: Book, lang: str) -> None:
        self.book = book
        self.lang = lang
        self.strings = Strings(lang)
        self.indexer = Indexer(book, lang)
        self.historian = Historian(book, lang)

    def all(self) -> Iterator[Page]:
        yield from self._profiles()
        yield from self._sources()
        yield from self._indexes()
        yield from self._past()
        yield from self._written()

    def _profiles(self) -> Iterator[Page]:
        corpus = self.book.corpus
        for entity in corpus.entities.values():
            if corpus.vocabulary.kinds[entity.kind].pages != "each":
                continue
            profile = self.indexer.profiler.profile(entity)
            state = self.indexer.profiler.state_sentence(entity)
            status = self.indexer.profiler.state_status(entity)
            yield Page(
                path=f"{entity.kind}/{entity.slug}.md",
                lang=self.lang,
                template="profile.md.j2",
                title=profile.title,
                description=f"{state} ({status})" if state else profile.unsaid,
                kind=entity.kind,
                slug=entity.slug,
                version=profile.version,
                website_type=self.strings("type.profile", cls=profile.cls),
                data=profile,
                history=self.historian.of_page(f"{entity.kind}/{entity.slug}/"),
                statements=profile.rests_upon,
            )

    def _sources(self) -> Iterator[Page]:
        for article in self.book.corpus.articles.values():
            view = self.indexer.sources.view(article)
            yield Page(
                path=f"sources/{article.id}.md",
                lang=self.lang,
                template="source.md.j2",
                title=view.title,
                description=self.strings("source.description", title=view.title),
                kind="sources",
                slug=article.id,
                version=view.version,
                website_type=self.strings("type.source"),
                data=view,
                history=self.historian.of_page(f"sources/{article.id}/"),
                statements=tuple(s.id for s in article.statements if s.reviewed),
            )

    def _indexes(self) -> Iterator[Page]:
        for name, kind in self.book.corpus.vocabulary.kinds.items():
            template = "list.md.j2" if kind.pages == "list" else "index.md.j2"
            yield self._plain(
                f"{name}/index.md", template, kind.other.get(self.lang), self.indexer.index(name)
            )
        sources = self.indexer.source_index()
        yield self._plain("sources/index.md", "sources.md.j2", self.strings("nav.sources"), sources)
        timeline = self.indexer.timeline()
        yield self._plain(
            "timeline/index.md", "timeline.md.j2", self.strings("nav.timeline"), timeline
        )
        names = alphabet(self.book, self.lang)
        yield self._plain("a-z/index.md", "a-z.md.j2", self.strings("nav.a-z"), names)
        yield self._plain(
            "data/index.md", "data.md.j2", self.strings("nav.data"), explained(self.lang)
        )

    def _past(self) -> Iterator[Page]:
        told = Chronicler(self.historian)
        title = self.strings("nav.changes")
        yield self._plain("changes/index.md", "changes.md.j2", title, told.changes())
        title = self.strings("nav.corrections")
        yield self._plain("corrections.md", "corrections.md.j2", title, told.corrections())
        found = [(f"versions/{address.rstrip('/')}.md", v) for address, v in told.versions()]
        yield self._plain("versions.md", "versions.md.j2", self.strings("nav.versions"), found)
        for path, versions in found:
            title = self.strings("versions.title", title=versions.page.text)
            yield self._plain(path, "page-versions.md.j2", title, versions)

    def _written(self) -> Iterator[Page]:
        home = ""
        for page in self.book.corpus.pages:
            if page.lang != self.lang:
                continue
            if page.name == "home":
                home = page.body
                continue
            path = f"{page.name}.md"
            yield self._plain(path, "page.md.j2", page.title, page.body)
        title = self.book.settings.site_name
        yield self._plain("index.md", "home.md.j2", title, self.indexer.home(home))

    def _plain(self, path: str, template: str, title: str, data: object) -> Page:
        return Page(
            path=path,
            lang=self.lang,
            template=template,
            title=title,
            description=title,
            kind="page",
            slug="",
            version="",
            website_type=self.strings("type.page"),
            data=data,
        )


def other_records(built: Sequence[Page]) -> list[PageRecord]:
    """What else can be cited: pages without a version of their own, by their edition."""
    found: dict[str, dict[str, Page]] = {}
    for page in built:
        if not page.version:
            found.setdefault(address(page.path), {})[page.lang] = page
    records = []
    for where, by_lang in found.items():
        page = next(iter(by_lang.values()))
        record = _record(where, by_lang, page.edition)
        records.append(replace(record, issued=page.issued or None, modified=page.modified or None))
    return records


def page_records(built: Sequence[Page]) -> list[PageRecord]:
    """What can be cited: each profile and source once, with its title in every language."""
    found: dict[str, dict[str, Page]] = {}
    for page in built:
        if page.version:
            found.setdefault(page.path.removesuffix(".md") + "/", {})[page.lang] = page
    return [
        _record(where, by_lang, next(iter(by_lang.values())).version)
        for where, by_lang in found.items()
    ]


def _record(where: str, by_lang: Mapping[str, Page], version: str) -> PageRecord:
    return PageRecord(
        address=where,
        title=Localized({lang: page.title for lang, page in by_lang.items()}),
        website_type=Localized({lang: page.website_type for lang, page in by_lang.items()}),
        version=version,
        statements=next(iter(by_lang.values())).statements,
    )
