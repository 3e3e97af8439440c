"""What awaits whom: what is open in a corpus, and what its sources leave open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from dossier.model import Corpus

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
    statements = corpus.statements
    named = {slug for s in statements for slug in s.subjects}
    silent = [f"{e.kind}/{slug}.yml" for slug, e in corpus.entities.items() if slug not in named]
    waiting = Counter(s.article for s in statements if not s.reviewed)
    untimed = Counter(
        PurePosixPath(s.origin.path).name for s in statements if s.reviewed and s.as_of is None
    )
    astray = Counter(
        PurePosixPath(s.origin.path).name
        for s in statements
        if len(s.after) < len(s.raw.get("after", ()))
    )
    files = {a.id: PurePosixPath(a.origin.path).name for a in corpus.articles.values()}
    names = list(dict.fromkeys(name for found in unknown.values() for name in found))
    no_address = [files[a.id] for a in corpus.articles.values() if a.url is None]
    undated = [files[a.id] for a in corpus.articles.values() if a.published.date is None]

    def line(kind: str, count: int, what: str, where: Sequence[str], how: str) -> str:
        few = list(where) if everything else list(where[:_FEW])
        more = f" and {len(where) - len(few)} more" if len(few) < len(where) else ""
        listed = f": {', '.join(few)}{more}" if where else ""
        return f"{kind}: {count} {what}{listed}{f' – {how}' if count else ''}"

    return [
        line(
            "open",
            sum(waiting.values()),
            "statements await review",
            _counted(waiting),
            "python build.py review ARTICLE",
        ),
        line(
            "open",
            uncovered,
            "sentences have neither a statement nor a reason",
            (),
            "python build.py check lists them",
        ),
        line(
            "open",
            len(names),
            "names that the catalogue does not know",
            names,
            "add a file for each, or an alias",
        ),
        line(
            "noted",
            len(silent),
            "entities of which nothing is stated",
            silent,
            "state something of them, or leave it so",
        ),
        line(
            "noted",
            sum(untimed.values()),
            "statements bear no time of their own",
            _counted(untimed),
            "`as_of:` where the text gives one",
        ),
        line(
            "noted",
            len(no_address),
            "sources without an address",
            no_address,
            "`url:` where it is known",
        ),
        line(
            "noted",
            len(undated),
            "sources without a date",
            undated,
            "`published:` where the article gives it",
        ),
        line(
            "noted",
            sum(astray.values()),
            "statements come after one that is not here",
            _counted(astray),
            "bring its article back, or take the id out of `after`",
        ),
    ]


def _counted(found: Counter[str]) -> list[str]:
    return [f"{name} ({count})" for name, count in found.items()]
