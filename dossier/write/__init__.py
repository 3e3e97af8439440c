"""Make a folder hold exactly the generated files, and touch nothing that others put there.

What is ours stands in a manifest (``.dossier.json``) with the hash of each file; only files
that are named there are ever removed.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from dossier import swap
from dossier.model import Problem

MANIFEST = ".dossier.json"
"""Names every generated file with the SHA-256 of its bytes: the mark of what is ours."""


def write_tree(folder: Path, files: Mapping[str, str]) -> bool:
    """Make ``folder`` hold ``files`` (path → text) beside what others put there.

    Written beside and swapped in once; returns whether anything differed. A file of
    somebody else's at a path that we generate is replaced: content/ is never edited by hand.
    """
    place = folder.resolve()
    swap.recover(place)
    wanted = {path: text.encode("utf-8") for path, text in files.items()}
    wanted[MANIFEST] = _manifest(wanted)
    if _same(place, wanted):
        return False
    new = swap.new_folder(place)
    try:
        for path in _foreign(place, wanted):
            target = new / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(place / path, target)
        for path, data in wanted.items():
            target = new / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        swap.put_in_place(place)
    finally:
        swap.discard(place)
    return True


def stale(folder: Path, shown: str, files: Mapping[str, str]) -> list[Problem]:
    """Where ``folder`` differs from ``files``: what a build would write or remove."""
    how = "Run `python build.py` and commit content/"
    wanted = {path: text.encode("utf-8") for path, text in files.items()}
    problems = []
    for path, data in sorted(wanted.items()):
        file = folder / path
        if not file.is_file():
            problems.append(Problem(f"{shown}/{path}", 1, "is missing", how))
        elif file.read_bytes() != data:
            problems.append(Problem(f"{shown}/{path}", 1, "is stale", how))
    problems += [
        Problem(f"{shown}/{path}", 1, "is no longer generated", how)
        for path in sorted(_ours(folder) - set(wanted))
        if (folder / path).is_file()
    ]
    return problems


def _manifest(files: Mapping[str, bytes]) -> bytes:
    hashes = {path: hashlib.sha256(data).hexdigest() for path, data in sorted(files.items())}
    return (json.dumps({"generated": hashes}, indent=0, ensure_ascii=False) + "\n").encode("utf-8")


def _ours(folder: Path) -> set[str]:
    """The paths that an earlier build wrote; a manifest that cannot be read names none."""
    try:
        data = json.loads((folder / MANIFEST).read_text("utf-8"))
        return {path for path in data["generated"] if isinstance(path, str)}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _same(folder: Path, wanted: Mapping[str, bytes]) -> bool:
    if any((folder / path).is_file() for path in _ours(folder) - set(wanted)):
        return False
    return all(
        (folder / path).is_file() and (folder / path).read_bytes() == data
        for path, data in wanted.items()
    )


def _foreign(folder: Path, wanted: Mapping[str, bytes]) -> list[str]:
    """Files in the folder that are neither ours nor at a path that we write."""
    if not folder.is_dir():
        return []
    ours = _ours(folder)
    paths = [f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()]
    return sorted(p for p in paths if p not in ours and p not in wanted)
