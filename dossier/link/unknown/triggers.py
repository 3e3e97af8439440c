"""Patterns that are tried only where a word that they need stands.

A pattern that begins with any character would be tried at every place of a text; a matcher
of many words (Aho and Corasick, 1975) finds the few places where it can succeed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import ahocorasick_rs

_PART = 1 << 20


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
        self._longest = max(map(len, words))
        self._automaton = ahocorasick_rs.AhoCorasick(list(words))

    def matches(self, plain: str) -> Iterator[tuple[int, re.Match[str]]]:
        """The number of a trigger with each match that ``pattern.finditer`` would find in
        ``plain``; those of one trigger are in order."""
        done = [0] * len(self._triggers)
        # Part by part: no more places are held at a time than one part has.
        for first in range(0, len(plain), _PART):
            part = plain[first : first + _PART + self._longest - 1]
            for at, starts in enumerate(self._places(part)):
                for match in _matches(plain, self._triggers[at], starts, first, done[at]):
                    yield at, match
                    done[at] = match.end()

    def _places(self, part: str) -> list[list[int]]:
        places: list[set[int]] = [set() for _ in self._triggers]
        for word, start, _ in self._automaton.find_matches_as_indexes(part, overlapping=True):
            for owner in self._owners[word]:
                places[owner].add(start)
        return [sorted(starts) for starts in places]


def _matches(
    plain: str, trigger: Trigger, starts: Sequence[int], first: int, done: int
) -> Iterator[re.Match[str]]:
    """The matches around ``starts``, counted from ``first``, that begin at ``done`` or later."""
    match_at = trigger.pattern.match
    for word in starts:
        at = first + word
        for start in range(max(done, at - trigger.most), at - trigger.least + 1):
            match = match_at(plain, start)
            if match:
                yield match
                done = match.end()
                break
