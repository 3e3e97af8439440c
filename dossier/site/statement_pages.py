"""``/s/ID/``: one page a statement, all languages on it, outside MkDocs and the search.

A page weighs at most ``LIMIT`` bytes: where it would pass that, what stands on it twice
gives way, then the last quotations, to the links to their passages: first those that only
show who, when or of whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from jinja2 import Template

from dossier.model import Problem
from dossier.site.exports import read_exports
from dossier.site.past import read_past
from dossier.site.paste import paste_line
from dossier.site.settings import SiteSettings
from dossier.site.standalone import environment, words_by_key
from dossier.site.statement import Piece, StatementPage, statement_page
from dossier.site.statement_history import changes_by_statement

LIMIT = 4096
TEMPLATE = "statement.html.j2"
_SHORTEST = 3  # the least that the line for pasting says; then one language gives way
_EVENTS = 3  # of a long history: the first and the last ones
_BLANK = re.compile(r"\n\s*\n")
_BREAK = re.compile(r"\n(?=</?(?:blockquote|d[dltiv]+|h1|head|link|main|meta|p|script|title)\b)")
_QUOTED = re.compile(r'="([\w.:#-]+(?:/[\w.:#-]+)*)"(?=[\s>])')  # no text holds a bare quote
_SQUEEZED = 3  # how brief a page is that does without what HTML does not need
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def write_statement_pages(
    *, site: Path, data: Path, templates: Path, settings: SiteSettings
) -> list[Problem]:
    """Write ``s/ID/index.html`` below ``site`` for every statement of the folder ``data``."""
    exports, problems = read_exports(data)
    past, wrong = read_past(data)
    problems += wrong
    changes = changes_by_statement(past)
    shown = str(data / "statements.json")
    template = environment(templates).get_template(TEMPLATE)
    for record in exports.statements:
        if not _ID.fullmatch(record["id"]):
            how = "Use lower-case letters, digits and hyphens"
            what = f"the id {record['id']!r} cannot be an address"
            problems.append(Problem(shown, 1, what, how))
            continue
        page = statement_page(record, exports, changes, settings)
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
    and how the statement once read (``/changes/`` tells it), then labels and history in other
    languages, then quotations, the last one first, at the very last the line in every language but the first.
    """
    words = words_by_key(settings)
    own = f"{settings.url}s/{page.id}/"
    for brief, short, one in _less_and_less(page):
        languages = settings.languages[:1] if short > _SHORTEST else settings.languages
        line = {lang: paste_line(one, settings, lang, short=short) for lang in languages}
        html = template.render(
            page=one, site=settings, words=words, line=line, own=own, brief=brief
        )
        html = _BLANK.sub("\n", html)
        if brief >= _SQUEEZED:
            html = _QUOTED.sub(r"=\1", _BREAK.sub("", html)).replace("&#39;", "'")
        if len(html.encode("utf-8")) <= LIMIT:
            return html
    return None


def _less_and_less(page: StatementPage) -> Iterator[tuple[int, int, StatementPage]]:
    """How brief links are, how short the line is, the page with what quotations are left."""
    for brief, short in ((0, 0), (1, 0), (1, 1), (2, 1), (2, 2), (2, _SHORTEST)):
        yield brief, short, page
    page = replace(page, history=tuple(replace(e, before={}) for e in page.history))
    yield 2, _SHORTEST, page
    yield 3, _SHORTEST, page
    if len(page.history) > _EVENTS:
        page = replace(page, history=(page.history[0], *page.history[1 - _EVENTS :]))
        yield 3, _SHORTEST, page
    page = replace(page, evidence=tuple(_places_once(page.evidence)))
    yield 3, _SHORTEST, page
    pieces = list(page.evidence)
    for last in sorted(reversed(range(len(pieces))), key=lambda at: not pieces[at].support):
        if pieces[last].quote is None:
            continue
        pieces[last] = replace(pieces[last], quote=None)
        once = tuple(piece for at, piece in enumerate(pieces) if piece not in pieces[:at])
        page = replace(page, evidence=once)
        yield 3, _SHORTEST, page
    yield 3, _SHORTEST + 1, page


def _places_once(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without the bare places that another one shows with its words."""
    quoted = [piece.links for piece in pieces if piece.quote is not None]
    return (p for p in pieces if p.quote is not None or p.links not in quoted)
