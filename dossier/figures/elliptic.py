"""Amounts that leave out what they are of, because the sentence has just said it.

"Sales of 9.2 billion yuan, against 6 billion a year earlier": the second takes the unit of
the first.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from dossier.figures.record import Figure

_STOP = re.compile(r"[.!?…;](?=\s|$)|[。！？；\n]")
_NEAR = 24
_FAR = 240
_LASTING = frozenset({"years", "months", "weeks", "days", "hours", "minutes", "times"})


def completed(
    text: str, figures: Sequence[Figure], *, bare: Collection[int], shares: Collection[int]
) -> list[Figure]:
    """The figures, those that begin at ``bare`` with the unit of a neighbour that has one.

    The neighbour is the next amount where only a few words lie between, else the last one
    of the same sentence; what has none stays a count of units. Those that begin at
    ``shares`` are some of what was counted last, or no figures: "430 cafés, dont 120 …".
    """
    if not bare and not shares:
        return list(figures)
    done: list[Figure] = []
    for at, figure in enumerate(figures):
        if figure.start in shares:
            whole = _like_the_last(text, figure, done)
            if whole.kind == "count" and whole.unit != figure.unit:
                done.append(whole)
            continue
        if figure.start not in bare:
            done.append(figure)
            continue
        following = figures[at + 1] if at + 1 < len(figures) else None
        if following and following.start not in bare and _same(figure, following):
            between = text[figure.end : following.start]
            if len(between) <= _NEAR and "," not in between and not _STOP.search(between):
                done.append(figure._replace(kind=following.kind, unit=following.unit))
                continue
        done.append(_like_the_last(text, figure, done))
    return done


def _like_the_last(text: str, figure: Figure, done: Sequence[Figure]) -> Figure:
    for last in reversed(done[-3:]):
        far = figure.start - last.end > _FAR
        if far or _STOP.search(text, last.end, figure.start):
            break
        if _same(figure, last):
            return figure._replace(kind=last.kind, unit=last.unit)
    return figure


def _same(figure: Figure, other: Figure) -> bool:
    """Whether the other is an amount that this one may be measured by: of a like size."""
    if other.kind not in {"money", "count", "spec"} or other.unit in _LASTING:
        return False
    mine, theirs = figure.value, other.value
    if isinstance(mine, str) or isinstance(theirs, str) or not mine or not theirs:
        return False
    return 1e-3 <= mine / theirs <= 1e3
