"""What was published: the records that the ledger keeps and that pages show of the past."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dossier.model.base import Localized
from dossier.model.published import Standing

CHANGES = (
    *("added", "returned", "corrected", "reworded", "withdrawn"),
    *("earlier", "disputed", "uncertain", "current"),
)
"""What can happen to a statement; the last four: its rank is now this one."""
CAUSES = ("article", "article-removed", "correction", "rule")
"""Why: an article came in or went, the editor edited an entry, or neither: then a rule of
the vocabulary or of the program, a name in the catalogue or the date of an article changed."""
FATES = ("moved", "merged", "split", "withdrawn")
"""What can become of an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A statement as it read from ``publication`` on (from 1; 0: not yet published).

    ``hash`` is over all its keys and its evidence. ``evidence`` pairs each quotation as
    granted (None: its place only) with the address of its passage. Where it is ``gone``, the
    rest is what it was.
    """

    publication: int
    hash: str
    source: str
    about: tuple[str, ...]
    property: str
    text: Localized
    standing: Standing
    apart: tuple[tuple[str, Standing], ...] = ()
    """By subject, where a joint statement stands otherwise for one of them."""
    evidence: tuple[tuple[str | None, str], ...] = ()
    gone: bool = False

    def seen_from(self, slug: str | None) -> Standing:
        """How it stood for one of its subjects; as a whole without one."""
        return dict(self.apart).get(slug or "", self.standing)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageVersion:
    """A page as it stood from ``publication`` on, by the ids of the statements it rests on."""

    publication: int
    hash: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePast:
    """A page by its address: every version (none: it has no versions), every anchor ever."""

    kind: str
    title: Localized
    versions: tuple[PageVersion, ...] = ()
    anchors: tuple[str, ...] = ()
    gone: int | None = None
    """The publication since which it is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What happened to a statement, one of ``CHANGES``, and why, one of ``CAUSES``."""

    statement: str
    kind: str
    cause: str
    article: str | None = None
    """The article that came or went."""
    note: Localized | None = None
    """What the editor says of it."""
    rule: str | None = None
    """Of a new rank: the rule that fired, as ``explain`` names it; where it is current again,
    the rule that fired until then."""
    by: str | None = None
    """The statement by which that rule decided."""
    subject: str | None = None
    """The one subject of a joint statement for whom alone its rank changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One run of ``publish``: its number (from 1), its ISO day, what changed."""

    number: int
    day: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of a published address (``companies/old/``, ``s/ID/``)."""

    address: str
    became: str
    """One of ``FATES``."""
    to: tuple[str, ...] = ()
    """Addresses that stand for it now."""
    title: Localized
    """A page's title, or the statement as last published."""
    day: str | None = None
    """Since when, if that is published."""
    version: str | None = None
    """The last one published."""
    reason: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """All that was published, in order; empty before the first publication."""

    publications: tuple[Publication, ...] = ()
    pages: Mapping[str, PagePast] = field(default_factory=dict)
    statements: Mapping[str, tuple[State, ...]] = field(default_factory=dict)

    def day(self, publication: int) -> str:
        """The ISO day of a publication."""
        return self.publications[publication - 1].day

    def version(self, address: str, digest: str) -> str:
        """``YYYY.MM.DD+hash8`` if this state was ever published there, by the day on which it
        first was; else ``draft+hash8``. ``s/ID/`` is the address of a statement."""
        if address.startswith("s/"):
            states = self.statements.get(address[2:].rstrip("/"), ())
            days = [self.day(s.publication) for s in states if s.hash == digest]
            return f"{days[0].replace('-', '.') if days else 'draft'}+{digest}"
        found = self._of(address, digest)
        return self.label(found[0]) if found else f"draft+{digest}"

    def edition(self, versions: Iterable[str]) -> str:
        """What the whole is called by, its pages having these versions: ``YYYY.MM.DD``, the day
        of the last publication, or ``draft`` where something of it is not published."""
        if not self.publications or any(version.startswith("draft") for version in versions):
            return "draft"
        return self.publications[-1].day.replace("-", ".")

    def label(self, version: PageVersion) -> str:
        """The version string of a version."""
        first = self.day(version.publication).replace("-", ".")
        return f"{first}+{version.hash}"

    def days(self, address: str, digest: str) -> tuple[str | None, str | None]:
        """First published and last changed (ISO days); None for a state never published."""
        found = self._of(address, digest)
        if not found:
            return None, None
        return self.day(self.pages[address].versions[0].publication), self.day(found[0].publication)

    def state(self, statement: str, publication: int) -> State | None:
        """The statement as of a publication; None where it was not, or no longer, there."""
        found = None
        for state in self.statements.get(statement, ()):
            if state.publication <= publication:
                found = state
        return None if found is None or found.gone else found

    def last(self, statement: str) -> State | None:
        """The statement as last published, gone or not."""
        states = self.statements.get(statement, ())
        return states[-1] if states else None

    def _of(self, address: str, digest: str) -> tuple[PageVersion, ...]:
        page = self.pages.get(address)
        return tuple(v for v in page.versions if v.hash == digest) if page else ()
