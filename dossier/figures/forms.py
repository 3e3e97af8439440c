"""Word lists, and the patterns that find any of their words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> Mapping[str, Any]:
    """A table of ``dossier/data``."""
    text = files("dossier").joinpath("data", f"{name}.json").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = json.loads(text)
    return loaded


def alternation(words: Iterable[str]) -> str:
    """An alternation, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def cased(words: Iterable[str]) -> list[str]:
    """Each in small letters, with a capital and in capitals: quicker to find than IGNORECASE."""
    return [form for word in words for form in (word, word.capitalize(), word.upper())]


def tree(words: Iterable[str]) -> str:
    """An alternation in which words share their beginnings: few branches at each letter.

    It matches what :func:`alternation` does, the longest first, in a fraction of the time.
    """
    branches: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        branches.setdefault(word[:1], []).append(word[1:])
    optional = branches.pop("", None) is not None
    forms = [re.escape(head) + _rest(tails) for head, tails in branches.items()]
    if not optional:
        return "|".join(forms)
    return f"(?:{'|'.join(forms)})?" if forms else ""


def _rest(tails: Sequence[str]) -> str:
    """What follows a first letter: nothing, one ending, or a choice of several."""
    if len(tails) == 1:
        return re.escape(tails[0])
    rest = tree(tails)
    return rest if "" in tails else f"(?:{rest})"
