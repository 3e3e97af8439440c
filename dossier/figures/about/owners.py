"""For each figure of a sentence the entity that it describes."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.figures.about.clauses import NEAR, NOBODY
from dossier.figures.about.lists import in_turn
from dossier.figures.about.walk import Walk
from dossier.figures.record import Figure
from dossier.model import Mention

_AHEAD = 60
_SAID = 300
_ARTICLE = 6
_FEW = 20
_CHANGE = 12
_TWO = 2
_ENERGY = ("MWh", "GWh", "TWh", "MW", "GW")
"""What plants and fields are measured in, rather than products."""
_MAKERS = frozenset({"firm", "body"})


class Owners(Walk):
    """The walk through a sentence with the figures met on it."""

    def abouts(self) -> list[str | None]:
        """For each figure of the sentence the entity that it describes, or nothing."""
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
                about = self._attributed(item, items[at + 1 : at + 3])
                if about is None and isinstance(before, Figure) and self._is_change(before, item):
                    about = found[-1]
                elif about is None:
                    about = self._owner(item, gap)
                if about is None:
                    open_.append(len(found))
                found.append(about)
            end, before = item.end, item
        self._bounds(end, min(sentence.end, len(self._text)))
        for index in open_:
            found[index] = self._unowned(sentence.figures[index])
        for index, entity in in_turn(self._text, sentence.figures, self._lists, self._cues).items():
            found[index] = entity
        self._tell_topics()
        for index, about in enumerate(found):
            if about and self._topics.kind(about) == "person":
                found[index] = self._holder(sentence.figures[index], about)
        return found

    def _tell_topics(self) -> None:
        """What the sentences after this one may take up: its subject, its list or pair."""
        topic = self._main
        if listed := self._listed or self._pair():
            self._topics.listed = listed
        elif topic and self._topics.kind(topic) == "firm":
            self._topics.set_beside(topic)
        if self._first and not self._doubtful and not self._cues.spaced:
            topic = self._first.entity  # a Chinese text goes on with what it set out from
        self._topics.turn_to(topic, [mention.entity for mention in self._sentence.mentions])

    def _is_change(self, last: Figure, figure: Figure) -> bool:
        """Whether both are ends of one change: "to $1,200 from $1,500", "de 3 % à 5 %"."""
        if (last.kind, last.unit) != (figure.kind, figure.unit) or figure.kind == "date":
            return False
        between = self._text[last.end : figure.start]
        return len(between) <= _CHANGE and self._cues.change.fullmatch(between) is not None

    def _attributed(self, figure: Figure, ahead: Sequence[Mention | Figure]) -> str | None:
        """The name after the figure, where a word between gives it to it: "30 % pour Huawei"."""
        following = ahead[0] if ahead else None
        if not isinstance(following, Mention) or following.start - figure.end > NEAR:
            return None
        between = self._text[figure.end : following.start]
        following = self._product(following, ahead[-1])
        cues = self._cues
        if cues.bound.search(between) or not cues.attributed_before.search(between):
            return None
        if cues.source_before.search(between):
            return None
        given = self._cues.given_before.search(between) and not self._clause.own
        if figure.kind == "spec" and not given:  # "96 GB of HBM3", but "7.2 mg of Wegovy"
            whose, kinds = self._clause.whose, self._topics.kind
            thing = whose and kinds(whose) != "thing" and kinds(following.entity) == "thing"
            return following.entity if thing else None
        begin = max(0, figure.start - _ARTICLE)
        known = self._cues.definite_before.search(self._text, begin, figure.start)
        return following.entity if given or known or self._clause.whose is None else None

    def _product(self, maker: Mention, owned: Mention | Figure) -> Mention:
        """What a maker's name goes on with, if that is a product: "$6,900 for Quark's QK2"."""
        if not isinstance(owned, Mention) or self._topics.kind(owned.entity) != "thing":
            return maker
        joined = self._cues.owned.fullmatch(self._text, maker.end, owned.start)
        return owned if joined else maker

    def _owner(self, figure: Figure, left: str) -> str | None:
        """Whose clause it is; measures and prices are rather those of the thing named last."""
        last, whose = self._last, self._clause.whose
        if not self._cues.spaced and self._cues.counted_up.search(left):
            return NOBODY
        if self._cues.average.search(left) or self._is_average(figure):
            return NOBODY
        if figure.kind != "ratio" and (turned := self._told_in_turn(left)):
            return turned
        possessed = self._cues.possessed.fullmatch(self._text, self._last_end, figure.start)
        if last and possessed and figure.kind != "ratio":
            return last.entity
        if last and whose == last.entity and self._topics.kind(whose) in {"body", "place"}:
            said = self._text[last.end : figure.start][:_SAID]
            if self._cues.him.search(said) and self._topics.last:
                return self._topics.last
        if figure.kind == "spec" and whose and self._topics.kind(whose) in _MAKERS:
            return self._made(figure) or whose
        if last is None or self._topics.kind(last.entity) != "thing":
            return whose
        if figure.kind == "money" and self._cues.sold_for.fullmatch(
            self._text, last.end, figure.start
        ):
            return last.entity
        if whose and self._topics.kind(whose) == "thing":
            return whose
        priced = figure.kind == "money" and self._cues.price.search(left)
        if whose and last.start < self._start and not priced:
            return whose
        return last.entity if figure.kind == "spec" or priced else whose

    def _made(self, figure: Figure) -> str | None:
        """The product named last before a measure: a maker itself has none, but of energy."""
        if figure.unit and figure.unit.endswith(_ENERGY):
            return None
        for mention in reversed(self._sentence.mentions):
            if mention.start < figure.start and self._topics.kind(mention.entity) == "thing":
                return mention.entity
        return self._topics.made_by(self._clause.whose)

    def _told_in_turn(self, said: str) -> str | None:
        """Whom "the former" stands for, anywhere in the words before a figure."""
        if not self._topics.listed and len(self._lists) < _TWO:
            return None
        return self._of_list(self._topics.turn_within(said))

    def _is_average(self, figure: Figure) -> bool:
        """Whether words after a percentage make it that of all: "2,6 % en moyenne dans …"."""
        if figure.kind not in {"percent", "money"}:
            return False
        found = self._cues.average.search(self._text, figure.end, figure.end + _AHEAD)
        return found is not None and not self._cues.bound.search(
            self._text, figure.end, found.start()
        )

    def _unowned(self, figure: Figure) -> str | None:
        """A figure before any name of the sentence, or in one without: looked for around it."""
        cues, text, sentence = self._cues, self._text, self._sentence
        start, last = sentence.start, min(sentence.end, len(text))
        stop = cues.bound.search(text, figure.end, min(last, figure.end + _AHEAD))
        fronted = cues.fronted.match(text[start : start + _AHEAD].lstrip()) is not None
        if fronted:
            stop = None  # "Founded in 2019, the company": the subject is yet to come
        end = stop.start() if stop else min(last, figure.end + _AHEAD)
        begin = max(start, figure.start - _SAID)
        before, after = text[begin : figure.start], text[figure.end : end]
        cut = max(before.rfind(sign) for sign in ";:；：") + 1
        if cut and cues.anaphor.search(before, cut):
            before = before[cut:]  # "Investors were unimpressed: the shares fell"
        if turned := self._told_in_turn(before):
            return turned
        if fronted and self._meant is not None:
            return self._meant
        first, told = self._first, self._last_role == "source"
        if first is not None and not fronted and cues.parted.search(text, figure.end, first.start):
            first = None  # "Memory costs 30 % more; Micron …": a clause of its own
        if first is None or first.start < figure.start:
            meant = self._topics.meant(
                before, after, opens=sentence.opens, fronted=fronted, told=told
            )
            of_thing = figure.kind == "spec" or (
                figure.kind == "money" and cues.price.search(before + after)
            )
            if figure.kind == "spec" and meant is None and cues.part.match(before.lstrip()):
                return self._topics.thing
            thing = self._topics.thing if meant and of_thing else None
            return thing or meant
        if cues.generic.search(before):
            return None
        if self._doubtful and self._topics.kind(first.entity) in {"place", "aside"}:
            return self._topics.meant(
                before, after, opens=sentence.opens, fronted=fronted, told=told
            )  # "Some 90 ships waited off Lagos"
        refers = cues.anaphor.match(before.lstrip())
        if (refers and refers.lastgroup not in {"money", "output"}) or self._doubtful:
            meant = self._topics.meant(
                before, after, opens=sentence.opens, fronted=fronted, told=told
            )
            return first.entity if meant is None else meant
        return first.entity

    def _holder(self, figure: Figure, about: str) -> str:
        """What a person promises or says is of the firm spoken of."""
        if figure.kind == "date":
            return about
        named = (mention.entity for mention in self._sentence.mentions[:_FEW])
        firm = next((entity for entity in named if self._topics.kind(entity) == "firm"), None)
        if self._sentence.opens and firm:
            return firm
        return self._topics.firm or firm or about
