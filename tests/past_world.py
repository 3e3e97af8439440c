"""A published world, and what is done to it: for the tests of the past."""

from __future__ import annotations

import re

import yaml

from dossier.cli.line import Built
from world import World, reading

DAY = "2033-04-05"
LATER = "2033-06-07"
FARE = "A ride on the Harbour Line costs 2.40 euros"


def publish(world: World, day: str) -> list[str]:
    """Publish and give back what was said."""
    ran = world.run("publish", "--date", day)
    assert (ran.status, ran.err) == (0, "")
    return ran.out.splitlines()


def id_of(world: World, quote: str) -> str:
    """The id of the statement with this quotation."""
    for file in (world.seeds / "articles").glob("*.yml"):
        for entry in yaml.safe_load(file.read_text("utf-8"))["statements"]:
            if entry["quote"] == quote:
                return str(entry["id"])
    raise AssertionError(quote)


def take_away(world: World, article: str) -> dict[str, str]:
    """Remove an article; its files, to be put back with ``change``."""
    names = [f"articles/{article}.{ending}" for ending in ("txt", "yml")]
    kept = {name: (world.seeds / name).read_bytes().decode("utf-8") for name in names}
    world.change(dict.fromkeys(names))
    return kept


def entry(world: World, quote: str, article: str) -> str:
    """The lines of a statement in its sidecar."""
    text = (world.seeds / f"articles/{article}.yml").read_text("utf-8")
    found = [e for e in re.split(r"^(?=  - )", text, flags=re.MULTILINE) if f"quote: {quote}" in e]
    return found[0]


def page(built: Built, path: str, part: str) -> str:
    return " ".join(reading(built, path).part(part))
