"""Chinese names that no space sets apart: items of lists, names that end as firms' do."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from dossier.link.unknown.record import Words
from dossier.link.unknown.runs import Run

_HAN = "\u3400-\u9fff"
_PARTICLE = re.compile("[的了是在有将也都并就很不这那其个只两几各每某]")
_STEM = 6


class HanNames:
    """Finds Chinese names by one set of words; the patterns are made once."""

    def __init__(self, known: Words, places: frozenset[str]) -> None:
        """``known``: the words about names; ``places``: what is a place and no name."""
        self._known = known
        self._places = places
        ends = "|".join(known.han_ends)
        said, before = "|".join(known.han_said_of), "|".join(known.han_apposed)
        quoted = "|".join(known.han_quoted_of)
        self._items = (
            re.compile(
                rf"(?<=[、和与與及])([{_HAN}]{{2,6}}?)(?=[、和与與及等以，。；（(]|合计|{ends})"
            ),
            re.compile(rf"([{_HAN}]{{2,12}})(?=、)"),
        )
        self._spoken: tuple[tuple[re.Pattern[str], str], ...] = (
            (
                re.compile(rf"(?<![家名个])(?:{before})([{_HAN}]{{2,5}}?)(?=[，、。；]|则|{ends})"),
                "apposition",
            ),
            (
                re.compile(rf"(?:^|[。，；！？\n])([{_HAN}]{{2,4}}?)(?={said})"),
                "what is said of companies",
            ),
            (
                re.compile(rf"[“「『]([{_HAN}A-Za-z0-9-]{{2,8}})[”」』](?=(?:{quoted}))"),
                "a name in quotation marks",
            ),
        )
        with_, done = "|".join(known.han_with), "|".join(known.han_with_done)
        self._spoken += (
            (
                re.compile(
                    rf"(?:{'|'.join(known.han_done_to)})([{_HAN}]{{2,4}}?)(?=[，、。；（]|{ends})"
                ),
                "what is done with companies",
            ),
            (
                re.compile(rf"(?:{with_})([{_HAN}]{{2,4}}?)(?={done})"),
                "what is done with companies",
            ),
            (
                re.compile(
                    rf"(?:^|[。，；！？\n])([{_HAN}]{{2,4}}?)的[{_HAN}]{{0,4}}?(?:{'|'.join(known.han_owned)})"
                ),
                "what companies have",
            ),
        )
        self._named = re.compile(
            rf"([{_HAN}]{{2,10}}?)({'|'.join(known.han_suffixes)})(?![{_HAN}]?[业界股])"
        )
        self._lead = re.compile(f"(?s:.*)(?:{'|'.join(known.han_lead_in)})")

    @cached_property
    def _behind_han(self) -> re.Pattern[str]:
        return re.compile(f"[{_HAN}]")

    def items(self, plain: str, taken: Sequence[tuple[int, int]]) -> Iterator[Run]:
        """Items of lists with ``、``, which are names if they stand beside known ones."""
        starts = [start for start, _ in taken]
        for pattern in self._items:
            for match in pattern.finditer(plain):
                start, end = match.span(1)
                if pattern is self._items[1]:
                    start += self._led_in(match[1])
                if not 2 <= end - start <= _STEM or not self._is_name(plain[start:end]):
                    continue
                if _is_free(start, end, starts, taken):
                    yield Run(start, end, [plain[start:end]])

    def named(self, plain: str, taken: Sequence[tuple[int, int]]) -> Iterator[Run]:
        """Names that end as those of firms do (科技, 半导体), from where a clause begins."""
        starts = [start for start, _ in taken]
        for match in self._named.finditer(plain):
            start, end = match.span()
            if start and self._behind_han.match(plain, start - 1):
                continue
            start += self._led_in(match[1])
            stem = plain[start : match.end(1)]
            fits = 2 <= len(stem) <= 4 and self._is_name(stem)
            if fits and _is_free(start, end, starts, taken):
                yield Run(start, end, [plain[start:end]], why=f"corporate suffix: {match[2]}")

    def spoken_of(self, plain: str, taken: Sequence[tuple[int, int]]) -> Iterator[Run]:
        """Names right after what they are (竞争对手…则), at the head of a clause about firms
        (…销量), or in quotation marks before what they are (“…”公司)."""
        starts = [start for start, _ in taken]
        for pattern, why in self._spoken:
            for match in pattern.finditer(plain):
                start, end = match.span(1)
                whole = not any(word in match[1] for word in self._known.han_no_name)
                fits = whole and self._is_name(match[1])
                if fits and _is_free(start, end, starts, taken):
                    shown = plain[match.start() : end + 2].strip("。，；！？\n")
                    yield Run(start, end, [match[1]], why=f"{why}: {shown}")

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
