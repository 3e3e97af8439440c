"""`schema`: the JSON Schemas of the seed files."""

from __future__ import annotations

import argparse
import json

from dossier.cli.places import DONE, Places
from dossier.read.schema import NAMES, schema


def run(places: Places, args: argparse.Namespace) -> int:
    """Print one schema, or all by name."""
    del places
    wanted = schema(args.name) if args.name else {name: schema(name) for name in NAMES}
    print(json.dumps(wanted, ensure_ascii=False, indent=2))
    return DONE
