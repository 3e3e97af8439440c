"""Figures that no name of their clause claims: looked for in the words around them."""

from __future__ import annotations

from dossier.figures.about.clauses import NEAR
from dossier.figures.about.referents import NOBODY
from dossier.figures.about.walk import Walk
from dossier.figures.record import Figure
from dossier.model import Mention

_AHEAD = 60
_SAID = 300
_TWO = 2
_APART = frozenset({"place", "aside", "person", "thing"})


class Unowned(Walk):
    """The walk through a sentence, and what its words say of figures before any name."""

    def _unowned(self, figure: Figure) -> str | None:
        """Whose a figure is before any name of the sentence, or in one without."""
        cues, text, start = self._cues, self._text, self._sentence.start
        before, after, fronted = self._around(figure)
        if turned := self._told_in_turn(before):
            return turned
        if (speaker := self._speaker(figure)) is not None:
            return speaker or None
        if fronted and self._meant is not None:
            return self._meant
        first = self._yet_to_come(figure)
        if first is None:
            meant = self._reading(before, after, fronted=fronted)
            of_thing = figure.kind == "spec" or (
                figure.kind == "money" and cues.price.search(before + after)
            )
            if meant is None and self._is_known(figure):
                return self._topics.last
            if meant is None and self._is_measure(figure, before):
                return self._topics.thing
            thing = self._topics.thing if meant and of_thing else None
            return thing or meant
        nobody = cues.generic.search(before)
        if nobody and not cues.say_after.match(before, nobody.end()):
            return None
        if self._doubtful and self._topics.kind(first.entity) in {"place", "aside"}:
            # "Some 90 ships waited off Lagos"
            return self._reading(before, after, fronted=fronted)
        refers = cues.anaphor.match(text[start : figure.start].lstrip())
        if (refers and refers.lastgroup not in {"money", "output"}) or self._doubtful:
            meant = self._reading(before, after, fronted=fronted)
            return first.entity if meant is None else meant
        return first.entity

    def _speaker(self, figure: Figure) -> str | None:
        """Who says "we" before a figure: the name that the quotation is given to, or nobody."""
        cues, text, sentence = self._cues, self._text, self._sentence
        said = cues.we.search(text, sentence.start, figure.start)
        if said is None:
            return None
        if any(said.end() <= one.start < figure.start for one in sentence.mentions):
            return None
        end = min(sentence.end, len(text))
        closing = cues.closing.search(text, figure.end, end)
        names = sentence.mentions
        told = [one for one in names if closing and one.start >= closing.end()]
        told = told or [one for one in names if one.end <= said.start()]
        firms = [one.entity for one in told if self._topics.kind(one.entity) not in _APART]
        if firms:
            return firms[0]
        own = closing and cues.anaphor.search(text, closing.end(), end)
        return (self._topics.firm if own else None) or NOBODY

    def _is_known(self, figure: Figure) -> bool:
        """Whether so many are those just spoken of: "the 2,800 workers"."""
        start = self._sentence.start
        if figure.kind != "count" or self._sentence.opens:
            return False
        return self._cues.those_before.fullmatch(self._text, start, figure.start) is not None

    def _is_measure(self, figure: Figure, before: str) -> bool:
        """Whether a figure is what a part or a trial of the product spoken of comes to."""
        if figure.kind == "date":
            return False
        if figure.kind in {"spec", "money"} and self._cues.part.match(before.lstrip()):
            return True
        end = min(self._sentence.end, len(self._text))
        return self._cues.trial.search(self._text, self._sentence.start, end) is not None

    def _reading(self, before: str, after: str, *, fronted: bool) -> str | None:
        """Whom the words around a figure stand for."""
        told, opens = self._last_role == "source", self._sentence.opens
        return self._topics.meant(before, after, opens=opens, fronted=fronted, told=told)

    def _around(self, figure: Figure) -> tuple[str, str, bool]:
        """The words before and after a figure that are of its clause; whether it stands in a
        phrase before the subject."""
        cues, text, start = self._cues, self._text, self._sentence.start
        last = min(self._sentence.end, len(text))
        fronted = cues.fronted.match(text[start : start + _AHEAD].lstrip()) is not None
        fronted = fronted and cues.comma.search(text, start, figure.start) is None
        fronted = fronted or (figure.kind == "date" and not text[start : figure.start].strip())
        # "Founded in 2019, the company": the subject is yet to come
        bound = cues.bound.search(text, figure.end, min(last, figure.end + _AHEAD))
        stop = None if fronted else bound
        end = stop.start() if stop else min(last, figure.end + _AHEAD)
        told = self._told.end if self._told and not cues.spaced else start
        said = cues.bound.search(text, told, figure.start) if told > start else None
        begin = said.end() if said else start  # 某机构估计，国产…
        lead = self._sentence.figures[0]
        if not cues.spaced and lead.kind == "date" and begin < lead.end <= figure.start:
            begin = lead.end if not text[begin : lead.start].strip() else begin  # 去年国内…
        before = text[max(begin, figure.start - _SAID) : figure.start]
        cut = max(before.rfind(sign) for sign in ";:；：") + 1
        if cut and cues.anaphor.search(before, cut):
            before = before[cut:]  # "Investors were unimpressed: the shares fell"
        return before, text[figure.end : end], fronted

    def _yet_to_come(self, figure: Figure) -> Mention | None:
        """The first subject of the sentence, if it stands after the figure in its clause."""
        cues, text, first = self._cues, self._text, self._first
        if first is None or first.start < figure.start:
            return None
        if cues.parted.search(text, figure.end, first.start):
            return None  # "Memory costs 30 % more; Micron …": a clause of its own
        if cues.under_it.search(text, figure.end, first.start):
            return None  # "31 times earnings, while Micron …"
        its = cues.its_before.search(text, self._sentence.start, figure.start)
        if its and not self._sentence.opens:
            return None  # "Of its 90 sites Micron has …"
        begin = max(self._sentence.start, first.start - NEAR)
        built = self._doubtful and cues.by_before.search(text, begin, first.start)
        if built and cues.bound.search(text, figure.end, first.start):
            return None  # "Each holds 900 TEU, and is built by Acme"
        if self._doubtful and cues.than_before.search(text, begin, first.start):
            return None  # "An injection costs €60 more than Omenvia"
        return first

    def _told_in_turn(self, said: str) -> str | None:
        """Whom "the former" stands for, anywhere in the words before a figure."""
        if not self._topics.listed and len(self._lists) < _TWO:
            return None
        return self._of_list(self._topics.turn_within(said))
