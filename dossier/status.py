"""What awaits whom: what is open in a corpus, and what its sources leave open."""

from __future__ import annotations

from dossier.model import Corpus


def status_lines(corpus: Corpus, *, uncovered: int) -> list[str]:
    """What is to be done first (each count 0 where nothing is open), then what is only noted.

    ``uncovered`` is the number of sentences without a statement or a reason.
    """
    statements = corpus.statements
    named = {slug for s in statements for slug in s.subjects}
    silent = [slug for slug in corpus.entities if slug not in named]
    unreviewed = [s for s in statements if not s.reviewed]
    untimed = sum(s.as_of is None for s in statements)
    no_address = [a.id for a in corpus.articles.values() if a.url is None]
    undated = [a.id for a in corpus.articles.values() if a.published.date is None]
    return [
        f"open: {len(unreviewed)} statements await review{_list([s.id for s in unreviewed])}",
        f"open: {uncovered} sentences have neither a statement nor a reason",
        f"noted: {len(silent)} entities of which nothing is stated{_list(silent)}",
        f"noted: {untimed} of {len(statements)} statements bear no time of their own",
        f"noted: {len(no_address)} sources without an address{_list(no_address)}",
        f"noted: {len(undated)} sources without a date{_list(undated)}",
    ]


def _list(names: list[str]) -> str:
    return f": {', '.join(names)}" if names else ""
