"""The citation files beside pages, completed with the addresses that only the site knows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dossier.site.metadata import canonical
from dossier.site.page_facts import page_facts
from dossier.site.settings import SiteSettings

Addressed = Callable[[str, str, str], str]
"""Path, text, absolute address of the page → the text with the address in it."""


def write_addresses(
    site: Path, content: Path, settings: SiteSettings, addressed: Addressed
) -> None:
    """Put its page's address into every citation file below ``site``; nothing without one."""
    if not settings.url:
        return
    for page in page_facts(content, settings):
        for name in page.files:
            file = site / settings.folder(page.lang) / page.address / name
            text = file.read_bytes().decode("utf-8")
            file.write_bytes(addressed(name, text, canonical(page, settings)).encode("utf-8"))
