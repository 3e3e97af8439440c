"""Files that no page asks for: the theme's scripts, maps for debuggers, the search's source.

The theme's search, instant loading and drawer are not used. Should a page link to one of
these files after all, the check of links says so.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from dossier.site.settings import SiteSettings


def drop_unused(site: Path, settings: SiteSettings) -> None:
    """Remove them from every language of the built site."""
    for lang in settings.languages:
        assets = site / settings.folder(lang) / "assets"
        shutil.rmtree(assets / "javascripts", ignore_errors=True)
        # What the search is made from; what it loads is written beside it.
        shutil.rmtree(site / settings.folder(lang) / "search", ignore_errors=True)
        for source_map in assets.rglob("*.map"):
            source_map.unlink()
        (assets / "images" / "favicon.png").unlink(missing_ok=True)
