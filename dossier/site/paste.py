"""A statement in one line, for the reader to paste into a text of their own.

The sentence with its qualifiers; who says so, from the origin to the article and its outlet;
the article's title, and its date as far as it is known; the site, the statement's id and its version.
What is not known is left out. The address comes after it: see the template.
"""

from __future__ import annotations

from dossier import i18n
from dossier.model import Lang
from dossier.site.metadata import short_title
from dossier.site.settings import SiteSettings
from dossier.site.statement import StatementPage

_FIRST_WORDS = 32  # characters


def paste_line(page: StatementPage, settings: SiteSettings, lang: Lang, *, short: int) -> str:
    """The line in ``lang``, without the address.

    ``short``: 0 all, 1 a long title is cut at a word, 2 what the page says above stays there,
    3 the title is cut after its first words.
    """
    words = settings.words[lang]
    between = words["paste_between"]
    scope = page.scope[lang] if page.scope else ""
    when = page.time[lang]
    if when == i18n.undated(lang) or when in scope:
        when = ""
    who = page.who[lang] if page.who else ""
    chain = [who] if who else []
    if page.source is not None:
        title = page.source.title
        if short:
            title = short_title(title, _FIRST_WORDS) if short > 2 else short_title(title)
        title = words["paste_title"].format(title)
        chain += [title, "" if who else page.source.publisher, page.source.date[lang]]
    said = (
        page.status[lang] if page.status else "",
        scope if short < 2 else "",
        when,
        ", ".join(part for part in chain if part),
    )
    inside = between.join(part for part in said if part)
    own = [settings.name, f"{words['statement'].lower()} {page.id}"]
    if page.version:
        own.append(f"{words['version'].lower()} {page.version}")
    told = f" ({inside})." if inside else ""
    return f"{page.text[lang]}{told} {', '.join(own)}"
