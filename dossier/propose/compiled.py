"""Cues: what a property's pattern becomes, a regular expression over a masked sentence.

In a masked sentence each name, figure, pronoun or possessive is one character of the
private use area, which tells what it may be for the property at hand; so a cue is matched
with the standard library alone, and nothing of an article is ever taken for a pattern.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dossier.chinese import simplified
from dossier.cue import parts
from dossier.model import Lang
from dossier.propose.language import language

NAME = 0xE000
"""A name; the bits of its role are added."""
PRONOUN = 0xE010
"""A pronoun or "the company": the bits of what it may stand for are added."""
POSSESSIVE = 0xE020
FIGURE = 0xE030
"""A figure of the kind that the property's value has."""
OTHER_FIGURE = 0xE031
BREAK = "\ue040"
"""Where a clause ends: a conjunction, a semicolon."""
ABOUT, VALUE, OBLIQUE = 1, 2, 4

_WIDE, _WIDE_HAN = 150, 34
"""How many characters ``…`` may span, in languages with and without spaces."""
_NEAR, _NEAR_HAN = 4, 8
"""How many words (characters) ``~`` may span."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A cue ready to be searched; groups ``about`` and ``value`` are single characters."""

    text: str
    status: str | None
    pattern: re.Pattern[str]
    needs: tuple[re.Pattern[str], ...]
    """Its words, each found wherever the cue is: what lacks one need not be searched."""
    handed_on: re.Pattern[str]
    """What follows a match that is said of another name."""


@cache
def compiled(text: str, status: str | None, lang: Lang) -> Compiled:
    """The cue ``text`` of ``lang``; it must be sound."""
    han = not language(lang).spaced
    pieces: list[str] = []
    needs: list[re.Pattern[str]] = []
    before = ""
    for part in parts(text):
        if part["space"]:
            pieces.append("\\s*" if han or _loose(text, part) else "\\s+")
            continue
        if (words := part["word"] or part["group"]) and not part["maybe"]:
            needs.append(re.compile(_words(words, han=han)))
        pieces.append(_piece(part, before, lang, han=han))
        before = part[0]
    known = language(lang)
    other = _chars(NAME, lambda bits: bool(bits & ABOUT))
    lead = rf"\s*(?:{known.hands_on}\s*)?(?:{known.determiners})"
    handed_on = re.compile(f"{lead}[{other}]")
    return Compiled(text, status, re.compile("".join(pieces)), tuple(needs), handed_on)


def _loose(text: str, space: re.Match[str]) -> bool:
    """Whether a gap, a slot or an elision stands beside a space, which then may be missing."""
    return text[space.start() - 1] in "…~}'" or text[space.end() : space.end() + 1] in "…~{"


def _piece(part: re.Match[str], before: str, lang: Lang, *, han: bool) -> str:
    known = language(lang)
    if part["slot"]:
        led = part.string[part.end() :].lstrip().startswith("…")
        return _slot(part["slot"], lang, own=bool(part["own"]), first=not before, led=led)
    if part["gap"]:
        stop = _chars(NAME, lambda bits: bool(bits & ABOUT) and not bits & OBLIQUE)
        aside = f"|{known.relative}[^,，{BREAK}]{{0,{_WIDE}}}[,，]"
        return rf"(?:[^{BREAK}{stop}]{aside}){{0,{_WIDE_HAN if han else _WIDE}}}?"
    if part["near"]:
        if han:
            return rf"[^{BREAK}，,\ue000-\ue02f]{{0,{_NEAR_HAN}}}?"
        own = f"[{chr(POSSESSIVE)}-{chr(POSSESSIVE + 7)}]"
        return rf"(?:[\w'’-]+\s+|\w+'|{own}\s+){{0,{_NEAR}}}?"
    return _words(part["word"] or part["group"], han=han) + (part["maybe"] or "")


def _words(words: str, *, han: bool) -> str:
    options = []
    for word in words.split("|"):
        stem = re.escape(word.lower()).replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
        if han:
            options.append(simplified(stem))
            continue
        tail = r"(?!\w)" if word[-1].isalnum() else ""
        head = r"(?<!\w)" if word[0].isalnum() else ""
        options.append(f"{head}{stem}{tail}")
    return f"(?:{'|'.join(options)})"


def _slot(name: str, lang: Lang, *, own: bool, first: bool, led: bool) -> str:
    role = ABOUT if name == "about" else VALUE
    known = language(lang)

    def fits(bits: int) -> bool:
        return bool(bits & role)

    if own:
        genitive = r"(?:'s|')" if known.spaced else "(?:的|旗下的?)"
        return (
            rf"(?:(?P<{name}>[{_chars(NAME, fits)}{_chars(PRONOUN, fits)}]){genitive}"
            rf"|(?P<{name}_own>[{_chars(POSSESSIVE, fits)}]))"
        )

    def subject(bits: int) -> bool:
        return fits(bits) and not bits & OBLIQUE

    names = _chars(NAME, subject if first and led and name == "about" else fits)
    figure = chr(FIGURE) if name == "value" else ""
    lead = ""
    if not first:
        own_word = f"(?:[{chr(POSSESSIVE)}-{chr(POSSESSIVE + 7)}]\\s*)?"
        lead = own_word + (known.determiners if known.spaced else "")
    return rf"{lead}(?P<{name}>[{names}{_chars(PRONOUN, fits)}{figure}])"


def _chars(base: int, fits: object) -> str:
    assert callable(fits)
    return "".join(chr(base + bits) for bits in range(8) if fits(bits)) or "\ue0ff"
