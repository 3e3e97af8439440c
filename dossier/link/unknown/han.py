"""Chinese names that no space sets apart: items of lists, names that end as firms' do."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dossier.link.unknown.record import Words
from dossier.link.unknown.runs import Run

_HAN = "\u3400-\u9fff"
_ITEM = re.compile(
    rf"(?<=[、和与與及])([{_HAN}]{{2,6}}?)(?=[、和与與及等以，。；（(]|合计|共同|分别|也)"
)
_FIRST = re.compile(rf"([{_HAN}]{{2,12}})(?=、)")
_PARTICLE = re.compile("[的了是在有将也都并就很不这那其个只两几各每某]")
_STEM = 6


def items(
    plain: str, taken: Sequence[tuple[int, int]], known: Words, places: frozenset[str]
) -> Iterator[Run]:
    """Items of lists with ``、``, which are names if they stand beside known ones."""
    starts = [start for start, _ in taken]
    for pattern in (_ITEM, _FIRST):
        for match in pattern.finditer(plain):
            start, end = match.span(1)
            if pattern is _FIRST:
                start += _led_in(match[1], known)
            fits = 2 <= end - start <= _STEM and _is_name(plain[start:end], known, places)
            if fits and _is_free(start, end, starts, taken):
                yield Run(start, end, [plain[start:end]])


def named(
    plain: str, taken: Sequence[tuple[int, int]], known: Words, places: frozenset[str]
) -> Iterator[Run]:
    """Names that end as those of firms do (科技, 半导体), from where a clause begins."""
    starts = [start for start, _ in taken]
    pattern = re.compile(
        rf"([{_HAN}]{{2,10}}?)({'|'.join(known.han_suffixes)})(?![{_HAN}]?[业业界股])"
    )
    for match in pattern.finditer(plain):
        start, end = match.span()
        if start and re.match(f"[{_HAN}]", plain[start - 1]):
            continue
        start += _led_in(match[1], known)
        stem = plain[start : match.end(1)]
        if (
            2 <= len(stem) <= 4
            and _is_name(stem, known, places)
            and _is_free(start, end, starts, taken)
        ):
            yield Run(start, end, [plain[start:end]], why=f"corporate suffix: {match[2]}")


def spoken_of(
    plain: str, taken: Sequence[tuple[int, int]], known: Words, places: frozenset[str]
) -> Iterator[Run]:
    """Names right after what they are (竞争对手…则), or at the head of a clause about firms
    (…销量)."""
    starts = [start for start, _ in taken]
    before, said = "|".join(known.han_apposed), "|".join(known.han_said_of)
    ends = "|".join(known.han_ends)
    for pattern, why in (
        (rf"(?:{before})([{_HAN}]{{3,5}}?)(?=[，、。；]|{ends})", "apposition"),
        (rf"(?:^|[。，；！？\n])([{_HAN}]{{2,4}}?)(?={said})", "what is said of companies"),
    ):
        for match in re.finditer(pattern, plain):
            start, end = match.span(1)
            whole = not any(word in match[1] for word in known.han_no_name)
            fits = whole and _is_name(match[1], known, places)
            if fits and _is_free(start, end, starts, taken):
                shown = plain[match.start() : end + 2].strip("。，；！？\n")
                yield Run(start, end, [match[1]], why=f"{why}: {shown}")


def _led_in(text: str, known: Words) -> int:
    """How many characters before a name lead in to it (包括, 以及)."""
    longest = 0
    for word in known.han_lead_in:
        at = text.rfind(word)
        if at >= 0:
            longest = max(longest, at + len(word))
    return longest


def _is_name(text: str, known: Words, places: frozenset[str]) -> bool:
    return not (
        _PARTICLE.search(text)
        or text in places
        or text.startswith(known.han_no_name)
        or text.endswith(known.han_no_name)
    )


def _is_free(start: int, end: int, starts: Sequence[int], taken: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(starts, end) - 1
    return at < 0 or taken[at][1] <= start
