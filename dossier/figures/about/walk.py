"""One sentence, walked from left to right: whose clause each figure stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.figures.about.cues import Cues
from dossier.figures.about.sentences import Sentence
from dossier.figures.about.topics import Topics
from dossier.figures.record import Figure
from dossier.figures.rules import after_gap
from dossier.model import Mention

_LEFT = 60
"""How much of the text before a name tells its role."""
NEAR = 30
_REFERRING = frozenset({"these", "unit", "trade", "firm", "thing", "he"})
_GLUED = 4


_PREFIXED = re.compile(r"[a-z]-$")
_HYPHENATED = re.compile(r"-[a-z]{3}")
NOBODY = ""
"""The entity of a name that the catalogue lacks: what it does is nobody's."""


@dataclass(slots=True)
class _Clause:
    """The clause being read: whose it is, and whether a name in it made it so."""

    whose: str | None = None
    own: bool = False
    aside: bool = False
    """Whether it says something of a name beside the main clause."""
    fresh: bool = False
    """Whether a conjunction or semicolon opened it."""
    listing: bool = False
    """Whether a colon opened it: all that follows is said of the name before."""
    fronted: bool = False
    """Whether it only says when or where, before the subject: "in 2024, after …"."""
    weak: bool = False
    """Whether its subject only says something, or stands after a preposition."""


class Walk:
    """The reading of one sentence: whose the clause is that it has come to."""

    def __init__(self, text: str, sentence: Sentence, cues: Cues, topics: Topics) -> None:
        self._text = text
        self._sentence = sentence
        self._cues = cues
        self._topics = topics
        self._clause = _Clause()
        self._main: str | None = None
        self._first: Mention | None = None
        """The first subject of the sentence, and whether a preposition made it one."""
        self._doubtful = False
        self._outer: list[_Clause] = []
        self._last: Mention | None = None
        self._last_role = ""
        self._last_end = 0
        """Where the name read last ends, with what complements it: "the M24 of Nordvik"."""
        self._leads = False
        """Whether the sentence begins with a name that is no subject: "unlike Tesla"."""
        self._start = sentence.start
        """Where the clause being read begins."""
        self._lists: list[list[Mention]] = []
        self._listed: list[str] = []
        """The last list of several names."""

    def _open(self, first: int) -> None:
        """The beginning of the sentence: who "it" or "the latter" there is."""
        if self._sentence.opens:
            self._topics.paragraph()
        start = self._sentence.start
        said = self._text[start : min(first, start + _LEFT)].lstrip('\n -*«"“')
        found = self._cues.anaphor.match(said)
        meant = self._turned(said)
        if found and meant is None and found.lastgroup in _REFERRING:
            named = len(said) < _LEFT and self._cues.named_after.fullmatch(said, found.end())
            if not named:  # "the carmaker BYD" says itself which
                meant = self._topics.meant(said, opens=self._sentence.opens)
        if meant is not None:
            self._clause = _Clause(meant, own=True)
            self._main = meant
        else:
            self._clause.fronted = self._cues.fronted.match(said) is not None

    def _bounds(self, start: int, end: int) -> str:
        """Go through what lies between two items; what stands after the last bound."""
        pos, last, text = start, self._last, self._text
        touches = last is not None and start == self._last_end
        for bound in self._cues.bound.finditer(text, start, end):
            sign = bound[0].strip()
            after_name = touches and not text[start : bound.start()].strip()
            if sign in "(（":
                self._outer.append(self._clause)
                whose = last.entity if after_name and last else self._clause.whose
                self._clause = _Clause(whose, aside=True)
            elif sign in ")）":
                self._clause = self._outer.pop() if self._outer else _Clause(self._main)
            else:
                self._turn(bound.end(), sign, after_name=after_name)
            pos = self._start = bound.end()
        if pos == start and touches and last and self._cues.relative_opening.match(text, start):
            self._clause = _Clause(last.entity, aside=True)
        return text[max(pos, end - _LEFT) : end]

    def _turn(self, pos: int, sign: str, *, after_name: bool) -> None:
        """A clause begins: it belongs to the name just before, or goes on with the main one."""
        last, cues = self._last, self._cues
        comma = not sign[0].isalpha() and sign not in ";；"
        if comma and self._clause.listing:
            return
        if comma and after_name and last:
            colon = sign in ":："
            known = self._last_role in {"subject", "promoted"} or self._explains(colon, last)
            if self._clause.fronted:
                known = False
            said_of_it = not self._clause.aside and cues.apposition.match(self._text, pos)
            if known or said_of_it:
                whose = self._clause.whose if colon and self._clause.aside else last.entity
                self._clause = _Clause(whose, aside=True, listing=colon)
                return
        if comma and cues.relative_opening.match(self._text, pos):
            self._clause = _Clause(last.entity if last else None, aside=True)
            return
        said = self._text[pos : pos + _LEFT].lstrip()
        turn = self._turned(said)
        if turn is None and (self._main is None or self._doubtful) and cues.he.match(said):
            turn = self._topics.meant(said, opens=False)
        whose = self._main if turn is None else turn
        if turn is None and self._is_of_others(pos, comma=comma, sign=sign):
            whose = NOBODY
        self._leads = False
        self._clause = _Clause(whose, own=turn is not None, fresh=not comma)

    def _is_of_others(self, pos: int, *, comma: bool, sign: str) -> bool:
        """Whether a clause has a subject of its own that is nobody named: "the market fell".

        After "while" and the like an article shows it; after "unlike Tesla," any word does.
        """
        cues, figures = self._cues, self._sentence.figures
        stop = next((figure.start for figure in figures if figure.start >= pos), pos)
        if cues.anaphor.search(self._text, pos, stop) or self._names(pos, stop):
            return False
        if comma and self._leads:
            return True
        if (comma and cues.spaced) or cues.and_.fullmatch(f" {sign} "):
            return False
        return cues.own_subject.match(self._text, after_gap(self._text, pos)) is not None

    def _names(self, start: int, stop: int) -> bool:
        """Whether a name stands between the two places."""
        return any(start <= mention.start < stop for mention in self._sentence.mentions)

    def _explains(self, colon: bool, last: Mention) -> bool:
        """Whether what follows a colon is of the name before: not of a firm that is an object."""
        of_others = self._last_role == "object" and self._clause.own and not self._clause.aside
        return colon and not (of_others and self._topics.kind(last.entity) == "firm")

    def _turned(self, said: str) -> str | None:
        """Whom "the latter" stands for: of the last list of this sentence or before."""
        listed = self._listed or (self._pair() if self._last else ()) or self._topics.listed
        return self._topics.turn(said, listed)

    def _pair(self) -> list[str]:
        """The last two names of this sentence so far, if they are of one kind."""
        named = list(dict.fromkeys(one.entity for group in self._lists for one in group))[-2:]
        alike = len({self._topics.kind(entity) for entity in named}) == 1
        return named if len(named) == 2 and alike else []

    def _meet(
        self,
        mention: Mention,
        left: str,
        before: Mention | Figure | None,
        following: Mention | Figure | None,
    ) -> None:
        """A name: the subject of its clause, part of the one before, or neither."""
        cues, kind = self._cues, self._topics.kind(mention.entity)
        between = self._text[before.end : mention.start] if before else ""
        if isinstance(before, Mention) and len(between) <= NEAR:
            if self._are_listed(mention, between, following):
                self._lists[-1].append(mention)
                self._listed = [one.entity for one in self._lists[-1]]
                self._last, self._last_end = mention, mention.end
                return
            if cues.owned.fullmatch(between) and kind not in {"place", "aside"}:
                self._become(mention, before)
                return
        self._lists.append([mention])
        dated = isinstance(before, Figure) and before.kind == "date"
        first = before is None or before.end <= self._start or dated
        role = self._role(mention, left, kind, first=first, dated=dated)
        if (
            isinstance(before, Figure)
            and before.kind != "date"
            and left == between[-_LEFT:]
            and len(between) <= _GLUED
        ):
            role = "object" if self._clause.whose else role
        if role == "subject":
            self._take(mention, weak=False)
        elif role == "weak":
            given = cues.given_alone.fullmatch(left)
            self._leads = self._clause.fronted and self._main is None and not given
            self._take(mention, weak=True)
        elif role == "let":
            self._clause, role = _Clause(mention.entity, own=True), "object"
            self._main = self._main if cues.spaced else mention.entity
        elif role == "promoted":
            self._clause = _Clause(mention.entity, own=True)
        elif role == "rival":
            self._clause, role = _Clause(NOBODY, own=True), "object"
        complements = role == "object" and isinstance(before, Mention) and before is self._last
        if complements and cues.complement.fullmatch(between):
            self._last_end = mention.end
        elif role not in {"source", "place"}:
            self._last, self._last_role, self._last_end = mention, role, mention.end
        elif self._last is None:
            self._last_role = role

    def _become(self, mention: Mention, owner: Mention) -> None:
        """A name that begins with its owner's ("Huawei's Ascend") stands in its place."""
        self._lists[-1][-1] = mention
        if self._clause.whose == owner.entity and self._last_role in {"subject", "weak"}:
            self._clause.whose = mention.entity
        if self._main == owner.entity:
            self._main = mention.entity
        if self._first is owner:
            self._first = mention
        self._last, self._last_end = mention, mention.end

    def _are_listed(
        self, mention: Mention, between: str, following: Mention | Figure | None
    ) -> bool:
        """Whether a name goes on with a list: a comma alone needs a word further on."""
        if self._last_role in {"source", "place"} or not self._cues.joined.fullmatch(between):
            return False
        if len(self._lists[-1]) > 1:
            return True
        if self._cues.and_.fullmatch(between):
            clause = "," in between and self._last_role == "object"
            return not clause  # "… cards from Cambricon, and ByteDance wants …"
        if not isinstance(following, Mention) or following.start - mention.end > NEAR:
            return "," not in between
        return self._cues.joined.fullmatch(self._text, mention.end, following.start) is not None

    def _take(self, mention: Mention, *, weak: bool) -> None:
        aside = self._clause.aside
        fronted = self._clause.fronted
        self._clause = _Clause(mention.entity, own=True, weak=weak, aside=aside, fronted=fronted)
        if aside:
            return
        if self._first is None or (self._doubtful and not weak):
            self._first, self._doubtful = mention, weak
        if self._main is None or not weak:
            self._main = mention.entity

    def _role(self, mention: Mention, left: str, kind: str, *, first: bool, dated: bool) -> str:
        """What a name is in its clause, by the words around it and by what it is."""
        cues, clause = self._cues, self._clause
        free = not clause.own or clause.weak
        says = cues.say_after.match(self._text, mention.end)
        parting = self._main is not None and not clause.fresh  # "…, the paper reported"
        if says and not self._main and self._apart(mention, says.end()):
            return "source"  # "The market, Nvidia says, …"
        reports = says is not None and (parting or kind in {"aside", "person", "place"})
        if reports or cues.source_before.search(left):
            return "source"
        part = _HYPHENATED.match(self._text, mention.end)  # "SMIC-made", "quasi-Nvidia"
        if part or _PREFIXED.search(self._text, max(0, mention.start - 2), mention.start):
            return "object"
        if cues.said_before.fullmatch(left):  # "…, said Toyota"
            told = self._main or kind in {"aside", "person"}
            return "source" if told or self._apart(mention, mention.end) else "weak"
        within = cues.place_before.search(left) or cues.of_before.search(left)
        if kind in {"place", "aside"} and (not free or within):
            return "place"
        if cues.rivals_before.search(left):
            return "object" if clause.own else "rival"
        if cues.promoted_before.search(left):
            return "promoted"
        free_first = free and not clause.whose
        if cues.lets_before.search(left) and kind not in {"place", "thing", "aside"}:
            return "let"
        if cues.prep_before.search(left) or cues.place_before.search(left):
            return "weak" if free_first and kind != "place" else "object"
        if clause.fronted and not (first and dated and not left.strip()):
            built = cues.by_before.search(left)  # "Built by Hanto, she …"
            return "weak" if not clause.whose and not built else "object"
        if cues.by_before.search(left):
            return "weak" if free_first else "object"
        if cues.of_before.search(left):
            starts = first and not clause.aside and cues.definite.match(left)
            return "subject" if free_first or (free and starts) else "object"
        if not free or cues.object_before.search(left):
            return "object"
        return self._plain(left, first=first, says=says is not None)

    def _apart(self, mention: Mention, end: int) -> bool:
        """Whether a clause between two commas, inside another, only tells who says so."""
        inside = self._start > self._sentence.start and not self._clause.fronted
        return inside and mention.start - self._start < NEAR and self._text[end : end + 1] == ","

    def _plain(self, left: str, *, first: bool, says: bool) -> str:
        """The role of a name that no preposition precedes, in a clause without a subject."""
        begins = first and (not left.strip() or self._cues.subject_before.fullmatch(left))
        if self._clause.whose and not begins:
            return "object"
        return "weak" if says else "subject"
