"""Chinese names that no space sets apart: items of lists, names that end as firms' do."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from dossier.link.unknown.record import Words
from dossier.link.unknown.runs import Run
from dossier.link.unknown.triggers import Trigger, Triggers

_HAN = "\u3400-\u9fff"
_PARTICLE = re.compile("[的了是在有将也都并就很不这那其个只两几各每某]")
_BEHIND = re.compile(f"[{_HAN}]")
_STEM = 6


class HanNames:
    """Finds Chinese names by one set of words; the patterns are made once."""

    def __init__(self, known: Words, places: frozenset[str]) -> None:
        """``known``: the words about names; ``places``: what is a place and no name."""
        self._known = known
        self._places = places
        self._no_name = frozenset(known.han_no_name)
        ends = "|".join(known.han_ends)
        said, before = "|".join(known.han_said_of), "|".join(known.han_apposed)
        quoted = "|".join(known.han_quoted_of)
        self._between = re.compile(
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
                rf"(?:{with_})([{_HAN}]{{2,4}}?)(?={done})",
                known.han_with_done, 3, 5, "what is done with companies",
            ),
            (
                rf"{head}([{_HAN}]{{2,4}}?)的[{_HAN}]{{0,4}}?(?:{'|'.join(known.han_owned)})",
                known.han_owned, 3, 10, "what companies have",
            ),
        )  # fmt: skip
        self._whys = [why for *_, why in spoken]
        self._told = Triggers(
            [
                *(Trigger(re.compile(found), at, low, most) for found, at, low, most, _ in spoken),
                Trigger(
                    re.compile(rf"([{_HAN}]{{2,10}}?)({named})(?![{_HAN}]?[业界股])"),
                    known.han_suffixes, 2, 10,
                ),
                Trigger(self._between, "、和与與及", -1, -1),
                Trigger(re.compile(rf"([{_HAN}]{{2,12}})(?=、)"), "、", 2, 12),
            ]
        )  # fmt: skip
        self._lead = re.compile(f"(?s:.*)(?:{'|'.join(known.han_lead_in)})")

    def runs(
        self, plain: str, named: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]
    ) -> tuple[list[Run], list[Run]]:
        """What may be a name for its place in a list, outside ``named``; and what is one for
        another reason, outside ``taken``."""
        *spoken, firms, between, listed = self._told.matches(plain)
        items = [*self._items(plain, between, named), *self._items(plain, listed, named, led=True)]
        told = [*self._firms(plain, firms, taken), *self._spoken_of(plain, spoken, taken)]
        return items, told

    def _items(
        self,
        plain: str,
        matches: Iterable[re.Match[str]],
        taken: Sequence[tuple[int, int]],
        *,
        led: bool = False,
    ) -> Iterator[Run]:
        """Items of lists with ``、``, which are names if they stand beside known ones; ``led``:
        they may begin with what leads in to the list."""
        starts = [start for start, _ in taken]
        for match in matches:
            start, end = match.span(1)
            if led:
                start += self._led_in(match[1])
            if not 2 <= end - start <= _STEM or not self._is_name(plain[start:end]):
                continue
            if _is_free(start, end, starts, taken):
                yield Run(start, end, [plain[start:end]])

    def _firms(
        self, plain: str, matches: Iterable[re.Match[str]], taken: Sequence[tuple[int, int]]
    ) -> Iterator[Run]:
        """Names that end as those of firms do (科技, 半导体), from where a clause begins."""
        starts = [start for start, _ in taken]
        for match in matches:
            start, end = match.span()
            if start and _BEHIND.match(plain, start - 1):
                continue
            start += self._led_in(match[1])
            stem = plain[start : match.end(1)]
            fits = 2 <= len(stem) <= 4 and self._is_name(stem)
            if fits and _is_free(start, end, starts, taken):
                yield Run(start, end, [plain[start:end]], why=f"corporate suffix: {match[2]}")

    def _spoken_of(
        self,
        plain: str,
        found: Iterable[Iterable[re.Match[str]]],
        taken: Sequence[tuple[int, int]],
    ) -> Iterator[Run]:
        """Names right after what they are (竞争对手…则), at the head of a clause about firms
        (…销量), or in quotation marks before what they are (“…”公司)."""
        starts = [start for start, _ in taken]
        for matches, why in zip(found, self._whys, strict=True):
            for match in matches:
                start, end = match.span(1)
                fits = self._is_name(match[1]) and not self._holds_common(match[1])
                if fits and _is_free(start, end, starts, taken):
                    shown = plain[match.start() : end + 2].strip("。，；！？\n")
                    yield Run(start, end, [match[1]], why=f"{why}: {shown}")

    def _holds_common(self, text: str) -> bool:
        """Whether any part of ``text`` is a word that is in no name."""
        ends = range(1, len(text) + 1)
        return any(text[first:end] in self._no_name for end in ends for first in range(end))

    def _led_in(self, text: str) -> int:
        """How many characters before a name lead in to it (包括, 以及)."""
        match = self._lead.match(text)
        return match.end() if match else 0

    def _is_name(self, text: str) -> bool:
        return not (
            _PARTICLE.search(text)
            or text in self._places
            or text[:2] in self._places
            or text.startswith(self._known.han_no_name)
            or text.endswith(self._known.han_no_name)
        )


def _is_free(start: int, end: int, starts: Sequence[int], taken: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(starts, end) - 1
    return at < 0 or taken[at][1] <= start
