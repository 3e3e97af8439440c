"""What looks like a company, chip or model and is not in the catalogue, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dossier.link.cues import Cues, cues
from dossier.link.facts import facts
from dossier.link.fold import fold
from dossier.link.masks import masks
from dossier.link.surroundings import Surroundings
from dossier.link.unknown.han import items, named, spoken_of
from dossier.link.unknown.record import Unknown, Words, words
from dossier.link.unknown.runs import Reader, Run
from dossier.model import Entity, Lang, Mention

_MAKERS = frozenset({"company"})
_NO_TRADE = frozenset(
    {"person", "place", "market", "organisation", "outlet", "law", "road", "room", "nature"}
)
"""Groups of things whose names are not told as unknown."""
_WHO = re.compile(r"^, (?:an? |the |une? |l[ea] |l'|les |son |sa |its |autres? |another )+")
_SAYS = frozenset({"selon", "d' après", "according to", "told", "citing", "quotidien", "agence"})
"""What stands before those who report, rather than what they report of."""
_NAMED_NEXT = re.compile(r"[\w'-]+(?: [\w'-]+)?(?<! de)(?<! of)(?<! in)(?<! à) [A-Z]")
"""An apposition that belongs to a name after it: ``, la start-up DeepSeek``."""
_NAME_OF = frozenset({"nom de", "name of", "nom d'"})
_BY = frozenset({"by", "par"})
_GAP = 24
_PROPAGATED = 3


class UnknownNames:
    """Finds in any number of texts what one catalogue lacks."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """``entities``: the whole catalogue, in any order, slugs unique."""
        self._cues = cues()
        self._facts = facts(entities, self._cues)
        self._words = words()

    def find(self, text: str, lang: Lang, mentions: Sequence[Mention]) -> list[Unknown]:
        """Unknown names of ``text``, sorted, overlapping neither each other nor ``mentions``.

        ``mentions`` are those of the catalogue (``Linker.mentions`` of the same text).
        """
        around = Surroundings(fold(text).plain, self._cues)
        named_here = [(m.start, m.end) for m in mentions]
        taken = sorted([*named_here, *masks(text, self._cues)])
        found = [*Reader(around, _joined(taken), self._cues, self._words).runs()]
        if lang == "zh":
            found = _apart(
                [*found, *items(around.plain, named_here, self._words, self._cues.places)]
            )
        scene = _Scene(around, found, mentions, self, lang)
        scene.judge()
        if lang == "zh":
            found += named(around.plain, taken, self._words, self._cues.places)
            found += spoken_of(around.plain, taken, self._words, self._cues.places)
        accepted = _apart([run for run in found if run.why])
        accepted = _apart([*accepted, *_again(around.plain, accepted, found)])
        return [Unknown(r.start, r.end, text[r.start : r.end], r.why or "") for r in accepted]

    @property
    def cues(self) -> Cues:
        """The words about kinds of things."""
        return self._cues

    @property
    def words(self) -> Words:
        """The words about names."""
        return self._words

    def groups(self, slug: str) -> frozenset[str]:
        """What kinds of things an entity may be: ``company``, ``chip`` …"""
        return self._facts[slug].nouns


class _Scene:
    """Runs and mentions of one text in their order, each with what stands beside it."""

    def __init__(
        self,
        around: Surroundings,
        found: Sequence[Run],
        mentions: Sequence[Mention],
        names: UnknownNames,
        lang: Lang,
    ) -> None:
        self._around = around
        self._names = names
        self._lang = lang
        nodes: list[tuple[int, int, Run | Mention]] = [(r.start, r.end, r) for r in found]
        nodes += [(m.start, m.end, m) for m in mentions]
        self._nodes = sorted(nodes, key=lambda node: node[:2])

    def judge(self) -> None:
        """Says of every run what makes it a name, if anything does."""
        for at, (_, _, node) in enumerate(self._nodes):
            if isinstance(node, Run) and not self._around.is_title(node.start):
                node.why = self._by_itself(node) or self._beside_maker(at, node)
        order = range(len(self._nodes))
        for steps in (order, reversed(order)):
            for at in steps:
                node = self._nodes[at][2]
                if isinstance(node, Run) and not node.why:
                    node.why = self._listed(at, node)

    def _by_itself(self, run: Run) -> str | None:
        """What a name's own form or the words around it say."""
        around, cues, known = self._around, self._names.cues, self._names.words
        plain = around.plain
        if len(run.words) > 1 and _is_suffix(run.words[-1], known):
            return "corporate suffix"
        before, _ = around.beside(run.start, run.end)
        groups = frozenset(g for word in before for g in cues.noun(word))
        if groups and not run.opens and not groups & {"person"}:
            sure = run.coined or self._lang == "fr" or "company" in groups
            if groups - _NO_TRADE and sure:
                return f'apposition: "{before[-1]} {plain[run.start : run.end]}"'
            return None
        said = self._before(around.words_before(run.start)) or self._after(run)
        if not said and plain[run.start - 2 : run.start] == ", " and plain.startswith(",", run.end):
            spoken = around.words_before(run.start - 2)
            kinds = {group for word in spoken[:2] for group in cues.noun(word)}
            if "company" in kinds and set(spoken[:4]) & cues.determiners:
                return f'apposition: "{spoken[0]}, {plain[run.start : run.end]}"'
        return said

    def _before(self, spoken: Sequence[str]) -> str | None:
        """What the words before a run say, the nearest first."""
        known = self._names.words
        last, second, third = (*spoken[:3], "", "", "")[:3]
        both = f"{second} {last}".strip()
        if last in known.called or both in _NAME_OF:
            return f'what is called so: "{both}"'
        if last in known.nations and second in self._names.cues.determiners and self._lang == "fr":
            return f'apposition: "{both}"'
        if last == "chez" or (last in known.prepositions and second in known.had):
            return f'what is said of companies: "{both}"'
        if last in _BY and second in known.made:
            return f'what companies do: "{both}"'
        for phrase, noun in ((last, second), (both, third)):
            if phrase in known.such_as and self._names.cues.noun(noun) - _NO_TRADE:
                return f'an example: "{noun} {phrase}"'
        return None

    def _after(self, run: Run) -> str | None:
        """What the words after a run say, unless it is who reports."""
        around, cues, known = self._around, self._names.cues, self._names.words
        plain, spoken = around.plain, around.words_before(run.start)[:2]
        if spoken and (spoken[0] in _SAYS or " ".join(reversed(spoken)) in _SAYS):
            return None
        ahead = plain[run.end : run.end + 60]
        if (who := _WHO.match(ahead)) and not _NAMED_NEXT.match(ahead, who.end()):
            for word in re.findall(r"[\w-]+", ahead[who.end() :])[:3]:
                groups = cues.noun(word.lower())
                if groups:
                    said = groups - _NO_TRADE and "person" not in groups
                    return f'apposition: "{ahead[2:].partition(",")[0][:30]}"' if said else None
        deed = known.deeds.match(ahead)
        if deed and (run.coined or not run.opens or not run.words[0].endswith("s")):
            return f'what companies do: "{deed[0].strip()}"'
        word, sep = around.next_word(run.end)
        if sep == " " and run.model and cues.noun(word.lower()) - _NO_TRADE:
            return f'model number before "{word}"'
        return None

    def _beside_maker(self, at: int, run: Run) -> str | None:
        """Whether a model stands right after its maker or family, or says whose it is."""
        if not run.model:
            return None
        plain, cues = self._around.plain, self._names.cues
        if at:
            _, end, node = self._nodes[at - 1]
            gap = plain[end : run.start]
            if isinstance(node, Mention) and len(gap) < 4 and cues.owner_of.fullmatch(gap):
                groups = self._names.groups(node.entity)
                if groups & _MAKERS:
                    return "model number after a known maker"
                if groups - _NO_TRADE and gap in {"", " ", "-"}:
                    return "model number after a known name"
        if at + 1 < len(self._nodes):
            start, _, node = self._nodes[at + 1]
            gap = plain[run.end : start]
            if isinstance(node, Mention) and len(gap) < 12 and cues.owned_by.fullmatch(gap):
                return "model number of a known maker" if self._is_traded(node) else None
        return None

    def _listed(self, at: int, run: Run) -> str | None:
        """Whether ``et``, ``、`` or a list of commas joins a run to a company or product."""
        for step in (-1, 1):
            other = at + step
            if not self._joined(at, other) or not self._is_traded(self._nodes[other][2]):
                continue
            if self._is_comma(at, other) and not (
                self._joined(at, at - step) or self._joined(other, other + step)
            ):
                continue
            if run.opens and not run.coined and self._is_comma(at, other):
                continue
            return "a name in a list of companies"
        return None

    def _joined(self, one: int, other: int) -> bool:
        if min(one, other) < 0 or max(one, other) >= len(self._nodes):
            return False
        gap = self._gap(one, other)
        return len(gap) <= _GAP and bool(self._names.cues.connector.fullmatch(gap))

    def _is_comma(self, one: int, other: int) -> bool:
        return self._gap(one, other).strip() in {",", "，"}

    def _gap(self, one: int, other: int) -> str:
        first, second = sorted((one, other))
        return self._around.plain[self._nodes[first][1] : self._nodes[second][0]]

    def _is_traded(self, node: Run | Mention) -> bool:
        if isinstance(node, Run):
            return bool(node.why)
        groups = self._names.groups(node.entity)
        return bool(groups - _NO_TRADE)


def _is_suffix(word: str, known: Words) -> bool:
    return word in known.suffixes or word.startswith(("Co.", "Ltd.", "Inc.", "Corp."))


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans without overlaps."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _apart(found: Iterable[Run]) -> list[Run]:
    """Runs sorted, of two that overlap the first, of two that begin together the longer."""
    kept: list[Run] = []
    for run in sorted(found, key=lambda run: (run.start, -run.end)):
        if not kept or run.start >= kept[-1].end:
            kept.append(run)
    return kept


def _again(plain: str, accepted: Sequence[Run], found: Sequence[Run]) -> list[Run]:
    """Runs that are written like an accepted one, where nothing more is said of them."""
    whys = {plain[r.start : r.end]: r.why for r in accepted if r.end - r.start >= _PROPAGATED}
    again: list[Run] = []
    for run in found:
        why = whys.get(plain[run.start : run.end])
        if why and not run.why:
            run.why = why
            again.append(run)
    return again
