"""A new folder beside the old one, put in its place by two renames at the very end.

Whatever interrupts a build, the folder holds the old state or the new one, whole. Only a
kill between the two renames leaves neither; the next start puts the old one back.
"""

from __future__ import annotations

import shutil
from pathlib import Path


def new_folder(folder: Path) -> Path:
    """An empty folder beside ``folder`` to build in; an interrupted build is mended first."""
    recover(folder)
    made = _new(folder)
    made.mkdir(parents=True)
    return made


def recover(folder: Path) -> None:
    """Put back or clear away what an interrupted build left beside ``folder``."""
    old = _old(folder)
    if old.exists() and not folder.exists():
        old.rename(folder)
    discard(folder)
    shutil.rmtree(old, ignore_errors=True)


def discard(folder: Path) -> None:
    """Remove the new folder, unfinished or not wanted; the old one stays."""
    shutil.rmtree(_new(folder), ignore_errors=True)


def put_in_place(folder: Path) -> None:
    """Make the new folder the folder. Where the second rename fails, the old one is back."""
    new, old = _new(folder), _old(folder)
    try:
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    except BaseException:
        if old.exists() and not folder.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _new(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.new")


def _old(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")
