"""The citation files beside pages, completed with the addresses that only the site knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from dossier.site.metadata import canonical
from dossier.site.page_facts import PageFacts
from dossier.site.settings import SiteSettings

Addressed = Callable[[str, str, str], str]
"""Path, text, absolute address of the page → the text with the address in it."""


def write_addresses(
    pages: Iterable[PageFacts], site: Path, settings: SiteSettings, addressed: Addressed
) -> None:
    """Put the address of each of ``pages`` into its citation files below ``site``.

    Nothing happens where the site does not know its own.
    """
    if not settings.url:
        return
    for page in pages:
        for name in page.files:
            file = site / settings.folder(page.lang) / page.address / name
            text = file.read_bytes().decode("utf-8")
            file.write_bytes(addressed(name, text, canonical(page, settings)).encode("utf-8"))
