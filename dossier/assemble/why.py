"""Why a profile says what it says: each rule that fired, on which statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dossier.assemble.lines import Liner
from dossier.assemble.questions import Asked
from dossier.assemble.rules import Disagreement
from dossier.model import Entity, Statement
from dossier.view import Cell, Rich, Why


def why(
    liner: Liner,
    entity: Entity,
    statements: Sequence[Statement],
    *,
    lead: Sequence[str],
    asked: Iterable[Asked],
    missing: Sequence[str],
) -> tuple[Why, ...]:
    """The rules that fired for the page of ``entity``, in the order of the page."""
    cases: dict[str, list[Cell]] = defaultdict(list)
    for i in lead:
        cases["lead"].append(_case(liner, entity, (i,)))
    for one in statements:
        state = liner.book.states.seen_from(one.id, entity.slug)
        if state.rule is not None:
            by = (state.by,) if state.by is not None else ()
            cases[state.rule].append(_case(liner, entity, (one.id, *by)))
        if one.judgement:
            cases["judgement"].append(_case(liner, entity, (one.id,)))
        elif len(one.about) > 1 and entity.slug in one.about:
            cases["joint"].append(_case(liner, entity, (one.id,)))
    for found in liner.book.ruling.disagreements.get(entity.slug, ()):
        if found.rule == "tension":
            cases["tension"].append(_tension(liner, found))
    for origin, ids in _relayed(liner, statements):
        cases["origin"].append(Cell(text=(origin,), notes=ids))
    for question in asked:
        cases["asks"].append(Cell(text=(question.text,), notes=question.statements))
    if missing:
        cases["missing"].append(Cell(text=(" · ".join(missing),), notes=()))
    return tuple(
        Why(rule=rule, text=liner.strings(f"why.{rule}"), cases=tuple(found))
        for rule, found in cases.items()
    )


def _case(liner: Liner, entity: Entity, ids: tuple[str, ...]) -> Cell:
    """The statements of a case, the one that decided after an arrow."""
    parts: list[Rich] = [liner.sentence(liner.book.statements[i], here=entity.slug) for i in ids]
    text = parts[0]
    for part in parts[1:]:
        text = (*text, " ← ", *part)
    return Cell(text=text, notes=ids)


def _tension(liner: Liner, found: Disagreement) -> Cell:
    tension = liner.book.corpus.vocabulary.tensions[found.name]
    ids = tuple(i for side in found.sides for i in side)
    return Cell(text=(tension.question.get(liner.lang),), notes=ids)


def _relayed(
    liner: Liner, statements: Iterable[Statement]
) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Origins that speak through more than one article, with the statements that rest on them."""
    by_origin: dict[str, list[Statement]] = defaultdict(list)
    for one in statements:
        by_origin[liner.book.origins[one.id]].append(one)
    for origin, found in by_origin.items():
        if len({s.article for s in found}) > 1:
            yield liner.origin_name(origin), tuple(s.id for s in found)
