"""How fast the whole of ``annotate`` reads news, its JSON included, and what could run away."""

from __future__ import annotations

import gc
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from benchmarks.labelled import Passage, catalogue, passages
from benchmarks.measure import Measure
from dossier.cli.annotate import Annotator, as_json
from dossier.model import Lang

_LANGS: tuple[Lang, ...] = ("fr", "en", "zh")
_TIMES = 5
_ODD: dict[str, str] = {
    "words in one sentence": "word ",
    "punctuation": ",.;:!?()",
    "digits": "1234567890",
    "numbers in one line": "1 ",
    "letters without spaces": "abcdefghij",
    "opening parentheses": "(",
}
_SIZE = 300_000


def measures() -> list[Measure]:
    """Megabytes a second of CPU time on the labelled news, and growth on bad input."""
    found: list[Measure] = []
    for lang in _LANGS:
        some = [one for one in passages(lang=lang) if one.name.startswith("news-")]
        found += _news(lang, some)
    return [*found, *_odd()]


def _news(lang: Lang, some: Sequence[Passage]) -> Iterator[Measure]:
    """Each text by itself, and all of a catalogue in one; how dense they are in figures."""
    if not some:
        return
    size = sum(len(one.text.encode()) for one in some)
    annotators = {one.catalogue: Annotator(catalogue(one.catalogue)) for one in some}
    joined = {
        name: "\n\n".join([one.text for one in some if one.catalogue == name] * _TIMES)
        for name in annotators
    }

    def each() -> None:
        for one in some:
            deque(as_json(annotators[one.catalogue].read(one.text, lang)), maxlen=0)

    def whole() -> None:
        for name, text in joined.items():
            deque(as_json(annotators[name].read(text, lang)), maxlen=0)

    figures = sum(len(one.figures) for one in some)
    dense = f"a figure every {size / figures:.0f} bytes"
    for over, work, times in ((f"short news, {lang}", each, 1), (f"news, {lang}", whole, _TIMES)):
        yield Measure(
            what="annotate with JSON", over=f"{over}: {dense}",
            value=times * size / 1e6 / _best(work), goal=1, unit=" MB/s",
        )  # fmt: skip


def _odd() -> Iterator[Measure]:
    """Time for twice the text, of what is no text: 2 is linear."""
    annotator = Annotator(catalogue("chips"))
    for name, unit in _ODD.items():
        text = unit * (_SIZE // len(unit))
        once = _best(lambda text=text: annotator.read(text, "en"))  # type: ignore[misc]
        twice = _best(lambda text=text: annotator.read(text + text, "en"))  # type: ignore[misc]
        yield Measure(
            what="annotate: twice the text", over=f"nothing but {name}",
            value=twice / once, goal=3, at_most=True, unit="x",
        )  # fmt: skip


def _best(work: Callable[[], object]) -> float:
    """The least CPU time of five runs, in seconds, without the collector of circles."""
    spent = []
    gc.disable()
    for _ in range(5):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    gc.enable()
    return min(spent)
