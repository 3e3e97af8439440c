"""What is published: records for the exports and citations."""

from __future__ import annotations

from dataclasses import dataclass, field

from dossier.model.base import Localized
from dossier.model.statements import Purpose, Selector, Statement

RANKS = ("current", "earlier", "disputed", "uncertain")


@dataclass(frozen=True, slots=True)
class Standing:
    """A rank of ``RANKS``, the rule that gave it, and the statement that made it so."""

    rank: str
    rule: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRecord:
    """A piece of evidence as it is published; ``quote`` is None where the limit withholds it."""

    source: str
    start: int
    end: int
    quote: str | None
    purpose: Purpose
    passage_url: str
    """Relative to the site's root: ``sources/ID/#p3s2``."""
    original_url: str | None = None
    """The place in the original, as exactly as what is granted tells; None without address."""
    selector: Selector = field(default_factory=Selector)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRecord:
    """A statement as it is published: its sentence per language, its rank, its evidence."""

    statement: Statement
    text: Localized
    status_text: Localized
    """The status words as shown: "Opinion · in the conditional"."""
    scope_text: Localized
    """The qualifiers in words; empty where there are none."""
    who_text: Localized
    """The chain of who says so, from the origin to the article."""
    rank_text: Localized
    """Why it has its rank; empty where it is current."""
    standing: Standing
    apart: tuple[tuple[str, Standing], ...] = ()
    """Of a joint statement: by slug, how it stands for a subject for which it stands otherwise
    than as a whole (one of two has done what both planned; each did so in a statement)."""
    evidence: tuple[EvidenceRecord, ...]
    version: str = ""
    """As of a page: ``YYYY.MM.DD+hash8`` once published, else ``draft+hash8``."""

    @property
    def rank(self) -> str:
        """How it stands as a whole: one of ``RANKS``."""
        return self.standing.rank


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRecord:
    """A page that can be cited. ``address`` is relative to the root: ``companies/metax/``.

    ``version`` is ``YYYY.MM.DD+hash8`` once published, else ``draft+hash8``; ``issued`` and
    ``modified`` are ISO days, or None while it is a draft. ``title`` and ``description`` are
    per language.
    """

    address: str
    title: Localized
    website_type: Localized
    version: str
    issued: str | None = None
    modified: str | None = None
    statements: tuple[str, ...] = ()
    """The ids of the statements that it rests on."""
