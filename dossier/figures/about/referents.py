"""Whom the words of a clause stand for: "the latter", "the yard", "it"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from dossier.figures.about.cues import Cues
from dossier.figures.about.sentences import Sentence
from dossier.figures.about.topics import CLASSED, Topics
from dossier.figures.record import Figure
from dossier.model import Mention

REFERRING = frozenset({"these", "unit", "trade", "firm", "thing", "classed", "he"})
_SUBJECTS = REFERRING - {"these"}
_FAR = 300
_PAIR = 4
NOBODY = ""
"""The entity of a name that the catalogue lacks: what it does is nobody's."""
_start = attrgetter("start")


@dataclass(slots=True)
class Clause:
    """The clause being read: whose it is, and whether a name in it made it so."""

    whose: str | None = None
    own: bool = False
    aside: bool = False
    """Whether it says something of a name beside the main clause."""
    relative: bool = False
    """Whether "which" opened it: a conjunction goes on with it."""
    fresh: bool = False
    """Whether a conjunction or semicolon opened it."""
    listing: bool = False
    """Whether a colon opened it: all that follows is said of the name before."""
    fronted: bool = False
    """Whether it only says when or where, before the subject: "in 2024, after …"."""
    under: bool = False
    """Whether "while" or "because" opened it: the text goes on with the clause above."""
    weak: bool = False
    """Whether its subject only says something, or stands after a preposition."""


class Referents:
    """What a sentence has named so far, and whom a word that refers back means there."""

    def __init__(self, text: str, sentence: Sentence, cues: Cues, topics: Topics) -> None:
        self._text = text
        self._sentence = sentence
        self._cues = cues
        self._topics = topics
        self._clause = Clause()
        self._main: str | None = None
        self._under: str | None = None
        """Who the main clause was about where the last subject is that of one under it."""
        self._meant: str | None = None
        """Whom a noun after a phrase before the subject takes up: "built in 2019, the ship"."""
        self._first: Mention | None = None
        """The first subject of the sentence, and whether a preposition made it one."""
        self._doubtful = False
        self._takes_over = False
        """Whether the subject of a clause is taken up by a word before any sure subject."""
        self._outer: list[Clause] = []
        self._last: Mention | None = None
        self._last_role = ""
        self._told: Mention | None = None
        """The last name that only tells who says so."""
        self._promoted: str | None = None
        """A name other than the main one that the clause was given to: "those of Acme"."""
        self._list_role = ""
        """The role of the list that a name may go on with."""
        self._last_end = 0
        """Where the name read last ends, with what complements it: "the M24 of Nordvik"."""
        self._contrasted = False
        self._leads = False
        """Whether the sentence begins with a name that is no subject: "unlike Tesla"."""
        self._start = sentence.start
        """Where the clause being read begins."""
        self._lists: list[list[Mention]] = []
        self._owners: list[str] = []
        """Whose the products were that stand in the place of their owners, the last first."""
        self._listed: list[str] = []
        """The last list of several names."""

    def _subject(self, said: str, pos: int) -> str | None:
        """Whom the words that open a clause stand for."""
        turn, last, kind = self._turned(said), self._last, self._topics.kind
        turn = turn or self._topics.national(said)
        self._takes_over = False
        if turn is None and last and self._cues.each.match(said):
            turn = last.entity if kind(last.entity) == "thing" else None
        found = self._cues.anaphor.match(said) if turn is None else None
        if found is None:
            return turn
        turn = self._of_class(said, found)
        if turn is None and (self._main is None or self._doubtful):
            turn = self._taken_up(said, pos, found)
            self._takes_over = turn is not None
        if turn is None and self._main and kind(self._main) == "thing":
            turn = self._firm_before(found)
        return turn

    def _of_class(self, said: str, found: re.Match[str]) -> str | None:
        """Who a noun for a class opens a clause: "the yard", named in this sentence or before."""
        if found.lastgroup not in CLASSED:
            return None
        if self._cues.named_after.fullmatch(said, found.end()):
            return None
        classes = self._cues.of_class.get(found[found.lastgroup or 0].lower(), ())
        if not classes or self._topics.is_of(self._main, classes):
            return None
        for group in reversed(self._lists):
            if self._topics.is_of(group[-1].entity, classes):
                return group[-1].entity
        return self._topics.of_class(found)

    def _is_of_own_subject(self, pronoun: str, pos: int) -> bool:
        """Whether a pronoun stands for what the sentence set out from: "De tels contrats se
        multiplient : ils …", not for a topic."""
        cues, start = self._cues, self._sentence.start
        if self._first is not None or not cues.local.fullmatch(pronoun):
            return False
        said = self._text[start:pos].lstrip()
        own = cues.own_subject.match(said)
        return own is not None and cues.anaphor.match(said) is None

    def _taken_up(self, said: str, pos: int, found: re.Match[str]) -> str | None:
        """Who the subject is where a pronoun, or "the part", opens the clause."""
        if found.lastgroup not in _SUBJECTS:
            return None
        if found.lastgroup != "he" and self._cues.named_after.fullmatch(said, found.end()):
            return None
        first = self._first
        of_firm = found.lastgroup in {"firm", "trade"} and not self._contrasted
        if of_firm and first and self._topics.kind(first.entity) == "firm":
            return first.entity  # "At Acme sales fell; the group …"
        if found.lastgroup == "he" and self._is_of_own_subject(found[0], pos):
            return NOBODY
        meant = self._topics.meant(said, opens=False)
        if self._first is None and self._clause.fronted:
            self._meant = meant
        return meant

    def _firm_before(self, found: re.Match[str]) -> str | None:
        """The last firm of the sentence, where "the firm" opens a clause after a product's."""
        if found.lastgroup not in {"firm", "trade"}:
            return None
        named = [group[-1].entity for group in reversed(self._lists)] + self._owners
        firm = next((slug for slug in named if self._topics.kind(slug) == "firm"), None)
        return firm or self._topics.maker(self._main)

    def _says_who(self, pos: int) -> bool:
        """Whether a name, or a word for one, stands between ``pos`` and the next figure."""
        stop = min(self._next(self._sentence.figures, pos), pos + _FAR)
        if self._next(self._sentence.mentions, pos) < stop:
            return True
        return self._cues.anaphor.search(self._text, pos, stop) is not None

    def _next(self, items: Sequence[Mention] | Sequence[Figure], pos: int) -> int:
        """Where the next of them begins, or the sentence ends."""
        at = bisect_left(items, pos, key=_start)
        return items[at].start if at < len(items) else self._sentence.end

    def _turned(self, said: str) -> str | None:
        """Whom "the latter" stands for: of the last list of this sentence or before."""
        return self._of_list(self._topics.turn(said))

    def _of_list(self, at: int | None) -> str | None:
        """The name at that place of the last list or pair."""
        if at is None:
            return None
        listed: Sequence[str] = self._listed or self._pair() or self._topics.listed
        if not listed and at == 1 and self._lists:
            return self._lists[-1][-1].entity
        return listed[at] if at < len(listed) else None

    def _pair(self) -> list[str]:
        """The last two names of one kind in this sentence so far: best of the subject's kind."""
        named = list(dict.fromkeys(group[-1].entity for group in self._lists[-_PAIR:]))
        kinds = [self._topics.kind(entity) for entity in named]
        wanted = self._topics.kind(self._main) if self._main else ""
        if kinds.count(wanted) < 2:
            wanted = next((kind for kind in reversed(kinds) if kinds.count(kind) > 1), "")
        alike = [entity for entity, kind in zip(named, kinds, strict=True) if kind == wanted]
        return alike[-2:] if len(alike) > 1 else []
