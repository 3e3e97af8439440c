"""Bytes as the text of an article, or why they are none."""

from __future__ import annotations

import re
from pathlib import Path

LARGEST = 5_000_000
"""Bytes of the largest text taken for an article: some 800,000 words."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


def read_raw(file: Path) -> tuple[bytes | None, str, str]:
    """The bytes of a file, never more than an article's, or what is wrong and how to mend it."""
    try:
        with file.open("rb") as source:
            raw = source.read(LARGEST + 1)
    except OSError as error:
        what = f"cannot be read ({error.strerror or error})"
        return None, what, "Name a file that can be read"
    if len(raw) <= LARGEST:
        return raw, "", ""
    what = f"is too large for an article (more than {LARGEST:,} bytes)"
    return None, what, "Give the article alone, or bring its parts in one by one"


def text_of(raw: bytes) -> tuple[str | None, str, str]:
    """The text, or what is wrong with it and how to mend it."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None, "is UTF-16 text", "Save it as UTF-8"
    if b"\x00" in raw:
        return None, "is no text, but a binary file", "Save the article as plain text in UTF-8"
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        what = f"is not UTF-8 text (byte {error.start}, line {line})"
        return None, what, "Save it as UTF-8"
    if len(_CONTROL.findall(text)) > len(text) // 100:
        return None, "is no text, but a binary file", "Save the article as plain text in UTF-8"
    if not text.strip("\ufeff \t\r\n"):
        return None, "is empty", "Give a file with the text of an article"
    if not any(char.isalpha() for char in text):
        return None, "has no words", "Give a file with the text of an article"
    return text, "", ""
