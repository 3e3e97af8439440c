"""What awaits whom: what is open in a corpus, and what its sources leave open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from dossier.model import Article, Corpus, Statement

_FEW = 6
"""How many names a line shows unless all are wanted."""


def status_lines(
    corpus: Corpus, *, uncovered: int, unknown: Mapping[str, Sequence[str]], everything: bool
) -> list[str]:
    """What is to be done first (each count 0 where nothing is open), then what is only noted.

    Each line says how it is mended, and where: files of seeds/, with how many there.
    ``uncovered`` is the number of sentences without a statement or a reason; ``unknown`` are
    the names that the catalogue lacks, by article. ``everything``: no name is left out.
    """
    names = list(dict.fromkeys(name for found in unknown.values() for name in found))
    rows = [*_open(corpus, uncovered, names), *_noted(corpus)]
    return [_line(row, everything=everything) for row in rows]


class _Row(NamedTuple):
    kind: str
    number: int
    what: str
    where: Sequence[str]
    how: str


def _open(corpus: Corpus, uncovered: int, names: Sequence[str]) -> list[_Row]:
    """What is to be done before the site says all that its articles say."""
    waiting = Counter(s.article for s in corpus.statements if not s.reviewed)
    review, check = "python build.py review ARTICLE", "python build.py check lists them"
    bare = "sentences have neither a statement nor a reason"
    strange = "add a file for each, or an alias"
    return [
        _Row("open", waiting.total(), "statements await review", _counted(waiting), review),
        _Row("open", uncovered, bare, (), check),
        _Row("open", len(names), "names that the catalogue does not know", names, strange),
    ]


def _noted(corpus: Corpus) -> list[_Row]:
    """What its sources leave open; it may stay so."""
    statements = corpus.statements
    named = {slug for s in statements for slug in s.subjects}
    silent = [f"{e.kind}/{slug}.yml" for slug, e in corpus.entities.items() if slug not in named]
    untimed = Counter(_file(s) for s in statements if s.reviewed and s.as_of is None)
    astray = Counter(_file(s) for s in statements if len(s.after) < len(s.raw.get("after", ())))
    articles = corpus.articles.values()
    placeless = [_file(a) for a in articles if a.url is None]
    undated = [_file(a) for a in articles if a.published.date is None]
    state = "state something of them, or leave it so"
    back = "bring its article back, or take the id out of `after`"
    as_of, url = "`as_of:` where the text gives one", "`url:` where it is known"
    published = "`published:` where the article gives it"
    lost = "statements come after one that is not here"
    timeless = "statements bear no time of their own"
    return [
        _Row("noted", len(silent), "entities of which nothing is stated", silent, state),
        _Row("noted", untimed.total(), timeless, _counted(untimed), as_of),
        _Row("noted", len(placeless), "sources without an address", placeless, url),
        _Row("noted", len(undated), "sources without a date", undated, published),
        _Row("noted", astray.total(), lost, _counted(astray), back),
    ]


def _line(row: _Row, *, everything: bool) -> str:
    few = list(row.where) if everything else list(row.where[:_FEW])
    more = f" and {len(row.where) - len(few)} more" if len(few) < len(row.where) else ""
    listed = f": {', '.join(few)}{more}" if row.where else ""
    return f"{row.kind}: {row.number} {row.what}{listed}{f' – {row.how}' if row.number else ''}"


def _file(one: Statement | Article) -> str:
    return PurePosixPath(one.origin.path).name


def _counted(found: Counter[str]) -> list[str]:
    return [f"{name} ({count})" for name, count in found.items()]
