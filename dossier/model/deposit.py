"""All that content/ is made from, without the articles' text: what others can rebuild it from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dossier.model.base import Span
from dossier.model.catalogue import Mention
from dossier.model.past import Past
from dossier.model.statements import Evidence
from dossier.model.vocabulary import Corpus, Settings


@dataclass(frozen=True, slots=True)
class Grants:
    """What of one article may be shown."""

    shown: frozenset[tuple[int, int]]
    """Passages (start, end) that may be quoted."""
    words: int
    """Words counted over all of them, each once, names left out."""
    body: int
    """Words of the body, names left out."""

    def allows(self, piece: Evidence | Span) -> bool:
        """Whether this passage may be quoted."""
        return (piece.start, piece.end) in self.shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Deposit:
    """The corpus as it was read, and what only its whole text can tell.

    ``mentions`` and ``grants`` are by article, ``versions`` by address (``companies/x/``,
    ``s/ID/``); each statement has its ``digest``.
    """

    settings: Settings
    corpus: Corpus
    past: Past
    mentions: Mapping[str, tuple[Mention, ...]]
    grants: Mapping[str, Grants]
    versions: Mapping[str, str]
