"""Make a folder hold exactly the generated files, and touch nothing that others put there.

What is ours stands in a manifest (``.dossier.json``) with the hash of each file; only files
that are named there are ever removed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dossier import swap
from dossier.model import Problem

MANIFEST = ".dossier.json"
"""Names every generated file with the SHA-256 of its bytes: the mark of what is ours."""


@contextmanager
def staged(folder: Path, files: Mapping[str, str]) -> Iterator[Staged]:
    """``folder`` as it will be, written beside it; :meth:`Staged.put_in_place` swaps it in.

    It holds ``files`` (path → text) and what others put there. A file of somebody else's at
    a path that we generate is replaced: content/ is never edited by hand. Without
    ``put_in_place`` the folder stays as it was.
    """
    place = folder.resolve()
    swap.recover(place)
    wanted = _wanted(files)
    if _same(place, wanted):
        yield Staged(place, place)
        return
    new = swap.new_folder(place)
    try:
        for path in _foreign(place, wanted):
            _keep(place / path, new / path)
        for path, data in wanted.items():
            target = new / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        yield Staged(new, place)
    finally:
        swap.discard(place)


@dataclass(frozen=True, slots=True)
class Staged:
    """A folder's next state at ``path``; the folder itself is ``place``."""

    path: Path
    place: Path

    @property
    def differs(self) -> bool:
        """Whether there is anything to put in place."""
        return self.path != self.place

    def put_in_place(self) -> None:
        """Make the next state the folder, at once."""
        if self.differs:
            swap.put_in_place(self.place)


def stale(folder: Path, shown: str, files: Mapping[str, str]) -> list[Problem]:
    """Where ``folder`` differs from ``files``: what a build would write or remove."""
    how = "Run `python build.py` and commit content/"
    wanted = _wanted(files)
    manifest = wanted.pop(MANIFEST)
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
    # Without it the next build could not tell what is ours; it differs whenever a file does.
    if not problems and not _holds(folder / MANIFEST, manifest):
        problems.append(Problem(f"{shown}/{MANIFEST}", 1, "is stale", how))
    return problems


def _wanted(files: Mapping[str, str]) -> dict[str, bytes]:
    """The bytes of every file that the folder shall hold, the manifest among them."""
    data = {path: text.encode("utf-8") for path, text in files.items()}
    return data | {MANIFEST: _manifest(data)}


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


def _holds(file: Path, data: bytes) -> bool:
    return file.is_file() and file.read_bytes() == data


def _same(folder: Path, wanted: Mapping[str, bytes]) -> bool:
    if any((folder / path).is_file() for path in _ours(folder) - set(wanted)):
        return False
    return all(_holds(folder / path, data) for path, data in wanted.items())


def _foreign(folder: Path, wanted: Mapping[str, bytes]) -> list[str]:
    """What in the folder is neither ours nor at a path that we write: files, links, and
    folders that were empty before."""
    ours = _ours(folder) | set(wanted)
    found = []
    for parent, folders, files in os.walk(folder):
        above = Path(parent)
        links = [name for name in folders if (above / name).is_symlink()]
        found += [above / name for name in (*files, *links)]
        if not folders and not files and above != folder:
            found.append(above)
    paths = (path.relative_to(folder).as_posix() for path in found)
    return sorted(path for path in paths if path not in ours)


def _keep(source: Path, target: Path) -> None:
    """Copy what is somebody else's as it is: a link stays a link."""
    if source.is_dir() and not source.is_symlink():
        target.mkdir(parents=True, exist_ok=True)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target, follow_symlinks=False)
