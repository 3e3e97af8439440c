"""What looks like a company, chip or model and is not in the catalogue, and why."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter, itemgetter
from sys import intern

from dossier.link.cues import Cues, cues
from dossier.link.facts import facts
from dossier.link.reading import Part, Reading
from dossier.link.surroundings import Surroundings
from dossier.link.unknown.clues import NO_TRADE, Clues
from dossier.link.unknown.han import HanNames
from dossier.link.unknown.record import Unknown, Words, words
from dossier.link.unknown.runs import Reader, Run
from dossier.model import Entity, Lang, Mention
from dossier.names import key, safe_names, weak_names

_MAKERS = frozenset({"company"})
_COMMAS = frozenset({",", "，"})
_GAP, _TIGHT, _OF = 24, 4, 12
_NEAR = 6
_PROPAGATED = 3
_START = attrgetter("start")


class UnknownNames:
    """Finds in any number of texts what one catalogue lacks."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """``entities``: the whole catalogue, in any order, slugs unique."""
        self._cues = cues()
        catalogue = list(entities)
        self._facts = facts(catalogue, self._cues)
        self._own = frozenset(key(n) for e in catalogue for n in (*safe_names(e), *weak_names(e)))
        """Names of the catalogue: one that is no mention here is no unknown name either."""
        self._words = words()
        self._han = HanNames(self._words, self._cues.places)

    def find(
        self, text: str, lang: Lang, mentions: Sequence[Mention], *, reading: Reading | None = None
    ) -> list[Unknown]:
        """Unknown names of ``text``, sorted, overlapping neither each other nor ``mentions``.

        ``mentions`` are those of the catalogue (``Linker.mentions`` of the same text);
        ``reading`` is that of ``text``, if there is one already.
        """
        found: list[Unknown] = []
        whys: dict[str, str] = {}
        for part in (reading or Reading(text)).parts():
            here = _within(mentions, part)
            for run in self._of(part, lang, here, whys):
                start, end = part.start + run.start, part.start + run.end
                name, why = part.text[run.start : run.end], run.why or ""
                found.append(Unknown(start, end, intern(name), intern(why)))
        return found

    def _of(
        self, part: Part, lang: Lang, mentions: Sequence[Mention], whys: dict[str, str]
    ) -> list[Run]:
        """The unknown names of one part of a text; ``whys`` holds those of the parts before it
        by spelling, and then its own."""
        around, plain = part.around, part.view.plain
        named_here = [(m.start, m.end) for m in mentions]
        taken = sorted([*named_here, *part.masks])
        found = [*Reader(around, _joined(taken), self._cues, self._words).runs()]
        told: list[Run] = []
        if lang == "zh":
            items, told = self._han.runs(plain, named_here, taken)
            found = _apart([*found, *items])
        _Scene(around, found, mentions, self, lang).judge()
        found += told
        found += substances(plain, taken, self._words)
        accepted = _apart(run for run in found if run.why and self._is_strange(plain, run))
        for run in accepted:
            if run.why and run.end - run.start >= _PROPAGATED:
                whys[plain[run.start : run.end]] = run.why
        return _apart([*accepted, *_again(plain, found, whys)])

    def _is_strange(self, plain: str, run: Run) -> bool:
        return key(plain[run.start : run.end]) not in self._own

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
        self._cues = names.cues
        self._clues = Clues(around, names.cues, names.words, lang)
        nodes: list[tuple[int, int, Run | Mention]] = [(r.start, r.end, r) for r in found]
        nodes += [(m.start, m.end, m) for m in mentions]
        self._nodes = sorted(nodes, key=itemgetter(0, 1))
        self._joints: list[str | None] = [None] * len(nodes)
        """What joins each node and the next, once asked for."""

    def judge(self) -> None:
        """Says of every run what makes it a name, if anything does."""
        waiting: list[tuple[int, Run]] = []
        for at, (_, _, node) in enumerate(self._nodes):
            if isinstance(node, Run):
                why = self._clues.of(node) or self._beside_maker(at, node)
                node.why = None if why and self._around.is_title(node.start) else why
                if not node.why:
                    waiting.append((at, node))
        for steps in (waiting, waiting[::-1]):
            for at, run in steps:
                run.why = run.why or self._listed(at, run)
        for at, run in waiting:
            run.why = run.why or self._numbered(at, run)

    def _beside_maker(self, at: int, run: Run) -> str | None:
        """Whether a model stands right after its maker or family, or says whose it is."""
        plain, cues = self._around.plain, self._cues
        if at:
            _, end, node = self._nodes[at - 1]
            gap = plain[end : run.start] if run.start - end < _TIGHT else "…"
            if isinstance(node, Mention) and cues.owner_of.fullmatch(gap):
                groups = self._names.groups(node.entity)
                if groups & _MAKERS and run.model:
                    return "model number after a known maker"
                if groups & _MAKERS and gap in {" ", "'s "} and len(run.words[0]) > 2:
                    return "after a known maker" if self._may_follow(run, node.text) else None
                if run.model and groups - NO_TRADE and gap in {"", " ", "-"}:
                    return "model number after a known name"
        if run.model and at + 1 < len(self._nodes):
            start, _, node = self._nodes[at + 1]
            gap = plain[run.end : start] if start - run.end < _OF else "…"
            if isinstance(node, Mention) and cues.owned_by.fullmatch(gap):
                return "model number of a known maker" if self._is_traded(node) else None
        return None

    def _may_follow(self, run: Run, maker: str) -> bool:
        """Whether a word right after a maker may name what it makes: no common word."""
        word, names = run.words[0], self._names
        common = self._cues.noun(word.lower()) or word.lower() in names.words.small_suffixes
        shouted = word.isupper() and maker.isupper()
        return word.isalpha() and not common and not shouted

    def _listed(self, at: int, run: Run) -> str | None:
        """Whether ``et``, ``、`` or a list of commas joins a run to a company or product."""
        for step in (-1, 1):
            other = at + step
            joint = self._joint(at, other)
            if not joint or not self._is_traded(self._nodes[other][2]):
                continue
            if joint in _COMMAS and (
                not (self._joint(at, at - step) or self._joint(other, other + step))
                or (run.opens and not run.coined)
            ):
                continue
            return "a name in a list of companies"
        return None

    def _numbered(self, at: int, run: Run) -> str | None:
        """Whether it is spelt as models are and its paragraph speaks of companies or products."""
        letters = run.numbered
        if not letters or letters in self._names.words.standards:
            return None
        around = self._around
        word = around.last_word(run.start)[0].lower()
        if self._cues.noun(word) & NO_TRADE or around.is_loud(run.start):
            return None
        paragraph = around.paragraph(run.start)
        for step in (-1, 1):
            other = at + step
            while 0 <= other < len(self._nodes) and abs(other - at) < _NEAR:
                start, _, node = self._nodes[other]
                if around.paragraph(start) != paragraph:
                    break
                if self._is_traded(node):
                    return "spelt like a model, beside known names"
                other += step
        return None

    def _joint(self, one: int, other: int) -> str:
        """What joins two nodes beside each other as items of a list, or nothing."""
        first = min(one, other)
        if first < 0 or first + 1 >= len(self._nodes):
            return ""
        known = self._joints[first]
        if known is None:
            end, start = self._nodes[first][1], self._nodes[first + 1][0]
            known = ""
            if start - end <= _GAP:
                gap = self._around.plain[end:start]
                known = gap.strip() if self._cues.connector.fullmatch(gap) else ""
            self._joints[first] = known
        return known

    def _is_traded(self, node: Run | Mention) -> bool:
        if isinstance(node, Run):
            return bool(node.why)
        groups = self._names.groups(node.entity)
        return bool(groups - NO_TRADE)


def substances(plain: str, taken: Sequence[tuple[int, int]], known: Words) -> list[Run]:
    """Words outside ``taken`` that end as the names of substances do."""
    found = []
    starts = [start for start, _ in taken]
    for _, match in known.stems.matches(plain):
        at = bisect_left(starts, match.end()) - 1
        if at < 0 or taken[at][1] <= match.start():
            why = "ends as names of substances do"
            found.append(Run(match.start(), match.end(), [match[0]], why=why))
    return found


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


def _again(plain: str, found: Sequence[Run], whys: Mapping[str, str]) -> list[Run]:
    """Runs that are written like an accepted one, where nothing more is said of them."""
    again: list[Run] = []
    for run in found:
        if not run.why and (why := whys.get(plain[run.start : run.end])):
            run.why = why
            again.append(run)
    return again


def _within(mentions: Sequence[Mention], part: Part) -> Sequence[Mention]:
    """The ``mentions`` of a text that lie in ``part``, at offsets of that."""
    first = bisect_left(mentions, part.start, key=_START)
    last = bisect_left(mentions, part.start + len(part.text), first, key=_START)
    at = part.start
    if not at:
        return mentions[:last]
    return [Mention(m.start - at, m.end - at, m.text, m.entity) for m in mentions[first:last]]
