"""Statements without articles' texts: what the rules need to know of them, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from dossier.assemble.rules import Ruling, decide
from dossier.model import (
    Article,
    AsOf,
    Corpus,
    Count,
    DateValue,
    Embedded,
    Entity,
    EntityValue,
    Evidence,
    Localized,
    Money,
    Origin,
    Percent,
    Published,
    Quantity,
    Speaker,
    Statement,
    TextValue,
    Title,
    Value,
    Vocabulary,
)
from dossier.read.vocabulary import read_vocabulary
from world import WORLDS

OLD, NEW = Published(date="2030-05-01"), Published(date="2031-05-01")
"""When two articles appeared."""

_HERE = Origin("world.yml", 1)
FIRMS = ("ada", "bea", "unit-of-ada", "cog", "dot")
PLACES = ("velm", "market-of-velm", "ostara")


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of ``tests/worlds/rules``."""
    found, problems = read_vocabulary(
        WORLDS / "rules" / "vocabulary.yml", "vocabulary.yml", ("en", "fr")
    )
    assert found is not None, problems
    return found


def say(
    name: str,
    about: str | Sequence[str],
    property: str,  # noqa: A002 (a keyword of seeds)
    value: Value | str | Sequence[Value],
    *,
    article: str = "one",
    status: str | None = "holds",
    stance: str = "stated",
    scope: Mapping[str, Value | str] | None = None,
    as_of: AsOf | str | None = None,
    after: Sequence[str] = (),
    by: Sequence[str] = (),
    uncertain: bool = False,
    negated: bool = False,
    hedged: bool = False,
    reviewed: bool = True,
    at: int = 0,
) -> Statement:
    """A statement; text stands for an entity, a date for the time it speaks of."""
    subjects = (about,) if isinstance(about, str) else tuple(about)
    values = tuple(value) if isinstance(value, list | tuple) else (value,)
    return Statement(
        id=name,
        published_id=False,
        article=article,
        about=() if uncertain else subjects,
        about_uncertain=subjects if uncertain else (),
        property=property,
        values=tuple(EntityValue(v) if isinstance(v, str) else v for v in values),
        qualifiers={
            key: (EntityValue(v) if isinstance(v, str) else v,) for key, v in (scope or {}).items()
        },
        status=status,
        stance=stance,
        hedged=hedged,
        negated=negated,
        said_by=tuple(Speaker(slug) for slug in by),
        as_of=AsOf(date=as_of) if isinstance(as_of, str) else as_of,
        after=tuple(after),
        evidence=(Evidence(at, at + 1, "x"),),
        reviewed=reviewed,
        raw={},
        origin=_HERE,
    )


def corpus(
    statements: Sequence[Statement],
    *,
    published: Mapping[str, Published] | None = None,
    posts: Mapping[str, Embedded] | None = None,
) -> Corpus:
    """A corpus of them, each in the article that it names."""
    names = dict.fromkeys(["one", *(s.article for s in statements)])
    when = published or {}
    return Corpus(
        vocabulary=vocabulary(),
        entities={slug: _entity(slug) for slug in (*FIRMS, *PLACES)},
        articles={
            name: Article(
                id=name,
                file=f"{name}.txt",
                sha256="",
                text="x",
                title=Title(name, supplied=False),
                language="en",
                published=when.get(name, Published()),
                embedded=(posts[name],) if posts and name in posts else (),
                statements=tuple(s for s in statements if s.article == name),
                origin=_HERE,
            )
            for name in names
        },
    )


def _entity(slug: str) -> Entity:
    firm = slug in FIRMS
    one = Entity(
        slug=slug,
        kind="firms" if firm else "places",
        cls="firm" if firm else "place",
        name=Localized({"": slug}),
        origin=_HERE,
    )
    return replace(one, parent="ada") if slug == "unit-of-ada" else one


def ruling(*statements: Statement, **given: Mapping[str, Published]) -> Ruling:
    """What the rules conclude."""
    return decide(corpus(statements, **given))  # type: ignore[arg-type]


def ranks(*statements: Statement, **given: Mapping[str, Published]) -> dict[str, str]:
    """The rank of each statement and the rule that gave it: ``earlier by event``."""
    found = ruling(*statements, **given).states.whole
    return {
        i: f"{state.rank} by {state.rule}" if state.rule else state.rank
        for i, state in found.items()
    }


def count(
    n: float, unit: str = "units", qualifier: str | None = None, top: float | None = None
) -> Count:
    return Count(n, unit, top, None, qualifier)


def percent(n: float, qualifier: str | None = None, top: float | None = None) -> Percent:
    return Percent(n, top, qualifier)


def money(
    n: float, currency: str = "EUR", qualifier: str | None = None, also: Money | None = None
) -> Money:
    return Money(n, currency, None, qualifier, also)


def nm(n: float) -> Quantity:
    return Quantity(n, "nm")


def date(iso: str) -> DateValue:
    return DateValue(iso)


def text(words: str) -> TextValue:
    return TextValue(Localized({"en": words}))
