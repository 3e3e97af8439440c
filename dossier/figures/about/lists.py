"""Names and figures in two lists that belong together in turn."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.figures.about.cues import Cues
from dossier.figures.record import Figure
from dossier.model import Mention

_NEAR = 30


def in_turn(
    text: str, figures: Sequence[Figure], lists: Sequence[Sequence[Mention]], cues: Cues
) -> dict[int, str]:
    """By the index of a figure the name that it belongs to: "A and B, with 40 % and 30 %".

    ``lists`` are the names of the sentence in their lists; the last one before the figures
    counts, if it is as long as theirs.
    """
    if len(figures) < 2 or not lists:
        return {}
    runs: list[list[int]] = []
    for at, figure in enumerate(figures):
        last = figures[at - 1] if at else None
        if last and _goes_on(text, last, figure, cues):
            runs[-1].append(at)
        else:
            runs.append([at])
    found: dict[int, str] = {}
    for run in runs:
        if len(run) < 2:
            continue
        start = figures[run[0]].start
        named = next((group for group in reversed(lists) if group[-1].end <= start), ())
        if len(named) == len(run):
            found.update((at, one.entity) for at, one in zip(run, named, strict=True))
    return found


def _goes_on(text: str, last: Figure, figure: Figure, cues: Cues) -> bool:
    near = last.kind == figure.kind and figure.start - last.end <= _NEAR
    return near and cues.joined.fullmatch(text, last.end, figure.start) is not None
