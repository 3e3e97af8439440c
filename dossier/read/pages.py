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
        match = _NAME.match(file.name)
        if match is None or (match["lang"] and match["lang"] not in languages):
            how = f"Call it name.md or name.LANG.md, LANG one of {', '.join(languages)}"
            problems.append(Problem(path, 1, "the page's name is malformed", how))
            continue
        if match["name"] in kinds or match["name"] in RESERVED:
            what = f"the address /{match['name']}/ is that of a generated page"
            problems.append(Problem(path, 1, what, "Give the page another name"))
            continue
        try:
            text = file.read_bytes().decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
        except OSError as error:
            what = f"cannot be read ({error.strerror})"
            problems.append(Problem(path, 1, what, "Make the file readable"))
            continue
        except UnicodeDecodeError:
            problems.append(Problem(path, 1, "is not UTF-8 text", "Save the file as UTF-8"))
            continue
        title = _TITLE.search(text)
        if title is None or text[: title.start()].strip():
            how = "Begin it with a line `# Title`"
            problems.append(Problem(path, 1, "the page does not begin with its title", how))
            continue
        how = "Write it in Markdown; of HTML only a, br, div, span, details and summary may stand"
        foreign = [
            Problem(path, line, f"the page holds {what}", how)
            for line, what in foreign_markup(text)
        ]
        if foreign:
            problems += foreign
            continue
        for lang in (match["lang"],) if match["lang"] else languages:
            key = (match["name"], lang)
            if match["lang"] or key not in found:
                body = text[title.end() :].strip("\n")
                found[key] = HandWritten(*key, title["title"], body, Origin(path, 1))
    return tuple(found[key] for key in sorted(found)), problems
