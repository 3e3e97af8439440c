"""`annotate`: the names and figures of one text as JSON (docs/formats.md)."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, NamedTuple

from dossier.cli.places import DONE, Places, report, shown
from dossier.figures import Figure, described
from dossier.link import Linker, Reading, Unknown, UnknownNames
from dossier.model import Entity, Lang, Mention
from dossier.read.catalogue import read_catalogue
from dossier.read.text import read_text

_encode = json.JSONEncoder(ensure_ascii=False).encode
_NEXT = '}, {"start":'
"""Where a find begins after another. No text holds it: there, a quotation mark is escaped."""
_AT_ONCE = 1000
"""How many finds are encoded together: enough for speed, and no matter to memory."""


class Found(NamedTuple):
    """What a text holds, each sorted by place, none of a kind overlapping."""

    mentions: Sequence[Mention]
    figures: Sequence[Figure]
    unknown: Sequence[Unknown]


def run(places: Places, args: argparse.Namespace) -> int:
    """Print every mention, figure and unknown name of a text; what is doubtful in the
    catalogue goes to standard error."""
    text, problems = read_text(args.file, shown(args.file))
    entities, wrong, doubtful = read_catalogue(places.seeds, places.shown)
    if text is None or entities is None:
        return report([*problems, *wrong])
    # Nothing here is circular: walking ever more records in search of circles only takes time.
    gc.disable()
    try:
        for problem in doubtful:
            print(problem, file=sys.stderr)
        found = Annotator(entities).read(text, args.lang, published=args.published)
        sys.stdout.writelines(as_json(found))
    finally:
        gc.enable()
    return DONE


class Annotator:
    """Reads any number of texts by one catalogue."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        """``entities``: the whole catalogue by slug."""
        self._entities = entities
        self._linker = Linker(entities.values())
        self._unknown = UnknownNames(entities.values())

    def read(self, text: str, lang: Lang, *, published: str | None = None) -> Found:
        """Every mention, figure and unknown name of ``text``.

        ``published``: the ISO date of the text, from which relative dates are reckoned.
        """
        reading = Reading(text)
        mentions = self._linker.mentions(text, lang, reading=reading)
        unknown = self._unknown.find(text, lang, mentions, reading=reading)
        others = [(name.start, name.end) for name in unknown]
        figures = described(
            text, lang, mentions, self._entities, published=published, others=others
        )
        return Found(mentions, figures, unknown)


def as_json(found: Found) -> Iterator[str]:
    """The JSON of ``annotate`` in pieces: a line for every find, so that people can read it
    too. Nothing is kept of a piece: a text may have a million finds."""
    before = "{"
    for name, finds in found._asdict().items():
        yield f'{before}"{name}": ['
        yield from _lines(finds)
        yield "]"
        before = ",\n "
    yield "}\n"


def _lines(finds: Sequence[Any]) -> Iterator[str]:
    """A line for each record; flat ones are mappings without ``asdict``, which looks for more."""
    if not finds:
        return
    names = getattr(finds[0], "_fields", None) or [field.name for field in fields(finds[0])]
    values = attrgetter(*names)
    before = "\n  "
    for at in range(0, len(finds), _AT_ONCE):
        some = [dict(zip(names, values(one), strict=True)) for one in finds[at : at + _AT_ONCE]]
        yield before
        yield _encode(some)[1:-1].replace(_NEXT, f"}},\n  {_NEXT[3:]}")
        before = ",\n  "
