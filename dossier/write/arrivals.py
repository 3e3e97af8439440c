"""A new article and its sidecar: both in place, or neither.

Both are written beside first, under hidden names; then the text is put in place, then the
sidecar. Only a kill between these two renames leaves a text alone: :func:`mend` puts its
sidecar there, and until then a build says that the article has none.
"""

from __future__ import annotations

import os
from pathlib import Path


def put_in(folder: Path, stem: str, raw: bytes, sidecar: str) -> None:
    """``folder/STEM.txt`` and ``folder/STEM.yml``; neither may be there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    text, side = folder / f"{stem}.txt", folder / f"{stem}.yml"
    try:
        _write(_beside(side), sidecar.encode("utf-8"))
        _write(_beside(text), raw)
        _put(text)
        _put(side)
    except BaseException:
        _undo(text, side)
        raise


def mend(folder: Path) -> list[str]:
    """Finish or clear away what an interrupted run left; gives the names that were finished."""
    finished = []
    for file in sorted(folder.glob(".*.yml.new")):
        name = file.name.removeprefix(".").removesuffix(".new")
        side = folder / name
        text = side.with_suffix(".txt")
        if text.exists() and not side.exists() and not _beside(text).exists():
            file.rename(side)
            finished.append(name)
        else:
            file.unlink()
    for file in folder.glob(".*.txt.new"):
        file.unlink()
    return finished


def _put(file: Path) -> None:
    _beside(file).rename(file)


def _undo(text: Path, side: Path) -> None:
    """As it was before, unless both are in place already."""
    if not side.exists():
        text.unlink(missing_ok=True)
    _beside(text).unlink(missing_ok=True)
    _beside(side).unlink(missing_ok=True)


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}.new")


def _write(file: Path, raw: bytes) -> None:
    with file.open("wb") as out:
        out.write(raw)
        out.flush()
        os.fsync(out.fileno())
