"""The clauses of a sentence, from left to right: where each begins and whose it is."""

from __future__ import annotations

import re

from dossier.figures.about.referents import NOBODY, REFERRING, Clause, Referents
from dossier.figures.rules import after_gap
from dossier.model import Mention

LEFT = 60
"""How much of the text before a name tells its role."""
NEAR = 30
_POINTING = frozenset({"he", "pronoun"})
_ITS = 40
_JOINED = 2
_ANSWER = 20


class Clauses(Referents):
    """The reading of one sentence: whose the clause is that it has come to."""

    def _open(self, first: int) -> None:
        """The beginning of the sentence: who "it" or "the latter" there is."""
        if self._sentence.opens:
            self._topics.paragraph()
        start = self._sentence.start
        said = self._text[start : min(first, start + LEFT)].lstrip('\n -*«"“')
        found = self._cues.anaphor.match(said)
        meant = self._turned(said) or self._topics.national(said)
        if found and meant is None and found.lastgroup in REFERRING:
            named = len(said) < LEFT and self._names(said, found)
            if not named:  # "the carmaker BYD" says itself which
                meant = self._topics.meant(said, opens=self._sentence.opens)
        held = self._cues.held.match(said) if self._cues.spaced and meant is None else None
        if held and held.end() + 1 < len(said):
            meant = self._topics.meant(said, opens=False)  # "The shares, which had …, fell"
        if meant is None and self._answers():
            meant = self._topics.last
        if meant is None and self._begins_with_its(said):
            meant = self._topics.last
        if meant is not None:
            self._clause = Clause(meant, own=True)
            self._main = meant
        else:
            self._clause.fronted = self._cues.fronted.match(said) is not None

    def _answers(self) -> bool:
        """Whether a sentence without a subject answers the question before: "About 10 %."."""
        start, figures = self._sentence.start, self._sentence.figures
        if self._sentence.opens or not figures or figures[0].start - start > _ANSWER:
            return False
        before = self._text[max(0, start - _ANSWER) : figures[0].start]
        asked = self._text[max(0, start - _ANSWER) : start]
        named = self._next(self._sentence.mentions, start) < figures[0].start
        return bool(before) and not named and self._cues.question.search(asked) is not None

    def _begins_with_its(self, said: str) -> bool:
        """Whether a phrase and a possessive before a figure are the subject: "on paper its 3 hp
        beat X", not "after cutting its price to $3, X"."""
        opening = self._cues.before_its.match(said)
        found = opening and self._cues.anaphor.match(said, opening.end())
        if not found or found.lastgroup not in _POINTING or not self._sentence.figures:
            return False
        named = self._next(self._sentence.mentions, self._sentence.start)
        figure = self._sentence.figures[0].start
        return figure < named and "," not in self._text[figure:named]

    def _names(self, said: str, found: re.Match[str]) -> bool:
        """Whether "the carmaker" or "its assistant" goes on with the name of who it is."""
        own = found.lastgroup == "pronoun"
        form = self._cues.its_named_after if own else self._cues.named_after
        return form.fullmatch(said, found.end()) is not None

    def _bounds(self, start: int, end: int) -> str:
        """Go through what lies between two items; what stands after the last bound."""
        pos, last, text = start, self._last, self._text
        if start == end or text[start:end].isspace():
            return text[max(pos, end - LEFT) : end]
        touches = last is not None and start == self._last_end
        for bound in self._cues.bound.finditer(text, start, end):
            sign = bound[0].strip()
            if self._is_preposition(sign, bound.end(), end):
                continue
            after_name = touches and not text[start : bound.start()].strip()
            if sign in "(（":
                self._outer.append(self._clause)
                whose = last.entity if after_name and last else self._clause.whose
                self._clause = Clause(whose, aside=True)
            elif sign in ")）":
                self._clause = self._outer.pop() if self._outer else Clause(self._main)
            else:
                self._turn(bound.end(), sign, after_name=after_name)
            pos = self._start = bound.end()
        if pos == start and touches and last and self._cues.relative_opening.match(text, start):
            self._clause = Clause(last.entity, aside=True, relative=True)
        return text[max(pos, end - LEFT) : end]

    def _is_preposition(self, sign: str, pos: int, end: int) -> bool:
        """Whether a word that may open a clause stands before a date alone: "since 2019"."""
        if self._cues.under.fullmatch(sign) is None or self._text[pos:end].strip():
            return False
        return self._next(self._sentence.figures, end) == end

    def _turn(self, pos: int, sign: str, *, after_name: bool) -> None:
        """A clause begins: it belongs to the name just before, or goes on with the main one."""
        comma = not sign[0].isalpha() and sign not in ";；"
        if comma and (self._clause.listing or (self._outer and sign in ":：")):
            return
        if not comma and self._clause.aside and self._goes_on(pos, sign):
            return
        beside = self._beside_name(pos, sign) if comma and after_name else None
        beside = beside or self._relative(pos, sign, comma=comma, after_name=after_name)
        if beside:
            self._clause = beside
            return
        said = self._text[pos : pos + LEFT].lstrip()
        turn = self._subject(said, pos)
        if turn is not None and (self._takes_over or self._is_told_in_turn(said)):
            self._main = turn  # "Helped by the T50, it"; 后者…，单价…
        whose = self._main if turn is None else turn
        if turn is None and comma and self._clause.aside and self._clause.whose == self._promoted:
            whose = self._promoted or self._main  # "those of Acme, which …, fell"
        goes_on = comma and self._clause.whose == NOBODY and not self._clause.aside
        if turn is None and (goes_on or self._is_of_others(pos, comma=comma, sign=sign)):
            whose = NOBODY
        self._leads = False
        under = not comma and self._cues.under.fullmatch(sign) is not None
        self._clause = Clause(whose, own=turn is not None, fresh=not comma, under=under)

    def _is_told_in_turn(self, said: str) -> bool:
        """Whether a Chinese clause turns to "the latter", of which the next ones go on."""
        return not self._cues.spaced and self._topics.turn(said) is not None

    def _goes_on(self, pos: int, sign: str) -> bool:
        """Whether "and" only joins one figure to another: "which has 900 staff and 4 plants"."""
        if self._cues.and_.fullmatch(f" {sign} ") is None:
            return False
        figure = self._next(self._sentence.figures, pos)
        goes_on = self._clause.relative and self._next(self._sentence.mentions, pos) > figure
        return goes_on or figure - pos <= _JOINED

    def _beside_name(self, pos: int, sign: str) -> Clause | None:
        """What is said of the name just before: an apposition, or what a colon introduces."""
        last, cues, clause = self._last, self._cues, self._clause
        if last is None:
            return None
        colon = sign in ":："
        known = self._last_role in {"subject", "promoted"} or self._explains(colon, last)
        if clause.fronted:
            return None
        said_of_it = not clause.aside and cues.apposition.match(self._text, pos) is not None
        if not known and said_of_it and cues.matter.match(self._text, pos):
            return Clause(self._main)  # "of Alba, a stake that …"
        if not known and not said_of_it:
            return None
        if not known and self._topics.kind(last.entity) == "place":
            return Clause(self._main)  # "to Rotterdam, a voyage of 9 days"
        whose = clause.whose if colon and clause.aside else last.entity
        return Clause(whose, aside=True, listing=colon, relative=self._has_relative(pos))

    def _has_relative(self, pos: int) -> bool:
        """Whether what stands beside a name goes on with "that": "the pill that earns it …"."""
        stop = min(self._next(self._sentence.figures, pos), pos + LEFT)
        found = self._cues.relative_in.search(self._text, pos, stop)
        return found is not None and self._cues.bound.search(self._text, pos, found.start()) is None

    def _relative(self, pos: int, sign: str, *, comma: bool, after_name: bool) -> Clause | None:
        """A relative clause: of the last name, of a place, or with a pronoun as its subject."""
        cues, text = self._cues, self._text
        where = cues.where.match(text, pos) if comma else cues.where.fullmatch(sign)
        told = self._told
        if where and told and comma and not text[told.end : pos - len(sign)].strip():
            return Clause(told.entity, aside=True, relative=True)  # "says Acme, where …"
        if where and (there := self._there(where.end() if comma else pos, after_name)):
            return there
        if where and not (after_name and comma) and not self._says_who(pos):
            return Clause(NOBODY, aside=True)
        relative = cues.relative_opening.match(text, pos) if comma else None
        if relative is None:
            return None
        if self._main and not after_name:  # "a credit line, of which it drew …"
            found = cues.anaphor.match(text, after_gap(text, relative.end()))
            if found and found.lastgroup == "he":
                return Clause(self._main)
        if comma and not after_name and cues.ends_generic.search(text, self._start, pos):
            return Clause(NOBODY, aside=True)  # "freight rates, which"
        whose = self._last.entity if self._last else self._main
        return Clause(whose, aside=True, relative=True)

    def _there(self, pos: int, after_name: bool) -> Clause | None:
        """What is said of a place with a pronoun as its subject: "China, where it sold"."""
        found = self._cues.anaphor.match(self._text, after_gap(self._text, pos))
        if found and found.lastgroup == "he" and self._main:
            return Clause(self._main, aside=True)
        if found and found.lastgroup == "these" and self._topics.listed:
            return Clause(self._topics.listed[0], aside=True)
        its = self._cues.anaphor.search(self._text, max(self._start, pos - _ITS), pos)
        if its and its.lastgroup in _POINTING and self._main and not after_name:
            return Clause(self._main, aside=True)  # "its plant in Lille, where 900 people"
        return None

    def _is_of_others(self, pos: int, *, comma: bool, sign: str) -> bool:
        """Whether a clause has a subject of its own that is nobody named: "the market fell".

        After "while" and the like an article shows it; after "unlike Tesla," any word does.
        """
        cues, text = self._cues, self._text
        another = (
            self._doubtful and cues.spaced and cues.indefinite.match(text, after_gap(text, pos))
        )
        if not (comma and (self._leads or another)):
            if not comma and cues.contrasted.match(text, pos - len(sign)):
                return not self._says_who(pos)
            if (comma and cues.spaced) or cues.and_.fullmatch(f" {sign} "):
                return False
            if cues.own_subject.match(text, after_gap(text, pos)) is None:
                return False
            if cues.part.match(text, after_gap(text, pos)):
                return False  # "; la boîte coûte": of the thing before
        return not self._says_who(pos)

    def _explains(self, colon: bool, last: Mention) -> bool:
        """Whether what follows a colon is of the name before: not of a firm that is an object."""
        of_others = self._last_role == "object" and self._clause.own and not self._clause.aside
        return colon and not (of_others and self._topics.kind(last.entity) == "firm")
