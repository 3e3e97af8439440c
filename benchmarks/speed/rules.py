"""What the rules cost: states, orders, disagreements and leads of many statements.

Two worlds: many subjects with a few statements each, as in a site; and one subject of which
everything is said, where comparing all with all would show. The calls grow tenfold with the
statements (``tests/test_rules_laws.py``); time grows a little more, because the garbage
collector walks ten times as much memory: without it, many subjects take 10.5 times as long.
One subject takes about 13 times as long, though no function is called more than ten times as
often (cProfile at both sizes): look-ups in tables ten times as large (``dict.get``) take 12.8
times as long, which is memory and no comparison of all with all.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Literal

from benchmarks.measure import Measure
from dossier.assemble.rules import decide
from dossier.assemble.rules.leads import leads
from dossier.model import (
    Article,
    AsOf,
    Corpus,
    Count,
    Entity,
    EntityValue,
    Evidence,
    Localized,
    Matter,
    Origin,
    Property,
    Published,
    Qualifier,
    Section,
    Statement,
    Title,
    Value,
    Vocabulary,
)

MANY = 100_000
_HERE = Origin("made.yml", 1)
_NAME = Localized({"": "x"})
_ARTICLES = 500


def measures() -> Sequence[Measure]:
    """Seconds of one core for 100,000 statements, and how they grow from a tenth of that."""
    found = []
    for name, per in (("many subjects", 20), ("one subject", MANY)):
        small, large = (_seconds(_corpus(n, per)) for n in (MANY // 10, MANY))
        over = f"{MANY} statements, {name}"
        found += [
            Measure(what="rules", over=over, value=large, goal=20, at_most=True, unit=" s"),
            Measure(
                what="rules: ten times as many take",
                over=name,
                value=large / small,
                goal=20,
                at_most=True,
                unit=" times as long",
            ),
        ]
    return found


def _seconds(corpus: Corpus) -> float:
    start = time.process_time()
    ruling = decide(corpus)
    leads(corpus, ruling.states)
    sorted(ruling.order.place, key=lambda one: (ruling.order.place[one], one))
    return time.process_time() - start


def _corpus(n: int, per: int) -> Corpus:
    """``n`` statements, ``per`` of them about each subject, over 500 articles of all ages."""
    statements = [_statement(i, f"e{i // per}") for i in range(n)]
    by_article: dict[str, list[Statement]] = {f"a{k}": [] for k in range(_ARTICLES)}
    for statement in statements:
        by_article[statement.article].append(statement)
    slugs = dict.fromkeys([*(s.about[0] for s in statements), "here", "there"])
    return Corpus(
        vocabulary=_vocabulary(),
        entities={
            slug: Entity(slug=slug, kind="things", cls="thing", name=_NAME, origin=_HERE)
            for slug in slugs
        },
        articles={name: _article(name, tuple(said)) for name, said in by_article.items()},
    )


def _statement(i: int, subject: str) -> Statement:
    shapes: Sequence[tuple[str, Value, str]] = (
        ("opening", EntityValue("here"), "planned"),
        ("opening", EntityValue("here"), "completed"),
        ("head", EntityValue(f"e{i % 7}"), "holds"),
        ("allowed", EntityValue("there"), "holds"),
        ("banned", EntityValue("there"), "holds"),
        ("carried", Count(1000 + i % 97, "units"), "holds"),
        ("staff", Count(10 + i, "units"), "holds"),
    )
    name, value, status = shapes[i % len(shapes)]
    year, month = 1900 + i % 130, 1 + i % 12
    return Statement(
        id=f"{i:08}",
        published_id=True,
        article=f"a{i % _ARTICLES}",
        about=(subject,),
        property=name,
        values=(value,),
        status=status,
        as_of=AsOf(date=f"{year}-{month:02}") if i % 3 else None,
        evidence=(Evidence(0, 1, "x"),),
        raw={},
        origin=_HERE,
    )


def _article(name: str, statements: tuple[Statement, ...]) -> Article:
    day = int(name[1:])
    return Article(
        id=name,
        file=f"{name}.txt",
        sha256="",
        text="x",
        title=Title(name, supplied=False),
        language="en",
        published=Published(date=f"{1990 + day % 40}-06-15") if day % 2 else Published(),
        statements=statements,
        origin=_HERE,
    )


def _vocabulary() -> Vocabulary:
    def prop(name: str, value: Literal["entity", "count"], **given: object) -> Property:
        return Property(
            name=name,
            label=_NAME,
            value=value,
            section="all",
            order=0,
            sentences={},
            **given,  # type: ignore[arg-type]
        )

    properties = (
        prop("opening", "entity", event="opening", single=True, lead=1),
        prop("head", "entity", single=True, lead=2),
        prop("allowed", "entity", lead=3),
        prop("banned", "entity", lead=4),
        prop("carried", "count", lead=5),
        prop("staff", "count", lead=6),
    )
    return Vocabulary(
        kinds={},
        classes={},
        sections={"all": Section(name="all", title=_NAME, neutral=_NAME, order=0)},
        properties={one.name: one for one in properties},
        qualifiers={"period": Qualifier(name="period", label=_NAME, time=True)},
        units={},
        matters={"passage": Matter(name="passage", label=_NAME, sides=(("allowed",), ("banned",)))},
        stages=(("considered", "planned", "under-way"), ("filed",), ("completed", "holds")),
    )
