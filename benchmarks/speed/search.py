"""How soon the search answers, and how much it loads, on sites of many invented profiles.

A reader who has never searched opens the box of the built home page and types a query.
Transferred is what the browser asks for from the opening on, as a host that compresses would
send it: text counts by its size in gzip, what is compressed already as it is.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Response

from benchmarks.browser import browser, served
from benchmarks.measure import Measure
from dossier.site import build_site
from dossier.site.search import index

_REPOSITORY = Path(__file__).parents[2]
_SYLLABLES = (
    *("ba", "cor", "den", "fi", "gra", "hul", "jo", "kem", "lin", "mar", "nov", "os", "pra"),
    *("qui", "rul", "sel", "tan", "ur", "vex", "wi", "yor", "zan"),
)
_HAN = "东南西北中山河海光电信科技新芯微华星云龙"
_WORDS = 3000
"""Different words in the invented sentences."""
_LINES = 6
"""Statements of a profile."""
_TIMES = 3
SITES: Mapping[int, Mapping[int, float | None]] = {1_000: {1: 0.5, 4: 1.5}, 10_000: {1: None}}
"""Sites by their profiles: how much slower the processor is made, and the goal in seconds."""
_PACKED = (".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter")
_TIMED = """query => new Promise(done => {
  const list = document.getElementById("search-results");
  const input = document.getElementById("search-input");
  const start = performance.now();
  new MutationObserver((_, observer) => {
    if (!list.children.length) return;
    observer.disconnect();
    done(performance.now() - start);
  }).observe(list, { attributes: true, childList: true });
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
})"""


def entries(count: int, seed: int = 7) -> Iterator[dict[str, Any]]:
    """``count`` invented profiles, as `dossier.site.search.index` reads them."""
    chance = random.Random(seed)  # noqa: S311 (nothing secret: the same site every time)

    def word() -> str:
        return "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3))))

    common = [word() for _ in range(_WORDS)]
    weights = [1 / (n + 1) for n in range(_WORDS)]
    for number in range(count):
        name = f"{word().title()} {word().title()}"
        if number % 3 == 0:
            name = f"{name} {chance.choice('ABCXZ')}{chance.randrange(100, 9999)}"
        chinese = "".join(chance.sample(_HAN, 4))
        lines = [
            {
                "to": f"s-{number}x{n}",
                "label": "Reported",
                "text": f"{name} {' '.join(chance.choices(common, weights, k=14))}.",
                "own": True,
                "more": [" ".join(chance.choices(common, weights, k=14))],
                "concepts": [chance.choice(("listing", "market-share", "makes", "ban"))],
            }
            for n in range(_LINES)
        ]
        yield {
            "key": f"companies/p{number}",
            "url": f"companies/p{number}/",
            "name": name,
            "kind": "Company",
            "names": [name, f"{name} Technology", chinese],
            "derived": [],
            "maker": None,
            "maker_names": [],
            "state": lines[0]["text"],
            "status": "Reported",
            "concepts": ["class-company"],
            "filters": {"kind": ["Company"]},
            "lines": lines,
        }


def write_site(site: Path, folder: Path, count: int) -> list[str]:
    """Give the built ``site`` a search of ``count`` profiles; queries to ask it: a name, a
    mistyped one, and a name with two words of a statement."""
    content = folder / f"content-{count}" / "en" / "search"
    content.mkdir(parents=True)
    made = list(entries(count))
    told = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in made)
    (content / "entries.jsonl").write_text(told, encoding="utf-8")
    words = (_REPOSITORY / "content" / "en" / "search" / "words.json").read_bytes()
    (content / "words.json").write_bytes(words)
    index(site, content.parents[1], {"en": ""})
    one = made[count // 2]
    name, words_of = one["name"], one["lines"][3]["text"].split()
    first = name.split()[0]
    return [
        name,
        f"{first[:3]}{first[4:]} {name.split()[1]}",
        f"{first} {words_of[-3]} {words_of[-5]}",
    ]


def _cold(started: Browser, home: str, query: str, slower: int) -> tuple[float, int]:
    """Seconds until a new reader sees a first result, and bytes transferred until all stand."""
    context = started.new_context()
    tab = context.new_page()
    tab.goto(home)
    loaded: list[Response] = []
    tab.on("response", lambda answer: loaded.append(answer))  # noqa: PLW0108 (Playwright marks its handlers)
    tab.click("#search-open")
    if slower > 1:
        context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    taken = tab.evaluate(_TIMED, query)
    tab.wait_for_selector("#search-results[data-state=done]", state="attached")
    size = sum(_sent(answer) for answer in loaded)
    context.close()
    return taken / 1000, size


def _least(started: Browser, home: str, query: str, slower: int) -> tuple[float, int]:
    """The least seconds of a few readers: what else runs on the machine only adds to them."""
    runs = [_cold(started, home, query, slower) for _ in range(_TIMES)]
    return min(seconds for seconds, _ in runs), max(size for _, size in runs)


def _sent(answer: Response) -> int:
    body = answer.body()
    return len(body) if answer.url.endswith(_PACKED) else len(gzip.compress(body, 6))


def measures() -> list[Measure]:
    """The slowest and the largest of the queries, each at its best of a few times."""
    found: list[Measure] = []
    with TemporaryDirectory() as place:
        folder = Path(place)
        site = folder / "site"
        problems = build_site(
            content=_REPOSITORY / "content",
            site=site,
            config=_REPOSITORY / "mkdocs.yml",
            templates=_REPOSITORY / "templates",
        )
        if problems:
            raise RuntimeError("\n".join(map(str, problems)))
        with served(site) as home, browser() as started:
            for count, speeds in SITES.items():
                asked = write_site(site, folder, count)
                for slower, goal in speeds.items():
                    runs = [_least(started, home, query, slower) for query in asked]
                    slowed = f", processor {slower} times slower" if slower > 1 else ""
                    found.append(_soonest(f"{count} profiles{slowed}", runs, goal))
                found.append(_most(f"{count} profiles", runs))
    return found


def _soonest(over: str, runs: Sequence[tuple[float, int]], goal: float | None) -> Measure:
    what = "search: first result of a new reader"
    slowest = max(seconds for seconds, _ in runs)
    return Measure(what=what, over=over, value=slowest, goal=goal, at_most=True, unit=" s")


def _most(over: str, runs: Sequence[tuple[float, int]]) -> Measure:
    what = "search: transferred for a first search"
    largest = max(size for _, size in runs) / 1e6
    return Measure(what=what, over=over, value=largest, goal=1, at_most=True, unit=" MB")
