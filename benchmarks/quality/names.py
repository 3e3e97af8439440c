"""Names on the labelled texts: precision and recall, traps, unknown names.

A name is right when start, end and entity are. Of a trap, each name marked right is to be
linked and each marked wrong is not to be touched by any link.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from benchmarks import labelled
from benchmarks.labelled import Passage, Trap, articles, catalogue, passages, traps
from benchmarks.measure import Measure
from dossier.link import Linker, UnknownNames
from dossier.model import Mention

_LANGS = ("fr", "en", "zh")
_HALVES: tuple[Literal["seen", "aside"], ...] = ("seen", "aside")


@dataclass(slots=True)
class Score:
    """Counts of what was found and right, of all that was found, of all that is to be found."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, found: set[object], wanted: set[object]) -> None:
        """Counts one text."""
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)

    @property
    def precision(self) -> float:
        """The right share of what was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is to be found that was."""
        return self.right / self.wanted if self.wanted else 1.0


@cache
def linker(name: str) -> Linker:
    """The linker of a labelled catalogue."""
    return Linker(catalogue(name).values())


@cache
def strangers(name: str) -> UnknownNames:
    """The finder of names that a labelled catalogue lacks."""
    return UnknownNames(catalogue(name).values())


def measures() -> Sequence[Measure]:
    """Everything, with the goals of the project where it has one."""
    texts = {
        "passages, seen": passages("seen"),
        "passages, aside": passages("aside"),
        "articles": articles(),
    }
    found: list[Measure] = []
    for over, some in texts.items():
        found += _names(over, some)
        found += _unknown(over, some)
    for half in _HALVES:
        found += _unknown(f"sentences, {half}", labelled.strangers(half))
    for lang in _LANGS:
        found += _names(f"passages, {lang}", passages(lang=lang))
        found += _unknown(f"passages, {lang}", passages(lang=lang))
    for half in _HALVES:
        found += _traps(f"traps, {half}", traps(half))
    return found


def _names(over: str, texts: Iterable[Passage]) -> list[Measure]:
    score = Score()
    for one in texts:
        got = linker(one.catalogue).mentions(one.text, one.lang)
        score.add(
            {(m.start, m.end, m.entity) for m in got},
            {(n.start, n.end, n.entity) for n in one.mentions},
        )
    return [
        Measure(what="names: precision", over=over, value=score.precision, goal=0.97),
        Measure(what="names: recall", over=over, value=score.recall, goal=0.97),
    ]


def _unknown(over: str, texts: Iterable[Passage]) -> list[Measure]:
    """Unknown names; one that covers or is covered by the labelled name counts."""
    right = found = met = wanted = 0
    for one in texts:
        mentions = linker(one.catalogue).mentions(one.text, one.lang)
        got = strangers(one.catalogue).find(one.text, one.lang, mentions)
        spans = [(g.start, g.end) for g in got]
        labels = [(n.start, n.end) for n in one.unknown]
        right += sum(_meets(span, labels) for span in spans)
        met += sum(_meets(label, spans) for label in labels)
        found, wanted = found + len(spans), wanted + len(labels)
    return [
        Measure(what="unknown: precision", over=over, value=right / found if found else 1.0),
        Measure(what="unknown: recall", over=over, value=met / wanted if wanted else 1.0),
    ]


def _meets(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _traps(over: str, some: Sequence[Trap]) -> list[Measure]:
    right = wanted = wrong = avoided = 0
    for trap in some:
        got: Sequence[Mention] = linker(trap.catalogue).mentions(trap.text, trap.lang)
        links = {(m.start, m.end, m.entity) for m in got}
        right += sum((n.start, n.end, n.entity) in links for n in trap.right)
        wanted += len(trap.right)
        spans = [(m.start, m.end) for m in got]
        wrong += sum(_meets((n.start, n.end), spans) for n in trap.wrong)
        avoided += len(trap.wrong)
    return [
        Measure(what="names: right links", over=over, value=right / max(wanted, 1), goal=0.95),
        Measure(
            what="names: wrong links",
            over=over,
            value=wrong / max(avoided, 1),
            goal=0.03,
            at_most=True,
        ),
    ]
