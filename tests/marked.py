"""Texts with their mentions and figures marked, for tests: ``<<Baidu>> has [[5 %|p5|baidu]]``.

The form is told at the head of ``tests/worlds/figures/fr.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dossier.figures import Figure, FigureKind
from dossier.model import Lang, Mention

WORLDS = Path(__file__).parent / "worlds" / "figures"
KINDS: dict[str, FigureKind] = {
    "m": "money", "p": "percent", "c": "count", "d": "date", "r": "ratio", "s": "spec",
}  # fmt: skip
_MARK = re.compile(
    r"<<(?P<name>[^<>|]+)(?:\|(?P<slug>[^<>]+))?>>"
    r"|\[\[(?P<text>[^|\[\]]+)\|(?P<kind>[mpcdrs])(?P<value>[^ |\]]+)(?: (?P<unit>[^|\]]+))?"
    r"(?:\|(?P<about>[^\]]+))?\]\]"
)


class Marked(NamedTuple):
    """A passage with what stands in it; ``published`` is the day of publication or None."""

    lang: Lang
    text: str
    mentions: list[Mention]
    figures: list[Figure]
    published: str | None


def passages(lang: Lang) -> Iterator[Marked]:
    """The marked passages of one language."""
    for line in (WORLDS / f"{lang}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield marked(line, lang)


def marked(line: str, lang: Lang) -> Marked:
    """One passage, read from its marks."""
    dated = re.match(r"@(\S+) ", line)
    published, line = (dated[1], line[dated.end() :]) if dated else (None, line)
    text, at = "", 0
    mentions: list[Mention] = []
    figures: list[Figure] = []
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        at, start = mark.end(), len(text)
        text += mark["name"] or mark["text"]
        if mark["name"]:
            slug = mark["slug"] or mark["name"].lower().replace(" ", "-")
            mentions.append(Mention(start, len(text), mark["name"], slug))
        else:
            figures.append(_figure(mark, start))
    return Marked(lang, text + line[at:], mentions, figures, published)


def _figure(mark: re.Match[str], start: int) -> Figure:
    kind, (low, _, high) = KINDS[mark["kind"]], mark["value"].partition("..")
    unit = {"percent": "%", "ratio": "x"}.get(kind, mark["unit"])
    end = start + len(mark["text"])
    value, top = (low, high or None) if kind == "date" else (_number(low), _top(high))
    return Figure(start, end, mark["text"], kind, value, top, unit, mark["about"])


def _top(text: str) -> float | None:
    return _number(text) if text else None


def _number(text: str) -> float:
    value = float(text)
    return int(value) if value == int(value) else value
