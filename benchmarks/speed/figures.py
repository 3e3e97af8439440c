"""How fast figures and whose they are are read, and whether time grows with the text alone."""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.measure import Measure
from dossier.figures import described
from dossier.model import Lang, Mention

_ARTICLES = Path(__file__).parents[2] / "seeds" / "articles"
_DENSE: dict[Lang, str] = {
    "en": (
        "Acme Motors sold 1.57 million cars in 2024, up 12.5% from a year earlier, and earned "
        "$1.4 billion. Its Roadster has a range of 363 miles and costs from $42,490. Analysts had "
        "hoped for more, since demand in Europe was said to recover after a long winter.\n"
    ),
    "fr": (
        "Acme Motors a vendu 1,57 million de voitures en 2024, en hausse de 12,5 %, et gagné "
        "1,4 milliard d’euros. Son Roadster offre 580 km d’autonomie et coûte 42 490 euros. Les "
        "analystes espéraient mieux, la demande en Europe devant repartir après l’hiver.\n"
    ),
    "zh": (
        "Acme Motors在2024年售出157万辆汽车，同比增长12.5%，营收14亿欧元。旗下Roadster续航580公里，"
        "售价29.8万元。分析师原本期待更多，因为欧洲需求在漫长的冬天之后有望复苏，市场也在等待新车型。\n"
    ),
}
_BYTES = 400_000


def measures() -> list[Measure]:
    """Megabytes a second of CPU time: the articles, dense news, and what could run away."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in _ARTICLES.glob("*.txt")}
    article = "\n".join(texts[name] for name in sorted(texts))
    found = [_rate("the articles, fr", article, "fr", 1.0)]
    found += [_rate(f"dense news, {lang}", text, lang, None) for lang, text in _DENSE.items()]
    odd: dict[str, str] = {"digits": "1 ", "punctuation": ",.;:!?()", "words": "word "}
    found += [_rate(f"nothing but {name}", text, "en", None) for name, text in odd.items()]
    found.append(_growth())
    return found


def _rate(over: str, text: str, lang: Lang, goal: float | None) -> Measure:
    many = text * (_BYTES // len(text.encode()) + 1)
    size = len(many.encode()) / 1e6
    value = size / _seconds(many, lang)
    return Measure(what="figures: speed", over=over, value=value, goal=goal, unit=" MB/s")


def _growth() -> Measure:
    """Time for one sentence ten times as long, over ten times the time: 1 is linear."""
    clause = "Acme sold 3 million cars in 2024 and "
    short, long = _seconds(clause * 2_000, "en"), _seconds(clause * 20_000, "en")
    return Measure(
        what="figures: growth",
        over="one long sentence",
        value=long / short / 10,
        goal=2,
        at_most=True,
    )


def _seconds(text: str, lang: Lang) -> float:
    """CPU time of one reading, after one that warms up; Acme and Roadster are names."""
    mentions = _mentions(text)
    described(text[:2_000], lang, _mentions(text[:2_000]), published="2025-12-01")
    start = time.process_time()
    described(text, lang, mentions, published="2025-12-01")
    return max(time.process_time() - start, 1e-6)


def _mentions(text: str) -> list[Mention]:
    found = []
    for name in ("Acme", "Roadster", "Huawei", "Baidu", "NVIDIA"):
        at = text.find(name)
        while at >= 0:
            found.append(Mention(at, at + len(name), name, name.lower()))
            at = text.find(name, at + len(name))
    return sorted(found, key=lambda mention: mention.start)
