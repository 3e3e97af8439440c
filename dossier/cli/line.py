"""The line: seeds/ → the files of content/, in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dossier import assemble, ledger, render
from dossier.cite.data import data_files
from dossier.cite.deposit import deposit_files
from dossier.cite.past import past_files
from dossier.cite.references import reference_files
from dossier.cli.deposit import deposit
from dossier.cli.past import kept_on, reckon, unpublished
from dossier.cli.places import Places, shown
from dossier.link import Linker
from dossier.model import Corpus, PageRecord, Past, Problem, Settings, StatementRecord
from dossier.read.seeds import read_seeds
from dossier.read.settings import read_settings
from dossier.view import Page, address


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What the seeds come to: the corpus, the files of content/, the records of its pages,
    what was published before and what there is now."""

    corpus: Corpus
    files: Mapping[str, str]
    pages: Sequence[PageRecord]
    withheld: int
    past: Past
    now: ledger.Now


def open_book(places: Places) -> tuple[assemble.Book | None, Sequence[Problem]]:
    """seeds/ → everything that pages are made from."""
    settings, problems = read_settings(places.config, shown(places.config))
    if settings is None:
        return None, problems
    past, wrong = ledger.read_ledger(places.seeds, places.shown)
    corpus, found = read_seeds(places.seeds, places.shown, settings, past.statements)
    if corpus is None or wrong:
        return None, sorted({*found, *wrong})
    return book_of(corpus, settings, past), []


def assemble_seeds(places: Places) -> tuple[Built | None, Sequence[Problem]]:
    """seeds/ → the files of content/, in memory."""
    book, problems = open_book(places)
    return (None, problems) if book is None else assemble_book(book, places)


def assemble_book(book: assemble.Book, places: Places) -> tuple[Built | None, Sequence[Problem]]:
    """What is known, whatever it was read from → the files of content/, in memory."""
    corpus, settings, past = book.corpus, book.settings, book.past
    pages = list(assemble.pages(book))
    records = [_dated(record, past) for record in assemble.page_records(pages)]
    edition = past.edition(record.version for record in records)
    pages = [_dated_page(page, past, edition) for page in pages]
    env = render.environment(places.templates, settings)
    files = {f"{page.lang}/{page.path}": render.render(env, page) for page in pages}
    statements = assemble.statement_records(book)
    reckoned, lost = reckon(past, corpus, statements, records, files, shown=places.shown)
    if lost:
        return None, lost
    for page in pages:
        folder = "" if page.lang == settings.languages[0] else f"{page.lang}/"
        kept = kept_on(reckoned, page.path, page.lang, folder)
        path = f"{page.lang}/{page.path}"
        files[path] = render.with_anchors(env, page, files[path], kept)
    folder = shown(places.content)
    wrong = [p for path, text in files.items() for p in render.check(f"{folder}/{path}", text)]
    if wrong:
        return None, wrong
    others = assemble.other_records(pages)
    files |= _files_beside(book, [*records, *others], statements, settings)
    kept_all = deposit(book, records, statements, reckoned.now)
    files |= {f"{settings.languages[0]}/{path}": text for path, text in deposit_files(kept_all)}
    told = past_files(past, reckoned.fates, unpublished(past, reckoned.now), book.still_quoted)
    files |= {f"{settings.languages[0]}/{path}": text for path, text in told.items()}
    return Built(
        corpus=corpus,
        files=files,
        pages=records,
        withheld=book.withheld,
        past=past,
        now=reckoned.now,
    ), []


def book_of(corpus: Corpus, settings: Settings, past: Past) -> assemble.Book:
    """What follows from a corpus, for every page and export alike."""
    linker = Linker(corpus.entities.values())
    return assemble.Book(
        corpus=corpus,
        settings=settings,
        find=lambda text, lang, given: linker.mentions(text, lang, given=given),
        version_of=past.version,
        past=past,
        mentions={a.id: linker.mentions(a.text, a.language) for a in corpus.articles.values()},
    )


def _dated_page(page: Page, past: Past, edition: str) -> Page:
    """The page with the days on which it was first published and last changed; one without a
    version of its own with its edition, and the day of that."""
    if not page.version:
        day = past.publications[-1].day if edition[:1].isdigit() else ""
        return replace(page, edition=edition, issued=day, modified=day)
    issued, modified = past.days(address(page.path), page.version.rsplit("+", 1)[1])
    return replace(page, issued=issued or "", modified=modified or "")


def _dated(record: PageRecord, past: Past) -> PageRecord:
    issued, modified = past.days(record.address, record.version.rsplit("+", 1)[1])
    return replace(record, issued=issued, modified=modified)


def _files_beside(
    book: assemble.Book,
    records: Sequence[PageRecord],
    statements: Sequence[StatementRecord],
    settings: Settings,
) -> dict[str, str]:
    """What stands beside the Markdown: citations, data, what the search knows."""
    files: dict[str, str] = {}
    corpus = book.corpus
    by_address = {f"sources/{a.id}/": a for a in corpus.articles.values()}
    for lang in settings.languages:
        for record in (r for r in records if lang in r.title.values):
            made = reference_files(
                record,
                site_name=settings.site_name,
                lang=lang,
                base_url=None,
                original=by_address.get(record.address),
            )
            files |= {f"{lang}/{path}": text for path, text in made.items()}
        found = assemble.search_files(book, lang)
        files |= {f"{lang}/{path}": text for path, text in found.items()}
    data = data_files(
        corpus,
        statements,
        book.mentions,
        {slug: book.address(slug) for slug in corpus.entities},
        site_name=settings.site_name,
        languages=settings.languages,
    )
    files |= {f"{settings.languages[0]}/{path}": text for path, text in data.items()}
    return files
