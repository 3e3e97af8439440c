"""The catalogue alone: entities, without vocabulary, articles or settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from dossier.model import Entity, Problem
from dossier.read.entities import entity_folders, read_entities


def read_catalogue(
    seeds: Path, shown: str
) -> tuple[Mapping[str, Entity] | None, Sequence[Problem], Sequence[Problem]]:
    """Every entity of every folder of ``seeds`` that may hold some; what is wrong; what is
    doubtful.

    ``shown`` is the folder as messages name it. Files that are wrong leave no catalogue.
    Doubtful is what files say of each other (a name claimed twice, a vendor without a
    file): an error when a site is built, no hindrance to finding names.
    """
    if not seeds.is_dir():
        what = "there is no such folder"
        return None, [Problem(shown, 1, what, "Name the folder of seeds with --seeds")], []
    entities, problems, between = read_entities(seeds, shown, entity_folders(seeds))
    living = {slug: entity for slug, entity in entities.items() if not entity.gone}
    return (None if problems else living), sorted(set(problems)), sorted(set(between))
