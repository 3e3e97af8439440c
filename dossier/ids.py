"""Identifiers that are computed from what they name."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

LENGTH = 8
"""Characters of an id and of a version's hash (contract §3)."""


def short_hash(value: Any) -> str:
    """The first eight hexadecimal digits of the SHA-256 of ``value`` as canonical JSON."""
    return hashlib.sha256(_canonical(value)).hexdigest()[:LENGTH]


def statement_id(article: str, about: Any, prop: str, value: Any, quote: Any) -> str:
    """A statement's id: base32 (RFC 4648, lower case) of the hash of what makes it one."""
    digest = hashlib.sha256(_canonical([article, about, prop, value, quote])).digest()
    return base64.b32encode(digest).decode("ascii").lower()[:LENGTH]


def _canonical(value: Any) -> bytes:
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str
    ).encode("utf-8")
