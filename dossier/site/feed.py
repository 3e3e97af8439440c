"""``changes.xml``: an Atom feed of the publications, one for each language.

Format: RFC 4287. Ids are URNs that follow from the first publication, so that they outlive
a change of address; ``updated`` is the day of a publication, never that of a build. Where
the site does not know its address, links are relative to the feed.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from dossier import i18n
from dossier.escape import html
from dossier.model import Lang
from dossier.site.past import PastData, Row
from dossier.site.settings import SiteSettings

NAME = "changes.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_ENTRIES = 50  # the latest; all of them stand in changes.json
_LINES = 100  # of one entry


def write_feeds(site: Path, past: PastData, settings: SiteSettings) -> None:
    """Write the feed of every language; none before the first publication."""
    if not past.changes:
        return
    for lang in settings.languages:
        file = site / settings.folder(lang) / NAME
        file.write_bytes(feed(past.changes, lang, settings))


def feed(publications: Sequence[Row], lang: Lang, settings: SiteSettings) -> bytes:
    """The feed of one language, in UTF-8."""
    words = settings.words[lang]
    base = settings.url + settings.folder(lang) if settings.url else ""
    seed = json.dumps(publications[0], sort_keys=True, ensure_ascii=False)
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": lang})
    _add(root, "id", _urn(seed, lang))
    _add(root, "title", f"{settings.name} – {words['changes']}")
    _add(root, "updated", _instant(publications[-1]))
    author = ET.SubElement(root, "author")
    _add(author, "name", settings.name)
    if base:
        _link(root, rel="self", type="application/atom+xml", href=base + NAME)
    _link(root, rel="alternate", type="text/html", hreflang=lang, href=f"{base}changes/")
    for publication in list(reversed(publications))[:_ENTRIES]:
        number = str(publication["number"])
        entry = ET.SubElement(root, "entry")
        _add(entry, "id", _urn(seed, lang, number))
        _add(entry, "title", _title(publication, lang, settings))
        _add(entry, "updated", _instant(publication))
        href = f"{base}changes/#p-{number}"
        _link(entry, rel="alternate", type="text/html", hreflang=lang, href=href)
        content = _add(entry, "content", _content(publication, lang, settings))
        content.set("type", "html")
    ET.indent(root, " ")
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _title(publication: Row, lang: Lang, settings: SiteSettings) -> str:
    day = i18n.date(publication["day"], lang)
    count = settings.words[lang]["changed_statements"].format(len(publication["changes"]))
    return f"{day} – {count}"


def _content(publication: Row, lang: Lang, settings: SiteSettings) -> str:
    """What changed, as a list in HTML."""
    words = settings.words[lang]
    items = []
    up = "" if settings.url or lang == settings.languages[0] else "../"
    for change in publication["changes"][:_LINES]:
        label = html(words[f"change_{change['kind']}"])
        text = html(said(change.get("after") or change.get("before"), lang))
        items.append(
            f'<li><b>{label}</b> <a href="{html(settings.url or up)}s/{html(change["statement"])}/">'
            f"{text}</a></li>"
        )
    more = len(publication["changes"]) - len(items)
    if more > 0:
        items.append(f"<li>{html(words['changes_more'].format(more))}</li>")
    return f"<ul>{''.join(items)}</ul>" if items else f"<p>{html(words['changes_none'])}</p>"


def said(text: object, lang: Lang) -> str:
    """A text of the data in a language; any other where it has none."""
    if isinstance(text, dict):
        return str(text.get(lang) or next(iter(text.values()), ""))
    return str(text or "")


def _urn(*parts: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, "\n".join(parts)).urn


def _instant(publication: Row) -> str:
    return f"{publication['day']}T00:00:00Z"


def _add(parent: ET.Element, tag: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = "".join(c for c in text if c >= " " or c in "\t\n")
    return element


def _link(parent: ET.Element, **attributes: str) -> None:
    ET.SubElement(parent, "link", attributes)
