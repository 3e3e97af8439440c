"""What templates receive: texts that are final in one language, and where links lead.

A target is a path in the language's tree (``companies/metax.md#listing``) or, with a
leading slash, an address under the site's root (``/s/k3x7abcd/``).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of an article in running text; ``lang`` is theirs."""

    text: str
    lang: str


Rich = tuple[str | Link | Quoted, ...]
"""Running text with links and quoted words in it."""


def plain(rich: Rich) -> str:
    """The text without links and marks."""
    return "".join(part if isinstance(part, str) else part.text for part in rich)


@dataclass(frozen=True, slots=True)
class Chip:
    """A status word: ``name`` picks its colour, ``label`` is what it says."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of quotation; ``sic`` where an editor's note explains its form."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote, in the order of its parts; each stands alone."""

    id: str
    pieces: tuple[str, ...]
    """Quoted pieces in order; empty where only the place may be shown."""
    lang: str
    language: str
    sic: bool
    support: tuple[tuple[str, Quoted | str], ...] = ()
    """What else it rests on: what for, and the words."""
    speakers: str
    scope: str = ""
    reading: str = ""
    source: Link
    title_lang: str
    outlet: str
    place: str
    date: str
    passage: str
    cite: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A statement as it stands on a page; several where articles say the same."""

    ids: tuple[str, ...]
    chips: tuple[Chip, ...]
    text: Rich
    time: Rich = ()
    remark: str = ""
    """What the editor adds: a reading, a reason for an order."""
    sources: str = ""
    """Of how many origins, where several articles say it."""
    told: str = ""
    """Scope and chain of speakers, for where no note stands beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value or a sentence, with the notes that it rests on, and perhaps its status."""

    text: Rich
    notes: tuple[str, ...]
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the box of facts."""

    label: str
    cells: tuple[Cell, ...]
    chips: tuple[Chip, ...]
    time: Rich
    origin: str = ""
    """Who says so, where it is not the article itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    title: str
    anchor: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement beside another that differs: who says so, in which article, when."""

    line: Line
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """What is to be read with care: sides that differ, or that pull apart (``tension``)."""

    title: str
    tension: bool
    sides: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A rule that fired on a page: what it says, and on which statements, with theirs."""

    rule: str
    text: str
    cases: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Another entity, and how it is related: (what, note id, chips) in order."""

    entity: Link
    how: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A row of a timeline, and what its place in the order rests on."""

    when: Rich
    kind: str
    """How well the time is known: ``exact``, ``partial``, ``bounded`` or ``unknown``."""
    text: Rich
    note: str
    chips: tuple[Chip, ...]
    basis: Rich


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """An article that names the entity in sentences that no statement here rests on."""

    source: Link
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another name: where it stands in the sources, or that the editor added it."""

    text: str
    lang: str | None
    editor: bool
    where: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the program proposed and no editor has read: its sentence, and where it stands."""

    text: Rich
    place: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """All of an entity's page, or of its entry in a list."""

    slug: str
    title: str
    cls: str
    unnamed: bool
    aliases: tuple[Alias, ...]
    lead: tuple[Cell, ...]
    unsaid: str
    """What stands in its place where no statement opens the page."""
    rests_on: str
    rests_alone: bool
    version: str = ""
    rests_upon: tuple[str, ...] = ()
    """The ids of all statements that the page shows."""
    rows: tuple[Row, ...]
    sections: tuple[SectionView, ...]
    care: tuple[Care, ...]
    of_products: tuple[Line, ...]
    nearby_title: str
    nearby: tuple[Line, ...]
    related: tuple[Relation, ...]
    events: tuple[Event, ...]
    elsewhere: tuple[Elsewhere, ...]
    says: tuple[Line, ...]
    missing: tuple[str, ...]
    open: tuple[str, ...]
    """The editor's questions."""
    asked: tuple[Cell, ...]
    """Questions that a rule finds, with the statements that leave them open."""
    identity: Rich
    identity_others: tuple[tuple[Link, Rich], ...]
    """What the editor holds on the pages of others that names this one."""
    why: tuple[Why, ...]
    notes: tuple[Note, ...] = ()
    proposed: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """A day on which a page was published or changed; ``then`` leads to how it read, where
    it has read otherwise since."""

    text: Rich
    version: str
    then: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnchor:
    """An anchor that a page once had: what it was of ("" for a part of the page), and an
    address at the root that tells more ("" for none)."""

    anchor: str
    text: str
    target: str


def address(path: str) -> str:
    """``companies/metax.md`` → ``companies/metax/``: the depth that a browser sees."""
    stem = path.removesuffix(".md")
    if stem == "index":
        return ""
    return stem.removesuffix("/index") + "/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to render: ``path`` in the language's tree, template, and what it receives."""

    path: str
    lang: str
    template: str
    title: str
    description: str
    kind: str
    slug: str
    version: str
    website_type: str
    data: object
    issued: str = ""
    """ISO days of the first version and of this one; "" while it is a draft. Where a page has
    no version, both are the day of the edition."""
    modified: str = ""
    edition: str = ""
    """What a page without a version of its own is cited by: ``Past.edition``."""
    statements: tuple[str, ...] = ()
    """The ids of the statements that it rests on, where it has a version."""
    history: tuple[HistoryEntry, ...] = ()
    """Latest first; empty for a draft."""
