"""The worlds of ``worlds/link``: texts in which every mention is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.link import Linker
from dossier.model import Alias, Entity, Grammar, Localized, Mention, Origin

WORLDS = Path(__file__).parent / "worlds" / "link"
MARKED = re.compile(r"⟦(.+?)\|([a-z0-9-]+)⟧", re.DOTALL)


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def entity(slug: str, data: dict[str, Any]) -> Entity:
    name = data["name"]
    return Entity(
        slug=slug,
        kind=data["kind"],
        cls=data["class"],
        name=Localized({"": name} if isinstance(name, str) else name),
        unnamed=data.get("unnamed", False),
        aliases=(
            *(Alias(text) for text in data.get("aliases", ())),
            *(Alias(text, weak=True) for text in data.get("weak_aliases", ())),
        ),
        not_in=tuple(data.get("not_in", ())),
        vendor=data.get("vendor"),
        family=data.get("family"),
        parent=data.get("parent"),
        grammar={lang: Grammar(**words) for lang, words in data.get("grammar", {}).items()},
        origin=Origin(f"{slug}.yml", 1),
    )


@cache
def linker(catalogue: str) -> Linker:
    data = read(WORLDS / "catalogues" / f"{catalogue}.yml")
    return Linker(entity(slug, entry) for slug, entry in data.items())


def unmarked(marked: str) -> tuple[str, list[Mention]]:
    """A text without its marks, and the mentions that they stand for."""
    text = ""
    mentions = []
    done = 0
    for mark in MARKED.finditer(marked):
        text += marked[done : mark.start()]
        mentions.append(Mention(len(text), len(text) + len(mark[1]), mark[1], mark[2]))
        text += mark[1]
        done = mark.end()
    return text + marked[done:], mentions


def cases() -> Iterator[Any]:
    for path in sorted(WORLDS.glob("*.yml")):
        world = read(path)
        catalogue = world["catalogue"]
        for lang, texts in world.get("cases", {}).items():
            for title, text in texts.items():
                case = f"{path.stem}: {lang}: {title}"
                yield pytest.param(catalogue, lang, text, (), id=case)
        for title, given in world.get("given", {}).items():
            case = f"{path.stem}: given: {title}"
            yield pytest.param(catalogue, given["lang"], given["text"], given["given"], id=case)


@pytest.mark.parametrize(("catalogue", "lang", "marked", "given"), list(cases()))
def test_world(catalogue: str, lang: str, marked: str, given: tuple[str, ...]) -> None:
    text, mentions = unmarked(marked)
    assert linker(catalogue).mentions(text, lang, given=given) == mentions
