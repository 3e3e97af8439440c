"""A text as the matcher sees it, with the way back to its code points.

``plain`` has the length of the text: one kind of space, hyphen and apostrophe, full-width
letters made narrow. ``searched`` is ``plain`` in ASCII lower case, without what may stand
inside a name and is no part of it (markup, soft hyphens, a second space, a line break
between two Chinese characters); a blank line in it never matches.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dossier.link.spelling import ascii_lower, is_latin
from dossier.names import INVISIBLE, SAME_WIDTH

_HAN = "[\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_FOREIGN = "".join(re.escape(char) for char in SAME_WIDTH if char not in "\t\uff0c")
_SPECIAL = re.compile(f"[{_FOREIGN}\u0300-\u036f]")
_NARROW = [char for char in SAME_WIDTH if char < "\u0100" and char != "\t"]
_BLANK_LINE = re.compile(r"\n[ ]*(?=\n)")
# Beginning with one character, these are quick to look for.
_BLANK_BREAK = re.compile(r"\n(?:(?<= \n)|(?= ))")
_LOOSE_BREAK = re.compile(r"\n(?=[ \n])")
_BLANK = re.compile("(?:  | \n|\n )[ \n]*")
_HAN_BREAK = re.compile(rf"\n(?<={_HAN}\n)(?={_HAN})")
_QUOTED = re.compile(r"(?<=\n)(?:> ?){1,9}(?=[^\s>])")
"""How the lines of a quotation in Markdown go on."""
_ACCENTED = re.compile("[A-Za-z][\u0300-\u036f]+")
_MARKS = ("*", "_", "~~", "](", "<", "&", "\\", *INVISIBLE)
_MARK = re.compile(f"[*_~!\\[\\]<&\\\\{INVISIBLE}]")
_ELEMENTS = (
    "a|abbr|article|aside|b|big|blockquote|body|br|button|caption|center|cite|code|dd|del|div|dl"
    "|dt|em|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins"
    "|label|li|link|main|mark|meta|nav|ol|option|p|picture|pre|q|s|script|section|select|small"
    "|source|span|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|time|title|tr|u"
    "|ul|var|video|wbr"
)
"""Elements of HTML that articles are written with: ``<NVIDIA>`` is no tag."""
_MARKUP = re.compile(
    rf"""
      (?P<unseen>[{INVISIBLE}]+)
    | (?P<emphasis>\*{{1,3}}|_{{1,3}}|~~)
    | (?P<tag></?(?:{_ELEMENTS})(?:\s[^<>]{{0,2000}})?/?>)
    | (?P<opening>!?\[(?=[^\[\]\n]{{1,200}}\]\())
    | (?P<target>\]\([^()\s]{{0,2000}}(?:\ "[^"\n]{{0,300}}")?\))
    | (?P<entity>&(?:[A-Za-z]{{2,8}}|\#[0-9]{{2,6}}|\#[xX][0-9A-Fa-f]{{2,5}});)
    | (?P<escape>\\(?=[!-/:-@\[-`{{-~]))
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Folded:
    """``start`` and ``end`` turn offsets into ``searched`` back into those of the text."""

    plain: str
    searched: str
    starts: list[int] = field(default_factory=list)
    """Where in ``searched`` a shift begins; empty where the offsets are the same."""
    shifts: list[int] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    """Where in the text what follows a shift comes from."""
    wide: dict[int, int] = field(default_factory=dict)
    """The ends in the text of characters that stand for several of it."""

    def start(self, offset: int) -> int:
        """The code point of the text that the character at ``offset`` came from."""
        at = bisect_right(self.starts, offset) - 1
        return offset + self.shifts[at] if at >= 0 else offset

    def end(self, offset: int) -> int:
        """The end in the text of what ends before ``offset``, which is positive."""
        if not self.starts:
            return offset
        return self.wide.get(offset - 1) or self.start(offset - 1) + 1

    def back(self, offset: int) -> int:
        """Where in ``searched`` the code point of the text at ``offset`` stands, which is none
        that was left out."""
        at = bisect_right(self.origins, offset) - 1
        return offset - self.shifts[at] if at >= 0 else offset

    def in_text(self, spans: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """Spans of ``searched`` (each after a number) as spans of the text."""
        starts, wide = self.starts, self.wide
        shifts = [0, *self.shifts]
        return [
            (
                number,
                start + shifts[bisect_right(starts, start)],
                wide.get(end - 1) or end + shifts[bisect_right(starts, end - 1)],
            )
            for number, start, end in spans
        ]


def fold(text: str) -> Folded:
    """``text`` made ready for the matcher; linear in its length."""
    plain, wide, composed = _same_width(text)
    blanks = "  " in plain or bool(_BLANK_BREAK.search(plain))
    cuts = sorted(_cuts(plain, wide=wide, composed=composed, blanks=blanks))
    joined = plain
    if _LOOSE_BREAK.search(joined):
        if "\n " in joined:
            joined = _BLANK_LINE.sub(lambda m: "\n" * len(m[0]), joined)
        # A lone line break may stand inside a name, a blank line may not.
        joined = joined.replace("\n\n", "\0\0")
    joined = joined.replace("\n", " ")
    if not cuts:
        return Folded(plain, ascii_lower(joined))
    return _cut(plain, joined, cuts)


def _same_width(text: str) -> tuple[str, bool, bool]:
    """``text`` in common characters, whether it may have others than those of Latin-1, and
    whether no accent stands apart from its letter."""
    if "\t" in text:
        text = text.replace("\t", " ")
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if text.isascii():
        return text, False, True
    latin = is_latin(text)
    special = set(_NARROW) if latin else set(_SPECIAL.findall(text))
    for char in special & SAME_WIDTH.keys():
        text = text.replace(char, SAME_WIDTH[char])
    return text, not latin, special <= SAME_WIDTH.keys()


def _cuts(
    plain: str, *, wide: bool, composed: bool, blanks: bool
) -> Iterator[tuple[int, int, str]]:
    """What to take out: start, end, what stands there instead."""
    if blanks:
        for match in _BLANK.finditer(plain):
            if match[0].count("\n") < 2:
                yield match.start() + 1, match.end(), ""
    if any(mark[0] in plain and mark in plain for mark in _MARKS):
        yield from _marks(plain)
    if "\n>" in plain:
        for match in _QUOTED.finditer(plain):
            yield match.start(), match.end(), ""
    if not composed:
        for match in _ACCENTED.finditer(plain):
            char = unicodedata.normalize("NFC", match[0])
            if len(char) == 1:
                yield match.start(), match.end(), char
    if wide and "\n" in plain:
        for match in _HAN_BREAK.finditer(plain):
            yield match.start(), match.end(), ""


def _marks(plain: str) -> Iterator[tuple[int, int, str]]:
    for mark in _MARK.finditer(plain):
        match = _MARKUP.match(plain, mark.start())
        if match is None:
            continue
        start, end = match.span()
        if match.lastgroup == "entity":
            char = _same_width(html.unescape(match[0]))[0]
            if len(char) == 1:
                yield start, end, char
        elif match.lastgroup != "emphasis" or _is_emphasis(plain, start, end):
            yield start, end, ""


def _is_emphasis(plain: str, start: int, end: int) -> bool:
    """Whether a run of ``*``, ``_`` or ``~~`` touches a word; ``_`` inside one is a letter."""
    before = plain[start - 1] if start else " "
    after = plain[end] if end < len(plain) else " "
    if plain[start] == "_" and before.isalnum() and after.isalnum():
        return False
    return not (before.isspace() and after.isspace())


def _cut(plain: str, joined: str, cuts: list[tuple[int, int, str]]) -> Folded:
    """``joined`` without ``cuts``, and the table of shifts."""
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    origins: list[int] = []
    wide: dict[int, int] = {}
    done = length = 0
    for start, end, instead in cuts:
        if start < done:
            continue
        pieces.append(joined[done:start])
        length += start - done
        if instead:
            pieces.append(instead)
            starts.append(length)
            shifts.append(start - length)
            origins.append(start)
            wide[length] = end
            length += 1
        starts.append(length)
        shifts.append(end - length)
        origins.append(end)
        done = end
    pieces.append(joined[done:])
    return Folded(plain, ascii_lower("".join(pieces)), starts, shifts, origins, wide)
