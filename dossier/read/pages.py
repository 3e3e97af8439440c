"""Hand-written pages: ``seeds/pages/NAME.LANG.md`` (``NAME.md`` serves every language)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path

from dossier.markup import foreign_markup
from dossier.model import HandWritten, Origin, Problem
from dossier.read.vocabulary import RESERVED

_NAME = re.compile(r"^(?P<name>[a-z0-9-]+)(\.(?P<lang>[a-z]{2}))?\.md$")
_TITLE = re.compile(r"^#\s+(?P<title>.+?)\s*$", re.MULTILINE)


def read_pages(
    seeds: Path, shown: str, languages: Iterable[str], kinds: Collection[str] = ()
) -> tuple[tuple[HandWritten, ...], list[Problem]]:
    """The pages, in every language; one written without a language stands in all of them.

    No page may take the address of a generated one: of a kind of ``kinds``, or of every site.
    """
    found: dict[tuple[str, str], HandWritten] = {}
    problems: list[Problem] = []
    languages = tuple(languages)
    for file in sorted((seeds / "pages").glob("*.md")):
        path = f"{shown}/pages/{file.name}"
        name, lang, wrong = _named(file.name, path, languages, kinds)
        if wrong:
            problems.append(wrong)
            continue
        text, wrong = _text(file, path)
        if wrong:
            problems.append(wrong)
            continue
        title, body, faults = _parts(text, path)
        problems += faults
        if faults:
            continue
        for one in (lang,) if lang else languages:
            # What is written for one language goes before what serves them all.
            if lang or (name, one) not in found:
                found[name, one] = HandWritten(name, one, title, body, Origin(path, 1))
    return tuple(found[key] for key in sorted(found)), problems


def _named(
    file: str, path: str, languages: tuple[str, ...], kinds: Collection[str]
) -> tuple[str, str | None, Problem | None]:
    """The page's name and language by its file's name, or why it cannot be called so."""
    match = _NAME.match(file)
    if match is None or (match["lang"] and match["lang"] not in languages):
        how = f"Call it name.md or name.LANG.md, LANG one of {', '.join(languages)}"
        return "", None, Problem(path, 1, "the page's name is malformed", how)
    if match["name"] in kinds or match["name"] in RESERVED:
        what = f"the address /{match['name']}/ is that of a generated page"
        return "", None, Problem(path, 1, what, "Give the page another name")
    return match["name"], match["lang"], None


def _text(file: Path, path: str) -> tuple[str, Problem | None]:
    try:
        text = file.read_bytes().decode("utf-8")
    except OSError as error:
        what = f"cannot be read ({error.strerror})"
        return "", Problem(path, 1, what, "Make the file readable")
    except UnicodeDecodeError:
        return "", Problem(path, 1, "is not UTF-8 text", "Save the file as UTF-8")
    return text.removeprefix("\ufeff").replace("\r\n", "\n"), None


def _parts(text: str, path: str) -> tuple[str, str, list[Problem]]:
    """Title and body of a page, or what may not stand in it."""
    title = _TITLE.search(text)
    if title is None or text[: title.start()].strip():
        how = "Begin it with a line `# Title`"
        return "", "", [Problem(path, 1, "the page does not begin with its title", how)]
    how = "Write it in Markdown; of HTML only a, br, div, span, details and summary may stand"
    foreign = [
        Problem(path, line, f"the page holds {what}", how) for line, what in foreign_markup(text)
    ]
    return title["title"], text[title.end() :].strip("\n"), foreign
