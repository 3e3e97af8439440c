"""``llms.txt``: what a language model should know of the site (https://llmstxt.org).

In the first language; addresses are absolute where the site knows its own, else relative.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dossier.site.page_facts import PageFacts
from dossier.site.settings import SiteSettings

_DATA = ("statements.json", "entities.json", "sources.json", "dossier.zip")


def write_llms(pages: Sequence[PageFacts], *, site: Path, settings: SiteSettings) -> None:
    """Write ``llms.txt`` into ``site``: every page by its section, and the data."""
    words = settings.words[settings.languages[0]]
    own = [page for page in pages if page.lang == settings.languages[0]]
    home = next((page for page in own if not page.address), None)
    sections: dict[str, list[PageFacts]] = {}
    for page in own:
        if page.address and not page.address.startswith("versions/"):
            sections.setdefault(page.kind if page.slug else words["llms_pages"], []).append(page)
    about = home.description if home else ""
    parts = [f"# {_line(settings.name)}", f"> {_line(words['llms_about'])}"]
    if about and about != settings.name:
        parts.append(_line(about))
    for name, listed in sorted(sections.items(), key=lambda item: item[0] == words["llms_pages"]):
        rows = [_row(page, settings) for page in listed]
        parts.append(f"## {name[:1].upper()}{name[1:]}\n\n" + "\n".join(rows))
    there = [name for name in _DATA if (site / "data" / name).is_file()]
    if there:
        rows = [f"- [{name}]({settings.url}data/{name})" for name in there]
        parts.append(f"## {words['llms_data']}\n\n" + "\n".join(rows))
    (site / "llms.txt").write_text("\n\n".join(parts) + "\n", encoding="utf-8", newline="\n")


def _row(page: PageFacts, settings: SiteSettings) -> str:
    title = _line(page.title).replace("[", "\\[").replace("]", "\\]")
    about = f": {_line(page.description)}" if page.description != page.title else ""
    return f"- [{title}]({settings.url}{page.address}){about}"


def _line(text: str) -> str:
    return " ".join(text.split())
