"""BibTeX and BibLaTeX: ``@online`` entries, with ``year`` for the older programs.

After the BibLaTeX manual (§2.1.1 and §2.2) and what pandoc, biber, Zotero, pybtex and
bibtexparser were seen to read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from dossier.cite.item import Author, Item

_BABEL = {
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "ja": "japanese",
    "ko": "korean",
    "nl": "dutch",
    "pt": "portuguese",
    "ru": "russian",
    "zh": "chinese",
}
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\u00a0": "~",
}
_PAIRED = {"{": r"\{", "}": r"\}"}
_SINGLE = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_LIGATURE = re.compile(r"([-'`<>,])(?=\1)|([?!])(?=`)")
_SPACES = re.compile("([ \u00a0]+)")
_CLOSING = "}\n"


def bibtex(items: Sequence[Item]) -> str:
    """The entries of ``items``, one after the other, an empty line between."""
    return "\n".join(_entry(item) for item in items)


def with_url(text: str, url: str) -> str:
    """``text`` with the address of its last entry, which has none."""
    return f"{text.removesuffix(_CLOSING)}  url = {{{_url(url)}}},\n{_CLOSING}"


def escaped(text: str) -> str:
    """``text`` so that LaTeX sets just these characters, and never a ligature of two.

    Programs count braces without regard to the backslash before them, so braces that do
    not pair are written by name.
    """
    return _escaped(text, _braces(text))


def title_text(text: str) -> str:
    """The same with every word that has a capital in braces, so that no style lowers it."""
    braces = _braces(text)
    return "".join(_word(part, braces) for part in _SPACES.split(text))


def _entry(item: Item) -> str:
    day = "-".join(item.date_parts)
    fields = {
        "author": " and ".join(_author(author) for author in item.authors),
        "title": title_text(item.title),
        "organization": _organization(item),
        "type": escaped(item.genre or ""),
        "date": day,
        "year": day[:4],
        "langid": _BABEL.get(item.language[:2], ""),
        "note": escaped(item.version_note or ""),
        "url": _url(item.url or ""),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@online{{{item.key},\n" + "".join(lines) + _CLOSING


def _author(author: Author) -> str:
    if author.given is None:
        return "{" + escaped(author.name) + "}"
    return f"{escaped(author.name)}, {escaped(author.given)}"


def _organization(item: Item) -> str:
    """The site, unless it is the author too and would be printed twice."""
    if item.site is None or any(author.name == item.site for author in item.authors):
        return ""
    return "{" + escaped(item.site) + "}"


def _word(word: str, braces: dict[str, str]) -> str:
    out = _escaped(word, braces)
    if not any(char.isupper() for char in word):
        return out
    # A brace with a backslash after it would make BibTeX lower the case inside.
    return "{{}" + out + "}" if out.startswith("\\") else "{" + out + "}"


def _escaped(text: str, braces: dict[str, str]) -> str:
    out = "".join(braces.get(char) or _SPECIAL.get(char, char) for char in text)
    return _LIGATURE.sub(r"\g<0>{}", out)


def _braces(text: str) -> dict[str, str]:
    depth = 0
    for char in text:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth < 0:
            return _SINGLE
    return _PAIRED if depth == 0 else _SINGLE


def _url(url: str) -> str:
    """An address for a verbatim field: braces, backslashes and what is not ASCII encoded."""
    return quote(url, safe="!#$%&'()*+,-./:;=?@[]_~")
