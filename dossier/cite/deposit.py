"""``data/corpus.json``: all that ``content/`` is made from, without the articles' text.

Of the text only the lengths of its lines are left, with the passages that may be quoted and
the names of entities in their places; every other character is masked. What is not reviewed
is left out, unless the site shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dossier.cite.plain import json_object
from dossier.cite.schema import schema_text
from dossier.codec import encoded
from dossier.model import (
    Article,
    Deposit,
    EditorNote,
    Evidence,
    Grants,
    Mention,
    Past,
    State,
    Statement,
)

FORMAT = 1
MASK = "·"
_KEPT = "\n\r"
_QUOTED = ("quote", "support")


def deposit_files(deposit: Deposit) -> list[tuple[str, str]]:
    """``data/corpus.json`` and its schema, by path."""
    return [
        ("data/corpus.json", deposit_text(deposit)),
        ("data/corpus.schema.json", schema_text("corpus")),
    ]


def deposit_text(deposit: Deposit) -> str:
    """The file. ``deposit`` may hold whole articles; what is withheld does not leave."""
    mentions = {key: tuple(found) for key, found in deposit.mentions.items()}
    articles = {
        key: _masked(
            article, deposit.grants[key], mentions.get(key, ()), deposit.settings.unreviewed
        )
        for key, article in deposit.corpus.articles.items()
    }
    safe = replace(
        deposit,
        corpus=replace(deposit.corpus, articles=articles),
        past=_still_shown(deposit.past, articles),
        mentions=mentions,
    )
    return json_object({"format": FORMAT, **_placeless(encoded(safe))})


def masked(text: str, shown: Iterable[tuple[int, int]]) -> str:
    """``text`` with every character masked but line ends and what lies in ``shown``."""
    kept = [False] * len(text)
    for start, end in shown:
        kept[start:end] = [True] * (end - start)
    return "".join(
        char if keep or char in _KEPT else MASK for char, keep in zip(text, kept, strict=True)
    )


def _masked(
    article: Article, grants: Grants, mentions: Sequence[Mention], unreviewed: str
) -> Article:
    kept = [s for s in article.statements if s.reviewed or unreviewed == "marked"]
    shown = {*grants.shown, *((m.start, m.end) for m in mentions)}
    text = masked(article.text, shown)
    return replace(
        article,
        text=text,
        notes=tuple(_note(note, text) for note in article.notes),
        statements=tuple(_statement(s, text) for s in kept),
    )


def _note(note: EditorNote, text: str) -> EditorNote:
    return replace(note, quote=" … ".join(text[span.start : span.end] for span in note.spans))


def _statement(statement: Statement, text: str) -> Statement:
    raw = {key: _plain(value) for key, value in statement.raw.items() if key not in _QUOTED}
    pieces = tuple(_piece(e, text[e.start : e.end]) for e in statement.evidence)
    return replace(statement, raw=raw, evidence=pieces)


def _piece(piece: Evidence, text: str) -> Evidence:
    """The piece as it may be shown; what leads to it in the original says its words again."""
    return replace(piece, text=text, fragment=piece.fragment if text == piece.text else "")


def _still_shown(past: Past, articles: Mapping[str, Article]) -> Past:
    """The past without quotations that may not be shown any more."""

    def state(one: State) -> State:
        text = articles[one.source].text if one.source in articles else ""
        kept = tuple(
            (quote if quote is not None and quote in text else None, place)
            for quote, place in one.evidence
        )
        return replace(one, evidence=kept)

    states = {key: tuple(map(state, found)) for key, found in past.statements.items()}
    return replace(past, statements=states)


def _placeless(data: Any) -> Any:
    """Without the places in the seeds: they are the writer's, and differ from folder to folder."""
    if isinstance(data, dict):
        return {
            key: item if key == "raw" else _placeless(item)
            for key, item in data.items()
            if key != "origin"
        }
    return [_placeless(item) for item in data] if isinstance(data, list) else data


def _plain(value: Any) -> Any:
    """What YAML gave, as JSON can hold it."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)
