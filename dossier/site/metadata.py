"""What machines read in the head of every page: tags, links and structured data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from dossier.model import Problem
from dossier.site.exports import read_exports
from dossier.site.linked_data import LinkedData, as_script
from dossier.site.locales import locale
from dossier.site.page_facts import FORMATS, PageFacts
from dossier.site.settings import SiteSettings
from dossier.site.standalone import environment
from dossier.site.tree import files

TEMPLATE = "metadata.html.j2"
PLACE = "<!--metadata-->"
"""Where the theme leaves room for it."""
_ID = re.compile(r'\bid="([^"]+)"')
_SHORT = 60  # characters of a short title


def write_metadata(
    pages: Sequence[PageFacts], *, site: Path, content: Path, templates: Path, settings: SiteSettings
) -> list[Problem]:
    """Fill in the head of ``pages``, which stand built in ``site``, from them and the data."""
    data = content / settings.languages[0] / "data"
    exports, problems = read_exports(data)
    downloads = [n for n in files(data) if n not in FORMATS and not n.endswith(".md")]
    linked = LinkedData(exports, settings, [*downloads, "dossier.zip"] if downloads else [])
    template = environment(templates).get_template(TEMPLATE)
    locales = {lang: locale(lang).replace("-", "_") for lang in settings.languages}
    for page in pages:
        file = site / settings.folder(page.lang) / page.address / "index.html"
        html = file.read_text(encoding="utf-8")
        anchors = frozenset(_ID.findall(html))
        tags = template.render(
            page=page,
            site=settings,
            short=short_title(page.title),
            canonical=canonical(page, settings),
            formats=FORMATS,
            locales=locales,
            linked_data=as_script(linked.page(page, anchors)),
        )
        html = html.replace(PLACE, tags, 1)
        file.write_text(html, encoding="utf-8", newline="\n")
    return problems


def canonical(page: PageFacts, settings: SiteSettings) -> str:
    """The absolute address of ``page``; "" where the site does not know its own."""
    return settings.url + settings.folder(page.lang) + page.address if settings.url else ""


def short_title(title: str, most: int = _SHORT) -> str:
    """``title``, cut after a whole word where it is longer than ``most`` characters."""
    if len(title) <= most:
        return title
    return title[:most].rsplit(" ", 1)[0].rstrip(" ,:;") + "…"
