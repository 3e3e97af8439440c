"""What a kill left of an `add` is finished by whichever command comes next."""

from __future__ import annotations

from dossier.cli.places import Places
from dossier.write.arrivals import mend


def finish_arrivals(places: Places) -> None:
    """Finish it, and say so."""
    for name in mend(places.seeds / "articles"):
        print(f"An interrupted `add` was finished: {places.shown}/articles/{name}")
