"""One sentence, walked from left to right: whose clause each figure stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.figures.about.cues import Cues
from dossier.figures.about.lists import in_turn
from dossier.figures.about.sentences import Sentence
from dossier.figures.about.topics import Topics
from dossier.figures.record import Figure
from dossier.model import Mention

_LEFT = 60
"""How much of the text before a name tells its role."""
_NEAR = 30
_GLUED = 4
_SAID = 300


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
    weak: bool = False
    """Whether its subject only says something, or stands after a preposition."""


class Walk:
    """The reading of one sentence."""

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
        self._start = sentence.start
        """Where the clause being read begins."""
        self._lists: list[list[Mention]] = []

    def abouts(self) -> list[str | None]:
        """For each figure of the sentence the entity that it describes, or None."""
        sentence = self._sentence
        found: list[str | None] = []
        open_: list[int] = []
        end, before = sentence.start, None
        items: list[Mention | Figure] = sorted(
            [*sentence.mentions, *sentence.figures], key=lambda item: item.start
        )
        self._open(items[0].start)
        for at, item in enumerate(items):
            gap = self._bounds(end, item.start)
            following = items[at + 1] if at + 1 < len(items) else None
            if isinstance(item, Mention):
                self._meet(item, gap, before, following)
            else:
                about = self._attributed(item, following) or self._owner(item, gap)
                if about is None:
                    open_.append(len(found))
                found.append(about)
            end, before = item.end, item
        self._bounds(end, min(sentence.end, len(self._text)))
        for index in open_:
            found[index] = self._unowned(sentence.figures[index])
        for index, entity in in_turn(self._text, sentence.figures, self._lists, self._cues).items():
            found[index] = entity
        lists = [group for group in self._lists if len(group) > 1]
        if lists:
            self._topics.listed = [mention.entity for mention in lists[-1]]
        self._topics.turn_to(self._main, [mention.entity for mention in sentence.mentions])
        return [self._holder(about) for about in found]

    def _open(self, first: int) -> None:
        """The beginning of the sentence: who "it" or "the latter" there is."""
        if self._sentence.opens:
            self._topics.paragraph()
        start = self._sentence.start
        said = self._text[start : min(first, start + _LEFT)].lstrip('\n -*«"“')
        found = self._cues.anaphor.match(said)
        meant = self._topics.turn(said)
        if found and found.lastgroup in {"firm", "thing", "he", "trade"} and meant is None:
            meant = self._topics.meant(said, opens=self._sentence.opens)
        if meant:
            self._clause = _Clause(meant, own=True)
            self._main = meant

    def _bounds(self, start: int, end: int) -> str:
        """Go through what lies between two items; what stands after the last bound."""
        pos, last, text = start, self._last, self._text
        touches = last is not None and start == last.end
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
        if comma and after_name and last:
            known = self._last_role in {"subject", "promoted"} or sign in ":："
            said_of_it = not self._clause.aside and cues.apposition.match(self._text, pos)
            if known or said_of_it:
                self._clause = _Clause(last.entity, aside=True)
                return
        if comma and last and cues.relative_opening.match(self._text, pos):
            self._clause = _Clause(last.entity, aside=True)
            return
        said = self._text[pos : pos + _LEFT].lstrip()
        turn = self._topics.turn(said)
        self._clause = _Clause(turn or self._main, own=turn is not None, fresh=not comma)

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
        if isinstance(before, Mention) and len(between) <= _NEAR:
            if self._are_listed(mention, between, following):
                self._lists[-1].append(mention)
                self._last = mention
                return
            if cues.owned.fullmatch(between) and kind not in {"place", "aside"}:
                self._become(mention, before)
                return
        self._lists.append([mention])
        dated = isinstance(before, Figure) and before.kind == "date"
        first = before is None or before.end <= self._start or dated
        role = self._role(mention, left, kind, first=first)
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
            self._take(mention, weak=True)
        elif role == "promoted":
            self._clause = _Clause(mention.entity, own=True)
        if role not in {"source", "place"}:
            self._last, self._last_role = mention, role
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
        self._last = mention

    def _are_listed(
        self, mention: Mention, between: str, following: Mention | Figure | None
    ) -> bool:
        """Whether a name goes on with a list: a comma alone needs a word further on."""
        if self._last_role in {"source", "place"} or not self._cues.joined.fullmatch(between):
            return False
        if self._cues.and_.fullmatch(between) or len(self._lists[-1]) > 1:
            return True
        if not isinstance(following, Mention) or following.start - mention.end > _NEAR:
            return "," not in between
        return self._cues.joined.fullmatch(self._text, mention.end, following.start) is not None

    def _take(self, mention: Mention, *, weak: bool) -> None:
        aside = self._clause.aside
        self._clause = _Clause(mention.entity, own=True, weak=weak, aside=aside)
        if aside:
            return
        if self._first is None or (self._doubtful and not weak):
            self._first = self._first or mention
            self._doubtful = weak
        if self._main is None or not weak:
            self._main = mention.entity

    def _role(self, mention: Mention, left: str, kind: str, *, first: bool) -> str:
        """What a name is in its clause, by the words around it and by what it is."""
        cues, clause = self._cues, self._clause
        free = not clause.own or clause.weak
        says = cues.say_after.match(self._text, mention.end) is not None
        parting = self._main is not None and not clause.fresh  # "…, the paper reported"
        reports = says and (parting or kind in {"aside", "person", "place"})
        if reports or cues.source_before.search(left):
            return "source"
        if _HYPHENATED.match(self._text, mention.end):  # "SMIC-made"
            return "object"
        if cues.said_before.fullmatch(left):  # "…, said Toyota"
            return "source" if self._main or kind in {"aside", "person"} else "weak"
        within = cues.place_before.search(left) or cues.of_before.search(left)
        if kind in {"place", "aside"} and (not free or within):
            return "place"
        if cues.promoted_before.search(left):
            return "promoted"
        if cues.prep_before.search(left) or cues.place_before.search(left):
            return "weak" if free and clause.whose is None and kind != "place" else "object"
        if cues.of_before.search(left):
            starts = first and not clause.aside and cues.definite.match(left)
            return "subject" if free and (clause.whose is None or starts) else "object"
        if not free or cues.object_before.search(left):
            return "object"
        begins = first and (not left.strip() or cues.subject_before.fullmatch(left))
        if clause.whose is not None and not begins:
            return "object"
        return "weak" if says else "subject"

    def _attributed(self, figure: Figure, following: Mention | Figure | None) -> str | None:
        """The name after the figure, where a word between gives it to it: "30 % pour Huawei"."""
        if not isinstance(following, Mention) or following.start - figure.end > _NEAR:
            return None
        between = self._text[figure.end : following.start]
        if self._cues.bound.search(between) or not self._cues.attributed_before.search(between):
            return None
        given = self._cues.given_before.search(between) and not self._clause.own
        if figure.kind == "spec" and not given:  # "96 GB of HBM3", but "7.2 mg of Wegovy"
            whose, kinds = self._clause.whose, self._topics.kind
            thing = whose and kinds(whose) != "thing" and kinds(following.entity) == "thing"
            return following.entity if thing else None
        return following.entity if given or self._clause.whose is None else None

    def _owner(self, figure: Figure, left: str) -> str | None:
        """Whose clause it is; measures and prices are rather those of the thing named last."""
        last, whose = self._last, self._clause.whose
        if self._cues.counted_up.search(left):
            return NOBODY
        if last is None or self._topics.kind(last.entity) != "thing":
            return whose
        if whose and self._topics.kind(whose) == "thing":
            return whose
        priced = figure.kind == "money" and self._cues.price.search(left)
        if whose and last.start < self._start and not priced:
            return whose
        return last.entity if figure.kind == "spec" or priced else whose

    def _unowned(self, figure: Figure) -> str | None:
        """A figure before any name of the sentence, or in one without: looked for around it."""
        start, text = self._sentence.start, self._text
        stop = self._cues.bound.search(text, figure.end, figure.end + _LEFT)
        said = text[max(start, figure.start - _SAID) : stop.start() if stop else figure.end + _LEFT]
        before = said[: max(0, figure.start - max(start, figure.start - _SAID))]
        first = self._first
        if first is None or first.start < figure.start:
            return self._topics.meant(said, opens=self._sentence.opens)
        if self._cues.generic.search(before):
            return None
        refers = self._cues.anaphor.match(before.lstrip())
        if (refers and refers.lastgroup != "money") or self._doubtful:
            meant = self._topics.meant(said, opens=self._sentence.opens)
            return first.entity if meant is None else meant
        return first.entity

    def _holder(self, about: str | None) -> str | None:
        """What a person promises or says is of the firm spoken of."""
        if not about or self._topics.kind(about) != "person":
            return about or None
        firms = [m for m in self._sentence.mentions if self._topics.kind(m.entity) == "firm"]
        if self._sentence.opens and firms:
            return firms[0].entity
        return self._topics.firm or (firms[0].entity if firms else about)
