"""What `after:` and `said_by:` give: no circles, no leap between measures, no lost days."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence

from dossier import names
from dossier.dates import of_as_of
from dossier.measure import is_measure, one_thing
from dossier.model import Corpus, Problem, Speaker, Statement


def check_orders(corpus: Corpus) -> list[Problem]:
    """Orders that cannot be, and chains of speakers that come back to where they were."""
    known = {s.id: s for s in corpus.statements}
    turned, circles = _turns(known)
    return [
        *circles,
        *_leaps(corpus, known),
        *_lost_days(known, turned),
        *_chains(corpus),
    ]


def _problem(statement: Statement, what: str, how: str) -> Problem:
    return Problem(statement.origin.path, statement.origin.line, what, how)


def _turns(known: Mapping[str, Statement]) -> tuple[Sequence[str], list[Problem]]:
    """The statements, each after those that it names; and the circles, each told once."""
    done: dict[str, None] = {}
    problems = []
    for start in known:
        trail: dict[str, None] = {}
        waiting = [(start, False)]
        while waiting:
            one, left = waiting.pop()
            if left:
                trail.pop(one, None)
                done[one] = None
            elif one in trail:
                circle = [*list(trail)[list(trail).index(one) :], one]
                what = f"`after` goes round in a circle: {' → '.join(circle)}"
                problems.append(_problem(known[one], what, "Remove one of the links"))
            elif one not in done:
                trail[one] = None
                waiting.append((one, True))
                waiting += [(other, False) for other in known[one].after if other in known]
    return list(done), problems


def _leaps(corpus: Corpus, known: Mapping[str, Statement]) -> Iterable[Problem]:
    """A figure can only follow a figure of the same measure and scope."""
    vocabulary = corpus.vocabulary
    for statement in known.values():
        for other in (known[i] for i in statement.after if i in known):
            figures = is_measure(statement, vocabulary) or is_measure(other, vocabulary)
            if figures and not one_thing(other, statement, vocabulary):
                what = (
                    f"`after` names {other.id!r} ({other.property}), which measures something "
                    f"else than this {statement.property}"
                )
                how = "Name one of the same measure, unit and scope, or remove `after`"
                yield _problem(statement, what, how)


def _lost_days(known: Mapping[str, Statement], turned: Iterable[str]) -> Iterable[Problem]:
    """What comes after something cannot end before that begins, through any number of steps."""
    begins: dict[str, tuple[datetime.date, str]] = {}
    for one in turned:
        days = of_as_of(known[one].as_of)
        first = (days.earliest, one) if days.earliest else None
        for other in known[one].after:
            if other in begins and (first is None or begins[other][0] > first[0]):
                first = begins[other]
        if first is None:
            continue
        if days.latest is not None and days.latest < first[0]:
            what = (
                f"`after` cannot be: this ends by {days.latest}, and {first[1]!r}, which came "
                f"before it, begins on {first[0]}"
            )
            yield _problem(known[one], what, "Correct one of the times, or remove `after`")
            continue
        begins[one] = first


def _chains(corpus: Corpus) -> Iterable[Problem]:
    """Nobody stands twice between the origin and the article, its own outlet not at all."""
    outlets = _outlets(corpus)
    for statement in corpus.statements:
        links = [_link(speaker) for speaker in statement.said_by]
        twice = next((link for i, link in enumerate(links) if link in links[:i]), None)
        if twice is not None:
            what = f"the chain of `said_by` goes round in a circle: {' → '.join(links)}"
            how = f"Name {twice!r} once, the origin first"
            yield _problem(statement, what, how)
        elif outlets.get(statement.article) in links:
            what = f"the chain of `said_by` names {outlets[statement.article]!r}, its own outlet"
            yield _problem(statement, what, "Leave it out: article and outlet are implied")


def _link(speaker: Speaker) -> str:
    if speaker.entity is not None:
        return speaker.entity
    return speaker.unnamed.get("en") if speaker.unnamed else ""


def _outlets(corpus: Corpus) -> Mapping[str, str]:
    """The entity that bears exactly the name of an article's outlet."""
    named = {
        names.key(name): entity.slug
        for entity in corpus.entities.values()
        for name in entity.name.values.values()
    }
    found = {
        a.id: named.get(names.key(a.publisher.name))
        for a in corpus.articles.values()
        if a.publisher is not None
    }
    return {article: slug for article, slug in found.items() if slug is not None}
