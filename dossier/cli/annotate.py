"""`annotate`: the names and figures of one text as JSON (contract §5)."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from dossier.cli.places import DONE, Places, report, shown
from dossier.figures import described
from dossier.link import Linker, Reading, UnknownNames
from dossier.model import Entity, Lang
from dossier.read.catalogue import read_catalogue
from dossier.read.text import read_text

_encode = json.JSONEncoder(ensure_ascii=False).encode


def run(places: Places, args: argparse.Namespace) -> int:
    """Print every mention, figure and unknown name of a text; what is doubtful in the
    catalogue goes to standard error."""
    text, problems = read_text(args.file, shown(args.file))
    entities, wrong, doubtful = read_catalogue(places.seeds, places.shown)
    if text is None or entities is None:
        return report([*problems, *wrong])
    # Nothing here is circular: walking ever more records in search of circles only takes time.
    gc.disable()
    for problem in doubtful:
        print(problem, file=sys.stderr)
    found = annotate(text, args.lang, entities, published=args.published)
    gc.enable()
    sys.stdout.write(as_json(found))
    return DONE


def annotate(
    text: str, lang: Lang, entities: Mapping[str, Entity], *, published: str | None = None
) -> dict[str, list[Any]]:
    """``mentions``, ``figures`` and ``unknown``, each sorted by place, none overlapping.

    ``published``: the ISO date of the text, from which relative dates are reckoned.
    """
    reading = Reading(text)
    mentions = Linker(entities.values()).mentions(text, lang, reading=reading)
    unknown = UnknownNames(entities.values()).find(text, lang, mentions, reading=reading)
    others = [(name.start, name.end) for name in unknown]
    figures = described(text, lang, mentions, entities, published=published, others=others)
    return {
        "mentions": [asdict(mention) for mention in mentions],
        "figures": [figure._asdict() for figure in figures],
        "unknown": [asdict(name) for name in unknown],
    }


def as_json(found: Mapping[str, Iterable[Any]]) -> str:
    """The JSON of ``annotate``: a line for every find, so that people can read it too."""
    lists = [f'"{name}": [{_lines(items)}]' for name, items in found.items()]
    return "{" + ",\n ".join(lists) + "}\n"


def _lines(items: Iterable[Any]) -> str:
    return ",".join(f"\n  {_encode(item)}" for item in items)
