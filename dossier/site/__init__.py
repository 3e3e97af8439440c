"""content/ → site/: MkDocs, the pages beside it, clean-up, search index, checks, swap."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dossier import swap
from dossier.model import Lang, Problem
from dossier.site.cleanup import clean_pages
from dossier.site.csp import write_policies
from dossier.site.citation_files import Addressed, write_addresses
from dossier.site.download import write_download
from dossier.site.feed import write_feeds
from dossier.site.gone import write_gone
from dossier.site.guard import refuse
from dossier.site.links import check_links
from dossier.site.llms import write_llms
from dossier.site.metadata import write_metadata
from dossier.site.missing_page import write_missing_page
from dossier.site.mkdocs import write_pages
from dossier.site.page_facts import PageFacts, page_facts
from dossier.site.references import Format, write_references
from dossier.site.past import read_past
from dossier.site.search import SearchError
from dossier.site.search import index as index_pages
from dossier.site.settings import SiteSettings, read_settings
from dossier.site.sitemap import write_sitemap
from dossier.site.statement_pages import write_statement_pages
from dossier.site.unused import drop_unused

__all__ = ["build_site", "refuse"]

Index = Callable[[Path, Path, Mapping[Lang, str]], object]
"""Makes the search: site, content, and where the pages of each language stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Build:
    """One run: where everything is. ``out`` is the folder that becomes ``site``."""

    content: Path
    site: Path
    out: Path
    config: Path
    templates: Path
    settings: SiteSettings
    index: Index
    addressed: Addressed | None
    formatter: Format | None
    facts: list[PageFacts] = field(default_factory=list)
    """Of every page; known once they are built."""

    def pages(self) -> list[Problem]:
        problems = write_pages(
            content=self.content,
            out=self.out,
            config=self.config,
            templates=self.templates,
            settings=self.settings,
        )
        if not problems:
            self.facts.extend(page_facts(self.content, self.settings))
        return problems

    def unused(self) -> None:
        drop_unused(self.out, self.settings)

    def clean_up(self) -> None:
        clean_pages(self.out, self.settings)

    def metadata(self) -> list[Problem]:
        return write_metadata(
            self.facts,
            site=self.out,
            content=self.content,
            templates=self.templates,
            settings=self.settings,
        )

    def citation_files(self) -> None:
        if self.addressed is not None:
            write_addresses(self.facts, self.out, self.settings, self.addressed)

    def references(self) -> list[Problem]:
        if self.formatter is None:
            return []
        return write_references(
            self.facts,
            site=self.out,
            content=self.content,
            templates=self.templates,
            settings=self.settings,
            formatter=self.formatter,
        )

    def statements(self) -> list[Problem]:
        return write_statement_pages(
            site=self.out,
            data=self.content / self.settings.languages[0] / "data",
            templates=self.templates,
            settings=self.settings,
        )

    def download(self) -> None:
        write_download(self.out)

    def llms(self) -> None:
        write_llms(self.facts, site=self.out, settings=self.settings)

    def sitemap(self) -> None:
        write_sitemap(self.out, self.content, self.settings)

    def past(self) -> list[Problem]:
        data = self.content / self.settings.languages[0] / "data"
        past, problems = read_past(data)
        write_feeds(self.out, past, self.settings)
        return problems + write_gone(
            site=self.out,
            past=past,
            templates=self.templates,
            settings=self.settings,
            shown=str(data / "addresses.json"),
        )

    def missing(self) -> None:
        write_missing_page(site=self.out, templates=self.templates, settings=self.settings)

    def policies(self) -> None:
        write_policies(self.out)

    def search(self) -> list[Problem]:
        try:
            folders = {lang: self.settings.folder(lang) for lang in self.settings.languages}
            self.index(self.out, self.content, folders)
        except SearchError as error:
            how = "See that the dependencies are installed, and build content/ anew"
            return [Problem(str(self.site), 1, f"the search index failed ({error})", how)]
        return []

    def links(self) -> list[Problem]:
        return check_links(self.out, shown=str(self.site), url=self.settings.url)


_STEPS: tuple[tuple[str, Callable[[_Build], list[Problem] | None]], ...] = (
    ("pages", _Build.pages),
    ("unused files", _Build.unused),
    ("clean-up", _Build.clean_up),
    ("metadata", _Build.metadata),
    ("citation files", _Build.citation_files),
    ("references", _Build.references),
    ("statement pages", _Build.statements),
    ("download", _Build.download),
    ("llms.txt", _Build.llms),
    ("sitemap", _Build.sitemap),
    ("feeds, and what became of old addresses", _Build.past),
    ("page for missing addresses", _Build.missing),
    ("security policies", _Build.policies),
    ("search index", _Build.search),
    ("links", _Build.links),
)


def build_site(
    *,
    content: Path,
    site: Path,
    config: Path,
    templates: Path,
    quiet: bool = True,
    index: Index = index_pages,
    addressed: Addressed | None = None,
    formatter: Format | None = None,
    at_last: Callable[[], None] | None = None,
) -> list[Problem]:
    """Build the folder ``site`` from ``content`` (a folder a language) and put it in place.

    ``config`` is ``mkdocs.yml``; ``templates`` holds the theme and the pages beside it;
    ``index`` makes its search; ``addressed`` gives a citation file (its path and text) the
    absolute address of its page, where the site knows it; ``formatter`` makes the references
    in citation styles (None: pages do without). With ``quiet`` off, each step is named on
    standard error; ``at_last`` is called once all is well, just before the site is put in
    place. Returns what is wrong, sorted by file and line: then the old site stays as it was.
    The same input gives the same bytes.
    """
    settings, problems = read_settings(config, templates)
    problems += refuse(site, content)
    if settings is None or problems:
        return sorted(problems)
    build = _Build(
        content=content,
        site=site,
        out=swap.new_folder(site.resolve()),
        config=config,
        templates=templates,
        settings=settings,
        index=index,
        addressed=addressed,
        formatter=formatter,
    )
    return sorted(_put_in_place(build, quiet=quiet, at_last=at_last))


def _put_in_place(
    build: _Build, *, quiet: bool, at_last: Callable[[], None] | None
) -> list[Problem]:
    """Make the site, and let it take the old one's place if nothing is wrong with it."""
    place = build.site.resolve()
    try:
        problems = _steps(build, quiet=quiet)
        if not problems:
            if at_last is not None:
                at_last()
            swap.put_in_place(place)
    finally:
        swap.discard(place)
    return problems


def _steps(build: _Build, *, quiet: bool) -> list[Problem]:
    """Take the steps in order; the first that finds problems is the last."""
    for number, (name, step) in enumerate(_STEPS, 1):
        if not quiet:
            sys.stderr.write(f"site: {name} ({number} of {len(_STEPS)})\n")
        problems = step(build)
        if problems:
            return problems
    return []
