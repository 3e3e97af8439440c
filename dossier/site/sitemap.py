"""``sitemap.xml``: every page of every language, for sites that know their address.

Format: https://www.sitemaps.org/protocol.html. A modification date stands where the ledger
knows one: the day of the publication that a page shows. The day of a build is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from urllib.parse import quote

from dossier.site.page_facts import page_facts
from dossier.site.past import PastData, read_past
from dossier.site.settings import SiteSettings
from dossier.site.tree import address, files

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)
_OF_ALL = ("changes/", "corrections/")
"""Pages that every publication changes."""


def write_sitemap(site: Path, content: Path, settings: SiteSettings) -> None:
    """Write ``sitemap.xml`` into ``site``; nothing where the site's address is not known."""
    if not settings.url:
        return
    past, _ = read_past(content / settings.languages[0] / "data")
    days = _days(content, past, settings)
    urls = "".join(
        _url(address(name), days, settings)
        for name in files(site)
        if name.endswith("index.html")
    )
    (site / "sitemap.xml").write_text(f"{_HEAD}{urls}</urlset>\n", encoding="utf-8", newline="\n")


def _url(place: str, days: Mapping[str, str], settings: SiteSettings) -> str:
    modified = f"<lastmod>{days[place]}</lastmod>" if place in days else ""
    return f"<url><loc>{escape(settings.url + quote(place))}</loc>{modified}</url>\n"


def _days(content: Path, past: PastData, settings: SiteSettings) -> dict[str, str]:
    """The day on which each address last changed, where what it shows is published."""
    last = {row["page"]: row["versions"][-1] for row in past.versions}
    days = _days_of_statements(past)
    for page in page_facts(content, settings):
        place = settings.folder(page.lang) + page.address
        shown = last.get(page.address)
        if shown and shown["version"] == page.version:
            days[place] = shown["day"]
        elif page.address in _OF_ALL and past.changes:
            days[place] = past.changes[-1]["day"]
    return days


def _days_of_statements(past: PastData) -> dict[str, str]:
    days: dict[str, str] = {}
    for publication in past.changes:
        for change in publication["changes"]:
            days[change["url"]] = publication["day"]
    for row in past.history:
        if row["unpublished"]:
            days.pop(row["url"], None)
        else:
            days[row["url"]] = row["states"][-1]["day"]
    return days
