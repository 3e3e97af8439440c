"""The tags of a finished page, as strangers read them."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from site_world import read


class Elements(HTMLParser):
    """The start tags of a page, and the texts of its scripts, not of its data."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._in_script = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in_script = tag == "script" and dict(attrs).get("type") != "application/ld+json"
        if self._in_script:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = self._in_script and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts[-1] += data

    def having(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """The attributes of the elements ``tag`` that have what is wanted."""
        return [a for t, a in self.tags if t == tag and wanted.items() <= a.items()]


def elements(file: Path) -> Elements:
    return Elements(read(file))


class Head(HTMLParser):
    """The values of the meta elements by name or property, and of links by their relation."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, list[str]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"meta", "link"}:
            key = given.get("name") or given.get("property") or given.get("rel") or ""
            self.found.setdefault(key, []).append(given.get("content") or given.get("href") or "")


def tags(html: str) -> dict[str, list[str]]:
    return Head(html).found
