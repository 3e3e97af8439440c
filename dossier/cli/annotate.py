"""`annotate`: the names and figures of one text as JSON (docs/formats.md)."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any

from dossier.cli.places import DONE, Places, report, shown
from dossier.figures import described
from dossier.link import Linker, Reading, Unknown, UnknownNames
from dossier.model import Entity, Lang, Mention
from dossier.read.catalogue import read_catalogue
from dossier.read.text import read_text

_encode = json.JSONEncoder(ensure_ascii=False).encode
_NEXT = '}, {"start":'
"""Where a find begins after another. No text holds it: there, a quotation mark is escaped."""


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
    finally:
        gc.enable()
    sys.stdout.write(as_json(found))
    return DONE


class Annotator:
    """Reads any number of texts by one catalogue."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        """``entities``: the whole catalogue by slug."""
        self._entities = entities
        self._linker = Linker(entities.values())
        self._unknown = UnknownNames(entities.values())

    def read(
        self, text: str, lang: Lang, *, published: str | None = None
    ) -> dict[str, list[dict[str, Any]]]:
        """``mentions``, ``figures`` and ``unknown``, each sorted by place, none overlapping.

        ``published``: the ISO date of the text, from which relative dates are reckoned.
        """
        reading = Reading(text)
        mentions = self._linker.mentions(text, lang, reading=reading)
        unknown = self._unknown.find(text, lang, mentions, reading=reading)
        others = [(name.start, name.end) for name in unknown]
        figures = described(
            text, lang, mentions, self._entities, published=published, others=others
        )
        return {
            "mentions": _plain(Mention, mentions),
            "figures": [figure._asdict() for figure in figures],
            "unknown": _plain(Unknown, unknown),
        }


def _plain(record: type[Any], found: Iterable[Any]) -> list[dict[str, Any]]:
    """Flat records as mappings: what ``asdict`` gives, without its search for nested ones."""
    names = [field.name for field in fields(record)]
    values = attrgetter(*names)
    return [dict(zip(names, values(one), strict=True)) for one in found]


def as_json(found: Mapping[str, Iterable[Any]]) -> str:
    """The JSON of ``annotate``: a line for every find, so that people can read it too."""
    lists = [f'"{name}": [{_lines(items)}]' for name, items in found.items()]
    return "{" + ",\n ".join(lists) + "}\n"


def _lines(items: Iterable[Any]) -> str:
    """A line for each, encoded at one go."""
    found = list(items)
    if not found:
        return ""
    return "\n  " + _encode(found)[1:-1].replace(_NEXT, f"}},\n  {_NEXT[3:]}")
