"""Whose words an article passes on, for those who cite it: "A, cited in B, cited in …"."""

from __future__ import annotations

from typing import Any

from dossier.model import Lang
from dossier.site.exports import Exports, Record
from dossier.site.page_facts import PageFacts
from dossier.site.settings import SiteSettings
from dossier.strings import Strings


def chains(exports: Exports, page: PageFacts, settings: SiteSettings) -> tuple[str, ...]:
    """The chains of the article of a source's ``page``, each once, the origin first, in the
    order of the text: "A, cited in B (by context), cited in". The reference of the article
    comes after it; the mark is the one that the pages have."""
    said = [s for s in exports.statements if s.get("source") == page.slug and s.get("said_by")]
    words = settings.words[page.lang]
    through, cited_in = f"{words['cited_by']} ", words["cited_in"]
    found: dict[str, None] = {}
    for statement in sorted(said, key=_first_place):
        names = [_link(speaker, exports, page.lang) for speaker in statement["said_by"]]
        found[through.join(names) + cited_in] = None
    return tuple(found)


def _first_place(statement: Record) -> int:
    return min((int(e.get("start", 0)) for e in statement.get("evidence") or ()), default=0)


def _link(speaker: Any, exports: Exports, lang: Lang) -> str:
    """A link of a chain, marked where only the context names it."""
    name = _name(speaker, exports, lang)
    if isinstance(speaker, dict) and speaker.get("by_context"):
        return Strings(lang)("who.by-context", name=name)
    return name


def _name(speaker: Any, exports: Exports, lang: Lang) -> str:
    """The name of a speaker, or the words for one who is not named."""
    given = speaker if isinstance(speaker, dict) else {"entity": speaker}
    slug = str(given.get("entity") or "")
    name = given.get("unnamed") or exports.entities.get(slug, {}).get("name") or slug
    if isinstance(name, dict):
        return str(name.get(lang) or next(iter(name.values())))
    return str(name)
