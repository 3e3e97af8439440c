"""``/s/ID/``: one page a statement, all languages on it, outside MkDocs and the search.

A page weighs at most ``LIMIT`` bytes: where its quotations would pass that, the last of
them give way to the links to their passages.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from jinja2 import Template

from dossier.model import Problem
from dossier.site.exports import read_exports
from dossier.site.settings import SiteSettings
from dossier.site.standalone import environment, words_by_key
from dossier.site.statement import StatementPage, statement_page

LIMIT = 4096
TEMPLATE = "statement.html.j2"
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
    """The page within the limit, with as many quotations as it holds; None if none helps."""
    words = words_by_key(settings)
    quoted = [place for place, piece in enumerate(page.evidence) if piece.quote]
    while True:
        html = template.render(page=page, site=settings, words=words)
        if len(html.encode("utf-8")) <= LIMIT:
            return html
        if not quoted:
            return None
        last = quoted.pop()
        pieces = list(page.evidence)
        pieces[last] = replace(pieces[last], quote=None)
        page = replace(page, evidence=tuple(pieces))
