"""``sitemap.xml``: every page of every language, for sites that know their address.

Format: https://www.sitemaps.org/protocol.html. No modification dates: the day of a build
is none.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from urllib.parse import quote

from dossier.site.settings import SiteSettings
from dossier.site.tree import address, files

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)


def write_sitemap(site: Path, settings: SiteSettings) -> None:
    """Write ``sitemap.xml`` into ``site``; nothing where the site's address is not known."""
    if not settings.url:
        return
    pages = [name for name in files(site) if name.endswith("index.html")]
    urls = "".join(
        f"<url><loc>{escape(settings.url + quote(address(name)))}</loc></url>\n" for name in pages
    )
    (site / "sitemap.xml").write_text(f"{_HEAD}{urls}</urlset>\n", encoding="utf-8", newline="\n")
