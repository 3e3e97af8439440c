"""A small world about ferries, as records: what the tests of the exports share."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dossier.cite.data import data_files
from dossier.model import (
    Alias,
    Article,
    AsOf,
    Corpus,
    Count,
    DateValue,
    Entity,
    EntityValue,
    Evidence,
    EvidenceRecord,
    Grammar,
    Localized,
    Mention,
    Money,
    Origin,
    Qualifier,
    Speaker,
    Standing,
    Statement,
    StatementRecord,
    Title,
    Unit,
    Vocabulary,
)
from dossier.selector import selector

HERE = Origin("seeds/world.yml", 1)
TEXT = (
    "« L’Alcyon » a quitté Bergen 🛳 en 2024.\r\n"
    "Selon Nordline, près de 70 000 passagers l’ont pris.\n"
    "阿尔基翁 et le Thésée vaudraient ensemble plus de 12 milliards de couronnes.\n"
)
CARRIED = "près de 70 000 passagers"
LEFT = "a quitté Bergen"
WORTH = "vaudraient ensemble plus de 12 milliards de couronnes"


def entity(slug: str, name: str | dict[str, str], **more: Any) -> Entity:
    values = {"": name} if isinstance(name, str) else name
    fields = {"kind": "ships", "cls": "ferry", "origin": HERE, **more}
    return Entity(slug=slug, name=Localized(values), **fields)


def statement(key: str, prop: str, quote: str, raw: dict[str, Any], **more: Any) -> Statement:
    start = TEXT.index(quote)
    given: dict[str, Any] = {
        "id": key,
        "published_id": False,
        "article": "gazette",
        "about": ("alcyon",),
        "property": prop,
        "evidence": (Evidence(start, start + len(quote), quote),),
        "raw": {"property": prop, "quote": quote, **raw},
        "origin": HERE,
    }
    return Statement(**given | more)


def record(said: Statement, *, granted: bool = True, rank: str = "current") -> StatementRecord:
    pieces = tuple(
        EvidenceRecord(
            source=said.article,
            start=e.start,
            end=e.end,
            quote=e.text if granted else None,
            purpose=e.purpose,
            passage_url=f"sources/{said.article}/#p1s1",
            selector=selector(TEXT, e.start, e.end),
        )
        for e in said.evidence
    )
    text = Localized({"en": f"A sentence of {said.id}.", "fr": f"Une phrase de {said.id}."})
    return StatementRecord(
        statement=said,
        text=text,
        status_text=Localized({"en": "Reported", "fr": "Rapporté"}),
        scope_text=Localized({"en": "", "fr": ""}),
        who_text=Localized({"en": "Nordline, in the article", "fr": "Nordline, dans l’article"}),
        rank_text=Localized({"en": "", "fr": ""}),
        standing=Standing(rank),
        evidence=pieces,
        version="draft+0a1b2c3d",
    )


def article(**more: Any) -> Article:
    given: dict[str, Any] = {
        "id": "gazette",
        "file": "gazette.txt",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "text": TEXT,
        "title": Title("Deux ferries", supplied=True),
        "language": "fr",
        "origin": HERE,
    }
    return Article(**given | more)


def corpus(*statements: Statement, source: Article | None = None) -> Corpus:
    entities = (
        entity("thesee", "Thésée", aliases=(Alias("Theseus", lang="en"), Alias("T2", weak=True))),
        entity(
            "alcyon",
            {"fr": "L’Alcyon", "en": "Halcyon"},
            aliases=(Alias("Alcyon"), Alias("阿尔基翁", lang="zh", outside_corpus=True)),
            vendor="nordline",
            grammar={"fr": Grammar(article="l’")},
        ),
        entity("nordline", "Nordline", kind="names", cls="company"),
        entity("bergen", "Bergen", kind="names", cls="place"),
    )
    words = Vocabulary(
        kinds={},
        classes={},
        sections={},
        properties={},
        qualifiers={
            "period": Qualifier(name="period", label=Localized({"en": "Period", "fr": "Période"}))
        },
        units={
            "people": Unit(
                name="people", one=Localized({"en": "person"}), other=Localized({"en": "people"})
            )
        },
    )
    return Corpus(
        vocabulary=words,
        entities={e.slug: e for e in entities},
        articles={"gazette": replace(source or article(), statements=statements)},
    )


SHARED = statement(
    "zzzzzzzz",
    "worth",
    WORTH,
    {
        "about": ["alcyon", "thesee"],
        "value": {
            "amount": 12000000000,
            "currency": "NOK",
            "qualifier": "more-than",
            "also": {"amount": 1100000000.5, "currency": "USD"},
        },
        "hedged": True,
    },
    about=("alcyon", "thesee"),
    values=(Money(12000000000, "NOK", qualifier="more-than", also=Money(1100000000.5, "USD")),),
    hedged=True,
)
PASSENGERS = statement(
    "bbbbbbbb",
    "carried",
    CARRIED,
    {
        "about": "alcyon",
        "value": {"count": 70000, "unit": "people", "qualifier": "nearly"},
        "qualifiers": {"period": 2024},
        "said_by": ["nordline", {"unnamed": {"en": "sailors", "fr": "marins"}, "by_context": True}],
        "as_of": {"from": 2023, "to": "2024-06", "words": "en 2024", "basis": "inferred"},
        "support": [{"quote": "Selon Nordline", "for": "speaker"}],
    },
    values=(Count(70000, "people", qualifier="nearly"),),
    qualifiers={"period": (DateValue("2024"),)},
    said_by=(
        Speaker("nordline"),
        Speaker(None, Localized({"en": "sailors", "fr": "marins"}), by_context=True),
    ),
    as_of=AsOf(start="2023", end="2024-06", words="en 2024", inferred=True),
    evidence=(
        Evidence(TEXT.index(CARRIED), TEXT.index(CARRIED) + len(CARRIED), CARRIED),
        Evidence(TEXT.index("Selon"), TEXT.index("Selon") + 14, "Selon Nordline", "speaker"),
    ),
)
DEPARTED = statement(
    "aaaaaaaa",
    "left",
    LEFT,
    {"about_uncertain": ["alcyon", "thesee"], "value": ["bergen"], "text": {"en": "Gone"}},
    about=(),
    about_uncertain=("alcyon", "thesee"),
    values=(EntityValue("bergen"),),
    status="completed",
)
ALL = (SHARED, PASSENGERS, DEPARTED)
URLS = {
    "alcyon": "ships/alcyon/",
    "thesee": "ships/thesee/",
    "nordline": "names/#nordline",
    "bergen": "names/#bergen",
}


def mentions() -> dict[str, list[Mention]]:
    found = [("Thésée", "thesee"), ("阿尔基翁", "alcyon"), ("L’Alcyon", "alcyon")]
    return {
        "gazette": [
            Mention(TEXT.index(text), TEXT.index(text) + len(text), text, slug)
            for text, slug in found
        ]
    }


def export(records: Sequence[StatementRecord], world: Corpus | None = None) -> dict[str, str]:
    return data_files(world or corpus(*ALL), records, mentions(), URLS, site_name="Ferries")


def table(files: dict[str, str], name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(files[f"data/{name}.json"])
    return rows


FILES = export([record(s) for s in ALL])
