"""The catalogues that labelled texts use, as entities and as folders of seeds.

A file ``NAME.yml`` here maps folders to slugs to the keys of an entity (contract §2);
``base: seeds`` starts from the catalogue of the site.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from dossier.model import Entity
from dossier.read.entities import entity_folders, read_entities

FOLDER = Path(__file__).parent
SEEDS = FOLDER.parents[2] / "seeds"
_NO_ENTITIES = frozenset({"articles", "pages"})


def names() -> list[str]:
    """The catalogues there are; ``seeds`` is the one of the site itself."""
    return ["seeds", *sorted(file.stem for file in FOLDER.glob("*.yml"))]


@cache
def catalogue(name: str) -> Mapping[str, Entity]:
    """The entities of a catalogue by slug; ``ValueError`` if it is not sound."""
    with TemporaryDirectory() as folder:
        seeds = Path(folder)
        write_seeds(name, seeds)
        entities, problems, more = read_entities(seeds, name, entity_folders(seeds))
    if problems := [*problems, *more]:
        raise ValueError("\n".join(map(str, problems)))
    return entities


def write_seeds(name: str, folder: Path) -> None:
    """Write a catalogue as a folder of seeds for ``annotate``: ``KIND/SLUG.yml`` in ``folder``,
    which may exist; no articles, no vocabulary."""
    content: dict[str, Any] = {"base": "seeds"}
    if name != "seeds":
        text = (FOLDER / f"{name}.yml").read_text(encoding="utf-8")
        content = yaml.load(text, yaml.CSafeLoader)
    if content.pop("base", None) == "seeds":
        for source in SEEDS.iterdir():
            if source.is_dir() and source.name not in _NO_ENTITIES:
                shutil.copytree(source, folder / source.name, dirs_exist_ok=True)
    for kind, entities in content.items():
        (folder / kind).mkdir(parents=True, exist_ok=True)
        for slug, keys in entities.items():
            text = yaml.dump(keys, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
            (folder / kind / f"{slug}.yml").write_text(text, encoding="utf-8")
