"""For each figure of a sentence the entity that it describes."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.figures.about.clauses import NEAR
from dossier.figures.about.lists import in_turn
from dossier.figures.about.referents import NOBODY
from dossier.figures.about.unowned import Unowned
from dossier.figures.record import Figure
from dossier.model import Mention

_AHEAD = 60
_SAID = 300
_ARTICLE = 6
_FEW = 20
_CHANGE = 12
_SHORT = 4
"""What is shorter says nothing of its own before a figure."""
_GLUED = 2
_TURN = 3
"""How long 后者的 is."""
_OF_PLANTS = ("MWh", "GWh", "TWh", "MW", "GW", "nm")
"""What plants, fields and processes are measured in, rather than products."""


class Owners(Unowned):
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
                about = self._attributed(item, items[at + 1 : at + 3]) or self._counted(
                    item, following
                )
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
        self._topics.listed = self._listed or self._pair() or self._topics.beside(self._main)
        topic = self._under or self._main
        if self._first and not self._doubtful and not self._cues.spaced:
            topic = self._first.entity  # a Chinese text goes on with what it set out from
        self._topics.turn_to(topic, [mention.entity for mention in sentence.mentions])
        for index, about in enumerate(found):
            if about and self._topics.kind(about) == "person":
                found[index] = self._holder(sentence.figures[index], about)
        return found

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
        if self._topics.kind(following.entity) in {"aside", "person"}:
            return None
        told = self._clause.own or (self._clause.aside and self._clause.whose)
        given = not told and self._cues.given_before.search(between)
        if figure.kind == "spec" and not given:  # "96 GB of HBM3", but "7.2 mg of Wegovy"
            whose, kinds = self._clause.whose, self._topics.kind
            thing = whose and kinds(whose) != "thing" and kinds(following.entity) == "thing"
            return following.entity if thing else None
        begin = max(0, figure.start - _ARTICLE)
        known = self._cues.definite_before.search(self._text, begin, figure.start)
        return following.entity if given or known or self._clause.whose is None else None

    def _counted(self, figure: Figure, following: Mention | Figure | None) -> str | None:
        """The product after its number, where who has so many is nobody or an authority."""
        if figure.kind != "count" or not isinstance(following, Mention):
            return None
        whose, kind = self._clause.whose, self._topics.kind
        if whose and kind(whose) not in {"body", "place", "aside"}:
            return None
        near = following.start - figure.end <= (NEAR if whose else _GLUED)
        near = near and not self._cues.bound.search(self._text, figure.end, following.start)
        return following.entity if near and kind(following.entity) == "thing" else None

    def _product(self, maker: Mention, owned: Mention | Figure) -> Mention:
        """What a maker's name goes on with, if that is a product: "$6,900 for Quark's QK2"."""
        if not isinstance(owned, Mention) or self._topics.kind(owned.entity) != "thing":
            return maker
        joined = self._cues.owned.fullmatch(self._text, maker.end, owned.start)
        return owned if joined else maker

    def _owner(self, figure: Figure, left: str) -> str | None:
        """Whose clause it is; measures and prices are rather those of the thing named last."""
        last, whose = self._last, self._clause.whose
        if self._is_nobodys(figure, left):
            return NOBODY
        if last is None and self._is_price(figure, whose) and self._topics.thing:
            return self._topics.thing
        if (pointed := self._pointed(figure, left)) is not None:
            return pointed
        if whose and figure.kind != "date" and self._topics.kind(whose) == "body":
            return self._judged(figure, whose)
        if made := self._made(figure):
            return made
        if last is None or self._topics.kind(last.entity) != "thing":
            return whose
        return last.entity if self._is_things(figure, left, last) else whose

    def _is_price(self, figure: Figure, whose: str | None) -> bool:
        """Whether a sum is the price of the product spoken of: "They cost it $90 apiece"."""
        if figure.kind != "money" or not whose or self._topics.kind(whose) != "firm":
            return False
        return self._cues.apiece.match(self._text, figure.end) is not None

    def _made(self, figure: Figure) -> str | None:
        """The product named last before a measure: a maker itself has none, but of its plants."""
        whose = self._clause.whose
        if figure.kind != "spec" or not whose or self._topics.kind(whose) != "firm":
            return None
        if figure.unit and figure.unit.endswith(_OF_PLANTS):
            return None
        for mention in reversed(self._sentence.mentions):
            if mention.start < figure.start and self._topics.kind(mention.entity) == "thing":
                return mention.entity
        return self._topics.made_by(whose)

    def _is_nobodys(self, figure: Figure, left: str) -> bool:
        """Whether a figure is that of all, or counts people who only tell something."""
        if not self._cues.spaced and self._cues.counted_up.search(left):
            return True
        if self._is_of_control(figure, left) or self._is_of_goods(figure, left):
            return True
        short = len(left) < _SHORT
        if not short and figure.kind != "spec" and self._cues.others_in.search(left):
            return True
        average = self._cues.average.search(left) is not None or self._is_average(figure)
        return average or self._tells(figure, left)

    def _is_beside(self, figure: Figure, left: str) -> bool:
        """Whether a share is the subject's, set beside "the latter's": 只有后者的58%."""
        if self._cues.spaced or figure.kind != "percent" or not left.endswith("的"):
            return False
        return self._topics.turn_within(left[-_TURN:]) is not None

    def _is_of_control(self, figure: Figure, left: str) -> bool:
        """Whether a figure is of those who are only compared with: "2 % on placebo"."""
        if figure.kind not in {"percent", "count", "ratio"}:
            return False
        cues, text = self._cues, self._text
        if len(left) >= _SHORT and cues.control.search(left):
            return True
        found = cues.control.search(text, figure.end, figure.end + _AHEAD) if cues.spaced else None
        return found is not None and not cues.bound.search(text, figure.end, found.start())

    def _is_of_goods(self, figure: Figure, left: str) -> bool:
        """Whether a sum is what goods of nobody cost: "$600 a tonne"."""
        if figure.kind != "money" or (self._last and self._last.start >= self._start):
            return False
        goods = self._cues.goods
        if self._cues.spaced:
            return goods.match(self._text, figure.end) is not None
        return goods.search(left) is not None

    def _pointed(self, figure: Figure, left: str) -> str | None:
        """Whom words point to: "the former", a possessive right before, "it" in a place."""
        last, whose, cues = self._last, self._clause.whose, self._cues
        if figure.kind != "ratio":
            turned = self._told_in_turn(left)
            if turned and whose and self._is_beside(figure, left):
                return whose  # 只有后者的58%
            if turned:
                return turned
            possessed = self._cues.possessed.fullmatch(self._text, self._last_end, figure.start)
            if last and possessed and not self._is_compared(figure, last):
                return last.entity
        if (
            len(left) >= _SHORT
            and figure.kind != "date"
            and cues.whom_before.search(left[-_AHEAD // 2 :])
        ):
            firms = (
                one.entity for one in reversed(self._sentence.mentions) if one.end <= figure.start
            )
            named = next((one for one in firms if self._topics.kind(one) == "firm"), None)
            if firm := named or self._topics.firm:
                return firm
        if last and whose == last.entity and self._topics.kind(whose) in {"body", "place"}:
            said = self._text[last.end : figure.start][:_SAID]
            if self._cues.him.search(said):
                return self._topics.last
        return None

    def _is_things(self, figure: Figure, left: str, last: Mention) -> bool:
        """Whether a figure is that of the thing named last, whoever the clause is about."""
        cues, whose = self._cues, self._clause.whose
        money = figure.kind == "money"
        if money and cues.sold_for.fullmatch(self._text, last.end, figure.start):
            return True
        if whose and self._topics.kind(whose) == "thing":
            return False
        begin = max(self._sentence.start, min(self._start, last.start - NEAR))
        priced = money and cues.price.search(self._text, begin, figure.start)
        priced = priced or (money and cues.apiece.match(self._text, figure.end))
        priced = priced or cues.dearer.match(self._text, figure.end)
        if priced or figure.kind != "spec" or not whose or last.start >= self._start:
            return bool(priced) or figure.kind == "spec"
        return self._is_part(left)

    def _is_part(self, left: str) -> bool:
        """Whether a clause begins with a part or measure of a thing: 单机功率."""
        return self._cues.part.match(left.lstrip(" ,，")) is not None

    def _judged(self, figure: Figure, body: str) -> str:
        """Whose a figure is in what an authority does: rather the product's that it judges."""
        last = self._last
        if last and last.entity != body and self._topics.kind(last.entity) in {"thing", "firm"}:
            return last.entity
        if figure.kind == "spec" and self._topics.thing:
            return self._topics.thing
        return body

    def _tells(self, figure: Figure, left: str) -> bool:
        """Whether a figure counts people who only tell something: "three lawyers told X"."""
        if figure.kind == "count" and self._cues.telling.match(self._text, figure.end):
            return True
        if figure.kind == "count" and self._cues.telling.search(figure.text):
            return True
        begins = not left.strip() and figure.kind == "count"
        return begins and self._cues.say_after.match(self._text, figure.end) is not None

    def _is_compared(self, figure: Figure, last: Mention) -> bool:
        """Whether a share is that of the subject beside another's: 约为A100的65%."""
        whose = self._clause.whose
        if self._cues.spaced or figure.kind != "percent" or not whose or whose == last.entity:
            return False
        before = self._text[max(self._sentence.start, last.start - NEAR) : last.start]
        return self._cues.compared_before.search(before) is not None

    def _is_average(self, figure: Figure) -> bool:
        """Whether words after a percentage make it that of all: "2,6 % en moyenne dans …"."""
        if figure.kind not in {"percent", "money"}:
            return False
        found = self._cues.average.search(self._text, figure.end, figure.end + _AHEAD)
        return found is not None and not self._cues.bound.search(
            self._text, figure.end, found.start()
        )

    def _follows(self, date: Figure) -> bool:
        """Whether a date only tells when another figure of the sentence held."""
        return any(one.kind != "date" and one.end <= date.start for one in self._sentence.figures)

    def _holder(self, figure: Figure, about: str) -> str:
        """What a person promises or says is of the firm spoken of."""
        if figure.kind == "date" and not self._follows(figure):
            return about
        named = (mention.entity for mention in self._sentence.mentions[:_FEW])
        firm = next((entity for entity in named if self._topics.kind(entity) == "firm"), None)
        if self._sentence.opens and firm:
            return firm
        return self._topics.firm or firm or about
