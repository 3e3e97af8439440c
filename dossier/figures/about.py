"""Which entity a figure describes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier.figures.find import find_figures
from dossier.figures.record import Figure
from dossier.model import Entity, Lang, Mention

_STOP = re.compile(r"[.!?…。！？;；]|\n\s*\n")
_REACH = 400


def described(
    text: str,
    lang: Lang,
    mentions: Sequence[Mention],
    entities: Mapping[str, Entity] | None = None,
    *,
    published: str | None = None,
) -> list[Figure]:
    """Every figure of ``text`` with the entity that it describes (contract §5).

    ``mentions``: sorted, never overlapping; their digits are no figures. ``entities``: the
    catalogue by slug, for what "the company" or "the chip" may refer to. ``published``: the
    ISO date from which relative dates are reckoned; without it they are no figures.
    """
    del entities
    skip = [(mention.start, mention.end) for mention in mentions]
    starts = [start for start, _ in skip]
    figures = find_figures(text, lang, skip=skip, published=published)
    return [replace(one, about=_before(text, one, mentions, starts)) for one in figures]


def _before(
    text: str, figure: Figure, mentions: Sequence[Mention], starts: Sequence[int]
) -> str | None:
    """The last entity named before it in the same sentence."""
    at = bisect_left(starts, figure.start) - 1
    if at < 0:
        return None
    end = mentions[at].end
    near = figure.start - end <= _REACH and not _STOP.search(text, end, figure.start)
    return mentions[at].entity if near else None
