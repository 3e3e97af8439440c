"""The objects of the exported data, as docs/formats.md lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dossier.cite.plain import written
from dossier.model import (
    Alias,
    Article,
    Corpus,
    DateValue,
    Entity,
    EvidenceRecord,
    Grammar,
    Lang,
    Mention,
    StatementRecord,
    Value,
)

Row = dict[str, Any]

_DATES = ("date", "from", "to", "earliest", "latest")


def entity_rows(
    corpus: Corpus, mentions: Mapping[str, Sequence[Mention]], urls: Mapping[str, str]
) -> list[Row]:
    """Every entity with its mentions, by slug; mentions by source, then place."""
    found: dict[str, list[Row]] = {slug: [] for slug in corpus.entities}
    for source in sorted(mentions):
        for m in sorted(mentions[source], key=lambda mention: (mention.start, mention.end)):
            place = {"source": source, "start": m.start, "end": m.end, "text": m.text}
            found[m.entity].append(place)
    return [
        _entity(corpus.entities[slug], corpus, urls[slug], found[slug])
        for slug in sorted(corpus.entities)
    ]


def statement_rows(records: Iterable[StatementRecord], languages: Sequence[Lang]) -> list[Row]:
    """Every statement with its evidence, by id."""
    return [_statement(r, languages) for r in sorted(records, key=lambda r: r.statement.id)]


def source_rows(corpus: Corpus) -> list[Row]:
    """Every article, by id, without its text."""
    return [_source(corpus.articles[key]) for key in sorted(corpus.articles)]


def _entity(entity: Entity, corpus: Corpus, url: str, mentions: list[Row]) -> Row:
    cls = corpus.vocabulary.classes.get(entity.cls)
    row: Row = {
        "slug": entity.slug,
        "kind": entity.kind,
        "class": entity.cls,
        "schema_type": cls.schema_type if cls else None,
        "name": written(entity.name),
        "unnamed": entity.unnamed,
        "aliases": [_alias(a) for a in entity.aliases if not a.weak],
        "weak_aliases": [_alias(a) for a in entity.aliases if a.weak],
        "not_in": list(entity.not_in),
        "vendor": entity.vendor,
        "family": entity.family,
        "parent": entity.parent,
        "identity_notes": written(entity.identity_notes) if entity.identity_notes else None,
        "former_slugs": list(entity.former_slugs),
        "grammar": {lang: _grammar(entity.grammar[lang]) for lang in sorted(entity.grammar)},
    }
    always = ("slug", "kind", "class", "name", "aliases")
    kept = {key: value for key, value in row.items() if key in always or value}
    return {**kept, "url": url, "mentions": mentions}


def _alias(alias: Alias) -> str | Row:
    """As the seeds write it: bare text where there is nothing to add."""
    more: Row = {}
    if alias.lang:
        more["lang"] = alias.lang
    if alias.outside_corpus:
        more["outside_corpus"] = True
    return {"text": alias.text, **more} if more else alias.text


def _grammar(grammar: Grammar) -> Row:
    return {"article": grammar.article, "gender": grammar.gender, "plural": grammar.plural}


def _statement(record: StatementRecord, languages: Sequence[Lang]) -> Row:
    """The entry as written; ``quote`` and ``support`` as far as the limit grants them.

    What is withheld must not leave by another door, so nothing is copied wholesale.
    A statement without a value is a flag, which may be written or implied.
    """
    s = record.statement
    return {
        "id": s.id,
        "url": f"s/{s.id}/",
        "version": record.version,
        "source": s.article,
        "about": list(s.about),
        "about_uncertain": list(s.about_uncertain),
        "property": s.property,
        "value": _as_written(s.raw["value"], s.values) if s.values else True,
        "qualifiers": {
            name: _as_written((s.raw.get("qualifiers") or {}).get(name), values)
            for name, values in s.qualifiers.items()
        },
        "status": s.status,
        "stance": s.stance,
        "hedged": s.hedged,
        "negated": s.negated,
        "quantity": s.quantity,
        "said_by": _plain(s.raw.get("said_by") or []),
        "as_of": _as_of(s.raw.get("as_of")),
        "after": list(s.after),
        "reading": written(s.reading) if s.reading else None,
        "text": {lang: record.text.get(lang) for lang in languages},
        "quote": _joined([e for e in record.evidence if e.purpose == "claim"]),
        "support": [
            {"quote": e.quote, "for": e.purpose} for e in record.evidence if e.purpose != "claim"
        ],
        **_as_shown(record),
        "evidence": [_evidence(piece) for piece in record.evidence],
        "sic": s.sic,
        "reviewed": s.reviewed,
    }


def _as_shown(record: StatementRecord) -> Row:
    """What pages say beside the sentence: status, scope, who says so, what holds now."""
    return {
        "status_text": dict(record.status_text.values),
        "scope_text": dict(record.scope_text.values),
        "who_text": dict(record.who_text.values),
        "rank": record.rank,
        "rank_text": dict(record.rank_text.values),
        "rank_rule": record.standing.rule,
        "rank_by": record.standing.by,
        "rank_apart": {slug: one.rank for slug, one in record.apart if one.rank != record.rank},
    }


def _as_written(raw: Any, values: Sequence[Value]) -> Any:
    """A value in the form of the seeds; a date as text, though YAML takes 2025 for a number."""
    if values and all(isinstance(value, DateValue) for value in values):
        dates = [value.date for value in values if isinstance(value, DateValue)]
        return dates if isinstance(raw, (list, tuple)) else dates[0]
    return _plain(raw)


def _as_of(raw: Mapping[str, Any] | None) -> Row | None:
    if not raw:
        return None
    return {
        key: str(item) if key in _DATES and item is not None else _plain(item)
        for key, item in raw.items()
    }


def _plain(value: Any) -> Any:
    """Mappings and sequences of whatever class as plain objects and arrays."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


def _joined(pieces: Sequence[EvidenceRecord]) -> str | None:
    """The quotation as it was written, or None where the limit withholds a piece of it."""
    quotes = [piece.quote for piece in pieces if piece.quote is not None]
    return " … ".join(quotes) if len(quotes) == len(pieces) else None


def _evidence(piece: EvidenceRecord) -> Row:
    return {
        "source": piece.source,
        "start": piece.start,
        "end": piece.end,
        "quote": piece.quote,
        "for": piece.purpose,
        "passage_url": piece.passage_url,
        "original_url": piece.original_url,
        "selector": {
            "type": "TextQuoteSelector",
            "exact": piece.quote,
            "prefix_length": piece.selector.before,
            "suffix_length": piece.selector.after,
            "sha256": piece.selector.sha256,
        },
    }


def _source(article: Article) -> Row:
    """``published`` keeps what is inferred apart from what the article gives."""
    published = article.published
    return {
        "id": article.id,
        "file": article.file,
        "sha256": article.sha256,
        "title": {
            "text": article.title.text,
            "status": "supplied" if article.title.supplied else "given",
        },
        "publisher": None
        if article.publisher is None
        else {"name": article.publisher.name, "basis": article.publisher.basis},
        "authors": list(article.authors),
        "language": article.language,
        "translated": article.translated,
        "published": {
            "date": published.date,
            "earliest": published.earliest,
            "latest": published.latest,
            "basis": published.basis,
        },
        "received": article.received,
        "url": article.url,
        "page_url": f"sources/{article.id}/",
    }
