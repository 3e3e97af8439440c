"""What the page of a statement shows, looked up in the data of the site.

Keys that a record lacks are left out; nothing here knows a property or an entity.
Addresses are relative to the site's root, as the data give them (contract §4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dossier import i18n
from dossier.model import AsOf, Lang
from dossier.site.exports import Exports, Record
from dossier.site.settings import SiteSettings

Texts = Mapping[Lang, str]
RANKS = ("current", "earlier", "disputed", "uncertain")


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity: its name, and the address of its profile ("" where it has none)."""

    name: Texts
    links: Texts


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence: ``quote`` is None where only its place is shown."""

    quote: str | None
    lang: Lang
    links: Texts


@dataclass(frozen=True, slots=True)
class Voice:
    """A link in the chain of who says so; ``by_context``: the quotation does not name it."""

    name: Texts
    by_context: bool


@dataclass(frozen=True, slots=True)
class Source:
    """The article: its title, its outlet ("" where not known), and its page."""

    title: str
    lang: Lang
    publisher: str
    links: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """All that the template shows of a statement."""

    id: str
    text: Texts
    rank: str
    """A word of ``words.yml``: ``current``, ``earlier``, ``disputed`` or ``uncertain``."""
    subjects: tuple[Subject, ...]
    uncertain: bool
    """Whether the source leaves open which of the subjects is meant."""
    evidence: tuple[Piece, ...]
    said_by: tuple[Voice, ...]
    source: Source | None
    time: Texts


def statement_page(record: Record, exports: Exports, settings: SiteSettings) -> StatementPage:
    """Look up everything that ``record`` (of ``statements.json``) names."""
    pieces = [piece for piece in _list(record.get("evidence")) if isinstance(piece, dict)]
    named = next((p["source"] for p in pieces if p.get("source")), record.get("source"))
    source = exports.sources.get(str(named), {})
    lang = str(source.get("language") or "")
    about, rank = _list(record.get("about")), record.get("rank")
    return StatementPage(
        id=str(record["id"]),
        text=_texts(record.get("text") or record["id"], settings),
        rank=rank if rank in RANKS else "current",
        subjects=tuple(
            _subject(str(slug), exports, settings)
            for slug in about or _list(record.get("about_uncertain"))
        ),
        uncertain=not about and bool(record.get("about_uncertain")),
        evidence=tuple(_piece(piece, lang, settings) for piece in pieces),
        said_by=tuple(_voice(v, exports, settings) for v in _list(record.get("said_by"))),
        source=_source(source, lang, settings) if source else None,
        time=_time(record.get("as_of"), settings),
    )


def _subject(slug: str, exports: Exports, settings: SiteSettings) -> Subject:
    entity = exports.entities.get(slug, {})
    return Subject(
        _texts(entity.get("name") or slug, settings), _links(entity.get("url"), settings)
    )


def _piece(piece: Record, lang: Lang, settings: SiteSettings) -> Piece:
    quote = piece.get("quote")
    return Piece(str(quote) if quote else None, lang, _links(piece.get("passage_url"), settings))


def _voice(speaker: Any, exports: Exports, settings: SiteSettings) -> Voice:
    given = speaker if isinstance(speaker, dict) else {"entity": speaker}
    slug = str(given.get("entity") or "")
    name = given.get("unnamed") or exports.entities.get(slug, {}).get("name") or slug
    return Voice(_texts(name, settings), bool(given.get("by_context")))


def _source(source: Record, lang: Lang, settings: SiteSettings) -> Source:
    title, publisher = source.get("title"), source.get("publisher")
    if isinstance(title, dict):
        supplied = title.get("status") == "supplied"
        title = f"[{title.get('text', '')}]" if supplied else title.get("text")
    if isinstance(publisher, dict):
        publisher = publisher.get("name")
    links = _links(source.get("page_url"), settings)
    return Source(str(title or source["id"]), lang, str(publisher or ""), links)


def _time(given: Any, settings: SiteSettings) -> Texts:
    """The time that the statement speaks of, in words."""
    time = None
    if isinstance(given, dict):
        date, start, end, earliest, latest = (
            str(given[key]) if given.get(key) else None
            for key in ("date", "from", "to", "earliest", "latest")
        )
        time = AsOf(date=date, start=start, end=end, earliest=earliest, latest=latest)
    return {lang: i18n.as_of(time, lang) for lang in settings.languages}


def _links(url: Any, settings: SiteSettings) -> Texts:
    """An address below the site's root, in each language; empty where there is none."""
    if not isinstance(url, str) or not url:
        return {}
    return {lang: settings.folder(lang) + url for lang in settings.languages}


def _texts(value: Any, settings: SiteSettings) -> Texts:
    """A text that may differ between languages, in each; a common one stands for all."""
    if not isinstance(value, dict):
        return dict.fromkeys(settings.languages, str(value))
    fallback = next((str(text) for text in value.values() if text), "")
    return {lang: str(value.get(lang) or fallback) for lang in settings.languages}


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
