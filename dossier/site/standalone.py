"""What the pages that MkDocs does not write have in common: Jinja, and the frame's words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dossier.model import Lang
from dossier.site.settings import SiteSettings


def environment(templates: Path) -> Environment:
    """Jinja over the folder ``templates``: everything is escaped, nothing may be undefined."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def words_by_key(settings: SiteSettings) -> dict[str, Mapping[Lang, str]]:
    """The words of the frame the other way round: ``{key: {language: word}}``."""
    keys = settings.words[settings.languages[0]]
    return {key: {lang: settings.words[lang][key] for lang in settings.languages} for key in keys}
