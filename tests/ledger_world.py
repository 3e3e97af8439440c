"""States, pages and publications for the tests of the ledger."""

from __future__ import annotations

from typing import Any

from dossier.ledger import Now
from dossier.model import Localized, PagePast, PageVersion, Standing, State

ONE, TWO, THREE = "1" * 8, "2" * 8, "3" * 8
HILL = "lines/hill/"
IDS = ("aaaaaaaa", "bbbbbbbb", "cccccccc")


def state(source: str = "paper", digest: str = ONE, rank: str = "current", **more: Any) -> State:
    given: dict[str, Any] = {
        "about": ("hill",),
        "property": "opening",
        "text": Localized({"en": "It opened."}),
    }
    standing = more.pop("standing", Standing(rank))
    return State(publication=0, hash=digest, source=source, standing=standing, **(given | more))


def page(digest: str, *statements: str, anchors: tuple[str, ...] = ()) -> PagePast:
    version = PageVersion(publication=0, hash=digest, statements=statements)
    return PagePast(
        kind="lines", title=Localized({"en": "Hill"}), versions=(version,), anchors=anchors
    )


def now(statements: dict[str, State], **more: Any) -> Now:
    digest = format(hash(tuple(sorted((i, s.hash) for i, s in statements.items()))) % 2**32, "08x")
    pages = {HILL: page(digest, *sorted(statements))}
    articles = frozenset(s.source for s in statements.values())
    given: dict[str, Any] = {"pages": pages, "statements": statements, "articles": articles}
    return Now(**(given | more))
