"""The past on pages: what changed on a profile, and the words for changes and causes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dossier import i18n
from dossier.assemble.book import Book
from dossier.model import Change, PageVersion, Publication, State
from dossier.strings import Strings
from dossier.view import HistoryEntry, Link, Rich

Cause = tuple[str, str | None]
"""One of ``CAUSES``, or ``page`` (the editor's words on a page); and the article."""


class Historian:
    """Tells the past in one language."""

    def __init__(self, book: Book, lang: str) -> None:
        self.book = book
        self.past = book.past
        self.lang = lang
        self.strings = Strings(lang)
        self._renamed = {
            old: entity.slug
            for entity in book.corpus.entities.values()
            for old in (*entity.former_slugs, *entity.merged)
        }
        self.folder = "" if lang == book.settings.languages[0] else f"{lang}/"

    def of_page(self, address: str) -> tuple[HistoryEntry, ...]:
        """The history of a page, latest first; nothing while it is not published."""
        page = self.past.pages.get(address)
        if page is None or not page.versions:
            return ()
        versions = {v.publication: v for v in page.versions}
        earlier = len(page.versions) > 1
        entries = []
        before: PageVersion | None = None
        for publication in self.past.publications[page.versions[0].publication - 1 :]:
            number = publication.number
            now = versions.get(number, before)
            causes = self._causes(publication, before, now)
            if number in versions or causes:
                label = self.past.label(versions[number]) if number in versions else ""
                entries.append(
                    HistoryEntry(
                        text=self._told(publication, causes, first=before is None),
                        version=label,
                        then=Link(label, f"versions/{address.rstrip('/')}.md#{anchor_of(label)}")
                        if label and earlier
                        else None,
                    )
                )
            before = now
        return tuple(reversed(entries))

    def _causes(
        self, publication: Publication, before: PageVersion | None, now: PageVersion | None
    ) -> list[Cause]:
        own = {i for version in (before, now) if version for i in version.statements}
        found = dict.fromkeys(
            (c.cause, c.article) for c in publication.changes if c.statement in own
        )
        if not found and now is not None and now.publication == publication.number:
            return [("page", None)]
        return list(found)

    def _told(self, publication: Publication, causes: Iterable[Cause], *, first: bool) -> Rich:
        day = i18n.date(publication.day, self.lang)
        if first:
            return (self.strings("history.first", day=day),)
        parts: list[str | Link] = [self.strings("history.changed", day=day)]
        for i, cause in enumerate(causes):
            parts += [self.strings("semicolon")] if i else []
            parts += self.cause(cause)
        return tuple(parts)

    def cause(self, cause: Cause) -> tuple[str | Link, ...]:
        """A cause in words, its article linked."""
        words = self.strings(f"cause.{cause[0]}")
        return (words,) if cause[1] is None else (f"{words} ", self.article(cause[1]))

    def article(self, name: str) -> Link:
        """An article by its title; one that went, by what is left at its address."""
        article = self.book.corpus.articles.get(name)
        address = f"sources/{name}/"
        if article is not None:
            title = article.title.get(self.lang)
            title = f"[{title}]" if article.title.supplied else title
            return Link(title, f"sources/{name}.md")
        page = self.past.pages.get(address)
        title = page.title.get(self.lang) if page else name
        return Link(title, f"/{self.folder}{address}")

    def slug_now(self, slug: str) -> str:
        """The slug of what was called so: the same, or that of the entity it became."""
        return self._renamed.get(slug, slug)

    def entity(self, slug: str) -> Link:
        """An entity by its name; one that went, by what is left at its address."""
        if slug in self.book.corpus.entities:
            return Link(self.book.phrasers[self.lang].name(slug), self.book.target(slug))
        for kind in self.book.corpus.vocabulary.kinds:
            page = self.past.pages.get(f"{kind}/{slug}/")
            if page is not None:
                return Link(page.title.get(self.lang), f"/{self.folder}{kind}/{slug}/")
        return Link(slug, f"/{self.folder}changes/")

    def counts(self, changes: Sequence[Change]) -> str:
        """How many changes there are of each kind: "3 added, 1 corrected"."""
        kinds = Counter(change.kind for change in changes)
        return ", ".join(self.strings.count(f"change.{k}", kinds[k]) for k in _ORDER if kinds[k])

    def text(self, state: State | None) -> str:
        """A statement as it read, or ""."""
        return state.text.get(self.lang) if state else ""


_ORDER = (
    *("added", "returned", "corrected", "reworded", "withdrawn"),
    *("earlier", "disputed", "uncertain", "current"),
)


def anchor_of(version: str) -> str:
    """A version string as an anchor: ``2026.11.24+3f2a91c0`` → ``v-2026-11-24-3f2a91c0``."""
    return "v-" + version.replace(".", "-").replace("+", "-")
