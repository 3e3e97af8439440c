"""What the page of a statement shows, looked up in the data of the site.

Keys that a record lacks are left out; nothing here knows a property or an entity.
Addresses are relative to the site's root, as the data give them (docs/formats.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dossier import i18n
from dossier.model import AsOf, Lang
from dossier.site.exports import Exports, Record
from dossier.site.past import Row
from dossier.site.settings import SiteSettings
from dossier.strings import Strings
from dossier.site.statement_history import Event, history_of

Texts = Mapping[Lang, str]
Changes = Mapping[str, Sequence[tuple[Row, Row]]]
"""What was published of each statement: see ``changes_by_statement``."""
RANKS = ("earlier", "disputed", "uncertain")
"""Words of ``words.yml``; what is current needs none."""
_VERSION = re.compile(r"(\d{4}\.\d{2}\.\d{2})\+")
_PLACE = re.compile(r"#(?:(?P<kind>[peh])(?P<number>\d+)(?:s(?P<sentence>\d+))?|(?P<title>title))$")


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
    place: Texts
    """Where it stands, in words ("¶3, sentence 2")."""
    original: str = ""
    """The address of its place in the original; "" where that is not known."""
    support: bool = field(default=False, compare=False)
    """Whether it shows who, when or of whom, and not what the statement says. What reads alike
    is shown once, whatever it is for."""


@dataclass(frozen=True, slots=True)
class Source:
    """The article: its title, its outlet ("" where not known), and its page."""

    title: str
    lang: Lang
    """Of the title; "" where the editor supplied it, which need not be in the article's."""
    publisher: str
    links: Texts
    date: Texts
    """When it was published, as far as it says so itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """All that the template shows of a statement."""

    id: str
    text: Texts
    status: Texts
    """Status and stance in words, as on a profile; empty where there is nothing to say."""
    scope: Texts
    """What narrows the statement, in words; may be empty."""
    reading: Texts
    """What the editor says of how the source is read; may be empty."""
    reason: Texts
    """Why it is earlier or disputed; may be empty."""
    rank: str
    by: str
    """The id of the statement that made it so; may be empty."""
    subjects: tuple[Subject, ...]
    uncertain: bool
    """Whether the source leaves open which of the subjects is meant."""
    evidence: tuple[Piece, ...]
    who: Texts
    """The chain of who says so, in words; may be empty."""
    source: Source | None
    time: Texts
    version: str
    issued: str
    """ISO day of the version; "" while it is a draft."""
    history: tuple[Event, ...]
    """The oldest first; of a draft, that it is one."""


def statement_page(
    record: Record, exports: Exports, changes: Changes, settings: SiteSettings
) -> StatementPage:
    """Look up everything that ``record`` (of ``statements.json``) names, and its history."""
    pieces = [piece for piece in _list(record.get("evidence")) if isinstance(piece, dict)]
    named = next((p["source"] for p in pieces if p.get("source")), record.get("source"))
    source = exports.sources.get(str(named), {})
    lang = str(source.get("language") or "")
    about = _list(record.get("about"))
    version = str(record.get("version") or "")
    return StatementPage(
        id=str(record["id"]),
        text=_texts(record.get("text") or record["id"], settings),
        status=_status(record, settings),
        scope=_said(record.get("scope_text"), settings),
        reading=_said(record.get("reading"), settings),
        reason=_said(record.get("rank_text"), settings),
        rank=str(record.get("rank") or ""),
        by=str(record.get("rank_by") or ""),
        subjects=tuple(
            _subject(str(slug), exports, settings)
            for slug in about or _list(record.get("about_uncertain"))
        ),
        uncertain=not about and bool(record.get("about_uncertain")),
        evidence=_evidence(pieces, lang, settings),
        who=_said(record.get("who_text"), settings),
        source=_source(source, lang, settings) if source else None,
        time=_time(record.get("as_of"), settings),
        version=version,
        issued=_day_of(version),
        history=history_of(changes.get(str(record["id"]), ()), version, settings),
    )


def _subject(slug: str, exports: Exports, settings: SiteSettings) -> Subject:
    entity = exports.entities.get(slug, {})
    return Subject(
        _texts(entity.get("name") or slug, settings), _links(entity.get("url"), settings)
    )


def _evidence(pieces: Sequence[Record], lang: Lang, settings: SiteSettings) -> tuple[Piece, ...]:
    """The pieces in their order; what would be shown alike is shown once."""
    found: list[Piece] = []
    for given in pieces:
        piece = _piece(given, lang, settings)
        if piece not in found:
            found.append(piece)
    return tuple(found)


def _piece(piece: Record, lang: Lang, settings: SiteSettings) -> Piece:
    quote, url = piece.get("quote"), piece.get("passage_url")
    return Piece(
        quote=str(quote) if quote else None,
        lang=lang,
        links=_links(url, settings),
        place=_place(url, settings),
        original=_web(piece.get("original_url")),
        support=piece.get("for") not in (None, "claim"),
    )


def _web(url: Any) -> str:
    """An address of the web, and nothing that could run."""
    return url if isinstance(url, str) and url.startswith(("https://", "http://")) else ""


def _place(url: Any, settings: SiteSettings) -> Texts:
    """The place that the anchor of a passage names (``p3s2``), in words; else "passage"."""
    found = _PLACE.search(str(url or ""))
    key = "passage"
    values: dict[str, str] = {}
    if found is not None:
        key = "place_" + (found["title"] or found["kind"])
        values = {"n": found["number"] or "", "s": found["sentence"] or ""}
    return {lang: settings.words[lang][key].format(**values) for lang in settings.languages}


def _status(record: Record, settings: SiteSettings) -> Texts:
    """The status in words; where the data give none, the rank alone."""
    said = _said(record.get("status_text"), settings)
    rank = record.get("rank")
    if said or rank not in RANKS:
        return said
    return {lang: settings.words[lang][rank] for lang in settings.languages}


def _source(source: Record, lang: Lang, settings: SiteSettings) -> Source:
    title, publisher = source.get("title"), source.get("publisher")
    if isinstance(title, dict):
        supplied = title.get("status") == "supplied"
        title = f"[{title.get('text', '')}]" if supplied else title.get("text")
        lang = "" if supplied else lang
    if isinstance(publisher, dict):
        publisher = publisher.get("name")
    links = _links(source.get("page_url"), settings)
    return Source(
        str(title or source["id"]), lang, str(publisher or ""), links, _date(source, settings)
    )


def _date(source: Record, settings: SiteSettings) -> Texts:
    """The day that the article gives; bounds that are inferred, and said to be; "undated"."""
    published = source.get("published")
    day, earliest, latest = (
        str(published[key]) if isinstance(published, dict) and published.get(key) else None
        for key in ("date", "earliest", "latest")
    )
    if day or not (earliest or latest):
        return {x: i18n.date(day, x) if day else i18n.undated(x) for x in settings.languages}
    bounds = AsOf(earliest=earliest, latest=latest)
    return {
        x: Strings(x)("time.inferred", time=i18n.as_of(bounds, x)) for x in settings.languages
    }


def _day_of(version: str) -> str:
    """``2026.11.22+3f2a91c0`` → ``2026-11-22``; "" for a draft."""
    day = _VERSION.match(version)
    return day[1].replace(".", "-") if day else ""


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


def _said(value: Any, settings: SiteSettings) -> Texts:
    """A text in each language; nothing at all where it is missing or empty."""
    texts = _texts(value or "", settings)
    return texts if any(texts.values()) else {}


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
