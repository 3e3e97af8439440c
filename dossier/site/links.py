"""Every link of the built site: what it leads to exists, and nothing is fetched elsewhere.

Addresses are resolved as a browser does (https://url.spec.whatwg.org/), against the file
that holds them; a folder's address ends in a slash. Links to other sites are left alone.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from dossier.model import Problem
from dossier.site.tree import files

_LINKS = {"a": "href", "area": "href", "form": "action"}
_ASSETS = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "track": ("src",),
    "input": ("src",),
}
_FETCHED_RELS = {
    "stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect",
    "dns-prefetch", "manifest", "apple-touch-icon",
}  # fmt: skip
_CSS_URL = re.compile(r"""url\(\s*(?P<mark>["']?)(?P<to>.*?)(?P=mark)\s*\)""", re.DOTALL)
_CSS_IMPORT = re.compile(r"""@import\s+["'](?P<to>[^"']+)["']""")
_MEND = "Mend the page or template that holds it, or make what it leads to"


@dataclass(frozen=True, slots=True)
class Reference:
    """An address in a file: ``fetched`` by the browser by itself, or only followed."""

    to: str
    line: int
    fetched: bool = True


class _Reader(HTMLParser):
    """Collects the ids and the addresses of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.doubled: list[tuple[str, int]] = []
        self.references: list[Reference] = []
        self.base = ""
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        if identifier := given.get("id"):
            if identifier in self.ids:
                self.doubled.append((identifier, line))
            self.ids.add(identifier)
        if tag == "base":
            self.base = given.get("href", "")
        if tag == "a" and "name" in given:
            self.ids.add(given["name"])
        for to, fetched in _addresses(tag, given):
            self.references.append(Reference(to.strip(), line, fetched))
        self._in_style = tag == "style"

    def handle_endtag(self, _tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style:
            line = self.getpos()[0]
            self.references += [Reference(to, line) for to in _in_css(data)]


@dataclass(frozen=True, slots=True)
class _Page:
    ids: frozenset[str]
    doubled: tuple[tuple[str, int], ...]
    references: tuple[Reference, ...]
    base: str = ""
    """What relative addresses on it start from, if not from itself."""


def check_links(site: Path, *, shown: str, url: str = "") -> list[Problem]:
    """Problems of all links below ``site``.

    ``shown`` is how the user knows the folder; ``url`` is the site's own address, links to
    which are checked like any other ("" where it is not known).
    """
    present = frozenset(files(site))
    pages = {name: _read(site / name) for name in sorted(present) if name.endswith(".html")}
    sheets = {name: _sheet(site / name) for name in sorted(present) if name.endswith(".css")}
    problems = []
    wrong: dict[str, list[Problem]] = {}
    for name, page in (pages | sheets).items():
        path = f"{shown}/{name}"
        for identifier, line in page.doubled:
            how = "Give one of the two another id"
            problems.append(Problem(path, line, f"the id {identifier!r} stands twice", how))
        for reference in page.references:
            found = _wrong(reference, name, page.base, present=present, pages=pages, url=url)
            if found:
                what = f"the link {reference.to!r} {found}"
                wrong.setdefault(found, []).append(Problem(path, reference.line, what, _MEND))
    return problems + [_once(alike) for alike in wrong.values()]


def _once(alike: list[Problem]) -> Problem:
    """The first of several links with one fault, and how many more there are."""
    first, more = alike[0], len(alike) - 1
    return replace(first, what=f"{first.what} (and {more} more alike)") if more else first


def _addresses(tag: str, given: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """The addresses of one element, and whether the browser fetches them by itself."""
    if tag in _LINKS and _LINKS[tag] in given:
        yield given[_LINKS[tag]], False
    if tag == "link" and "href" in given:
        yield given["href"], bool(_FETCHED_RELS & set(given.get("rel", "").lower().split()))
    for name in _ASSETS.get(tag, ()):
        if name == "srcset":
            yield from ((part.split()[0], True) for part in given.get(name, "").split(",") if part)
        elif name in given:
            yield given[name], True
    yield from ((to, True) for to in _in_css(given.get("style", "")))


def _in_css(css: str) -> list[str]:
    return [m["to"] for m in _CSS_URL.finditer(css)] + [m["to"] for m in _CSS_IMPORT.finditer(css)]


def _read(file: Path) -> _Page:
    reader = _Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    reader.close()
    ids, doubled = frozenset(reader.ids), tuple(reader.doubled)
    return _Page(ids, doubled, tuple(reader.references), reader.base)


def _sheet(file: Path) -> _Page:
    css = file.read_text(encoding="utf-8")
    return _Page(frozenset(), (), tuple(Reference(to, 1) for to in _in_css(css)))


def _wrong(
    reference: Reference,
    name: str,
    moved: str,
    *,
    present: frozenset[str],
    pages: Mapping[str, _Page],
    url: str,
) -> str | None:
    """What is wrong with a reference of the file ``name``; None where nothing is.

    ``moved`` is the base that the file gives for its addresses, "" for none.
    """
    to = reference.to
    base = posixpath.dirname(name)
    if moved:
        to = to if urlsplit(to).scheme else posixpath.join(moved, to)
    if url and to.startswith(url):
        to, base = "./" + to[len(url) :], ""
    parts = urlsplit(to)
    if parts.scheme or parts.netloc:
        if parts.scheme == "javascript":
            return "runs a script"
        elsewhere = bool(parts.netloc) or parts.scheme in ("http", "https")
        return f"fetches from elsewhere: {to}" if reference.fetched and elsewhere else None
    if parts.path.startswith("/"):
        return "begins at the host, so it fails below a path"
    target = _target(name, base, unquote(parts.path))
    if target not in present:
        return f"leads nowhere: there is no {target}"
    fragment = unquote(parts.fragment).partition(":~:")[0]
    if fragment and target in pages and fragment not in pages[target].ids:
        return f"leads nowhere: {target} has no anchor {fragment!r}"
    return None


def _target(name: str, base: str, path: str) -> str:
    """The file that a relative ``path`` leads to from the file ``name`` in folder ``base``."""
    if not path:
        return name
    joined = posixpath.normpath(posixpath.join(base, path))
    is_folder = path.endswith("/") or path.rpartition("/")[2] in (".", "..")
    if not is_folder:
        return joined
    return "index.html" if joined == "." else f"{joined}/index.html"
