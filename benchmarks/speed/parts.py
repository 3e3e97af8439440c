"""Parts that were weighed against each other: finding many names at once, Chinese scripts.

Parts that the project did not take are measured where they are installed
(``pip install pyahocorasick opencc``); ``docs/reading.md`` keeps the figures.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import ahocorasick_rs

from benchmarks.labelled import catalogue
from benchmarks.measure import Measure
from dossier.link.scripts import both_scripts
from dossier.names import safe_names, weak_names

_ALIASES = 10_000
_SYLLABLES = ("ka", "lo", "mi", "ter", "von", "zu", "ra", "nex", "sol", "dyn", "pa", "qui", "se")
_PROSE = "the company said that deliveries would resume once the plant had been inspected, " * 3
_HAN = re.compile("^[\u3400-\u9fff]+$")


def measures() -> Sequence[Measure]:
    """MB/s of each matcher; how much of OpenCC's conversions the table of characters knows."""
    chance = random.Random(7)  # noqa: S311  (names to measure by, nothing secret)
    names = sorted({"".join(chance.choices(_SYLLABLES, k=5)) for _ in range(_ALIASES)})
    text = " ".join(f"{_PROSE}{name}" for name in names)
    matchers: dict[str, Callable[[str], Any]] = {
        "ahocorasick-rs": ahocorasick_rs.AhoCorasick(names).find_matches_as_indexes
    }
    if find_spec("ahocorasick"):
        automaton = import_module("ahocorasick").Automaton()
        for at, name in enumerate(names):
            automaton.add_word(name, at)
        automaton.make_automaton()
        matchers["pyahocorasick"] = lambda some: list(automaton.iter(some))
    found = [
        Measure(what=f"matcher: {part}", over="10,000 names", value=_rate(text, run), unit=" MB/s")
        for part, run in matchers.items()
    ]
    plain = re.compile("|".join(names)).findall
    share = text[: len(text) // 40]
    found.append(
        Measure(what="matcher: re", over="10,000 names", value=_rate(share, plain), unit=" MB/s")
    )
    return [*found, *_scripts()] if find_spec("opencc") else found


def _scripts() -> list[Measure]:
    """What share of the names that OpenCC converts our spellings include."""
    entities = (e for name in ("trades", "chips") for e in catalogue(name).values())
    names = {n for e in entities for n in (*safe_names(e), *weak_names(e)) if _HAN.match(n)}
    found = []
    for way in ("s2t", "s2tw", "s2hk", "t2s"):
        convert = import_module("opencc").OpenCC(way).convert
        known = sum(convert(name) in set(both_scripts(name)) for name in names)
        over = "Chinese names of the catalogues"
        value = known / len(names)
        found.append(Measure(what=f"scripts: as OpenCC {way}", over=over, value=value))
    return found


def _rate(text: str, run: Callable[[str], Any]) -> float:
    spent = []
    for _ in range(3):
        start = time.process_time()
        run(text)
        spent.append(time.process_time() - start)
    return len(text) / 1e6 / min(spent)
