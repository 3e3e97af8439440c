"""How fast names are found and texts annotated: CPU time of one core, whole processes."""

from __future__ import annotations

import gc
import random
import resource
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import ahocorasick_rs

from benchmarks.labelled import articles, catalogue, passages, write_seeds
from benchmarks.measure import Measure
from dossier.cli.annotate import Annotator
from dossier.link import Linker, Reading
from dossier.model import Alias, Entity, Localized, Origin
from dossier.names import safe_names, weak_names

_ROOT = Path(__file__).parents[2]
_LANGS = ("fr", "en", "zh")
_LEAST = 100_000
"""How many characters are read for one measure, in however many goes."""
_SYLLABLES = ("ka", "lo", "mi", "ter", "von", "zu", "ra", "nex", "sol", "dyn", "pa", "qui")
_FILLER = (
    "les ventes ont reculé au cours du trimestre selon plusieurs analystes du secteur",
    "the company said that deliveries would resume once the plant had been inspected",
    "while demand for the older parts was weaker than the market had expected this year",
)


def measures() -> Sequence[Measure]:
    """Speed, growth with text and catalogue, start-up and memory."""
    entities = _catalogue(5_000)
    text = _text(entities, 4_000_000)
    linker = Linker(entities.values())
    names = _best(lambda: linker.mentions(text, "en"))
    few = Linker(list(entities.values())[:500])
    double = _best(lambda: linker.mentions(text + "\n\n" + text, "en"))
    return [
        Measure(
            what="names", over="10,000 aliases", value=_rate(text, names), goal=30, unit=" MB/s"
        ),
        Measure(
            what="names: twice the text", over="10,000 aliases", value=double / names, goal=2.4,
            at_most=True, unit="x",
        ),
        Measure(
            what="names: ten times the catalogue", over="1,000 to 10,000 aliases",
            value=names / _best(lambda: few.mentions(text, "en")), goal=2.5, at_most=True, unit="x",
        ),
        Measure(what="calibration: loop", over="a million rounds", value=_best(_loop), unit=" s"),
        Measure(
            what="names: share of the matcher alone", over="10,000 aliases",
            value=_matcher(entities, text) / names,
        ),
        *_whole(),
        *_two(),
        *_processes(),
        *_dense(),
    ]  # fmt: skip


def _whole() -> list[Measure]:
    """The whole of ``annotate``: on the labelled passages of each language, once as they are
    and many times over, and on the articles of the site."""
    found = []
    for lang in _LANGS:
        some = passages(lang=lang)
        first = some[0].catalogue
        text = "\n\n".join(one.text for one in some if one.catalogue == first)
        found += _annotated(lang, text, lang, first, times=400_000 // len(text.encode()))
        found += _annotated(f"{lang}, each passage once", text, lang, first)
    some = articles()
    text = "\n\n".join(one.text for one in some)
    found += _annotated("the articles", text, some[0].lang, some[0].catalogue)
    return found


def _annotated(over: str, text: str, lang: str, name: str, *, times: int = 1) -> list[Measure]:
    """The speed of ``annotate`` on ``text``, ``times`` over, its catalogue made ready; a short
    text is read often."""
    annotator = Annotator(catalogue(name))
    text = "\n\n".join([text] * times)
    often = max(1, _LEAST // len(text))

    def work() -> None:
        for _ in range(often):
            annotator.read(text, lang)

    rate = _rate(text, _best(work) / often)
    return [Measure(what="annotate", over=over, value=rate, goal=1, unit=" MB/s")]


def _loop() -> int:
    """Pure Python, always the same: how fast this machine is at the moment."""
    total = 0
    for i in range(1_000_000):
        total += i & 7
    return total


def _matcher(entities: Mapping[str, Entity], text: str) -> float:
    """The time that ahocorasick-rs alone takes to find the same names in the same text."""
    names = [alias for entity in entities.values() for alias in safe_names(entity)]
    automaton = ahocorasick_rs.AhoCorasick(names)
    return _best(lambda: automaton.find_matches_as_indexes(text, overlapping=True))


def _two() -> list[Measure]:
    """How many times as many articles two processes read in the same time (wall clock)."""
    some = passages(lang="fr")
    text = "\n\n".join(one.text for one in some if one.catalogue == some[0].catalogue)
    jobs = [(some[0].catalogue, "\n\n".join([text] * 20))] * 4
    with get_context("spawn").Pool(2) as pool:
        pool.map(_read, jobs[:2], chunksize=1)  # each process imports and compiles first
        start = time.perf_counter()
        pool.map(_read, jobs, chunksize=1)
        two = time.perf_counter() - start
        start = time.perf_counter()
        for job in jobs:
            pool.apply(_read, (job,))
        one = time.perf_counter() - start
    return [Measure(what="annotate: two processes", over="4 texts, fr", value=one / two, unit="x")]


def _read(job: tuple[str, str]) -> int:
    name, text = job
    return len(Annotator(catalogue(name)).read(text, "fr").mentions)


def _processes() -> list[Measure]:
    """Start-up on more than 200 entities, and the memory of a text of 8 MB in one line."""
    with TemporaryDirectory() as folder:
        seeds, file = Path(folder) / "seeds", Path(folder) / "text.txt"
        write_seeds("cars", seeds)
        file.write_text("Rien de neuf.", encoding="utf-8")
        command = [sys.executable, str(_ROOT / "build.py"), "annotate", str(file)]
        command += ["--seeds", str(seeds), "--lang", "fr"]
        wall = min(_wall(command) for _ in range(5))
        file.write_text("Rien de neuf " * 600_000, encoding="utf-8")
        _wall(command)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    count = len(catalogue("cars"))
    return [
        Measure(what="annotate: start-up", over=f"{count} entities", value=wall, goal=0.5,
                at_most=True, unit=" s"),
        Measure(what="annotate: memory", over="8 MB in one line", value=peak, goal=400,
                at_most=True, unit=" MB"),
    ]  # fmt: skip


def _dense() -> list[Measure]:
    """What a text of nothing but doubtful names takes: time, and how much more memory one twice
    as long takes beside the text and what is found in it; parts are small, to be quick."""
    known = catalogue("chips").values()
    weak = sorted({name for entity in known for name in weak_names(entity) if name.isascii()})
    chance = random.Random(9)  # noqa: S311  (a text to measure by, nothing secret)
    text = " ".join(chance.choices(weak, k=6_000)) + "\n"
    linker = Linker(known)
    peaks = []
    for times in (2, 4):
        tracemalloc.start()
        found = linker.mentions(text * times, "en", reading=Reading(text * times, size=1 << 14))
        now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        peaks.append(peak - now)
        del found
    over = "doubtful names alone"
    spent = _best(lambda: linker.mentions(text * 3, "en"))
    return [
        Measure(what="names", over=over, value=_rate(text * 3, spent), unit=" MB/s"),
        Measure(what="names: memory for twice the text", over=over, value=peaks[1] / peaks[0],
                goal=1.2, at_most=True, unit="x"),
    ]  # fmt: skip


def _wall(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  (our own)
    return time.perf_counter() - start


def _best(work: Callable[[], object]) -> float:
    """The least CPU time of three runs, in seconds; as the command runs, without the
    collector of circles."""
    spent = []
    gc.disable()
    for _ in range(3):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    gc.enable()
    return min(spent)


def _rate(text: str, seconds: float) -> float:
    return len(text.encode()) / 1e6 / seconds


def _catalogue(count: int) -> Mapping[str, Entity]:
    """``count`` companies of two safe names each, always the same."""
    chance = random.Random(7)  # noqa: S311  (a text to measure by, nothing secret)
    names: set[str] = set()
    while len(names) < 2 * count:
        names.add("".join(chance.choices(_SYLLABLES, k=4)).capitalize())
    each = sorted(names)
    return {
        f"e{i}": Entity(
            slug=f"e{i}",
            kind="companies",
            cls="company",
            name=Localized({"": each[2 * i]}),
            aliases=(Alias(f"{each[2 * i + 1]} Works"),),
            origin=Origin(f"e{i}.yml", 1),
        )
        for i in range(count)
    }


def _text(entities: Mapping[str, Entity], size: int) -> str:
    """Prose of at least ``size`` characters with a name in every other sentence."""
    chance = random.Random(8)  # noqa: S311  (the same)
    known = list(entities.values())
    pieces: list[str] = []
    length = 0
    while length < size:
        one = chance.choice(known)
        first, second = chance.choice(_FILLER), chance.choice(_FILLER)
        piece = f"{first}. {one.name.get('en')} and others, {second}.\n"
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces)
