"""``404.html``: the page for addresses that are not there, in every language."""

from __future__ import annotations

from pathlib import Path

from dossier.site.settings import SiteSettings
from dossier.site.standalone import environment, words_by_key

TEMPLATE = "404.html.j2"


def write_missing_page(*, site: Path, templates: Path, settings: SiteSettings) -> None:
    """Write ``404.html`` into ``site``."""
    template = environment(templates).get_template(TEMPLATE)
    html = template.render(site=settings, words=words_by_key(settings))
    (site / "404.html").write_text(html, encoding="utf-8", newline="\n")
