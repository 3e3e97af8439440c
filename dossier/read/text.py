"""A text as it was received: decoded, every code point in its place."""

from __future__ import annotations

from pathlib import Path

from dossier.model import Problem


def read_text(file: Path, shown: str) -> tuple[str | None, list[Problem]]:
    """The text of ``file``, without any change, or what is wrong with it.

    A text is UTF-8 without NUL characters; the line of a message is where the first byte
    stands that is none. ``shown`` is the path to name.
    """
    try:
        raw = file.read_bytes()
    except OSError as error:
        what = f"cannot be read ({error.strerror or error})"
        return None, [Problem(shown, 1, what, "Name a file that can be read")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        what = f"is not UTF-8 text (byte {error.start})"
        return None, [Problem(shown, _line(raw, error.start), what, "Save the file as UTF-8")]
    nul = raw.find(b"\0")
    if nul >= 0:
        what = f"is no text: there is a NUL at byte {nul}"
        return None, [Problem(shown, _line(raw, nul), what, "Name a file of plain text")]
    return text, []


def _line(raw: bytes, at: int) -> int:
    return raw.count(b"\n", 0, at) + 1
