"""Markdown → HTML: MkDocs run once a language, its warnings turned into problems.

The interface language of the theme is one per run, and a run empties the folder that it
writes to; so the language at the root is built first and the others below it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.meta import get_data

from dossier.model import Lang, Problem
from dossier.site.past import read_past
from dossier.site.settings import SiteSettings

_VALIDATION = {
    "nav": {"omitted_files": "warn", "not_found": "warn", "absolute_links": "warn"},
    "links": {"not_found": "warn", "absolute_links": "warn", "anchors": "warn"},
}
_DOC = re.compile(r"^Doc file '(?P<file>.+?)' contains (?P<what>.+)$", re.DOTALL)
_LINK = re.compile(r"link '(?P<link>.+?)'")
_FILE = re.compile(r"'(?P<file>[^']+\.md)'")
_MEND = "Mend the seed or the template that this page is made from, and build again"


class _Collector(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _collected() -> Iterator[list[str]]:
    """The warnings of MkDocs, kept from the terminal; its logger is left as it was."""
    logger = logging.getLogger("mkdocs")
    collector = _Collector()
    level, propagate = logger.level, logger.propagate
    logger.addHandler(collector)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)
        logger.setLevel(level)
        logger.propagate = propagate


def write_pages(
    *, content: Path, out: Path, config: Path, templates: Path, settings: SiteSettings
) -> list[Problem]:
    """Build every language of ``content`` into ``out``; everything MkDocs warns of is a problem."""
    problems = _missing(content, settings)
    if problems:
        return problems
    past, problems = read_past(content / settings.languages[0] / "data")
    feed = bool(past.changes)
    pages = {lang: _sources(content / lang) for lang in settings.languages}
    for lang in settings.languages:
        docs = content / lang
        overrides = {
            "docs_dir": str(docs.resolve()),
            "site_dir": str((out / settings.folder(lang)).resolve()),
            "site_url": settings.url and settings.url + settings.folder(lang),
            "nav": navigation(docs, settings.nav, pages[lang]),
            "not_in_nav": "*",
            "strict": False,
            "validation": _VALIDATION,
            # None unless asked for: by itself MkDocs would load the theme's search.
            "plugins": settings.options.get("plugins") or [],
            "theme": _theme(settings, lang, templates),
            "extra": _extra(settings, lang, pages, feed=feed),
        }
        problems += _run(config, overrides, docs)
    return list(dict.fromkeys(problems))


def navigation(docs: Path, order: tuple[str, ...], sources: list[str]) -> list[dict[str, str]]:
    """The pages that ``order`` names, as MkDocs wants its ``nav``: ``[{title: path}]``.

    An entry of ``order`` is a path below ``docs`` or a pattern (``*/index.md``), which
    stands for what no other entry names; pages that do not exist are passed over. The
    title is the page's ``nav_title``, else its ``title``.
    """
    named = set(order)
    paths: list[str] = []
    for entry in order:
        if entry in sources:
            paths.append(entry)
        elif "*" in entry:
            depth = entry.count("/")
            paths += [
                path
                for path in sources
                if fnmatchcase(path, entry) and path.count("/") == depth and path not in named
            ]
    return [{_title(docs / path): path} for path in dict.fromkeys(paths)]


def _title(page: Path) -> str:
    meta = get_data(page.read_text(encoding="utf-8", errors="replace"))[1]
    return str(meta.get("nav_title") or meta.get("title") or page.stem)


def _sources(docs: Path) -> list[str]:
    return sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))


def _missing(content: Path, settings: SiteSettings) -> list[Problem]:
    """Languages without a folder or a first page, and a folder that another would cover."""
    problems = []
    for lang in settings.languages:
        if not (content / lang / "index.md").is_file():
            how = f"Build content/ first, or take {lang!r} out of `extra.dossier.languages`"
            path = str(content / lang / "index.md")
            problems.append(Problem(path, 1, f"there is no first page in {lang!r}", how))
    root = content / settings.languages[0]
    for lang in settings.languages[1:]:
        if (root / lang).exists():
            how = "Rename the folder: that address belongs to the language"
            problems.append(Problem(str(root / lang), 1, f"stands where {lang!r} begins", how))
    return problems


def _theme(settings: SiteSettings, lang: Lang, templates: Path) -> dict[str, Any]:
    given = settings.options.get("theme") or {}
    theme = dict(given) if isinstance(given, dict) else {"name": given}
    local = {"font": False, "favicon": "assets/images/favicon.svg"}
    return local | theme | {"language": lang, "custom_dir": str((templates / "theme").resolve())}


def _extra(
    settings: SiteSettings, lang: Lang, pages: Mapping[Lang, list[str]], *, feed: bool
) -> dict[str, Any]:
    """What the templates of the theme are told beside ``extra.dossier`` itself; ``feed``:
    whether something is published of which a feed can tell."""
    extra = dict(settings.options.get("extra") or {})
    extra["dossier"] = dict(extra.get("dossier") or {}) | {
        "language": lang,
        "languages": list(settings.languages),
        "pages": {other: set(paths) for other, paths in pages.items()},
        "site_url": settings.url,
        "feed": "changes/index.md" in pages[lang] and feed,
        "words": settings.words,
    }
    return extra


def _run(config: Path, overrides: dict[str, Any], docs: Path) -> list[Problem]:
    with _collected() as messages:
        try:
            build(load_config(str(config), **overrides))
        except (MkDocsException, OSError, UnicodeError) as error:
            if not messages:  # else it repeats what MkDocs has said already
                messages.append(str(error))
    return [_problem(message, config, docs) for message in dict.fromkeys(messages)]


def _problem(message: str, config: Path, docs: Path) -> Problem:
    """A warning as a problem at the file and line that it speaks of."""
    message = " ".join(message.split()).rstrip(".")
    told = _DOC.match(message)
    if told is not None:
        file = docs / told["file"]
        link = _LINK.search(told["what"])
        line = _line_of(file, link["link"]) if link else 1
        return Problem(str(file), line, told["what"], _MEND)
    named = _FILE.search(message)
    if named is not None and (docs / named["file"]).is_file():
        return Problem(str(docs / named["file"]), 1, message, _MEND)
    return Problem(str(config), 1, message, "Mend the settings there")


def _line_of(file: Path, text: str) -> int:
    """The first line of ``file`` that holds ``text``; 1 where none does."""
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((number for number, line in enumerate(lines, 1) if text in line), 1)
