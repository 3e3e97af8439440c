"""What is true when, and what disagrees: the rules of the house, and what they conclude."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier.assemble.rules.desk import Desk
from dossier.assemble.rules.order import Order, order
from dossier.assemble.rules.states import Disagreement, State, States
from dossier.assemble.rules.table import RULES
from dossier.assemble.rules.times import Timed, timed
from dossier.model import Corpus

__all__ = ["RULES", "Disagreement", "Order", "Ruling", "State", "States", "Timed", "decide"]


@dataclass(frozen=True, slots=True)
class Ruling:
    """Everything that the rules conclude of a corpus."""

    times: Mapping[str, Timed]
    states: States
    order: Order
    disagreements: Mapping[str, Sequence[Disagreement]]
    """By the entity on whose page they stand."""


def decide(corpus: Corpus) -> Ruling:
    """Apply the rules of the table, in its order."""
    statements = corpus.statements
    times = {s.id: timed(s, corpus.articles[s.article], corpus.vocabulary) for s in statements}
    desk = Desk(corpus, times)
    for rule in RULES:
        rule.apply(desk)
    states = desk.found.states(statements)
    shown: dict[str, list[Disagreement]] = defaultdict(list)
    for one in desk.found.disagreements:
        for slug in one.slugs:
            shown[slug].append(one)
    return Ruling(times, states, order(desk), shown)
