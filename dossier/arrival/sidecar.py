"""The first sidecar of an article: what is given, what the text shows, the rest left open."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from dossier.arrival.parts import Parts

_WORDS_OF_TITLE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known of a text beside its words; None where nothing is."""

    id: str
    file: str
    language: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    received: str | None = None


def first_sidecar(
    raw: bytes,
    text: str,
    given: Given,
    parts: Parts,
    embedded: Sequence[Mapping[str, Any]],
    signed: Mapping[str, str],
) -> str:
    """The sidecar as text. ``embedded`` are the posts as a sidecar has them; ``signed`` says, in
    each language of the site, that a line is a post's signature."""
    title = given.title or parts.title
    data: dict[str, Any] = {
        "id": given.id,
        "file": given.file,
        "sha256": hashlib.sha256(raw).hexdigest(),
        "title": {
            "text": title or _first_words(text),
            "status": "given" if title and title in text else "supplied",
        },
        "publisher": _publisher(given, text),
        "authors": [],
        "language": given.language,
        "translated": "unknown",
        "url": given.url,
        "published": {"date": given.published},
        "received": given.received,
        "boilerplate": [line for line, _ in parts.boilerplate],
        "embedded": [dict(post) for post in embedded],
        "notes": [],
        "no_fact": [{"quote": line, "reason": dict(signed)} for line in _signatures(text, parts)],
        "statements": [],
    }
    blocks = (["boilerplate"], ["embedded"], ["notes", "no_fact"], ["statements"])
    head = {key: value for key, value in data.items() if not any(key in b for b in blocks)}
    written = [_dumped(head), *(_dumped({key: data[key] for key in b}) for b in blocks)]
    return "\n".join(written)


def _signatures(text: str, parts: Parts) -> list[str]:
    """The lines by which posts are signed: they state nothing."""
    lines = [post.lines.splitlines()[-1].strip() for post in parts.posts]
    return [line for line in lines if text.count(line) == 1]


def slug_of(name: str) -> str:
    """A file's name as an id: ASCII, lower case, hyphens; empty where nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _publisher(given: Given, text: str) -> dict[str, Any] | None:
    if given.publisher is None:
        return None
    return {"name": given.publisher, "basis": given.publisher if given.publisher in text else None}


def _first_words(text: str) -> str:
    words = text.strip("\ufeff \t\r\n").split("\n", 1)[0].split()
    short = " ".join(words[:_WORDS_OF_TITLE])[:120]
    return f"{short} …" if len(words) > _WORDS_OF_TITLE else short


def _dumped(data: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False, width=98)
