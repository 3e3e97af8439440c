"""The labelled texts, read from their files: passages, traps, articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import yaml

from benchmarks.labelled.catalogues import SEEDS, catalogue
from benchmarks.labelled.marks import BadLabelError, Figure, Marked, Name, figure, parse

Half = Literal["seen", "aside"]
_FOLDER = Path(__file__).parent
_HALVES = ("seen", "aside")
_LANGS = ("en", "fr", "zh")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with all that is to be found in it, sorted, none overlapping.

    ``catalogue`` names the catalogue for :func:`catalogue`; ``half`` is ``seen``, or
    ``aside`` for what is looked at only to report; ``published`` is an ISO date or None.
    """

    name: str
    lang: str
    catalogue: str
    half: Half
    published: str | None
    text: str
    mentions: Sequence[Name]
    figures: Sequence[Figure]
    unknown: Sequence[Name]

    def spans(self) -> list[tuple[int, int]]:
        """Where every label stands, in the order of the text."""
        names = ((name.start, name.end) for name in (*self.mentions, *self.unknown))
        return sorted([*names, *((figure.start, figure.end) for figure in self.figures)])


@dataclass(frozen=True, slots=True)
class Trap:
    """A text in which ``right`` are all the mentions that count, and none may touch ``wrong``.

    ``kind`` says what is tried.
    """

    name: str
    kind: str
    lang: str
    catalogue: str
    half: Half
    text: str
    right: Sequence[Name]
    wrong: Sequence[Name]


def passages(half: Half | None = None, *, lang: str | None = None) -> list[Passage]:
    """The passages of ``passages/*.yml``, sorted by name: all, or those of a half, a language."""
    found = [one for file in _files("passages") for one in _passages(file)]
    chosen = [p for p in found if half in {None, p.half} and lang in {None, p.lang}]
    return sorted(chosen, key=lambda passage: passage.name)


def traps(half: Half | None = None) -> list[Trap]:
    """The traps of ``traps.yml`` in its order: all, or those of one half."""
    content = _load(_FOLDER / "traps.yml")
    return [
        _trap(f"{part}-{at:02}", part, item)
        for part in _HALVES
        if half in {None, part}
        for at, item in enumerate(content[part], 1)
    ]


def strangers(half: Half | None = None) -> list[Passage]:
    """The sentences of ``unknown.yml`` in its order, all or those of one half; only their
    unknown names are marked. What its section ``aside`` does not hold was seen."""
    content = _load(_FOLDER / "unknown.yml")
    return [
        Passage(
            name=f"unknown/{part}-{at:02}",
            lang=item["lang"],
            catalogue=item["catalogue"],
            half=_half_of(part),
            published=None,
            text=(marked := _parsed(f"unknown/{part}-{at:02}", item["text"])).text,
            mentions=(),
            figures=(),
            unknown=marked.unknown,
        )
        for part, items in content.items()
        if half in {None, _half_of(part)}
        for at, item in enumerate(items, 1)
    ]


def _half_of(part: str) -> Half:
    return "aside" if part == "aside" else "seen"


def articles() -> list[Passage]:
    """The articles of the site, labelled in full: ``articles/NAME.yml`` holds the labels,
    ``seeds/articles/NAME.txt`` the text."""
    return [_article(file) for file in _files("articles")]


def _passages(file: Path) -> Iterator[Passage]:
    for item in _load(file):
        name = f"{file.stem}/{item['name']}"
        marked = _parsed(name, item["text"])
        if marked.wrong:
            message = f"{name}: only traps say what is wrong"
            raise BadLabelError(message)
        passage = Passage(
            name=name,
            lang=item["lang"],
            catalogue=item["catalogue"],
            half=item["set"],
            published=str(item["published"]) if "published" in item else None,
            text=marked.text,
            mentions=marked.mentions,
            figures=marked.figures,
            unknown=marked.unknown,
        )
        yield _checked(passage)


def _trap(name: str, half: Any, item: Mapping[str, Any]) -> Trap:
    marked = _parsed(name, item["text"])
    trap = Trap(
        name=name,
        kind=item["kind"],
        lang=item["lang"],
        catalogue=item["catalogue"],
        half=half,
        text=marked.text,
        right=marked.mentions,
        wrong=marked.wrong,
    )
    _known(name, trap.catalogue, (right.entity for right in trap.right))
    if marked.figures or marked.unknown or trap.lang not in _LANGS:
        message = f"{name}: a trap has a language, right names and wrong ones"
        raise BadLabelError(message)
    return trap


def _article(file: Path) -> Passage:
    content = _load(file)
    text = (SEEDS / "articles" / f"{file.stem}.txt").read_bytes().decode("utf-8")
    for label in (*content["mentions"], *content["figures"], *content["unknown"]):
        if text[label["start"] : label["end"]] != label["text"]:
            message = f"{file.name}: {label} does not stand there"
            raise BadLabelError(message)
    passage = Passage(
        name=f"articles/{file.stem}",
        lang=content["lang"],
        catalogue="seeds",
        half="seen",
        published=content.get("published"),
        text=text,
        mentions=[Name(m["start"], m["end"], m["entity"]) for m in content["mentions"]],
        figures=[figure(f["start"], f["end"], f["says"].split("|")) for f in content["figures"]],
        unknown=[Name(u["start"], u["end"], None) for u in content["unknown"]],
    )
    return _checked(passage)


def _checked(passage: Passage) -> Passage:
    if passage.lang not in _LANGS or passage.half not in _HALVES:
        message = f"{passage.name}: a language and a half that there are"
        raise BadLabelError(message)
    named = (mention.entity for mention in passage.mentions)
    abouts = (about for one in passage.figures for about in one.abouts if about)
    _known(passage.name, passage.catalogue, (*named, *abouts))
    for (_, end), (start, _) in pairwise(passage.spans()):
        if start < end:
            message = f"{passage.name}: labels overlap at {start}: {passage.text[start:end]!r}"
            raise BadLabelError(message)
    return passage


def _known(name: str, of: str, slugs: Iterable[str | None]) -> None:
    if missing := sorted({slug or "" for slug in slugs} - set(catalogue(of))):
        message = f"{name}: not in the catalogue {of}: {', '.join(missing)}"
        raise BadLabelError(message)


def _parsed(name: str, text: str) -> Marked:
    try:
        return parse(text)
    except BadLabelError as error:
        message = f"{name}: {error}"
        raise BadLabelError(message) from None


def _files(folder: str) -> list[Path]:
    return sorted((_FOLDER / folder).glob("*.yml"))


def _load(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
