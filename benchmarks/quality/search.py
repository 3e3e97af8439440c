"""How often the search puts the right page first, typed into its box in a real browser.

The queries are in ``benchmarks/queries.yml``; the site is built from ``content/``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from playwright.sync_api import Page

from benchmarks.browser import browser, open_search, search, served
from benchmarks.measure import Measure
from dossier.site import build_site

_REPOSITORY = Path(__file__).parents[2]
HALVES = ("tuned", "aside")
_CERTAIN = ("chinese", "model")
"""Kinds of queries whose page must always be among the first three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is typed in which interface, and the key that should stand first (None: nothing)."""

    kind: str
    lang: str
    query: str
    first: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A query and the keys that it found, in the order shown."""

    query: Query
    keys: Sequence[str]

    def within(self, count: int) -> bool:
        """Whether the right page is among the first ``count``."""
        return self.query.first in self.keys[:count]


def queries(half: str) -> list[Query]:
    """The queries of a half, in the order of the file."""
    text = (_REPOSITORY / "benchmarks" / "queries.yml").read_text(encoding="utf-8")
    return [Query(**one) for one in yaml.safe_load(text)[half]]


def ask(tab: Page, home: str, asked: Sequence[Query]) -> list[Found]:
    """Type each query into the search box, one page load a language."""
    found = []
    for lang in sorted({query.lang for query in asked}):
        open_search(tab, home, lang)
        some = [query for query in asked if query.lang == lang]
        shown = search(tab, [query.query for query in some])
        found += [Found(query, keys) for query, keys in zip(some, shown, strict=True)]
    return found


def figures(found: Sequence[Found]) -> Mapping[str, float]:
    """The shares in percent: first, three, empty, certain (of the kinds that must be found),
    silent (of the queries that should find nothing)."""
    real = [one for one in found if one.query.first is not None]
    certain = [one for one in real if one.query.kind in _CERTAIN]
    absurd = [one for one in found if one.query.first is None]

    def share(some: Sequence[bool]) -> float:
        return 100 * sum(some) / len(some) if some else 100.0

    return {
        "first": share([one.within(1) for one in real]),
        "three": share([one.within(3) for one in real]),
        "empty": share([not one.keys for one in real]),
        "certain": share([one.within(3) for one in certain]),
        "silent": share([not one.keys for one in absurd]),
    }


def measures() -> list[Measure]:
    """The figures of both halves."""
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        problems = build_site(
            content=_REPOSITORY / "content",
            site=site,
            config=_REPOSITORY / "mkdocs.yml",
            templates=_REPOSITORY / "templates",
        )
        if problems:
            raise RuntimeError("\n".join(map(str, problems)))
        with served(site) as home, browser() as started:
            tab = started.new_page()
            return [m for half in HALVES for m in _measured(tab, home, half)]


def _measured(tab: Page, home: str, half: str) -> list[Measure]:
    asked = queries(half)
    got = figures(ask(tab, home, asked))
    over = f"{len(asked)} queries, {half}"

    def measure(what: str, key: str, goal: float, *, at_most: bool = False) -> Measure:
        value = round(got[key], 1)
        return Measure(what=what, over=over, value=value, goal=goal, at_most=at_most, unit=" %")

    return [
        measure("search: right page first", "first", 95),
        measure("search: right page among three", "three", 99),
        measure("search: nothing found", "empty", 1, at_most=True),
        measure("search: Chinese, model numbers among three", "certain", 100),
        measure("search: nothing for what is not there", "silent", 100),
    ]
