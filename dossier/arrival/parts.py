"""What in a text is the article, what stood around it, what is a post within it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dossier.arrival.tables import tables

_LINE = re.compile(r"[^\r\n]+")
_BULLET = re.compile(r"^(?:[-*•–]|\d{1,2}[.)])\s+")
_ENDED = re.compile(r"[.!?…。！？][\"'”’»)\]】」』]?$")
_STOP = re.compile(r"[^\W\dA-Z]{2}[.。]\s")
"""A full stop within a line; that of an abbreviation ("U.S. ") ends no sentence."""
_WORDS = re.compile("[\u4e00-\u9fff]|[^\\W_]+")
_PARAGRAPH, _SHORT, _TITLE = 12, 8, 30
"""Words: the fewest of a paragraph, the most of a line of navigation, the most of a title."""
_ENTRY = 4
"""So many parts (characters in Chinese) an entry of a menu has at most: "Semi-conducteurs"."""
_POST, _POST_LINES = 600, 8
"""The most characters and lines of a post."""
_OPENS, _CLOSES = '"“«「『‘', '"”»」』’'
_LIST = 3
"""So many names of languages in a row are a menu."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: where it stands, without the blanks around it."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Post:
    """A post inside an article: its words with its signature, who signs, the day as written."""

    lines: str
    signature: str
    when: str


@dataclass(frozen=True, slots=True)
class Parts:
    """``title`` is a line of the text; what is boilerplate bears the reason."""

    title: str | None
    boilerplate: Sequence[tuple[str, str]]
    posts: Sequence[Post]


def parts_of(text: str) -> Parts:
    """The parts of ``text`` by the rules of ``data/arrival.json`` and by where lines stand."""
    lines = list(_lines(text))
    reasons = dict(_by_words(lines)) | dict(_menus(lines))
    for i, reason in _at_the_edges(lines, reasons):
        reasons.setdefault(i, reason)
    posts = list(_posts(text, lines))
    within = {i for first, last, _ in posts for i in range(first, last + 1)}
    body = [i for i, line in enumerate(lines) if i not in reasons and _is_paragraph(line.text)]
    before = body[1] if len(body) > 1 else len(lines)
    title = next(
        (
            line.text
            for i, line in enumerate(lines[:before])
            if i not in reasons and i not in within and _is_title(line.text)
        ),
        None,
    )
    seen: dict[str, str] = {}
    for i, reason in sorted(reasons.items()):
        if i not in within and lines[i].text != title:
            seen.setdefault(lines[i].text, reason)
    return Parts(title, list(seen.items()), [post for *_, post in posts])


def _lines(text: str) -> Iterator[Line]:
    for match in _LINE.finditer(text):
        stripped = match[0].strip(" \t\u00a0\u3000\ufeff")
        if stripped:
            start = match.start() + match[0].index(stripped)
            yield Line(start, start + len(stripped), stripped)


def _by_words(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Lines that say themselves that they are no article."""
    for i, line in enumerate(lines):
        words = _BULLET.sub("", line.text).lower()
        if len(words) < 600 and _phrases().search(words):
            yield i, "its words"


def _menus(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Runs of names of languages, with the line that heads them."""
    run: list[int] = []
    for i, line in enumerate([*lines, Line(0, 0, "")]):
        name = re.sub(r"\s*[(（].*[)）]$", "", _BULLET.sub("", line.text).lower())
        if name in tables()["languages"]:
            run.append(i)
            continue
        if len(run) >= _LIST:
            yield from ((k, "a menu of languages") for k in run)
        run = []


def _at_the_edges(lines: Sequence[Line], known: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Short lines after the last paragraph; single words before the first."""
    body = [i for i, line in enumerate(lines) if i not in known and _is_paragraph(line.text)]
    while len(body) > 1 and body[-1] - 1 in known and _is_biography(lines[body[-1]]):
        yield body.pop(), "about who wrote it"
    if not body:
        return
    for i in range(body[-1] + 1, len(lines)):
        if _count(lines[i].text) <= _SHORT and not _ENDED.search(lines[i].text):
            yield i, "a short line after the last paragraph"
    for i, line in enumerate(lines):
        if _ENDED.search(line.text):
            continue
        alone = len(line.text.split()) == 1 and _count(line.text) <= _ENTRY
        if alone and (i < body[0] or line.text[0].islower()):
            yield i, "a single word on a line"
        elif i < body[0] and _count(line.text) <= _SHORT and _byline().match(line.text.lower()):
            yield i, "who wrote it"


def _posts(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int, Post]]:
    """Lines signed as posts are, with the lines before that they sign."""
    signed = re.compile(tables()["signature"])
    for i, line in enumerate(lines):
        match = signed.match(line.text) if len(line.text) < 200 else None
        if match and i:
            first = _first_of_post(text, lines, i)
            post = Post(text[lines[first].start : line.end], match["who"], match["when"])
            yield first, i, post


def _first_of_post(text: str, lines: Sequence[Line], signature: int) -> int:
    """The first line of the post that line ``signature`` signs.

    What closes a quotation begins where that opens; what is not quoted begins after an empty
    line, if that is near: a post is short.
    """
    last = signature - 1
    before = range(last, max(-1, last - _POST_LINES), -1)
    near = [i for i in before if lines[last].end - lines[i].start <= _POST]
    if lines[last].text[-1] in _CLOSES:
        opens = (i for i in near if lines[i].text[0] in _OPENS)
        return next(opens, last)
    for i in near:
        gap = text[lines[i - 1].end : lines[i].start] if i else ""
        if gap.count("\n") > 1:
            return i
    return last


def _is_paragraph(line: str) -> bool:
    return _count(line) >= _PARAGRAPH and bool(_ENDED.search(line))


def _is_title(line: str) -> bool:
    """A line without a full stop, or one sentence alone of a headline's length."""
    return 2 < _count(line) <= _TITLE and not _BULLET.match(line) and not _STOP.search(line)


def _is_biography(line: Line) -> bool:
    return _about_writer().search(line.text.lower()) is not None


def _count(line: str) -> int:
    return sum(1 for _ in _WORDS.finditer(line[:2000]))


@cache
def _about_writer() -> re.Pattern[str]:
    return re.compile(tables()["biography"])


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(tables()["byline"])


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile("|".join(tables()["boilerplate"]))
