"""Identifiers that are computed from what they name."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from dossier.model import Statement

_ASIDE = ("id", "reviewed", "correction")
LENGTH = 8
"""Characters of an id and of a version's hash (docs/formats.md, Addresses)."""


def short_hash(value: Any) -> str:
    """The first eight hexadecimal digits of the SHA-256 of ``value`` as canonical JSON."""
    return hashlib.sha256(_canonical(value)).hexdigest()[:LENGTH]


def statement_id(
    article: str, about: Any, prop: str, value: Any, quote: Any, again: int = 0
) -> str:
    """A statement's id: base32 (RFC 4648, lower case) of the hash of what makes it one.

    ``again`` counts the others that have the same of all of it and differ in the rest.
    """
    of = [article, about, prop, value, quote, *([again] if again else [])]
    digest = hashlib.sha256(_canonical(of)).digest()
    return base64.b32encode(digest).decode("ascii").lower()[:LENGTH]


def content_of(statement: Statement, first_slugs: Mapping[str, str] | None = None) -> list[Any]:
    """What a statement says and rests on: all its keys, and the words of its evidence.

    Not its id, nor what is said about the entry rather than in it. Offsets are left out:
    they move when another passage of the article changes. ``first_slugs`` gives of renamed
    entities the slug that they had first: a new name for the same corrects nothing.
    """
    said: Any = {key: value for key, value in statement.raw.items() if key not in _ASIDE}
    if first_slugs:
        said = _under_first_slugs(said, first_slugs)
    return [statement.article, said, [(e.text, e.purpose) for e in statement.evidence]]


def _under_first_slugs(value: Any, slugs: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return slugs.get(value, value)
    if isinstance(value, Mapping):
        return {key: _under_first_slugs(item, slugs) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_under_first_slugs(item, slugs) for item in value]
    return value


def _canonical(value: Any) -> bytes:
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str
    ).encode("utf-8")
