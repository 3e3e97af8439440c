"""Chinese names in the other script: simplified from traditional, and the other way round.

``dossier/data/han.txt`` has a line for every simplified character that is written
otherwise in traditional texts: the character, then its traditional forms in China, Taiwan
and Hong Kong, itself among them where it stays (台). It is made from the dictionaries of
OpenCC (https://github.com/BYVoid/OpenCC, Apache-2.0); ``docs/reading.md`` compares.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice, product

_MOST = 48
"""How many traditional spellings of one name are looked for at most."""


@dataclass(frozen=True, slots=True)
class _Table:
    traditional: dict[str, str]
    """By simplified character, its traditional forms, the commonest first."""
    simplified: dict[int, str]
    """By traditional character (for ``str.translate``), the simplified one."""


@cache
def _table() -> _Table:
    lines = files("dossier").joinpath("data", "han.txt").read_text("utf-8").split()
    simplified: dict[int, str] = {}
    for line in lines:
        for char in line[1:]:
            simplified.setdefault(ord(char), line[0])
    return _Table({line[0]: line[1:] for line in lines}, simplified)


def both_scripts(name: str) -> Iterator[str]:
    """``name`` as it is, in simplified and in every usual traditional spelling.

    Which traditional form a character takes depends on the word; a name is so short that
    all of them are tried (发 in 发展 and in 头发).
    """
    yield name
    if name.isascii():
        return
    table = _table()
    simple = name.translate(table.simplified)
    yield simple
    forms = [table.traditional.get(char, char) for char in simple]
    for chars in islice(product(*forms), _MOST):
        yield "".join(chars)
