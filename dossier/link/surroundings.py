"""What stands around a place in a text: words, nouns, sentences, paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dossier.link.cues import Cues

_WINDOW, _AHEAD = 56, 40
_WORDS = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*'?")
_NEXT_WORD = re.compile(r"([ -])((?:[^\W_])(?:[^\W_]|[&'-])*)")
_CLAUSE = frozenset('.;:!?()[]\n«»"“”。；：！？、，,—…')
"""What parts clauses."""
_PIECES = re.compile(rf"{_WORDS.pattern}|[{re.escape(''.join(sorted(_CLAUSE)))}]")
_IN_WORD = frozenset(".&'-")
_APPOSED = re.compile(r", (?:the|an?|la|le|une?|l'|les) ?((?:[^\W\d_]|[ -]){1,40})")
_NUMBER = re.compile(r"[0-9][ -]$")
_SINGLED = re.compile(r"(?:^|[\W_])(?:the|la|le|une?|sa|son|cette|ce|du|au) $", re.IGNORECASE)
ELISION = re.compile(r"\b(?:[dlnsjcmt]|qu|jusqu|lorsqu|puisqu)'", re.IGNORECASE)
_TERMINAL = frozenset('.!?:;…»”"。！？；：)）|')
# One set of characters first: what begins so is looked for many times as fast.
_SENTENCE_END = re.compile(r"[.!?。！？…\n](?:(?<=[。！？\n])|(?=[\s»”\")]))")
_MARKS = " \t«“\"'(•*#>–—-"
_OPENING = frozenset("\n.!?…:。！？»”)")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_FIRST_HAN = "\u3400"
_BACK, _NEAR, _FAR = 5, 3, 400


@dataclass(frozen=True)
class Surroundings:
    """One text (``plain`` of the fold), asked at its offsets; every answer is local."""

    plain: str
    cues: Cues
    _memo: list[Any] = field(default_factory=lambda: [-1, []])
    """The words before the place that was asked for last."""
    _last: list[int] = field(default_factory=lambda: [-1, 0, 0, False])
    """The sentence that was asked for last: the stretch it was looked for from, its bounds,
    whether it has both ends."""
    _titles: dict[tuple[int, int], bool] = field(default_factory=dict)

    @cached_property
    def _breaks(self) -> list[int]:
        """Offsets at which a new paragraph begins."""
        breaks: list[int] = []
        line = 0
        at = self.plain.find("\n")
        while at >= 0:
            if not self._goes_on(line, at):
                breaks.append(at + 1)
            line = at + 1
            at = self.plain.find("\n", line)
        return breaks

    def _goes_on(self, line: int, end: int) -> bool:
        """Whether the line break at ``end`` only wraps a paragraph."""
        tail = self.plain[max(line, end - 3) : end].rstrip()
        head = self.plain[end + 1 : end + 4].lstrip(" ")
        if not tail or not head or head[0] == "\n" or tail[-1] in _TERMINAL:
            return False
        return head[0].islower() or (50 <= end - line <= 100 and head[0].isalnum())

    def paragraph(self, at: int) -> int:
        """The number of the paragraph that ``at`` lies in."""
        return bisect_right(self._breaks, at)

    def bounds(self, number: int) -> tuple[int, int]:
        """Where a paragraph begins and ends."""
        start = self._breaks[number - 1] if number else 0
        end = self._breaks[number] if number < len(self._breaks) else len(self.plain)
        return start, end

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The bounds of the sentence around a name, some hundred characters at most."""
        cell, first, last, whole = self._last
        # What lies in the sentence that was asked for last has its bounds.
        if first <= start and end <= last and (whole or cell == start // _FAR):
            return first, last
        cell = start // _FAR
        first, last = (cell - 1) * _FAR, max((cell + 2) * _FAR, end)
        line = self.plain.rfind("\n", max(0, first), start) + 1
        first, begun = (line, True) if line else (max(0, first), first < 0)
        for match in _SENTENCE_END.finditer(self.plain, first, start):
            first, begun = match.end(), True
        after = _SENTENCE_END.search(self.plain, end, last)
        last = after.end() if after else min(last, len(self.plain))
        self._last[:] = cell, first, last, begun and after is not None
        return first, last

    def opens_sentence(self, at: int) -> bool:
        """Whether nothing but marks stands between ``at`` and the end of a sentence."""
        if at > 1 and self.plain[at - 1] == " " and self.plain[at - 2].isalnum():
            return False
        before = self.plain[max(0, at - 12) : at].rstrip(_MARKS)
        return not before.strip() or before.rstrip(" ")[-1] in _OPENING

    def last_word(self, at: int) -> tuple[str, str]:
        """The word right before ``at`` and what parts them: a space, a hyphen, ``'s ``."""
        plain = self.plain
        if plain.endswith(" ", 0, at) and (word := _between_blanks(plain, at)):
            return word, " "
        left = plain[max(0, at - 40) : at].removesuffix("\n")
        if not left or left[-1] not in " -":
            return "", ""
        first = last = len(left) - 1
        while first and (left[first - 1].isalnum() or left[first - 1] in _IN_WORD):
            first -= 1
        word = left[first:last]
        if len(word) > 2 and left.endswith("'s "):
            return word[:-2], "'s "
        return (word, left[-1]) if word else ("", "")

    def next_word(self, at: int) -> tuple[str, str]:
        """The word right after ``at`` and what parts them: a space or a hyphen."""
        match = _NEXT_WORD.match(self.plain, at)
        return (match[2], match[1]) if match else ("", "")

    def words_before(self, at: int) -> list[str]:
        """The words of the clause before ``at``, the nearest first, in lower case.

        An elided word counts for itself: ``d'`` and ``IA``.
        """
        memo = self._memo
        if memo[0] != at:
            memo[0], memo[1] = at, self._spoken_before(at)
        found: list[str] = memo[1]
        return found

    def _spoken_before(self, at: int) -> list[str]:
        words: list[str] = []
        if self._begins_clause(at):
            return words
        for piece in reversed(_PIECES.findall(self.plain[max(0, at - _WINDOW) : at].lower())):
            if piece in _CLAUSE:
                break
            words += reversed(_parted(piece)) if "'" in piece else (piece,)
        return words

    def _begins_clause(self, at: int) -> bool:
        """Whether what parts clauses stands right before, with a blank or without."""
        char = self.plain[at - 1 : at]
        return char in _CLAUSE or (char == " " and self.plain[at - 2 : at - 1] in _CLAUSE)

    def word_before(self, at: int) -> str:
        """The first of ``words_before``, or nothing."""
        plain = self.plain
        if plain.endswith(" ", 0, at) and (word := _between_blanks(plain, at)):
            return word.lower()
        words = self.words_before(at)
        return words[0] if words else ""

    def _described(self, at: int) -> list[str]:
        """The words before ``at``, or before the comma where only an article follows it."""
        words = self.words_before(at)
        if words and self.cues.determiners.issuperset(words):
            comma = self.plain.rfind(",", max(0, at - 12), at)
            return self._spoken_before(comma) if comma >= 0 else words
        return words

    def words_after(self, at: int) -> list[str]:
        """The words of the clause after ``at``, the nearest first, in lower case."""
        words: list[str] = []
        for piece in _PIECES.findall(self.plain[at : at + _AHEAD].lower()):
            if piece in _CLAUSE:
                break
            words += _parted(piece) if "'" in piece else (piece,)
        return words

    def is_unsaid(self, at: int) -> bool:
        """Whether it is plain that no word right before ``at`` says what a name is."""
        char = self.plain[at - 1 : at]
        return char in _CLAUSE or (char >= _FIRST_HAN and char not in self.cues.ends)

    def named_before(self, start: int) -> list[str]:
        """The words before a name that may say what it is, without modifiers."""
        cues, found = self.cues, []
        left = self.plain[max(0, start - 8) : start].rstrip(" ")
        for word in cues.han_last.get(left[-1:], ()):
            if left.endswith(word):
                found.append(word)
                break
        last = self.word_before(start)
        if last not in cues.modifiers and last not in cues.determiners:
            return [*found, last] if last else found
        for word in self._described(start)[:_BACK]:
            if word not in cues.modifiers:
                found.append(word)
                break
        return found

    def named_after(self, end: int) -> list[str]:
        """The words after a name that may say what it is, the modifiers before them too."""
        cues, plain, found = self.cues, self.plain, list[str]()
        right = plain[end : end + 8].lstrip(" ")
        for word in cues.han_first.get(right[:1], ()):
            if right.startswith(word):
                found.append(word)
                break
        if plain.startswith(" ", end) and (stop := plain.find(" ", end + 1, end + _AHEAD)) > 0:
            word = plain[end + 1 : stop].lower()
            # So stands nearly every word, and no more of them is asked for.
            if word.isalnum() and word not in cues.modifiers and word != "s":
                return [*found, word]
        for word in self.words_after(end)[:_NEAR]:
            if word != "s":
                found.append(word)
                if word not in cues.modifiers:
                    break
        return found

    def apposed(self, end: int) -> list[str]:
        """The first noun after a comma and an article that follow a name: ``, the alliance
        of`` – with the modifiers before it."""
        match = _APPOSED.match(self.plain, end) if self.plain.startswith(", ", end) else None
        return words_of(match[1])[:_NEAR] if match else []

    def is_measure(self, at: int) -> bool:
        """Whether a number stands right before: ``3 tesla``."""
        return bool(_NUMBER.search(self.plain[max(0, at - 8) : at]))

    def after_comma(self, end: int) -> list[str]:
        """The first words after a comma that follows a name."""
        return self.words_after(end + 1)[:2] if self.plain[end : end + 2] == ", " else []

    def is_singled_out(self, start: int, end: int) -> bool:
        """Whether a number has an article of the singular and counts nothing: ``la 208,``."""
        if not _SINGLED.search(self.plain[max(0, start - 8) : start]):
            return False
        word, _ = self.next_word(end)
        return not word[:1].islower() or word in self.cues.openers

    def is_title(self, at: int) -> bool:
        """Whether the line of ``at`` capitalises its words, so that capitals say nothing."""
        line = self._line(at)
        if line not in self._titles:
            self._titles[line] = self._is_title(*line)
        return self._titles[line]

    def _is_title(self, start: int, end: int) -> bool:
        words = small = 0
        # With so many small words, all the others that the line has room for are too few.
        most = (end - start + 1) // (10 * 5)
        for match in _LONG_WORD.finditer(self.plain, start, end):
            words += 1
            if not match[0][0].isupper():
                small += 1
                if small > most:
                    return False
        return words > 4 and words - small >= 0.9 * words

    def is_loud(self, at: int) -> bool:
        """Whether most words of the line of ``at`` are in capitals alone."""
        start, end = self._line(at)
        words = re.findall(r"[^\W\d_]{2,}", self.plain[start:end])
        return len(words) > 1 and 2 * sum(word.isupper() for word in words) > len(words)

    def is_small(self, at: int) -> bool:
        """Whether the line of ``at`` has no capital letter at all."""
        start, end = self._line(at)
        line = self.plain[start:end]
        return not any(char.isupper() for char in line)

    def _line(self, at: int) -> tuple[int, int]:
        """The line of ``at``, or of a long one the stretch of some hundred characters."""
        first = at - at % _FAR
        start = self.plain.rfind("\n", max(0, first - _FAR), at) + 1 or max(0, first - _FAR)
        end = self.plain.find("\n", at, first + 2 * _FAR)
        return start, end if end >= 0 else min(len(self.plain), first + 2 * _FAR)


def _between_blanks(plain: str, at: int) -> str:
    """The word between two blanks of which the second is the last before ``at``, as for the
    most part one stands there and nothing else; else nothing."""
    word = plain[(plain.rfind(" ", max(0, at - 24), at - 1) + 1) or at : at - 1]
    return word if word.isalnum() else ""


def words_of(text: str) -> list[str]:
    """The words of a stretch, in lower case, elided and possessive ones apart."""
    words: list[str] = _WORDS.findall(text.lower())
    if "'" in text:
        return [part for word in words for part in _parted(word)]
    return words


def _parted(word: str) -> list[str]:
    elided = ELISION.match(word)
    if elided:
        rest = word[elided.end() :].removesuffix("'s").rstrip("'")
        return [elided[0], rest] if rest else [elided[0]]
    word = word.removesuffix("'s").rstrip("'")
    return [word] if word else []
