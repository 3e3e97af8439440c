"""JSON-LD for a page, in the words of https://schema.org.

A page is a ``WebPage`` with what it is about (``mainEntity``), the statements on it
(``hasPart``: ``Claim``, never ``ClaimReview``) and what they rest on (``citation``). Dates
stand only where something was published. A site that does not know its address uses
references relative to the page, which JSON-LD 1.1 resolves against it (§ 4.1.3).
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from dossier.site.exports import Exports, Record
from dossier.site.page_facts import PageFacts
from dossier.site.settings import SiteSettings

Node = dict[str, Any]
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
ORIGINAL = "#what"
"""The part of a source's page that describes the article itself."""


def as_script(node: Node) -> str:
    """``node`` as JSON that is safe inside an element of HTML, whatever texts it holds."""
    return json.dumps(node, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


class LinkedData:
    """Makes the JSON-LD of pages."""

    def __init__(self, exports: Exports, settings: SiteSettings, downloads: Sequence[str]) -> None:
        """``downloads`` are the names of the files below ``data/``."""
        self.exports = exports
        self.settings = settings
        self.downloads = downloads

    def page(self, page: PageFacts, anchors: Collection[str]) -> Node:
        """The node of ``page``; ``anchors`` are the ids on it."""
        at = _Addresses(page, self.settings)
        claims = self._claims(page)
        node: Node = {
            "@context": "https://schema.org",
            "@type": "CollectionPage" if page.address.count("/") == 1 else "WebPage",
            "@id": at.own,
            "url": at.own if self.settings.url else None,
            "name": page.title,
            "description": page.description,
            "inLanguage": page.lang,
            "version": page.version,
            "datePublished": page.issued,
            "dateModified": page.modified,
            "license": self.settings.license_url,
            "publisher": {"@type": "Organization", "name": self.settings.name},
            "isPartOf": {
                "@type": "WebSite",
                "@id": at.root("#site"),
                "name": self.settings.name,
                "inLanguage": list(self.settings.languages),
            },
            "mainEntity": self._entity(page, at),
            "citation": [self._source_link(key, at) for key in self._sources(claims, page)],
            "hasPart": [self._claim(claim, page, at, anchors) for claim in claims],
        }
        return _known(node)

    def _claims(self, page: PageFacts) -> list[Record]:
        """The statements of a profile or of a source."""
        if not page.slug:
            return []
        if page.kind == "sources":
            return [s for s in self.exports.statements if s.get("source") == page.slug]
        about = ("about", "about_uncertain")
        return [
            s
            for s in self.exports.statements
            if any(page.slug in (s.get(key) or ()) for key in about)
        ]

    @staticmethod
    def _sources(claims: Sequence[Record], page: PageFacts) -> list[str]:
        found = dict.fromkeys(str(claim.get("source")) for claim in claims)
        return [] if page.kind == "sources" else list(found)

    def _claim(
        self, claim: Record, page: PageFacts, at: _Addresses, anchors: Collection[str]
    ) -> Node:
        anchor = f"s-{claim['id']}"
        own = page.kind == "sources"
        source = str(claim.get("source"))
        return _known(
            {
                "@type": "Claim",
                "@id": at.root(f"s/{claim['id']}/"),
                "url": f"{at.own}#{anchor}" if anchor in anchors else None,
                "text": _text(claim.get("text"), page.lang),
                "inLanguage": page.lang,
                "creativeWorkStatus": _text(claim.get("status_text"), page.lang),
                "citation": {"@id": at.own + ORIGINAL} if own else self._source_link(source, at),
            }
        )

    def _source_link(self, key: str, at: _Addresses) -> Node:
        address = str(self.exports.sources.get(key, {}).get("page_url") or f"sources/{key}/")
        return {"@id": at.of(address, at.page.lang) + ORIGINAL}

    def _entity(self, page: PageFacts, at: _Addresses) -> Node | None:
        """What the page is about."""
        if page.kind == "sources" and page.slug:
            return self._article(page, at)
        if page.address == "data/":
            return self._dataset(page, at)
        entity = self.exports.entities.get(page.slug)
        if entity is None:
            return None
        names = [_text(a.get("text") if isinstance(a, dict) else a, page.lang)
                 for a in entity.get("aliases") or ()]  # fmt: skip
        return _known(
            {
                "@type": str(entity.get("schema_type") or "Thing"),
                "@id": f"{at.own}#top",
                "name": _text(entity.get("name"), page.lang),
                "alternateName": names,
                "description": page.description,
            }
        )

    def _article(self, page: PageFacts, at: _Addresses) -> Node:
        """The article by its own data: an inferred date, or an unknown outlet, is none."""
        source = self.exports.sources.get(page.slug, {})
        publisher = source.get("publisher") or {}
        published = source.get("published") or {}
        return _known(
            {
                "@type": "Article",
                "@id": at.own + ORIGINAL,
                "name": page.title,
                "inLanguage": source.get("language"),
                "url": source.get("url"),
                "datePublished": published.get("date"),
                "author": [_author(name) for name in source.get("authors") or ()],
                "publisher": _known({"@type": "Organization", "name": publisher.get("name")})
                if publisher.get("name")
                else None,
            }
        )

    def _dataset(self, page: PageFacts, at: _Addresses) -> Node:
        return _known(
            {
                "@type": "Dataset",
                "@id": f"{at.own}#top",
                "name": f"{self.settings.name}: {page.title}",
                "description": page.description,
                "license": self.settings.license_url,
                "isAccessibleForFree": True,
                "inLanguage": list(self.settings.languages),
                "creator": {"@type": "Organization", "name": self.settings.name},
                "distribution": [
                    {
                        "@type": "DataDownload",
                        "name": name,
                        "contentUrl": at.root(f"data/{name}"),
                        "encodingFormat": mimetypes.guess_type(name)[0] or "text/plain",
                    }
                    for name in self.downloads
                ],
            }
        )


class _Addresses:
    """Addresses as a page gives them: absolute where the site knows its own, else relative."""

    def __init__(self, page: PageFacts, settings: SiteSettings) -> None:
        self.page = page
        self.settings = settings
        folder = settings.folder(page.lang)
        self.own = settings.url + folder + page.address if settings.url else ""
        self._up = settings.url or "../" * (folder + page.address).count("/") or "./"

    def root(self, address: str) -> str:
        """An address below the site's root."""
        return self._up + address

    def of(self, address: str, lang: str) -> str:
        """An address below a language's root."""
        return self.root(self.settings.folder(lang) + address)


def _author(name: str) -> Node:
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and family and given:
        return {"@type": "Person", "familyName": family, "givenName": given}
    return {"@type": "Organization" if not comma else "Person", "name": family or given}


def _text(value: Any, lang: str) -> str:
    """A text that may differ between languages."""
    if isinstance(value, Mapping):
        return str(value.get(lang) or next(iter(value.values()), "") or "")
    return str(value or "")


def _known(node: Node) -> Node:
    """``node`` without what is not known."""
    return {key: value for key, value in node.items() if value or key == "@id"}
