"""The matches of a text laid out as columns, with the names that share a beginning."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from sys import intern

from dossier.link.coordination import carried
from dossier.link.cues import Cues
from dossier.link.fold import Folded
from dossier.link.lexicon import Form
from dossier.link.matcher import Hit
from dossier.link.reading import Part
from dossier.link.scene import Candidate
from dossier.model import Mention

Options = Callable[[Hit], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Tables:
    """What every text shares: forms by number and by spelling, and what is sure of them.

    The numbers of hits index ``sure``: its second half is for names in small letters.
    """

    forms: Sequence[Form]
    spelt: Mapping[str, Form]
    sure: Sequence[str | None]
    options: Sequence[tuple[str, ...]]
    """What each may stand for, where no longer phrase says what it is not."""
    carries: frozenset[int]
    tails: frozenset[str]
    """The words that a name begins with which leaves out what it shares."""
    cues: Cues


@dataclass(slots=True)
class Rows:
    """Columns of matches that do not overlap; ``makers`` stand before their products."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    entities: list[str | None] = field(default_factory=list)
    doubtful: list[Candidate] = field(default_factory=list)
    makers: dict[int, tuple[int, int, str]] = field(default_factory=dict)
    """By row: where the maker's name ends, where the rest begins, and the maker."""

    def append(self, start: int, end: int, entity: str | None) -> int:
        """Adds a row and gives its number."""
        self.starts.append(start)
        self.ends.append(end)
        self.entities.append(entity)
        return len(self.starts) - 1

    def mentions(self, part: Part) -> Iterator[Mention]:
        """What the rows stand for, a maker and its product apart, at offsets of the text that
        ``part`` is of."""
        text, at = part.text, part.start
        columns = zip(self.starts, self.ends, self.entities, strict=True)
        for row, (start, end, slug) in enumerate(columns):
            if slug is None:
                continue
            first = start
            if row in self.makers:
                stop, first, maker = self.makers[row]
                yield Mention(at + start, at + stop, intern(text[start:stop]), maker)
            yield Mention(at + first, at + end, intern(text[first:end]), slug)


def lay_out(
    hits: Sequence[Hit],
    view: Folded,
    tables: Tables,
    options: Options,
    doubted: Collection[int] = (),
) -> Rows:
    """``hits`` (sorted, none overlapping) as rows, and between them the names that only make
    sense with the beginning of the one before. What begins at ``doubted`` is not sure here."""
    rows = Rows()
    leaning: Candidate | None = None
    forms, sure, carries, size = tables.forms, tables.sure, tables.carries, len(tables.forms)
    starts, ends, entities = rows.starts, rows.ends, rows.entities
    last = 0
    for i, hit in enumerate(hits):
        start, end, number = hit
        if start < last:
            continue
        entity, last = sure[number], -end
        if start in doubted:
            entity = None
        starts.append(start)
        ends.append(last)
        entities.append(entity)
        candidate = None
        if entity is None:
            candidate = _candidate(len(starts) - 1, hit, forms[number], options(hit), leaning)
            if candidate.form.maker and not candidate.small and candidate.options:
                _part(rows, candidate, view)
            else:
                rows.doubtful.append(candidate)
        leaning = None
        if number % size in carries or (candidate and candidate.full):
            full = (candidate and candidate.full) or forms[number]
            after = hits[i + 1] if i + 1 < len(hits) else None
            leaning = _carry(rows, len(starts) - 1, full, after, view, tables)
            last = ends[-1]
    return rows


def _candidate(
    row: int, hit: Hit, form: Form, options: tuple[str, ...], leaning: Candidate | None
) -> Candidate:
    start, end, number = hit
    candidate = Candidate(row, start, -end, form, options, small=number < 0)
    if leaning is not None and leaning.start == start and not form.safe:
        candidate.head, candidate.shared = leaning.head, leaning.shared
        candidate.full = leaning.full
    return candidate


def _part(rows: Rows, candidate: Candidate, view: Folded) -> None:
    """Parts the maker's name from the product's: with it, the product is sure."""
    maker, stop, rest = candidate.form.maker or ("", 0, 0)
    rows.entities[candidate.at] = candidate.options[0]
    start = view.back(candidate.start)
    rows.makers[candidate.at] = view.end(start + stop), view.start(start + rest), maker


def _carry(
    rows: Rows, row: int, full: Form, after: Hit | None, view: Folded, tables: Tables
) -> Candidate | None:
    """Adds the names after ``row`` that leave out what they share with it.

    Gives the one that is a match of its own (``after``), which has yet to become a row.
    """
    while True:
        name = carried(view.plain, rows.ends[row], full, tables.spelt, tables.tails, tables.cues)
        if name is None:
            return None
        start, end, full = name
        slug = (full.safe or full.weak)[0]
        own = () if full.safe else full.weak
        found = Candidate(len(rows.starts), start, end, full, own, head=row, shared=slug)
        found.full = full
        if after is not None and after[0] < end:
            return found if after[0] == start and -after[1] >= end else None
        row = rows.append(start, end, None)
        rows.doubtful.append(found)
