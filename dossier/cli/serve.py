"""`serve`: live preview."""

from __future__ import annotations

import argparse

from dossier.cli import build
from dossier.cli.places import Places
from dossier.serve import serve


def run(places: Places, args: argparse.Namespace) -> int:
    """Serve site/ and rebuild on every change."""

    def rebuild() -> int:
        return build.run(places, args)

    watched = (places.seeds, places.templates, places.config)
    return serve(places.site, watched, rebuild, print, port=args.port)
