"""Files in ``seeds/`` that no reader takes: left out silently, they would seem to be published."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from dossier.model import Problem
from dossier.read.schema import nearest

_ENDINGS = {"articles": (".txt", ".yml"), "pages": (".md",)}
"""What each folder that holds no entities takes."""
_VOCABULARY = "vocabulary.yml"
_RECORDS = ".json"
"""What is kept beside the vocabulary by machine, such as the ledger; no reader takes JSON."""
_OF_EDITORS = ("~", "#")
"""How names of backups end."""


def check_strays(seeds: Path, shown: str, kinds: Collection[str]) -> list[Problem]:
    """A problem for each; hidden files, backups, READMEs and licences may lie about."""
    endings = {**dict.fromkeys(kinds, (".yml",)), **_ENDINGS}
    return [
        Problem(f"{shown}/{'/'.join(parts)}", 1, "nothing reads this file", how)
        for parts in _files(seeds)
        if (how := _how(parts, endings)) is not None
    ]


def _files(seeds: Path) -> Iterator[tuple[str, ...]]:
    for file in sorted(seeds.rglob("*")):
        parts = file.relative_to(seeds).parts
        hidden = any(part.startswith(".") for part in parts)
        known = file.name.upper().startswith(("README", "LICENSE", "LICENCE"))
        if file.is_file() and not (hidden or known or file.name.endswith(_OF_EDITORS)):
            yield parts


def _how(parts: tuple[str, ...], endings: dict[str, tuple[str, ...]]) -> str | None:
    """How to mend it; ``None`` if the file stands where a reader takes it."""
    name, folder = parts[-1], parts[0]
    if len(parts) == 1:
        if name == _VOCABULARY or name.endswith(_RECORDS):
            return None
        near = nearest(name.lower(), [_VOCABULARY])
        return f"Call it {near}" if near else "Move it out of the seeds, or into its folder"
    if folder not in endings:
        near = nearest(folder.lower(), endings)
        move = f"Move it to {near}/, or declare" if near else "Declare"
        return f"{move} the kind {folder!r} in vocabulary.yml"
    if len(parts) > 2:
        return f"Move it up into {folder}/"
    taken = endings[folder]
    if name.endswith(taken):
        return None
    stem, _, ending = name.rpartition(".")
    near = nearest(f".{ending.lower()}", taken) or taken[0]
    return f"Call it {stem or name}{near}, or move it out of the seeds"
