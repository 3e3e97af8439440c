"""Names as they are compared: what counts as the same spelling, and who claims it twice.

A leaf: the read stage asks for ``conflicts``, the link stage spells names out with the
rest. Everything here maps text to text without looking at any article.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import combinations

from dossier.model import Entity

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_SPACES += "\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe58\ufe63"
_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u02b9\u2032"
_DOTS = "\u2022\u2027\u2219\u22c5\u30fb\uff65"

SAME_WIDTH: dict[str, str] = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_HYPHENS, "-"),
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys(_DOTS, "\u00b7"),
    # Full-width forms of ASCII (Unicode block FF00): what NFKC makes of them.
    **{chr(0xFF00 + code): chr(0x20 + code) for code in range(1, 0x5F)},
    # The one letter whose lower case is longer than itself.
    "\u0130": "I",
}
"""Characters that are written for another one, of the same length: a fold that keeps
every offset. Full-width punctuation is among them."""

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f"
"""Soft hyphens, zero-width characters and variation selectors: no part of a name."""

SHORT = 4
"""Single words of at most so many letters keep their case: AMD is not amd."""

_FOLD = str.maketrans({**SAME_WIDTH, **dict.fromkeys(INVISIBLE, "")})
_SEPARATORS = re.compile(r"[\s-]+")


def normalise(name: str) -> str:
    """``name`` with one kind of space, hyphen and apostrophe, in NFC, its case kept."""
    if not name.isascii():
        name = unicodedata.normalize("NFC", name).translate(_FOLD)
    return " ".join(name.split())


def keeps_case(name: str) -> bool:
    """Whether a name is so short that its case is part of it (AMD, AWS, H20, Arm)."""
    normal = normalise(name)
    if _SEPARATORS.search(normal):
        return False
    letters = [char for char in normal if char.isalpha()]
    if len(letters) > SHORT:
        return False
    return all(char.lower() != char.upper() for char in letters)


def key(name: str) -> str:
    """What the spellings of one name share: with equal keys, no two entities can be told
    apart in a text, as any name may be written in capitals (``MTT‑S80``, ``mtt s80``).
    """
    return _SEPARATORS.sub(" ", normalise(name).lower())


def safe_names(entity: Entity) -> tuple[str, ...]:
    """The names that stand for the entity anywhere, each once, in the order written.

    Its name in every language and its safe aliases, but for those that are listed as weak
    too; the "name" of an unnamed entity is a description and none of these.
    """
    weak = {key(name) for name in weak_names(entity)}
    names = [] if entity.unnamed else list(entity.name.values.values())
    names += [alias.text for alias in entity.aliases if not alias.weak]
    return tuple(dict.fromkeys(n for n in names if normalise(n) and key(n) not in weak))


def weak_names(entity: Entity) -> tuple[str, ...]:
    """The names that stand for the entity only with support (docs/formats.md, Names)."""
    names = (alias.text for alias in entity.aliases if alias.weak)
    return tuple(dict.fromkeys(n for n in names if normalise(n)))


def conflicts(entities: Iterable[Entity]) -> list[tuple[str, Entity, Entity]]:
    """Safe names that two entities share, as the first of the two writes them.

    Pairs are in the order of slugs, whatever the order of ``entities``.
    """
    claims: dict[str, dict[str, tuple[str, Entity]]] = {}
    for entity in sorted(entities, key=lambda e: e.slug):
        for name in safe_names(entity):
            claims.setdefault(key(name), {}).setdefault(entity.slug, (name, entity))
    return [
        (name, first, second)
        for shared in claims.values()
        for (name, first), (_, second) in combinations(shared.values(), 2)
    ]
