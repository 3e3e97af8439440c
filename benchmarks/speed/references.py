"""What references cost: a rebuild in which nothing changed, with them and without."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from benchmarks.measure import Measure
from dossier.cite.references import with_address
from dossier.site import build_site
from dossier.site.references import Format, Formatter

ROOT = Path(__file__).parents[2]
_TRIES = 3


def measures() -> list[Measure]:
    """The share of a rebuild that references take, and how long the first build's take."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        formatter = Formatter(cache=folder / "references.json")
        started = time.perf_counter()
        _build(folder, formatter)
        first = time.perf_counter() - started
        without = min(_build(folder, None) for _ in range(_TRIES))
        known = min(_build(folder, formatter) for _ in range(_TRIES))
    return [
        Measure(
            what="references: share of a rebuild in which nothing changed",
            over="content/",
            value=100 * (known - without) / without,
            goal=5,
            at_most=True,
            unit="%",
        ),
        Measure(
            what="references: the first build, pandoc included",
            over="content/",
            value=first,
            unit=" s",
        ),
    ]


def _build(folder: Path, formatter: Format | None) -> float:
    """The seconds of CPU that a build of content/ takes, the search index left out."""
    started = time.process_time()
    problems = build_site(
        content=ROOT / "content",
        site=folder / "site",
        config=ROOT / "mkdocs.yml",
        templates=ROOT / "templates",
        index=lambda *_: None,
        addressed=with_address,
        formatter=formatter,
    )
    assert problems == []
    return time.process_time() - started
