"""How many figures of labelled texts are found as they should be, and whose they are told to be.

A figure counts as found where span, kind, value, upper end and unit are all right. Whose it is
(``about``) is measured over the figures found. Names come from the labels, so that a name
missed is not counted here a second time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.labelled import Figure as Label
from benchmarks.labelled import Passage, articles, catalogue, passages
from benchmarks.measure import Measure
from dossier.figures import Figure, described
from dossier.model import Mention

F1_GOAL, ABOUT_GOAL = 0.92, 0.85
_LANGUAGES = ("en", "fr", "zh")


@dataclass(slots=True)
class Score:
    """Counts over some passages."""

    found: int = 0
    wrong: int = 0
    missed: int = 0
    owned: int = 0
    """How many of those found are told to be whose they are."""

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find."""
        total = 2 * self.found + self.wrong + self.missed
        return 2 * self.found / total if total else 1.0

    @property
    def about(self) -> float:
        """The share of the figures found that have the right entity, or rightly none."""
        return self.owned / self.found if self.found else 1.0


def score(texts: Iterable[Passage]) -> Score:
    """Read each passage and compare with its labels."""
    total = Score()
    for passage in texts:
        labels = {(label.start, label.end): label for label in passage.figures}
        got = read(passage)
        right = [(f, labels[f.start, f.end]) for f in got if _same(f, labels)]
        total.found += len(right)
        total.wrong += len(got) - len(right)
        total.missed += len(labels) - len(right)
        total.owned += sum(figure.about in label.abouts for figure, label in right)
    return total


def read(passage: Passage) -> list[Figure]:
    """The figures of a passage, with the names as its labels have them."""
    mentions = [
        Mention(name.start, name.end, passage.text[name.start : name.end], name.entity or "")
        for name in passage.mentions
    ]
    return described(
        passage.text,
        passage.lang,
        mentions,
        catalogue(passage.catalogue),
        published=passage.published,
        others=[(name.start, name.end) for name in passage.unknown],
    )


def measures() -> list[Measure]:
    """By language: what was seen in the making and what was set aside; and the articles."""
    sets = [
        (f"{half}, {lang}", passages(half, lang=lang))
        for half in ("seen", "aside")
        for lang in _LANGUAGES
    ]
    sets += [("seen", passages("seen")), ("aside", passages("aside")), ("articles", articles())]
    found: list[Measure] = []
    for over, texts in sets:
        if not texts:
            continue
        result = score(texts)
        found += [
            Measure(what="figures: F1", over=over, value=result.f1, goal=F1_GOAL),
            Measure(what="figures: about", over=over, value=result.about, goal=ABOUT_GOAL),
        ]
    return found


def _same(figure: Figure, labels: dict[tuple[int, int], Label]) -> bool:
    label = labels.get((figure.start, figure.end))
    return (
        label is not None
        and (figure.kind, figure.value, figure.value_max)
        == (label.kind, label.value, label.value_max)
        and figure.unit in label.units
    )
