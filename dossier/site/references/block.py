"""The block "Cite this page": one style at a time, the original before its record."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from dossier.model import Problem
from dossier.site.exports import read_exports
from dossier.site.metadata import canonical
from dossier.site.page_facts import PageFacts
from dossier.site.references.items import Item, items_beside
from dossier.site.references.pandoc import FormatError, Wanted
from dossier.site.references.styles import months, styles_for
from dossier.site.settings import SiteSettings
from dossier.site.standalone import environment
from dossier.site.hearsay import chains

Format = Callable[[Sequence[Wanted]], "list[str] | None"]
TEMPLATE = "references.html.j2"
_PLACE = re.compile(r'<div class="references">.*?</div>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as the block shows it; ``form`` is how a day of access is written in it."""

    style: str
    name: str
    html: str
    form: str


@dataclass(frozen=True, slots=True)
class Group:
    """What one work is cited as; ``what`` names the word that heads it, "" for none."""

    name: str
    what: str
    references: tuple[Reference, ...]
    hearsay: tuple[str, ...] = ()
    """Whom the work cites in its turn, as what comes before its reference: "A, cited in B"."""


def write_references(
    pages: Sequence[PageFacts],
    *,
    site: Path,
    content: Path,
    templates: Path,
    settings: SiteSettings,
    formatter: Format,
) -> list[Problem]:
    """Put the references of ``pages`` into their HTML below ``site``.

    A page has them where a ``cite.csl.json`` stands beside it in ``content`` and its HTML
    leaves room. Where ``formatter`` has nothing to give, what its Markdown says stays.
    """
    cited = [(page, items) for page in pages if (items := _items(page, content, settings))]
    wanted = [
        Wanted(style, page.lang, item)
        for page, items in cited
        for item in items
        for style in styles_for(page.lang)
    ]
    try:
        made = formatter(wanted)
    except FormatError as error:
        how = "Take the package pypandoc-binary out to build without references, and report it"
        return [Problem(str(content), 1, f"pandoc could not format references ({error})", how)]
    if made is None:
        return []
    ready = iter(zip(wanted, made, strict=True))
    template = environment(templates).get_template(TEMPLATE)
    exports, problems = read_exports(content / settings.languages[0] / "data")
    for page, items in cited:
        groups = [_group(page, item, items, ready) for item in items]
        if len(groups) > 1:
            groups[0] = replace(groups[0], hearsay=chains(exports, page, settings))
        block = template.render(
            groups=groups,
            words=settings.words[page.lang],
            months=json.dumps(months(page.lang), ensure_ascii=False),
        )
        _put(block, site / settings.folder(page.lang) / page.address / "index.html")
    return problems


def _put(block: str, file: Path) -> None:
    """In place of the references that the page's Markdown gives."""
    html = file.read_text(encoding="utf-8")
    html = _PLACE.sub(block.replace("\\", r"\\"), html, count=1)
    file.write_text(html, encoding="utf-8", newline="\n")


def _items(page: PageFacts, content: Path, settings: SiteSettings) -> list[Item]:
    """What is cited on ``page``: the original of a source, then the page itself."""
    items = items_beside(content / page.lang / page.address / "cite.csl.json")
    if items and settings.url:
        items[-1] = items[-1] | {"URL": canonical(page, settings)}
    if len(items) > 1 and items[-1].get("title") == items[0].get("title"):
        # A title in the article's language must not be given the capitals of another.
        items[-1] = items[-1] | {"language": items[0].get("language")}
    return items


def _group(
    page: PageFacts, item: Item, items: Sequence[Item], ready: Iterator[tuple[Wanted, str]]
) -> Group:
    """The next references of ``ready``, which are those of ``item``."""
    name = "cite-record" if item is items[-1] else "cite-original"
    what = "" if len(items) == 1 else name.replace("-", "_")
    count = len(styles_for(page.lang))
    return Group(
        name,
        what,
        tuple(
            Reference(one.style.id, one.style.name[page.lang], html, one.style.form(page.lang))
            for one, html in islice(ready, count)
        ),
    )
