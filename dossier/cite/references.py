"""The citation files beside a page: ``cite.bib``, ``cite.ris`` and ``cite.csl.json``."""

from __future__ import annotations

from collections.abc import Callable

from dossier.cite import bibtex, csl, ris
from dossier.cite.item import Author, Item
from dossier.cite.plain import one_line
from dossier.model import Article, Lang, PageRecord

_ADDRESS: dict[str, Callable[[str, str], str]] = {
    "cite.bib": bibtex.with_url,
    "cite.ris": ris.with_url,
    "cite.csl.json": csl.with_url,
}


def reference_files(
    page: PageRecord,
    *,
    site_name: str,
    lang: Lang,
    base_url: str | None = None,
    original: Article | None = None,
) -> dict[str, str]:
    """The three files of ``page`` in ``lang``, by path relative to the language's root.

    ``base_url`` is the absolute address of the language's root, with its final slash; where
    it is None the page's own address is left out, to be filled in by ``with_address``.
    ``original`` is the article of a source page: it comes first, the page after it.
    A RIS file has CR LF inside and must be written without newline translation.
    """
    items = [] if original is None else [_original(original, page, lang)]
    items.append(_page(page, site_name, lang, base_url))
    return {
        f"{page.address}cite.bib": bibtex.bibtex(items),
        f"{page.address}cite.ris": ris.ris(items),
        f"{page.address}cite.csl.json": csl.csl_json(items),
    }


def with_address(path: str, text: str, url: str) -> str:
    """The file ``text`` at ``path``, made without ``base_url``, as it is with the page at ``url``.

    The page's own record is the last one in its file. Raises KeyError for other files.
    """
    return _ADDRESS[path.rpartition("/")[2]](text, url)


def _page(page: PageRecord, site_name: str, lang: Lang, base_url: str | None) -> Item:
    """The page as a work of the site's editors. Its date is that of the version cited."""
    site = one_line(site_name)
    return Item(
        key=f"{_key(page)}-{lang}",
        title=one_line(page.title.get(lang)),
        language=lang,
        authors=(Author(site),),
        site=site,
        genre=one_line(page.website_type.get(lang)),
        date=page.modified or page.issued,
        version=page.version,
        url=None if base_url is None else base_url + page.address,
    )


def _original(article: Article, page: PageRecord, lang: Lang) -> Item:
    """The article by its own data. An inferred date is none; a supplied title is bracketed."""
    title = one_line(article.title.get(lang))
    return Item(
        key=f"{_key(page)}-original",
        title=f"[{title}]" if article.title.supplied else title,
        language=article.language,
        authors=tuple(_author(name) for name in article.authors),
        site=one_line(article.publisher.name) if article.publisher else None,
        date=article.published.date,
        url=article.url,
    )


def _author(name: str) -> Author:
    """``Family, Given`` is a person; a name without a comma is kept whole."""
    family, comma, given = one_line(name).partition(",")
    if comma and family.strip() and given.strip():
        return Author(family.strip(), given.strip())
    return Author(family.strip() or given.strip())


def _key(page: PageRecord) -> str:
    return page.address.strip("/").replace("/", "-") or "home"
