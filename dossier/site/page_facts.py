"""What ``content/`` says of each page: its front matter, and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from mkdocs.utils.meta import get_data

from dossier.model import Lang
from dossier.site.settings import SiteSettings
from dossier.site.tree import address

FORMATS: Mapping[str, str] = {
    "cite.bib": "application/x-bibtex",
    "cite.ris": "application/x-research-info-systems",
    "cite.csl.json": "application/vnd.citationstyles.csl+json",
}
"""The citation files beside a page, and their media types as reference managers know them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """A page of one language. Texts are plain; what is not known is ""."""

    lang: Lang
    address: str
    """Relative to the language's root: ``companies/metax/``; "" for its first page."""
    title: str
    description: str
    kind: str
    slug: str
    version: str
    """Its own, or the edition that it is cited by."""
    website_type: str
    issued: str
    """ISO day on which it was first published."""
    modified: str
    """ISO day of the version that it shows."""
    files: tuple[str, ...]
    """The citation files that stand beside it."""
    languages: tuple[Lang, ...]
    """Those in which the page exists."""


def page_facts(content: Path, settings: SiteSettings) -> list[PageFacts]:
    """The facts of every page of every language, in the order of languages and paths."""
    paths = {
        lang: sorted(p.relative_to(content / lang).as_posix() for p in (content / lang).rglob("*.md"))
        for lang in settings.languages
    }
    return [
        _facts(content / lang, path, lang, tuple(x for x in paths if path in paths[x]))
        for lang in settings.languages
        for path in paths[lang]
    ]


def _facts(folder: Path, path: str, lang: Lang, languages: tuple[Lang, ...]) -> PageFacts:
    meta: Mapping[str, Any] = get_data((folder / path).read_text(encoding="utf-8"))[1]
    stem = path.removesuffix(".md")
    place = address(f"{stem}.html" if stem.rpartition("/")[2] == "index" else f"{stem}/index.html")

    def text(key: str) -> str:
        return unescape(str(meta.get(key) or ""))

    return PageFacts(
        lang=lang,
        address=place,
        title=text("title"),
        description=text("description"),
        kind=text("kind") or "page",
        slug=text("slug"),
        version=text("version") or text("edition"),
        website_type=text("website_type"),
        issued=text("issued"),
        modified=text("modified"),
        files=tuple(name for name in FORMATS if (folder / place / name).is_file()),
        languages=languages,
    )
