"""``/s/ID/``: one page a statement, all languages on it, outside MkDocs and the search.

A page weighs at most ``LIMIT`` bytes: where it would pass that, what stands
on it twice gives way, then the last quotations, to the links to their passages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from jinja2 import Template

from dossier.model import Problem
from dossier.site.exports import read_exports
from dossier.site.paste import paste_line
from dossier.site.settings import SiteSettings
from dossier.site.standalone import environment, words_by_key
from dossier.site.statement import StatementPage, statement_page

LIMIT = 4096
TEMPLATE = "statement.html.j2"
_BLANK = re.compile(r"\n\s*\n")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def write_statement_pages(
    *, site: Path, data: Path, templates: Path, settings: SiteSettings
) -> list[Problem]:
    """Write ``s/ID/index.html`` below ``site`` for every statement of the folder ``data``."""
    exports, problems = read_exports(data)
    shown = str(data / "statements.json")
    template = environment(templates).get_template(TEMPLATE)
    for record in exports.statements:
        if not _ID.fullmatch(record["id"]):
            how = "Use lower-case letters, digits and hyphens"
            what = f"the id {record['id']!r} cannot be an address"
            problems.append(Problem(shown, 1, what, how))
            continue
        page = statement_page(record, exports, settings)
        html = fitting(page, template, settings)
        if html is None:
            what = f"the page of statement {page.id} weighs more than {LIMIT} bytes"
            problems.append(Problem(shown, 1, what, "Shorten its sentence, or the template"))
            continue
        file = site / "s" / page.id / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(html, encoding="utf-8", newline="\n")
    return problems


def fitting(page: StatementPage, template: Template, settings: SiteSettings) -> str | None:
    """The page within the limit; None if nothing helps.

    First links to the other language give way, then what the line for pasting can do without
    (at last the line in every language but the first), then quotations, the last one first.
    """
    words = words_by_key(settings)
    own = f"{settings.url}s/{page.id}/"
    for brief, short, one in _less_and_less(page):
        languages = settings.languages[:1] if short > 2 else settings.languages
        line = {lang: paste_line(one, settings, lang, short=short) for lang in languages}
        html = template.render(
            page=one, site=settings, words=words, line=line, own=own, brief=brief
        )
        html = _BLANK.sub("\n", html)
        if len(html.encode("utf-8")) <= LIMIT:
            return html
    return None


def _less_and_less(page: StatementPage) -> Iterator[tuple[int, int, StatementPage]]:
    """How brief links are, how short the line is, the page with what quotations are left."""
    for brief, short in ((0, 0), (1, 0), (1, 1), (2, 1), (2, 2), (2, 3)):
        yield brief, short, page
    pieces = list(page.evidence)
    for last in reversed(range(len(pieces))):
        if pieces[last].quote is None:
            continue
        pieces[last] = replace(pieces[last], quote=None)
        once = tuple(piece for at, piece in enumerate(pieces) if piece not in pieces[:at])
        yield 2, 3, replace(page, evidence=once)
