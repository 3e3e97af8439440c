"""Where the spellings of the lexicon stand in a text, as whole words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping

import ahocorasick_rs

from dossier.link.cues import Cues
from dossier.link.lexicon import Form, unseparated
from dossier.link.reading import Part

Hit = tuple[int, int, int]
"""Start, minus the end (so that hits sort longest first), form.

The number of a form is lessened by ``Matcher.size`` where a name with a capital is written
in small letters.
"""

_ALPHABETS = ((0x00, 0x1100), (0x1E00, 0x2000), (0x2C60, 0x2E00), (0xA640, 0xA800))
WORD = frozenset(
    char
    for first, end in _ALPHABETS
    for char in map(chr, range(first, end))
    if char.isalpha() or char.isdecimal()
)
"""Letters and digits of scripts that put spaces between words."""

_FIRMS = (" companies", " firms", " corporations", " sociétés", " entreprises")
_FIRM_HEADS = frozenset(firm[1] for firm in _FIRMS)
_PERSON = frozenset({"person"})
_SURNAME = re.compile(r" ([A-Z\u00c0-\u00de][a-z\u00df-\u00ff]{2,})(?![\w-])")
_TOWN = re.compile(r"-(?:l[ea]s?|lès|sur|sous|en|de|du|des|aux?|on|upon|by|in)-[A-Z\u00c0-\u00de]")
_FEATURE = re.compile(r" ([A-Z][a-z]+)")
_WHO = (", who ", ", aged ")
_OF = frozenset({"of", "de"})
_OF_WORDS = (" of ", " de ")
_JOINTS = frozenset("_-.,/\\")
_OTHER_MODEL = re.compile(r"-(?:[0-9]{1,4}[a-z]?|[A-Z][0-9]*|II+|IV)(?!\w)")


class Matcher:
    """Finds every form of a lexicon at once (Aho and Corasick, 1975)."""

    def __init__(self, forms: Mapping[str, Form], cues: Cues) -> None:
        self._cues = cues
        self.forms: tuple[Form, ...] = tuple(forms.values())
        self._automaton = ahocorasick_rs.AhoCorasick([form.searched for form in self.forms])
        self._quick = [
            (
                form.searched[0] in WORD,
                form.searched[-1] in WORD,
                form.surfaces,
                form.surname,
                form.lead,
                form.article,
            )
            for form in self.forms
        ]
        self._capital = [form.capital and bool(form.safe) for form in self.forms]
        persons = {w for w, groups in cues.nouns.items() if groups == _PERSON}
        # As a title before it makes a person of a name, a "Mount" makes a place of it.
        self._persons = frozenset({*persons, *(w for w in cues.headed if w[0].islower())})
        self._named = cues.given_names | cues.titles | cues.headed
        # How such a word ends; one of a single letter has no two.
        self._person_ends = frozenset(word[-2:] for word in self._persons | self._named)
        self.size = len(self.forms)

    def hits(self, part: Part) -> list[Hit]:
        """Every whole-word occurrence outside addresses and code, sorted, overlapping."""
        if not self.forms:
            return []
        view = part.view
        found: Iterable[tuple[int, int, int]]
        found = self._automaton.find_matches_as_indexes(view.searched, overlapping=True)
        if view.starts:
            found = view.in_text(found)
        hits = self._whole_words(view.plain + "  ", found)
        hits.sort()
        return _unmasked(hits, part.masks) if hits else hits

    def _is_other(self, plain: str, start: int, end: int, place: bool) -> bool:
        """Whether it is a person by the first name or title before (``Mr Ford``) or the
        surname after (``Mercedes Ruiz``), or a common word by the plural after (``shell
        companies``)."""
        capital = False
        before, after = plain[start - 1], plain[end]
        if after == " ":
            ahead = plain[end + 1]
            if ahead in _FIRM_HEADS and plain.startswith(_FIRMS, end):
                return True
            if ahead.isupper():
                if not place and self._is_of_place(plain, end):
                    return True
                capital = self._has_surname(plain, start, end)
        elif (after == "," and plain.startswith(_WHO, end)) or (
            after == "-" and _TOWN.match(plain, end)
        ):
            return True
        if before == "-":
            return _word_before(plain, start) in self._cues.given_names
        if before != " ":
            return capital
        last = plain[start - 3 : start - 1]
        if last in _OF and not place and self._is_featured(plain, start):
            return True
        if not (capital or last in self._person_ends or last[1:] in self._person_ends):
            return False
        word = _word_before(plain, start)
        if capital:
            return word.lower() not in self._cues.determiners
        return word in (self._named if word[:1].isupper() else self._persons)

    def _is_of_place(self, plain: str, end: int) -> bool:
        """Whether what follows a name makes a place or another firm of it (``Blackwell
        Street``, ``Roche Bobois sells``)."""
        word = _FEATURE.match(plain, end)
        if word is None:
            return False
        return word[1].lower() in self._cues.features or self._is_seller(plain, end)

    def _is_featured(self, plain: str, start: int) -> bool:
        """Whether what stands before ``of`` makes a place of the name (``village of``)."""
        word = plain[max(0, start - 20) : start - 4].rpartition(" ")[2].lower()
        return plain.startswith(_OF_WORDS, start - 4) and word in self._cues.featured

    def _is_seller(self, plain: str, end: int) -> bool:
        """Whether the word after a name makes another firm of it (``Roche Bobois sells``)."""
        seller = self._cues.sellers.match(plain, end)
        if seller is None or seller[1] in self._cues.places:
            return False
        small = seller[1].lower()
        return not (
            self._cues.noun(small) or small in self._cues.firm_parts or small in self._cues.openers
        )

    def _has_surname(self, plain: str, start: int, end: int) -> bool:
        """Whether it is a first name too, and a word with a capital follows that may be no
        product's."""
        if plain[start:end] not in self._cues.given_names:
            return False
        word, cues = _SURNAME.match(plain, end), self._cues
        if word is None or word[1] in cues.places:
            return False
        small = word[1].lower()
        return not (cues.noun(small) or small in cues.modifiers or small in cues.openers)

    def _whole_words(self, plain: str, found: Iterable[tuple[int, int, int]]) -> list[Hit]:
        quick, forms, capital, size = self._quick, self.forms, self._capital, self.size
        hits: list[Hit] = []
        for form, start, end in found:
            left, right, surfaces, surname, lead, inner = quick[form]
            before, after = plain[start - 1], plain[end]
            if left and before in WORD and start:
                continue
            if right and after in WORD:
                if not _is_plural(plain, start, end, forms[form]):
                    continue
                end += 1  # noqa: PLW2901  (the hottest loop of all)
                after = plain[end]
            if (
                surfaces is not None
                and (written := plain[start:end]) not in surfaces
                and not _is_surface(written, surfaces)
            ):
                if not (forms[form].shouts and written.istitle() and end - start > 2):
                    continue
                form -= size  # noqa: PLW2901  (the same)
            if surname and self._is_other(plain, start, end, forms[form].place):
                continue
            joint = before in _JOINTS or after in _JOINTS
            if joint and _is_part(plain, start, end, forms[form]):
                continue
            if lead:
                if plain[start + lead].islower():
                    continue
                start += lead  # noqa: PLW2901  (the same)
            if (
                form >= 0
                and capital[form]
                and (plain[start].islower() or (inner and plain[start + inner].islower()))
            ):
                form -= size  # noqa: PLW2901  (the same)
            hits.append((start, -end, form))
        return hits


def _word_before(plain: str, start: int) -> str:
    """The word that a blank or hyphen parts from ``start``, without what is elided."""
    word = plain[plain.rfind(" ", max(0, start - 16), start - 1) + 1 : start - 1]
    return word.rpartition("\n")[2].rpartition("'")[2].lstrip("(")


def _is_surface(written: str, surfaces: frozenset[str]) -> bool:
    """Whether a short name is written as it may be, but for the ``s`` of a plural."""
    written = unseparated(written)
    return written in surfaces or (written[-1] == "s" and written[:-1] in surfaces)


def _is_plural(plain: str, start: int, end: int, form: Form) -> bool:
    """Whether only an ``s`` follows (``H20s``): the name in the plural."""
    if plain[end] != "s" or plain[end + 1] in WORD:
        return False
    return form.model or bool(form.topic) or not plain[start].islower()


def _is_part(plain: str, start: int, end: int, form: Form) -> bool:
    """Whether a joint makes the match a part of an identifier, a number or another model."""
    before, after = plain[start - 1] if start else " ", plain[end]
    further = plain[start - 2] if start > 1 else " "
    first, last = plain[start], plain[end - 1]
    if (before == "_" and further in WORD) or (after == "_" and plain[end + 1] in WORD):
        return True
    if first.isdigit() and before in "-.,/" and further.isdigit():
        return True
    if last.isdigit() and after in ".," and plain[end + 1].isdigit():
        return True
    return form.model and after == "-" and bool(_OTHER_MODEL.match(plain, end))


def _unmasked(hits: list[Hit], spans: list[tuple[int, int]]) -> list[Hit]:
    """``hits`` without those that touch a span that they do not cover."""
    if not spans:
        return hits
    starts = [start for start, _ in spans]
    return [hit for hit in hits if not _touches(hit[0], -hit[1], starts, spans)]


def _touches(start: int, end: int, starts: list[int], spans: list[tuple[int, int]]) -> bool:
    at = bisect_right(starts, end - 1) - 1
    if at < 0 or spans[at][1] <= start:
        return False
    return not (start <= spans[at][0] and spans[at][1] <= end)


def longest(hits: Iterable[Hit]) -> tuple[list[Hit], list[Hit]]:
    """``hits`` without overlaps, and those left out: of two that cross, the longer stays."""
    kept: list[Hit] = []
    left: list[Hit] = []
    for hit in hits:
        if not kept or hit[0] >= -kept[-1][1]:
            kept.append(hit)
        elif -hit[1] - hit[0] > -kept[-1][1] - kept[-1][0]:
            left.append(kept.pop())
            kept.append(hit)
        else:
            left.append(hit)
    return kept, left
