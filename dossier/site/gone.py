"""Pages at addresses where something once stood: they lead on, or say what became of it.

Every language on each, like the pages of statements; outside MkDocs, search and sitemap.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dossier import i18n
from dossier.model import Lang, Problem
from dossier.site.feed import said
from dossier.site.past import PastData, Row
from dossier.site.settings import SiteSettings
from dossier.site.standalone import environment, words_by_key
from dossier.site.statement_pages import LIMIT

TEMPLATE = "gone.html.j2"
Texts = Mapping[Lang, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePage:
    """What the template shows. Addresses are relative to the page."""

    address: str
    what: Texts
    """What became of what stood here."""
    statement: bool
    languages: tuple[Lang, ...]
    """The page's own first."""
    root: str
    """The way up to the root of the site."""
    title: Texts
    since: Texts
    reason: Texts
    version: str
    to: tuple[tuple[str, Texts], ...]
    """What stands for it now: where, and under which name."""
    moved: str
    """The one address to go on to; "" where there is none or several."""
    canonical: str
    """The absolute address of the same; "" where the site does not know its own."""
    then: str
    """Where it can be read how it was; ""."""


def write_gone(
    *, site: Path, past: PastData, templates: Path, settings: SiteSettings, shown: str
) -> list[Problem]:
    """Write a page for every address of ``past`` at which nothing stands in ``site``."""
    template = environment(templates).get_template(TEMPLATE)
    words = words_by_key(settings)
    problems = []
    for row in past.addresses:
        statement = str(row["address"]).startswith("s/")
        for lang in settings.languages[:1] if statement else settings.languages:
            folder = "" if statement else settings.folder(lang)
            file = site / folder / str(row["address"]) / "index.html"
            if file.exists():
                continue
            page = _page(row, lang, site=site, past=past, settings=settings)
            html = template.render(page=page, site=settings, words=words)
            if statement and len(html.encode("utf-8")) > LIMIT:
                what = f"the page of statement {row['address']} weighs more than {LIMIT} bytes"
                problems.append(Problem(shown, 1, what, "Shorten the reason that is given"))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(html, encoding="utf-8", newline="\n")
    return problems


def _page(
    row: Row, lang: Lang, *, site: Path, past: PastData, settings: SiteSettings
) -> GonePage:
    address = str(row["address"])
    statement = address.startswith("s/")
    folder = "" if statement else settings.folder(lang)
    root = "../" * (folder + address).count("/")
    languages = (lang, *(other for other in settings.languages if other != lang))
    targets = [str(to) for to in row.get("to") or ()]
    on = {to: to if to.startswith("s/") else settings.folder(lang) + to for to in targets}
    then = f"{settings.folder(lang)}versions/{address}"
    one = row["became"] == "moved" and len(targets) == 1
    return GonePage(
        address=address,
        what=words_by_key(settings)["gone_statement" if statement else f"gone_{row['became']}"],
        statement=statement,
        languages=languages,
        root=root,
        title=_texts(row.get("title"), settings),
        since={
            x: i18n.date(str(row["day"]), x) if row.get("day") else "" for x in settings.languages
        },
        reason=_texts(row.get("reason"), settings),
        version=str(row.get("version") or ""),
        to=tuple((root + on[to], _name(to, past, settings)) for to in targets),
        moved=root + on[targets[0]] if one else "",
        canonical=settings.url + on[targets[0]].partition("#")[0] if one and settings.url else "",
        then=root + then if (site / then / "index.html").exists() else "",
    )


def _name(address: str, past: PastData, settings: SiteSettings) -> Texts:
    """The title of what stands at an address, as last published; else the address."""
    if address.startswith("s/"):
        return {lang: settings.words[lang]["gone_successor"] for lang in settings.languages}
    titles = {str(row["page"]): row["title"] for row in past.versions}
    return _texts(titles.get(address) or address.rstrip("/").replace("#", ""), settings)


def _texts(text: object, settings: SiteSettings) -> Texts:
    return {lang: said(text, lang) for lang in settings.languages}
