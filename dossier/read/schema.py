"""Seed files against their JSON Schemas."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from functools import cache
from importlib import import_module, resources
from typing import Any

from dossier.model import Problem
from dossier.read.soundness import Check, soundness
from dossier.read.yaml import Document

NAMES = ("entity", "article", "vocabulary")
"""The schemas there are: one a kind of seed file."""


@cache
def schema(name: str) -> dict[str, Any]:
    """The JSON Schema ``name`` as shipped with the package."""
    text = (resources.files("dossier") / "schemas" / f"{name}.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@cache
def _check(name: str) -> Check:
    return soundness(schema(name))


def nearest(word: str, words: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """The word of ``words`` most like ``word``, if any is alike (as difflib measures it)."""
    found = difflib.get_close_matches(word, sorted(words), n=1, cutoff=cutoff)
    return found[0] if found else None


def suggest(word: str, words: Iterable[str], otherwise: str) -> str:
    """How to mend ``word``: the nearest right one, else ``otherwise``."""
    best = nearest(word, words)
    return f"The nearest right word is {best!r}" if best else otherwise


def validate(document: Document, name: str) -> list[Problem]:
    """Everything in ``document`` that the schema ``name`` does not allow.

    What is sound is told quickly; the validator, which takes a tenth of a second to load,
    is loaded when there is something to tell.
    """
    if _check(name)(document.data):
        return []
    problems: list[Problem] = import_module("dossier.read.faults").faults(document, name)
    return problems
