"""Chinese names that no space sets apart: items of lists, names that end as firms' do."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import chain

from dossier.link.unknown.record import Words
from dossier.link.unknown.runs import Run
from dossier.link.unknown.triggers import Trigger, Triggers

_HAN = "\u3400-\u9fff"
_PARTICLE = re.compile("[的了是在有将也都并就很不这那其个只两几各每某]")
_BEHIND = re.compile(f"[{_HAN}]")
_AND_SO_ON = "等[0-9一二三四五六七八九十多数]{0,4}家?(?:企业|公司|厂商|车企|药企|巨头)"
_STEM = 6
_TRADES = frozenset({"微电子", "微電子", "电气", "药业", "重工", "证券"})
"""What makes a firm's name of a place's."""


class _Patterns:
    """The patterns of one set of words."""

    def __init__(self, known: Words) -> None:
        ends = "|".join(known.han_ends)
        said, before = "|".join(known.han_said_of), "|".join(known.han_apposed)
        quoted = "|".join(known.han_quoted_of)
        between = re.compile(
            rf"(?<=[、和与與及])([{_HAN}]{{2,6}}?)(?=[、和与與及等以，。；（(]|合计|{ends})"
        )
        head = r"(?:^|[。，；！？\n])"
        with_, done = "|".join(known.han_with), "|".join(known.han_with_done)
        named = "|".join(known.han_suffixes)
        spoken = (
            (
                rf"(?<![家名个])(?:{before})([{_HAN}]{{2,5}}?)(?=[，、。；]|则|{ends})",
                known.han_apposed, 0, 0, "apposition",
            ),
            (
                rf"{head}([{_HAN}]{{2,4}}?)(?={said})",
                known.han_said_of, 2, 5, "what is said of companies",
            ),
            (
                rf"[“「『]([{_HAN}A-Za-z0-9-]{{2,8}})[”」』](?=(?:{quoted}))",
                "“「『", 0, 0, "a name in quotation marks",
            ),
            (
                rf"(?:{'|'.join(known.han_done_to)})([{_HAN}]{{2,4}}?)(?=[，、。；（]|{ends})",
                known.han_done_to, 0, 0, "what is done with companies",
            ),
            (
                rf"(?:{'|'.join(known.han_done_to)})([{_HAN}]{{2,4}}(?:{named}))",
                known.han_done_to, 0, 0, "what is done with companies",
            ),
            (
                rf"(?:{with_})([{_HAN}]{{2,4}}?)(?={done})",
                known.han_with_done, 3, 5, "what is done with companies",
            ),
            (
                rf"{head}([{_HAN}]{{2,4}}?)的[{_HAN}]{{0,4}}?(?:{'|'.join(known.han_owned)})",
                known.han_owned, 3, 10, "what companies have",
            ),
            (
                rf"(?<=[、和与與及])([{_HAN}]{{2,6}}?){_AND_SO_ON}",
                "等", 2, 6, "a list of companies",
            ),
        )  # fmt: skip
        self.whys = [why for *_, why in spoken]
        self.told = Triggers(
            [
                *(Trigger(re.compile(found), at, low, most) for found, at, low, most, _ in spoken),
                Trigger(
                    re.compile(rf"([{_HAN}]{{2,10}}?)({named})(?![{_HAN}]?[业界股])"),
                    known.han_suffixes, 2, 10,
                ),
                Trigger(between, "、和与與及", -1, -1),
                Trigger(re.compile(rf"([{_HAN}]{{2,12}})(?=、)"), "、", 2, 12),
            ]
        )  # fmt: skip
        self.lead = re.compile(f"(?s:.*)(?:{'|'.join(known.han_lead_in)})")


class HanNames:
    """Finds Chinese names by one set of words; the patterns are made once, when wanted."""

    def __init__(self, known: Words, places: frozenset[str]) -> None:
        """``known``: the words about names; ``places``: what is a place and no name."""
        self._known = known
        self._places = places
        self._no_name = frozenset(known.han_no_name)

    @cached_property
    def _patterns(self) -> _Patterns:
        return _Patterns(self._known)

    def runs(
        self, plain: str, named: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]
    ) -> tuple[list[Run], list[Run]]:
        """What may be a name for its place in a list, outside ``named``; and what is one for
        another reason, outside ``taken``."""
        spoken = len(self._patterns.whys)
        found: list[list[Run]] = [[] for _ in range(spoken + 3)]
        starts = [start for start, _ in taken], [start for start, _ in named]
        for at, match in self._patterns.told.matches(plain):
            if at < spoken:
                run = self._spoken_of(plain, match, self._patterns.whys[at])
            elif at == spoken:
                run = self._firm(plain, match)
            else:
                run = self._item(plain, match, led=at > spoken + 1)
            held = (named, starts[1]) if at > spoken else (taken, starts[0])
            if run is not None and _is_free(run, *held):
                found[at].append(run)
        *told, firms, between, listed = found
        return [*between, *listed], [*firms, *chain(*told)]

    def _item(self, plain: str, match: re.Match[str], *, led: bool) -> Run | None:
        """An item of a list with ``、``, which is a name if it stands beside known ones; ``led``:
        it may begin with what leads in to the list."""
        start, end = match.span(1)
        if led:
            start += self._led_in(match[1])
        fits = 2 <= end - start <= _STEM and self._is_name(plain[start:end])
        return Run(start, end, [plain[start:end]]) if fits else None

    def _firm(self, plain: str, match: re.Match[str]) -> Run | None:
        """A name that ends as those of firms do (科技, 半导体), from where a clause begins."""
        start, end = match.span()
        if start and _BEHIND.match(plain, start - 1):
            return None
        start += self._led_in(match[1])
        stem = plain[start : match.end(1)]
        named = self._is_name(stem) or (stem in self._places and match[2] in _TRADES)
        fits = 2 <= len(stem) <= 4 and named
        why = f"corporate suffix: {match[2]}"
        return Run(start, end, [plain[start:end]], why=why) if fits else None

    def _spoken_of(self, plain: str, match: re.Match[str], why: str) -> Run | None:
        """A name right after what it is (竞争对手…则), at the head of a clause about firms
        (…销量), or in quotation marks before what it is (“…”公司)."""
        start, end = match.span(1)
        if not self._is_name(match[1]) or self._holds_common(match[1]):
            return None
        shown = plain[match.start() : end + 2].strip("。，；！？\n")
        return Run(start, end, [match[1]], why=f"{why}: {shown}")

    def _holds_common(self, text: str) -> bool:
        """Whether any part of ``text`` is a word that is in no name."""
        ends = range(1, len(text) + 1)
        return any(text[first:end] in self._no_name for end in ends for first in range(end))

    def _led_in(self, text: str) -> int:
        """How many characters before a name lead in to it (包括, 以及)."""
        match = self._patterns.lead.match(text)
        return match.end() if match else 0

    def _is_name(self, text: str) -> bool:
        return not (
            _PARTICLE.search(text)
            or text in self._places
            or text[:2] in self._places
            or text.startswith(self._known.han_no_name)
            or text.endswith(self._known.han_no_name)
        )


def _is_free(run: Run, taken: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    at = bisect_left(starts, run.end) - 1
    return at < 0 or taken[at][1] <= run.start
