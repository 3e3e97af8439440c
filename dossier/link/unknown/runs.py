"""Stretches of a text that may be names: words with a capital, items of Chinese lists."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.link.cues import Cues
from dossier.link.surroundings import Surroundings
from dossier.link.unknown.record import Words

_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de"
_LETTERS = "0-9A-Za-z\u00c0-\u024f"
_INSIDE = r"[a-z]{1,3}[A-Z](?=[A-Za-z])|[0-9]{1,4}[A-Z]"
_REST = (
    rf"[{_LETTERS}]*(?:[-.&+][{_LETTERS}]+)*(?:(?<=Inc|Ltd)\.|(?<=Corp)\."
    r"|(?<=\bCo)\.(?:,? Ltd\b\.?)?)?"
)
# Looked for from its capital on, which few characters are: many times as fast.
_TOKEN = re.compile(
    rf"[{_UPPER}](?<![{_LETTERS}_@#][{_UPPER}])(?:(?<=O)'(?:[{_UPPER}]|{_INSIDE}))?{_REST}"
)
"""A word with a capital at its head: ``Nvidia``, ``O'Brien``, ``Moore-3``."""
_CAPITAL_INSIDE = re.compile(r"[A-Z](?<=[0-9a-z][A-Z])")
_HEAD = re.compile(rf"(?<![{_LETTERS}_@#])(?:{_INSIDE}){_REST}")
"""A word with small letters or digits before its capital: ``iPhone``, ``3M``."""
_HEAD_MOST = 4
_INNER = re.compile(r" (?:[0-9]{1,4}[A-Za-z]{0,3} )?")
_NUMBER = re.compile(r" [0-9]{1,4}[A-Za-z]{0,3}(?![0-9A-Za-z%]|[.,][0-9]| ?[%€$])")
_MODEL = re.compile(r"(?=.*[A-Z])(?=.*[0-9])(?![0-9]+[A-Za-z]{1,4}\Z)[\w.+-]+")
_NUMBERED = re.compile(r"([A-Z]{1,4})-?[0-9]{2,4}[A-Z]?[a-z]?")
_DIGIT = re.compile("[0-9]")
_PERIOD = re.compile(r"(?:[QTHS][1-4]|FY\d+|G\d|G20|COP\d+|[1-6]G|[1-9]D|HBM\d\w*|L[1-5]|I{1,3})")
_YEAR = re.compile(r" (?:19|20)[0-9]{2}")
_LONGEST = 5
_INNER_MOST = 9
"""How long what ``_INNER`` matches may be."""


@dataclass(slots=True)
class Run:
    """Words that may be a name; ``why`` once something says that they are."""

    start: int
    end: int
    words: Sequence[str]
    opens: bool = False
    """It stands where a common word has a capital too."""
    why: str | None = None

    @property
    def coined(self) -> bool:
        """Whether no common word is written so: capitals inside, digits, several words."""
        return len(self.words) > 1 or any(c.isupper() or c.isdigit() for c in self.words[0][1:])

    @property
    def numbered(self) -> str:
        """The letters before the number of a lone model (``MI`` of ``MI500X``), or nothing."""
        if len(self.words) > 1 or not _DIGIT.search(self.words[0]):
            return ""
        match = _NUMBERED.fullmatch(self.words[0])
        return match[1] if match else ""

    @property
    def model(self) -> bool:
        """Whether it has a word of letters and digits, as models do."""
        for word in self.words:
            if _DIGIT.search(word) and (
                (_MODEL.fullmatch(word) and not _PERIOD.fullmatch(word))
                or (word.isdigit() and word is not self.words[0])
            ):
                return True
        return False


class Reader:
    """Reads the runs of one text outside ``taken``, sorted spans that hold other things."""

    def __init__(
        self, around: Surroundings, taken: Sequence[tuple[int, int]], cues: Cues, known: Words
    ) -> None:
        self._around = around
        self._taken = taken
        self._starts = [start for start, _ in taken]
        self._cues = cues
        self._known = known
        self._lone: dict[str, bool] = {}

    def runs(self) -> Iterator[Run]:
        """Words with a capital that may name a company or product: no places, persons,
        nations, days or acronyms of every day."""
        plain, taken, at = self._around.plain, self._taken, 0
        tokens: list[tuple[int, int]] = []
        for start, end in _tokens(plain):
            while at < len(taken) and taken[at][0] < end:
                at += 1
            held = taken[at - 1][1] if at else 0
            if tokens and (
                held > tokens[-1][1]
                or len(tokens) == _LONGEST
                or not _is_inner(plain, tokens[-1][1], start)
            ):
                if not _are_letters(tokens):
                    yield from self._run(tokens)
                tokens = []
            if held <= start:
                tokens.append((start, end))
        if tokens and not _are_letters(tokens):
            yield from self._run(tokens)

    def _is_free(self, start: int, end: int) -> bool:
        at = bisect_left(self._starts, end) - 1
        return at < 0 or self._taken[at][1] <= start

    def _run(self, tokens: list[tuple[int, int]]) -> Iterator[Run]:
        plain, first = self._around.plain, tokens[0][0]
        if len(tokens) == 1:
            start, end = tokens[0]
            if not self._may_name(plain[start:end]):
                return
        elif plain[first : tokens[-1][1]] in self._cues.places or self._is_institution(tokens):
            return
        else:
            while tokens and self._is_outside(plain[slice(*tokens[0])]):
                tokens = tokens[1:]
            if len(tokens) > 1 and self._is_noun_at_head(*tokens[0]):
                tokens = tokens[1:]
            while tokens and self._is_outside(plain[slice(*tokens[-1])].rstrip(".")):
                tokens = tokens[:-1]
            if not tokens:
                return
            start, end = tokens[0][0], tokens[-1][1]
            if plain[start:end] in self._known.outlets:
                return
        words = plain[start:end].split(" ")
        if plain[start:end] in self._cues.places or (
            len(words) > 1 and words[0] in self._cues.given_names
        ):
            return
        number = self._number(end)
        if number:
            words, end = [*words, number], end + 1 + len(number)
        if len(words) > 1 or len(words[0]) > 1:
            opens = start == first and self._around.opens_sentence(start)
            yield Run(start, end, words, opens=opens)

    def _may_name(self, word: str) -> bool:
        """Whether a lone word may be a name, whatever stands around it; worked out once."""
        told = self._lone.get(word)
        if told is None:
            told = not (
                word in self._cues.places
                or word in self._known.institutions["fr"]
                or word in self._known.institutions["en"]
                or self._is_outside(word)
                or self._is_outside(word.rstrip("."))
                or word in self._known.outlets
            )
            self._lone[word] = told
        return told

    def _is_noun_at_head(self, start: int, end: int) -> bool:
        """Whether a sentence begins with what the name after it is: ``Drugmaker X``."""
        noun = self._around.plain[start:end].lower()
        told = "company" in self._cues.noun(noun) and noun not in self._known.small_suffixes
        return told and self._around.opens_sentence(start)

    def _is_institution(self, tokens: Sequence[tuple[int, int]]) -> bool:
        plain, listed = self._around.plain, self._known.institutions
        first, last = (plain[slice(*tokens[at])] for at in (0, -1))
        return first in listed["fr"] or last in listed["en"]

    def _number(self, end: int) -> str:
        """The number after a run that belongs to it: what it does not count (``Mate 60``)."""
        plain = self._around.plain
        if not (plain.startswith(" ", end) and "0" <= plain[end + 1 : end + 2] <= "9"):
            return ""
        number = _NUMBER.match(plain, end)
        if number is None or not self._is_free(end, number.end()) or _YEAR.fullmatch(number[0]):
            return ""
        after, _ = self._around.next_word(number.end())
        counts = after[:1].islower() and after.lower() not in self._cues.openers
        return "" if counts else number[0][1:]

    def _is_outside(self, word: str) -> bool:
        """Whether a word at the edge of a run is no part of a name."""
        small, cues = word.lower(), self._cues
        if word in self._known.suffixes and word.isupper():
            return False
        return (
            word in self._known.no_name
            or small in cues.openers
            or small in cues.determiners
            or small in cues.generic
        )


def _are_letters(tokens: Sequence[tuple[int, int]]) -> bool:
    """Whether they are single letters, as in a table: no name, and a text may have no more."""
    return all(end == start + 1 for start, end in tokens)


def _tokens(plain: str) -> Iterator[tuple[int, int]]:
    """Words with a capital, in their order, never overlapping."""
    inside = _with_capital_inside(plain)
    other = next(inside, None)
    done = 0
    for match in _TOKEN.finditer(plain):
        start, end = match.span()
        while other and other[0] < start:
            if other[0] >= done:
                yield other
                done = other[1]
            other = next(inside, None)
        if start >= done:
            yield start, end
            done = end
    while other:
        if other[0] >= done:
            yield other
            done = other[1]
        other = next(inside, None)


def _with_capital_inside(plain: str) -> Iterator[tuple[int, int]]:
    done = 0
    for capital in _CAPITAL_INSIDE.finditer(plain):
        at = capital.start()
        for start in range(max(done, at - _HEAD_MOST), at):
            head = _HEAD.match(plain, start)
            if head and at < head.end():
                yield head.span()
                done = head.end()
                break


def _is_inner(plain: str, end: int, start: int) -> bool:
    """Whether what parts two words leaves them one name: a blank, with a number or without."""
    if start == end + 1:
        return plain[end] == " "
    return start - end <= _INNER_MOST and bool(_INNER.fullmatch(plain, end, start))
