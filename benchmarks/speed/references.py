"""What references cost: a rebuild in which nothing changed, with them and without."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Measure
from dossier.site import build_site
from dossier.site.page_facts import page_facts
from dossier.site.references import Format, Formatter, write_references
from dossier.site.settings import read_settings

ROOT = Path(__file__).parents[2]
_TRIES = 3


def measures() -> list[Measure]:
    """The share of a rebuild that references take, and how long they take the first time."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        formatter = Formatter(cache=folder / "references.json")
        build = _build(folder)
        started = time.perf_counter()
        _references(folder, formatter)
        first = time.perf_counter() - started
        known = min(_again(folder, formatter) for _ in range(_TRIES))
    return [
        Measure(
            what="references: share of a rebuild in which nothing changed",
            over="content/",
            value=100 * known / build,
            goal=5,
            at_most=True,
            unit="%",
        ),
        Measure(
            what="references: the first time, pandoc included",
            over="content/",
            value=first,
            unit=" s",
        ),
    ]


def _build(folder: Path) -> float:
    """The seconds of CPU that a build of content/ takes without references and search index."""
    started = time.process_time()
    problems = build_site(
        content=ROOT / "content",
        site=folder / "site",
        config=ROOT / "mkdocs.yml",
        templates=ROOT / "templates",
        index=lambda *_: None,
    )
    assert problems == []
    spent = time.process_time() - started
    shutil.copytree(folder / "site", folder / "bare")
    return spent


def _again(folder: Path, formatter: Format) -> float:
    """The seconds of CPU that references take in the site as it was built."""
    shutil.rmtree(folder / "site")
    shutil.copytree(folder / "bare", folder / "site")
    started = time.process_time()
    _references(folder, formatter)
    return time.process_time() - started


def _references(folder: Path, formatter: Format) -> None:
    settings, problems = read_settings(ROOT / "mkdocs.yml", ROOT / "templates")
    assert settings is not None
    problems += write_references(
        page_facts(ROOT / "content", settings),
        site=folder / "site",
        content=ROOT / "content",
        templates=ROOT / "templates",
        settings=settings,
        formatter=formatter,
    )
    assert problems == []
