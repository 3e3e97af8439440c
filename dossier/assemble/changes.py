"""``/changes/``, ``/corrections/`` and ``/versions/``: what was published, and how it read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dossier import i18n
from dossier.assemble.history import Historian, anchor_of
from dossier.assemble.told import (
    Because,
    Changes,
    Correction,
    Day,
    Decider,
    Part,
    Told,
    Version,
    Versions,
)
from dossier.model import Change, PagePast, PageVersion, Publication, State
from dossier.view import Link, Rich


class Chronicler:
    """Makes the pages of the past in one language."""

    def __init__(self, historian: Historian) -> None:
        self.historian = historian
        self.past = historian.past
        self.lang = historian.lang
        self.strings = historian.strings

    # -- changes ---------------------------------------------------------------------

    def changes(self) -> Changes:
        """Every publication, latest first."""
        days = tuple(self._day(p) for p in reversed(self.past.publications))
        return Changes(days=days, feed=f"/{self.historian.folder}changes.xml")

    def _day(self, publication: Publication) -> Day:
        first = publication.number == 1
        by_cause: dict[tuple[str, str | None], list[Change]] = defaultdict(list)
        by_entity: dict[str, list[Change]] = defaultdict(list)
        for change in publication.changes:
            by_cause[change.cause, change.article].append(change)
            state = self._state(change, publication)
            about = state.about if state else ()
            for slug in (change.subject,) if change.subject else about:
                by_entity[self.historian.slug_now(slug)].append(change)
        entities = sorted(
            ((self.historian.entity(slug), slug, changes) for slug, changes in by_entity.items()),
            key=lambda found: found[0].text.casefold(),
        )
        day = i18n.date(publication.day, self.lang)
        key = (
            "changes.first" if first else "changes.some" if publication.changes else "changes.none"
        )
        return Day(
            title=day,
            anchor=f"p-{publication.number}",
            lead=self.strings(key, counts=self.historian.counts(publication.changes)),
            causes=tuple(
                self._part(self.historian.cause(cause), changes, publication, brief=True)
                for cause, changes in sorted(
                    by_cause.items(), key=lambda x: (x[0][0], x[0][1] or "")
                )
            ),
            entities=tuple(
                self._part((link,), changes, publication, slug, brief=first)
                for link, slug, changes in entities
            ),
            pages=tuple(self._pages(publication)) if not first else (),
        )

    def _part(
        self,
        about: Rich,
        changes: list[Change],
        publication: Publication,
        slug: str | None = None,
        *,
        brief: bool,
    ) -> Part:
        told: dict[Rich, list[Told]] = defaultdict(list)
        for change in () if brief else changes:
            one = self._told(change, publication, slug)
            told[one.cause].append(one)
        return Part(
            about=about,
            counts=self.historian.counts(changes),
            told=tuple(Because(cause=c, told=tuple(found)) for c, found in told.items()),
        )

    def _told(self, change: Change, publication: Publication, slug: str | None) -> Told:
        now = self._state(change, publication)
        before = self.past.state(change.statement, publication.number - 1)
        text, old = self.historian.text(now), self.historian.text(before)
        return Told(
            kind=change.kind,
            label=self._label(change),
            id=change.statement,
            text=text,
            before=old if change.kind in ("corrected", "reworded") and old != text else "",
            cause=self.historian.cause((change.cause, change.article)),
            rule=self._rule(change),
            by=self._by(change, publication, slug),
            note=change.note.get(self.lang) if change.note else "",
        )

    def _label(self, change: Change) -> str:
        """What happened, and to whom where it is one of several alone."""
        label = self.strings(f"change.kind.{change.kind}")
        if change.subject is None:
            return label
        name = self.historian.entity(change.subject).text
        return self.strings("change.for", label=label, name=name)

    def _rule(self, change: Change) -> str:
        if change.rule is None:
            return ""
        text = self.strings(f"rule.{change.rule}")
        return self.strings("change.no-more", text=text) if change.kind == "current" else text

    def _by(self, change: Change, publication: Publication, slug: str | None) -> Decider | None:
        """The statement by which the rule decided of ``slug``, as it read then."""
        number = publication.number
        decided = number - 1 if change.kind == "current" else number
        then = self.past.state(change.statement, decided)
        by = (then.seen_from(slug).by if then else None) or change.by
        if change.rule is None or by is None:
            return None
        state = self.past.state(by, number) or self.past.state(by, number - 1)
        label = self.strings(f"change.by.{change.kind}")
        return Decider(label=label, id=by, text=self.historian.text(state))

    def _state(self, change: Change, publication: Publication) -> State | None:
        """The statement as it was after the publication; what went, as it was before."""
        number = publication.number
        return self.past.state(change.statement, number) or self.past.state(
            change.statement, number - 1
        )

    def _pages(self, publication: Publication) -> Iterator[Link]:
        """Pages with a new version that no change of a statement explains."""
        changed = {change.statement for change in publication.changes}
        for address, page in self.past.pages.items():
            for before, version in zip(page.versions, page.versions[1:], strict=False):
                own = {*before.statements, *version.statements}
                if version.publication == publication.number and not own & changed:
                    yield self._page(address, page)

    def _page(self, address: str, page: PagePast) -> Link:
        folder = self.historian.folder
        return Link(page.title.get(self.lang), f"/{folder}{address}")

    # -- corrections -----------------------------------------------------------------

    def corrections(self) -> tuple[Correction, ...]:
        """Every correction, latest first."""
        return tuple(
            self._correction(change, publication)
            for publication in reversed(self.past.publications)
            for change in publication.changes
            if (change.cause == "correction" and change.kind in ("corrected", "withdrawn"))
            or change.kind == "reworded"
        )

    def _correction(self, change: Change, publication: Publication) -> Correction:
        before = self.past.state(change.statement, publication.number - 1)
        after = self.past.state(change.statement, publication.number)
        texts = self.historian.text(before), self.historian.text(after)
        quotes = None
        if before and after and texts[0] == texts[1] and before.evidence != after.evidence:
            quotes = self._quotes(before), self._quotes(after)
        return Correction(
            day=i18n.date(publication.day, self.lang),
            label=self.strings(f"change.kind.{change.kind}"),
            id=change.statement,
            before=texts[0],
            after=texts[1],
            alike=texts[0] == texts[1],
            quotes=quotes,
            cause=self.historian.cause((change.cause, change.article)),
            note=change.note.get(self.lang) if change.note else "",
        )

    def _quotes(self, state: State) -> Rich:
        """What it was read from: the words, where they may be shown, else their place."""
        found: list[str | Link] = []
        for quote, url in state.evidence:
            shown = quote is not None and self.historian.book.still_quoted(state.source, quote)
            found.append(" … " if found else "")
            if shown and quote is not None:
                found.append(i18n.quotes(" ".join(quote.split()), self.lang))
            else:
                found.append(Link(self.strings("note.passage"), f"/{self.historian.folder}{url}"))
        return tuple(part for part in found if part)

    # -- versions --------------------------------------------------------------------

    def versions(self) -> Iterator[tuple[str, Versions]]:
        """By address, the pages of which there is more than the version shown now."""
        for address, page in self.past.pages.items():
            if len(page.versions) > 1 or (page.versions and page.gone is not None):
                yield (
                    address,
                    Versions(
                        page=self._page(address, page),
                        versions=tuple(self._version(page, v) for v in reversed(page.versions)),
                    ),
                )

    def _version(self, page: PagePast, version: PageVersion) -> Version:
        label = self.past.label(version)
        n = len(version.statements)
        return Version(
            label=label,
            anchor=anchor_of(label),
            day=i18n.date(self.past.day(version.publication), self.lang),
            total=self.strings.count("versions.statements", n),
            last=version is page.versions[-1] and page.gone is None,
            told=tuple(self._then(version)),
        )

    def _then(self, version: PageVersion) -> Iterator[Told]:
        for name in version.statements:
            then = self.past.state(name, version.publication)
            last = self.past.last(name)
            if then is None or last is None:
                continue
            if last.gone or _read(then) != _read(last):
                kind = "withdrawn" if last.gone else "corrected"
                rank = f"status.{then.standing.rank}"
                yield Told(
                    kind=kind,
                    label=self.strings(rank) if self.strings.has(rank) else "",
                    id=name,
                    text=self.historian.text(then),
                    before="",
                    cause=(self.strings(f"versions.since.{kind}"),),
                    note="",
                )


def _read(state: State) -> tuple[object, ...]:
    """What a reader saw of it."""
    return state.hash, state.text, state.standing.rank
