"""What statements leave open, as far as a rule can see it; the editor may ask more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dossier import i18n
from dossier.assemble.lines import Liner
from dossier.assemble.rules.leads import value_slugs
from dossier.measure import NUMBERS, period
from dossier.model import Entity, Statement
from dossier.strings import months
from dossier.view import Cell

_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the rule that asks it, and the statements that leave it open."""

    rule: str
    text: str
    statements: tuple[str, ...]


def questions(liner: Liner, entity: Entity, statements: Sequence[Statement]) -> tuple[Asked, ...]:
    """The questions that the statements on the entity's page leave open; each text once."""
    found: dict[tuple[str, str], list[str]] = {}
    facts = [s for s in statements if entity.slug in s.about and not s.judgement]
    asked = (
        *_unfinished(liner, entity, facts),
        *_declared(liner, entity, facts),
        *_undivided(liner, entity, facts),
        *_without_year(liner, statements),
        *_uncertain(liner, statements),
        *_disputed(liner, entity),
    )
    for one in asked:
        ids = found.setdefault((one.rule, one.text), [])
        ids += [i for i in one.statements if i not in ids]
    return tuple(Asked(rule, text, tuple(ids)) for (rule, text), ids in found.items())


def cells(asked: Iterable[Asked]) -> tuple[Cell, ...]:
    """The questions as a page shows them, with their notes."""
    return tuple(Cell(text=(one.text,), notes=one.statements) for one in asked)


def _holding(liner: Liner, entity: Entity, facts: Iterable[Statement]) -> Iterator[Statement]:
    """What nothing came after, and is not denied."""
    states = liner.book.states
    for one in facts:
        if states.seen_from(one.id, entity.slug).rank != "earlier" and not one.negated:
            yield one


def _unfinished(liner: Liner, entity: Entity, facts: Sequence[Statement]) -> Iterator[Asked]:
    """An event that was planned or filed, and of whose last step nothing is stated."""
    vocabulary = liner.book.corpus.vocabulary
    last = len(vocabulary.stages) - 1
    for one in _holding(liner, entity, facts):
        event = vocabulary.events.get(vocabulary.properties[one.property].event or "")
        stage = vocabulary.stage(one.status)
        if event is not None and event.asks is not None and stage is not None and stage < last:
            yield Asked("unfinished", event.asks.get(liner.lang), (one.id,))


def _declared(liner: Liner, entity: Entity, facts: Sequence[Statement]) -> Iterator[Asked]:
    """What a property asks by itself: a permission says nothing of a delivery."""
    properties = liner.book.corpus.vocabulary.properties
    stated = {s.property for s in facts}
    for one in _holding(liner, entity, facts):
        asks = properties[one.property].asks
        if asks is not None and not stated & set(asks.unless):
            yield Asked("asks", asks.question.get(liner.lang), (one.id,))


def _undivided(liner: Liner, entity: Entity, facts: Sequence[Statement]) -> Iterator[Asked]:
    """A figure for several together, of which no source gives the share of this one."""
    properties = liner.book.corpus.vocabulary.properties
    vocabulary = liner.book.corpus.vocabulary
    alone = {(s.property, repr(period(s, vocabulary))) for s in facts if s.about == (entity.slug,)}
    for one in facts:
        joint = len(one.about) > 1 and properties[one.property].value in NUMBERS
        if joint and (one.property, repr(period(one, vocabulary))) not in alone:
            names = i18n.join([liner.phraser.name(slug) for slug in one.about], liner.lang)
            label = properties[one.property].label.get(liner.lang)
            yield Asked(
                "undivided", liner.strings("open.undivided", label=label, names=names), (one.id,)
            )


def _without_year(liner: Liner, statements: Iterable[Statement]) -> Iterator[Asked]:
    """A month that is named without its year."""
    for one in statements:
        as_of = one.as_of
        if as_of is None or not as_of.words or _YEAR.search(as_of.words):
            continue
        if any((as_of.date, as_of.start, as_of.end, as_of.earliest, as_of.latest)):
            continue
        lang = liner.book.corpus.articles[one.article].language
        words = {word.casefold() for word in re.findall(r"[^\W\d_]+", as_of.words)}
        if words & months(lang):
            said = i18n.quotes(as_of.words, liner.lang)
            yield Asked("year", liner.strings("open.year", words=said), (one.id,))


def _uncertain(liner: Liner, statements: Iterable[Statement]) -> Iterator[Asked]:
    """A statement of which the text leaves open what it is about."""
    properties = liner.book.corpus.vocabulary.properties
    for one in statements:
        if one.about_uncertain:
            names = liner.strings("open.or").join(
                liner.phraser.name(s) for s in one.about_uncertain
            )
            label = properties[one.property].label.get(liner.lang)
            told = i18n.join([liner.phraser.name(s) for s in value_slugs(one)], liner.lang)
            of = f"{label}{liner.strings('colon')}{told}" if told else label
            yield Asked("reading", liner.strings("open.reading", names=names, of=of), (one.id,))


def _disputed(liner: Liner, entity: Entity) -> Iterator[Asked]:
    """Values of which nothing says which holds."""
    vocabulary = liner.book.corpus.vocabulary
    for one in liner.book.ruling.disagreements.get(entity.slug, ()):
        if one.rule == "tension":
            continue
        what = vocabulary.matters[one.name] if one.rule == "opposites" else None
        label = (what or vocabulary.properties[one.name]).label.get(liner.lang)
        ids = tuple(i for side in one.sides for i in side)
        yield Asked("disputed", liner.strings("open.disputed", label=label), ids)
