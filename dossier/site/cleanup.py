"""The built pages, mended: what the theme and the footnotes leave wrong or unsaid.

Every rule is one substitution on the HTML of a page, with its reason beside it. The rules
know the markup of the pinned versions; their tests fail when it changes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from pathlib import Path

from dossier.site.settings import SiteSettings
from dossier.site.tree import html_files

_INDEX = re.compile(
    r'(?P<start><a\b[^>]*?\bhref=")(?P<path>(?![a-z][a-z0-9+.-]*:|//)[^"#?]*?)index\.html(?=["#?])',
    re.IGNORECASE,
)
_LEFT_OVERS = (
    # The drawer and the theme's search: boxes without a name, for which we have no use.
    re.compile(r'\s*<input class="md-toggle"[^>]*>'),
    re.compile(r'\s*<label class="md-overlay"[^>]*></label>'),
    # A dialog and an announcement that nobody opens.
    re.compile(r'\s*<div class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>'),
    re.compile(r'\s*<div data-md-component="announce">\s*</div>'),
    # Not valid as it stands.
    re.compile(r' tabindex=""'),
)
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
_BLANK = re.compile(r"\n\s*\n")
_EMPTY_HEAD = re.compile(r"<th(?P<attributes>\b[^>]*)>\s*</th>")
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_HEAD_CELL = re.compile(r"<t[hd]\b[^>]*>(?P<inner>.*?)</t[hd]>", re.DOTALL)
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td\b")
_SUP = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_REFERENCE = re.compile(r'<a class="footnote-ref" href="(?P<to>#fn:[^"]+)">(?P<number>\d+)</a>')
_NEIGHBOURS = re.compile(r'(?<=</sup>)\s+<sup(?= id="fnref)')
# The last line of a note, where it is nothing but links: paper does without it.
_NOTE_LINKS = re.compile(
    r"<br ?/?>\s*(?:<a\b[^>]*>[^<]*</a>(?: · )?)+(?=(?:&#160;)?<a class=\"footnote-backref|</p>)"
)
_BACK = re.compile(r'title="Jump back to footnote (?P<number>\d+) in the text"')
_NOTES = re.compile(r'<div class="footnote">\s*<hr ?/?>')
_NOTES_TITLE = re.compile(r'<h[2-6] id="notes"')


def clean(page: str, words: Mapping[str, str]) -> str:
    """``page`` (HTML) mended; ``words`` are those of the frame in the page's language."""
    for left_over in _LEFT_OVERS:
        page = left_over.sub("", page)
    page = _INDEX.sub(lambda found: f"{found['start']}{found['path'] or './'}", page)
    page = _TABLE.sub(lambda found: _labelled(found.group()), page)
    return _closed_up(_notes(page, words))


def _closed_up(page: str) -> str:
    """``page`` without the blank lines that templates leave, its article untouched."""
    article = _ARTICLE.search(page)
    if article is None:
        return _BLANK.sub("\n", page)
    before, after = page[: article.start()], page[article.end() :]
    return _BLANK.sub("\n", before).lstrip() + article.group() + _BLANK.sub("\n", after)


def _labelled(table: str) -> str:
    """A table whose cells say under which heading they stand, for narrow screens.

    An empty heading is no heading: it becomes a plain cell.
    """
    table = _EMPTY_HEAD.sub(r"<td\g<attributes>></td>", table)
    rows = _ROW.findall(table)
    if not rows or "<th" not in rows[0]:
        return table
    labels = [_plain(inner) for inner in _HEAD_CELL.findall(rows[0])]

    def row(found: re.Match[str]) -> str:
        if "<th" in found.group():
            return found.group()
        places = iter(labels)

        def cell(_: re.Match[str]) -> str:
            label = next(places, "")
            return f'<td data-label="{escape(label)}"' if label else "<td"

        return _CELL.sub(cell, found.group())

    return _ROW.sub(row, table)


def _plain(inner: str) -> str:
    return " ".join(unescape(_TAG.sub("", _SUP.sub("", inner))).split())


def _notes(page: str, words: Mapping[str, str]) -> str:
    """Footnotes that say what they are: references, ways back, and the list."""

    def reference(found: re.Match[str]) -> str:
        label = escape(words["note"].format(found["number"]))
        return (
            f'<a class="footnote-ref" role="doc-noteref" href="{found["to"]}" '
            f'aria-label="{label}">{found["number"]}</a>'
        )

    def back(found: re.Match[str]) -> str:
        label = escape(words["back"].format(found["number"]))
        return f'title="{label}" aria-label="{label}"'

    title = escape(words["notes"])
    heading = "" if _NOTES_TITLE.search(page) else f'<h2 id="notes">{title}</h2>'
    # Two references stay on one line, and out of each other's way.
    page = _NEIGHBOURS.sub('\u202f<sup class="beside"', page)
    page = _REFERENCE.sub(reference, page)
    page = _BACK.sub(back, page)
    page = _NOTE_LINKS.sub(r'<span class="note-links">\g<0></span>', page)
    notes = f'<div class="footnote" role="doc-endnotes" aria-label="{title}">{heading}'
    return _NOTES.sub(lambda _: notes, page, count=1)


def clean_pages(site: Path, settings: SiteSettings) -> None:
    """Mend every page that MkDocs wrote below ``site``."""
    others = set(settings.languages[1:])
    for file in html_files(site):
        top = file.relative_to(site).parts[0]
        lang = top if top in others else settings.languages[0]
        page = file.read_text(encoding="utf-8")
        file.write_text(clean(page, settings.words[lang]), encoding="utf-8", newline="\n")
