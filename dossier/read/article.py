"""An article: the text as received, and the sidecar that says what it is and states."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dossier.dates import bounds
from dossier.figures import LANGUAGES
from dossier.model import (
    Article,
    Block,
    EditorNote,
    Embedded,
    Entity,
    NoFact,
    Problem,
    Published,
    Publisher,
    Span,
    Title,
    Vocabulary,
    Withdrawn,
)
from dossier.read import yaml
from dossier.read.evidence import check_evidence
from dossier.read.parts import date, localized, maybe_localized
from dossier.read.places import blocks as split_blocks
from dossier.read.quotes import closest, locate
from dossier.read.schema import suggest
from dossier.read.statements import Source, StatementReader


def article_of(
    document: yaml.Document, folder: Path, vocabulary: Vocabulary, entities: Mapping[str, Entity]
) -> tuple[Article | None, list[Problem]]:
    """One article by its sidecar, which keeps to its schema; ``folder`` holds the text."""
    data = document.data
    text, problems = _text(document, folder / data["file"])
    if text is None:
        return None, problems
    _readable(document, problems)
    boilerplate = _boilerplate(document, text, problems)
    embedded = _embedded(document, text, entities, problems)
    title = _title(data["title"])
    blocks = split_blocks(text, title=title.text, boilerplate=boilerplate, embedded=embedded)
    day = (data.get("published") or {}).get("date")
    source = Source(data["id"], text, data["language"], blocks, data.get("url"), day)
    notes = _notes(document, source, problems)
    published = _published(document, text, problems)
    _day(document, date(data.get("received")), problems, "received")
    reader = StatementReader(document, source, vocabulary, entities)
    statements = reader.read()
    problems += reader.problems
    noted = [span for note in notes for span in note.spans]
    problems += check_evidence(statements, source, vocabulary, entities, noted)
    return Article(
        id=data["id"],
        file=data["file"],
        sha256=data["sha256"],
        text=text,
        title=title,
        publisher=_publisher(document, text, problems),
        authors=tuple(data.get("authors", ())),
        language=data["language"],
        translated=data.get("translated", "unknown"),
        url=data.get("url"),
        published=published,
        received=date(data.get("received")),
        boilerplate=tuple(boilerplate),
        embedded=tuple(embedded),
        notes=notes,
        no_fact=_no_fact(document, source, problems),
        blocks=blocks,
        statements=statements,
        withdrawn=_withdrawn(document),
        origin=document.origin("id"),
    ), problems


def _readable(document: yaml.Document, problems: list[Problem]) -> None:
    """In another language no figure could be held against its quotation."""
    if document.data["language"] not in LANGUAGES:
        what = f"no rules are known for articles in the language {document.data['language']!r}"
        how = f"Take an article in one of: {', '.join(LANGUAGES)}"
        problems.append(document.problem(what, how, "language"))


def _notes(
    document: yaml.Document, source: Source, problems: list[Problem]
) -> tuple[EditorNote, ...]:
    return tuple(
        EditorNote(
            quote=source.text[spans[0].start : spans[-1].end],
            spans=spans,
            note=localized(raw["note"]),
            origin=document.origin("notes", i),
        )
        for i, raw in enumerate(document.data.get("notes", ()))
        if (spans := _spans(document, source, raw["quote"], problems, "notes", i))
    )


def _no_fact(
    document: yaml.Document, source: Source, problems: list[Problem]
) -> tuple[NoFact, ...]:
    return tuple(
        NoFact(spans, localized(raw["reason"]), document.origin("no_fact", i))
        for i, raw in enumerate(document.data.get("no_fact", ()))
        if (spans := _spans(document, source, raw["quote"], problems, "no_fact", i))
    )


def _withdrawn(document: yaml.Document) -> tuple[Withdrawn, ...]:
    return tuple(
        Withdrawn(
            raw["id"],
            maybe_localized(raw.get("reason")),
            raw.get("successor"),
            document.origin("withdrawn", i),
        )
        for i, raw in enumerate(document.data.get("withdrawn", ()))
    )


def _title(raw: Mapping[str, Any]) -> Title:
    texts = localized(raw["text"])
    common = texts.get("en")
    return Title(common, raw["status"] == "supplied", None if "" in texts.values else texts)


def _text(document: yaml.Document, file: Path) -> tuple[str | None, list[Problem]]:
    """The article's text, if its bytes are those that the sidecar was written for."""
    try:
        raw = file.read_bytes()
        text = raw.decode("utf-8")
    except OSError as error:
        how = "Put the text beside the sidecar, or mend `file:`"
        what = f"the text {file.name} cannot be read ({error.strerror})"
        return None, [document.problem(what, how, "file")]
    except UnicodeDecodeError as error:
        how = "Save the article as UTF-8"
        what = f"{file.name} is not UTF-8 text (byte {error.start})"
        return None, [document.problem(what, how, "file")]
    digest = hashlib.sha256(raw).hexdigest()
    if digest != document.data["sha256"]:
        what = f"the text {file.name} has changed: its SHA-256 is {digest}"
        how = "Restore the article as it was received; an article is never edited"
        return None, [document.problem(what, how, "sha256")]
    return text, []


def _boilerplate(document: yaml.Document, text: str, problems: list[Problem]) -> list[Span]:
    """Every line that reads as an entry; an entry of several lines wherever it stands."""
    found: list[Span] = []
    for i, entry in enumerate(document.data.get("boilerplate", ())):
        words = entry.strip()
        spans = []
        at = text.find(words)
        while at >= 0:
            end = at + len(words)
            begins = not text[:at].rsplit("\n", 1)[-1].strip()
            ends = not text[end:].split("\n", 1)[0].strip()
            if begins and ends:
                spans.append(Span(at, end))
            at = text.find(words, at + 1)
        if not spans:
            what = f"no line of the article reads « {words[:70]} »"
            how = closest(words, text, _lines(text))
            problems.append(document.problem(what, how, "boilerplate", i))
        found += spans
    return found


def _lines(text: str) -> tuple[Block, ...]:
    return split_blocks(text, title="", boilerplate=(), embedded=())


def _embedded(
    document: yaml.Document,
    text: str,
    entities: Mapping[str, Entity],
    problems: list[Problem],
) -> list[Embedded]:
    found: list[Embedded] = []
    for i, raw in enumerate(document.data.get("embedded", ())):
        words = raw["lines"].strip()
        at = text.find(words)
        if at < 0:
            what = f"the post « {words[:70]} » is not in the article"
            how = closest(words.split("\n")[0], text, _lines(text))
            problems.append(document.problem(what, how, "embedded", i))
            continue
        speaker = raw.get("speaker")
        if speaker is not None and speaker not in entities:
            how = suggest(speaker, entities, "Add a file for it")
            what = f"there is no entity {speaker!r}"
            problems.append(document.problem(what, how, "embedded", i, "speaker"))
        day = date(raw.get("date"))
        _day(document, day, problems, "embedded", i, "date")
        found.append(Embedded(at, at + len(words), speaker, day, len(found) + 1))
    return found


def _spans(
    document: yaml.Document,
    source: Source,
    quote: Any,
    problems: list[Problem],
    *where: str | int,
) -> tuple[Span, ...]:
    place = locate(quote, source.text, source.blocks)
    if place.what:
        problems.append(document.problem(place.what, place.how, *where, "quote"))
    return place.spans


def _publisher(document: yaml.Document, text: str, problems: list[Problem]) -> Publisher | None:
    raw = document.data.get("publisher")
    if raw is None:
        return None
    basis = raw.get("basis")
    _carried(document, text, basis, problems, "publisher")
    return Publisher(raw["name"], basis)


def _published(document: yaml.Document, text: str, problems: list[Problem]) -> Published:
    raw = document.data.get("published") or {}
    dates = {key: date(raw.get(key)) for key in ("date", "earliest", "latest")}
    sound = [_day(document, value, problems, "published", key) for key, value in dates.items()]
    if all(sound) and dates["earliest"] and dates["latest"]:
        first, last = bounds(dates["earliest"]), bounds(dates["latest"])
        if first and last and first[0] > last[1]:
            what = f"`earliest` ({dates['earliest']}) is after `latest` ({dates['latest']})"
            problems.append(document.problem(what, "Exchange the two", "published", "earliest"))
    _carried(document, text, raw.get("basis"), problems, "published")
    return Published(dates["date"], dates["earliest"], dates["latest"], raw.get("basis"))


def _day(
    document: yaml.Document, value: str | None, problems: list[Problem], *where: str | int
) -> bool:
    """Whether a date may stand: there is none, or the calendar has it."""
    if value is None or bounds(value) is not None:
        return True
    problems.append(document.problem(f"{value!r} is no date of the calendar", "Mend it", *where))
    return False


def _carried(
    document: yaml.Document, text: str, basis: str | None, problems: list[Problem], key: str
) -> None:
    if basis is not None and basis not in text:
        how = closest(basis, text, _lines(text))
        what = f"the words « {basis[:70]} » are not in the article"
        problems.append(document.problem(what, how, key, "basis"))
