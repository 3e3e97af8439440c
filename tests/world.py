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
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from unittest import mock
from xml.etree import ElementTree as ET

import markdown
import yaml

from dossier import cli
from dossier.cli import site as site_command
from dossier.cli.line import Built, assemble_seeds
from dossier.cli.places import Places
from dossier.model import Problem

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


# -- reading a page ---------------------------------------------------------------

_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"})
_BLANKS = re.compile(r"\s+")  # no-break spaces too: ``source`` has them as they are
_HEADINGS = frozenset({"h1", "h2", "h3"})


class _Tree(HTMLParser):
    """HTML → elements; tags that are not closed are closed by their parents."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = ET.TreeBuilder()
        self.builder.start("root", {})
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {key: value or "" for key, value in attrs})
        if tag in _VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {key: value or "" for key, value in attrs})
        self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while (last := self.open.pop()) != tag:
                self.builder.end(last)
            self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def elements(html: str) -> ET.Element:
    """HTML as a tree of elements below one ``root``."""
    parser = _Tree()
    parser.feed(html)
    parser.close()
    for tag in reversed(parser.open):
        parser.builder.end(tag)
    parser.builder.end("root")
    return parser.builder.close()


class _Lenient(yaml.SafeLoader):
    """Reads over the tags that only MkDocs understands (``!ENV``): they give null."""


_Lenient.add_multi_constructor("!", lambda *_: None)


@functools.cache
def python_markdown() -> markdown.Markdown:
    """Python-Markdown with the extensions of ``mkdocs.yml`` and those that MkDocs adds."""
    options = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=_Lenient)  # noqa: S506
    pairs = [
        next(iter(one.items())) if isinstance(one, dict) else (one, {})
        for one in options["markdown_extensions"]
    ]
    names = dict.fromkeys(["toc", "tables", "fenced_code", *(name for name, _ in pairs)])
    return markdown.Markdown(extensions=list(names), extension_configs=dict(pairs))


def as_mkdocs_does(text: str) -> str:
    """Markdown → HTML."""
    return python_markdown().reset().convert(text)


def plain(element: ET.Element) -> str:
    """The text that a reader sees, without numbers of notes, permalinks and ways back."""
    return _BLANKS.sub(" ", "".join(_texts(element))).strip()


def _texts(element: ET.Element) -> Iterator[str]:
    hidden = element.get("class", "") in ("permalink", "footnote-backref")
    if element.tag == "br":
        yield " "
    elif element.tag != "sup" and not hidden:
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


class Reading:
    """A page of ``content/`` as a reader reads it: its front matter, and the text of its parts."""

    def __init__(self, source: str) -> None:
        _, head, body = source.split("---\n", 2)
        self.source = source
        self.meta: dict[str, Any] = yaml.safe_load(head)
        self.root = elements(as_mkdocs_does(body))

    @property
    def text(self) -> str:
        return plain(self.root)

    def part(self, name: str) -> Sequence[str]:
        """The items of a part, in order.

        ``#service``: the section under the heading of that anchor; ``notes``: the footnotes;
        ``text``: all of it; ``source``: the lines of the file; else the block of that class.
        """
        if name == "text":
            return [self.text]
        if name == "source":
            return self.source.splitlines()
        if name == "notes":
            return [plain(item) for item in self.root.findall(".//div[@class='footnote']/ol/li")]
        if name.startswith("#"):
            return self.section(name[1:])
        blocks = [d for d in self.root.iter() if d.get("class") == name]
        return [text for block in blocks for text in _items(block)]

    def section(self, anchor: str) -> Sequence[str]:
        """Items, rows and paragraphs between a heading and the next."""
        found: list[str] = []
        inside = False
        for element in self.root:
            if element.tag in _HEADINGS or element.get("class") == "footnote":
                inside = element.get("id") == anchor
            elif inside:
                found += _items(element)
        return found


def _items(element: ET.Element) -> list[str]:
    """The items of lists, the rows of tables (cells joined by bars), other blocks whole."""
    if element.tag in ("div", "ul", "ol", "table", "tbody"):
        return [text for child in element for text in _items(child)]
    if element.tag == "tr":
        return [" | ".join(plain(cell) for cell in element)]
    text = plain(element)
    return [text] if text and element.tag != "thead" else []


def reading(built: Built, path: str) -> Reading:
    """The page at ``path`` of what was built."""
    return Reading(built.files[path])


def data(built: Built, name: str) -> Any:
    """A file of ``data/``, such as ``statements``."""
    return json.loads(built.files[f"en/data/{name}.json"])
