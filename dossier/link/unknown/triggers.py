"""Patterns that are tried only where a word that they need stands.

A pattern that begins with any character would be tried at every place of a text; a matcher
of many words (Aho and Corasick, 1975) finds the few places where it can succeed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import ahocorasick_rs


@dataclass(frozen=True, slots=True)
class Trigger:
    """``pattern`` begins ``least`` to ``most`` characters before one of ``words``."""

    pattern: re.Pattern[str]
    words: Sequence[str]
    least: int
    most: int


class Triggers:
    """Several triggers, whose words are looked for in one pass."""

    def __init__(self, triggers: Iterable[Trigger]) -> None:
        self._triggers = tuple(triggers)
        words = dict.fromkeys(word for trigger in self._triggers for word in trigger.words)
        self._owners = [
            [at for at, trigger in enumerate(self._triggers) if word in trigger.words]
            for word in words
        ]
        self._automaton = ahocorasick_rs.AhoCorasick(list(words))

    def matches(self, plain: str) -> list[Iterator[re.Match[str]]]:
        """By trigger, what ``pattern.finditer`` would find in ``plain``."""
        places: list[set[int]] = [set() for _ in self._triggers]
        for word, start, _ in self._automaton.find_matches_as_indexes(plain, overlapping=True):
            for owner in self._owners[word]:
                places[owner].add(start)
        return [
            _matches(plain, trigger, sorted(starts))
            for trigger, starts in zip(self._triggers, places, strict=True)
        ]


def _matches(plain: str, trigger: Trigger, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    done = 0
    match_at = trigger.pattern.match
    for word in starts:
        for start in range(max(done, word - trigger.most), word - trigger.least + 1):
            match = match_at(plain, start)
            if match:
                yield match
                done = match.end()
                break
