"""Small worlds: seeds in a folder, changed in a few places, and what the line makes of them.

The worlds that need no Python are YAML files: ``tests/worlds/errors`` (what is refused) and
``tests/worlds/pages`` (what a page says). ``tests/worlds/README.md`` describes their form.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import hashlib
import io
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import yaml

from dossier import cli
from dossier.cli import site as site_command
from dossier.cli.line import Built, assemble_seeds
from dossier.cli.places import Places
from dossier.model import Problem
from dossier.write import staged
from reading import Reading

ROOT = Path(__file__).parents[1]
WORLDS = ROOT / "tests" / "worlds"
TRAMS = WORLDS / "trams"

Change = str | Mapping[str, Any] | None
"""A file's new text; ``None`` removes it; a mapping says how to change it (see ``_changed``)."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command gave back and said."""

    status: int
    out: str
    err: str

    @property
    def problems(self) -> list[str]:
        """The lines of standard error, without the last, which counts them."""
        lines = self.err.splitlines()
        count = len(lines) - 1
        noun = "problem" if count == 1 else "problems"
        assert lines[-1:] == [f"{count} {noun}; nothing was written"], self.err
        return lines[:-1]


def _no_site(*, at_last: Callable[[], None] | None = None, **_: object) -> list[Problem]:
    """In place of the site stage: all is well, and content/ may be put in place."""
    if at_last is not None:
        at_last()
    return []


@dataclass(frozen=True, slots=True)
class World:
    """A folder with ``seeds/`` and ``mkdocs.yml``; ``content/`` and ``site/`` come beside them."""

    folder: Path

    @property
    def seeds(self) -> Path:
        return self.folder / "seeds"

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def run(self, *arguments: str, mkdocs: bool = False) -> Ran:
        """``python build.py ARGUMENTS`` from the world's folder.

        Without ``mkdocs`` the last stage is left out: what it does is tested elsewhere, and it
        is slow.
        """
        out, err = io.StringIO(), io.StringIO()
        with contextlib.ExitStack() as stack:
            stack.enter_context(contextlib.chdir(self.folder))
            stack.enter_context(contextlib.redirect_stdout(out))
            stack.enter_context(contextlib.redirect_stderr(err))
            if not mkdocs:
                stack.enter_context(mock.patch.object(site_command, "build_site", _no_site))
            status = cli.main([*arguments, *_PLACES])
        return Ran(status, out.getvalue(), err.getvalue())

    def built(self) -> Built:
        """What the seeds come to, in memory; they must be sound."""
        with contextlib.chdir(self.folder):
            built, problems = assemble_seeds(
                Places(
                    seeds=Path("seeds"),
                    shown="seeds",
                    content=Path("content"),
                    site=Path("site"),
                    config=Path("mkdocs.yml"),
                    templates=ROOT / "templates",
                )
            )
        assert built is not None, [str(problem) for problem in problems]
        return built

    def change(self, change: Mapping[str, Change]) -> World:
        """Change files (paths below ``seeds/``; ``../mkdocs.yml`` is the configuration)."""
        texts = set()
        for name, one in change.items():
            file = self.seeds / name
            _apply(file, one)
            kept = isinstance(one, Mapping) and one.get("sha256") == "kept"
            if file.suffix == ".txt" and file.is_file() and not kept:
                texts.add(file)
        for file in texts:
            _rehash(file)
        return self


_PLACES = ("--seeds", "seeds", "--content", "content", "--site", "site", "--config", "mkdocs.yml")


def make(folder: Path, change: Mapping[str, Change] | None = None, *, base: Path = TRAMS) -> World:
    """The world ``base`` copied into ``folder`` and changed."""
    shutil.copytree(base, folder, dirs_exist_ok=True)
    return World(folder).change(change or {})


def _apply(file: Path, change: Change) -> None:
    if change is None:
        shutil.rmtree(file) if file.is_dir() else file.unlink()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(change, str):
        file.write_text(change, encoding="utf-8", newline="")
        return
    known = {"replace", "append", "latin-1", "folder", "sha256"}
    assert set(change) <= known, f"a change can have the keys {sorted(known)}"
    if "latin-1" in change:
        file.write_bytes(change["latin-1"].encode("latin-1"))
    elif change.get("folder"):
        file.unlink(missing_ok=True)
        file.mkdir()
    else:
        text = file.read_bytes().decode("utf-8")
        for old, new in change.get("replace", {}).items():
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
            text = text.replace(old, new)
        file.write_bytes((text + change.get("append", "")).encode("utf-8"))


def _rehash(text: Path) -> None:
    """Let the sidecar know the text as it is now."""
    digest = hashlib.sha256(text.read_bytes()).hexdigest()
    for sidecar in text.parent.glob("*.yml"):
        if not sidecar.is_file():
            continue
        old = sidecar.read_bytes().decode("utf-8", errors="surrogateescape")
        if re.search(rf"^file: {re.escape(text.name)}$", old, re.MULTILINE):
            new = re.sub(r"^sha256: .*$", f"sha256: {digest}", old, flags=re.MULTILINE)
            sidecar.write_bytes(new.encode("utf-8", errors="surrogateescape"))


def load(file: Path) -> dict[str, Any]:
    """A world that is a YAML file. Plain words resolve as YAML 1.1 has them: quote them."""
    loaded: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return loaded


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes; nothing if there is no folder."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@functools.cache
def tram_site() -> World:
    """The tram world built in full, with hostile texts added: once for the whole run."""
    folder = Path(tempfile.mkdtemp(prefix="trams-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    world = make(folder, load(WORLDS / "hostile.yml")["change"])
    ran = world.run(mkdocs=True)
    assert ran.status == 0, ran.err
    return world


def reading(built: Built, path: str) -> Reading:
    """The page at ``path`` of what was built."""
    return Reading(built.files[path])


def data(built: Built, name: str) -> Any:
    """A file of ``data/``, such as ``statements``."""
    return json.loads(built.files[f"en/data/{name}.json"])


def write_tree(folder: Path, files: Mapping[str, str]) -> bool:
    """Make ``folder`` hold ``files`` at once, as commands do; whether anything differed."""
    with staged(folder, files) as next_state:
        next_state.put_in_place()
        return next_state.differs
