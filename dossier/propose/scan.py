"""A sentence as a row of words and tokens: names, figures, pronouns, clause breaks.

Names of one enumeration ("Moore Threads and MetaX") are one token of several entities.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from dossier.chinese import simplified
from dossier.figures import Figure
from dossier.model import Entity, Lang, Mention, Span
from dossier.propose.compiled import (
    BREAK,
    FIGURE,
    NAME,
    OBLIQUE,
    OTHER_FIGURE,
    POSSESSIVE,
    PRONOUN,
)
from dossier.propose.language import language

_NOUNS = ("firm", "firms", "ware", "wares")
_BESIDE = 24
"""How far beside a figure the words of a comparison may stand, in characters."""
_PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\r": " "})


@dataclass(slots=True)
class Token:
    """A thing in a sentence that a slot of a cue may take; offsets are the article's."""

    start: int
    end: int
    kind: str
    """``name``, ``figure``, ``firm``, ``firms``, ``ware``, ``wares``, ``subject``, ``own`` or
    ``stop``."""
    entities: tuple[str, ...] = ()
    figure: Figure | None = None
    oblique: bool = False
    modifier: bool = False
    """Whether it only begins a longer name: NVIDIA in "NVIDIA H20"."""
    compared: bool = False
    """Whether a figure is only what another is set against: "from 66%"."""
    source: Span | None = None
    """Where what a pronoun stands for is named."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """``shape`` is the sentence with one character a token; ``places[i]`` is where character
    ``i`` stands in the article, and ``tokens[i]`` what it is, if it is one."""

    span: Span
    shape: str
    places: Sequence[int]
    tokens: Mapping[int, Token]


def scan(
    text: str,
    span: Span,
    lang: Lang,
    *,
    mentions: Sequence[Mention],
    figures: Sequence[Figure],
    entities: Mapping[str, Entity],
) -> Scanned:
    """The sentence at ``span``; ``mentions`` and ``figures`` are those within it, sorted."""
    known = language(lang)
    plain = text[span.start : span.end].translate(_PLAIN)
    low = plain.lower()
    low = low if len(low) == len(plain) else plain
    # The words of a language are kept in one script; each character stays where it stands.
    low = low if known.spaced else simplified(low)
    tokens = _names(low, span, mentions, entities, lang)
    _subordinate(tokens, low, span, {f.end for f in figures if f.kind == "count"}, entities, lang)
    tokens += [Token(f.start, f.end, "figure", figure=f) for f in figures]
    taken = sorted((t.start, t.end) for t in tokens)
    names = [t.start for t in tokens if t.kind == "name"]
    gap = 1 if known.spaced else 0
    for mark in known.marks.finditer(low):
        start, end = span.start + mark.start(), span.start + mark.end()
        # "la puce Zhenwu": no pronoun, but what the name is.
        named = mark.lastgroup in _NOUNS and any(0 <= s - end <= gap for s in names)
        if not named and not any(s < end and start < e for s, e in taken):
            kind = mark.lastgroup or "stop"
            tokens.append(Token(start, end, "stop" if kind == "end" else kind))
    tokens.sort(key=lambda token: token.start)
    scanned = _shaped(low, span, tokens)
    for i, token in scanned.tokens.items():
        token.compared = token.kind == "figure" and _is_compared(scanned.shape, i, lang)
    return scanned


def _is_compared(shape: str, at: int, lang: Lang) -> bool:
    """Whether the figure at ``at`` is what came before a change, or what it is set against."""
    known = language(lang)
    before = shape[max(0, at - _BESIDE) : at]
    if known.compared.search(before):
        return True
    if known.compared_with is None:
        return False
    begins, ends = known.compared_with
    return bool(begins.search(before) and ends.match(shape[at + 1 : at + 1 + _BESIDE]))


def masked(scanned: Scanned, bits: Mapping[int, int], fits: Callable[[Figure], bool]) -> str:
    """The sentence as the cues of one property see it."""
    shape = list(scanned.shape)
    for i, token in scanned.tokens.items():
        if token.kind == "figure":
            fit = token.figure is not None and not token.compared and fits(token.figure)
            shape[i] = chr(FIGURE if fit else OTHER_FIGURE)
        elif token.kind == "stop":
            shape[i] = BREAK
        else:
            roles = bits[i] | (OBLIQUE if token.oblique else 0)
            base = {"name": NAME, "own": POSSESSIVE}.get(token.kind, PRONOUN)
            shape[i] = chr(base + roles)
    return "".join(shape)


def _names(
    low: str, span: Span, mentions: Sequence[Mention], entities: Mapping[str, Entity], lang: Lang
) -> list[Token]:
    known = language(lang)
    tokens: list[Token] = []
    for mention in mentions:
        start = mention.start - span.start
        last = tokens[-1] if tokens else None
        if last is not None:
            between = low[last.end - span.start : start]
            same = entities[last.entities[-1]].kind == entities[mention.entity].kind
            if same and known.joined.fullmatch(between) and mention.entity not in last.entities:
                last.end = mention.end
                last.entities += (mention.entity,)
                continue
        after = low[mention.end - span.start :]
        oblique = known.oblique.search(low, max(0, start - 40), start) is not None
        # "…, of Kunlunxin, which has shipped": what follows is said of the name.
        oblique = oblique and known.opens_relative.match(after) is None
        tokens.append(Token(mention.start, mention.end, "name", (mention.entity,), oblique=oblique))
    return tokens


def _subordinate(
    tokens: Sequence[Token],
    low: str,
    span: Span,
    counts: AbstractSet[int],
    entities: Mapping[str, Entity],
    lang: Lang,
) -> None:
    """Marks names that only begin, own or are counted by something else: no subjects."""
    for token, following in pairwise(tokens):
        gap = low[token.end - span.start : following.start - span.start].strip()
        kinds = {entities[token.entities[-1]].kind, entities[following.entities[0]].kind}
        if len(kinds) > 1:
            token.modifier = token.modifier or not gap
            # "Nvidia's H100": the maker is no subject of what is said of the chip.
            token.oblique = token.oblique or not gap or gap in language(lang).genitives
    for token in tokens:
        # "384 Ascend chips", "70 000 puces Siyuan 590": what is counted is no subject.
        token.oblique = token.oblique or not counts.isdisjoint((token.start, token.start - 1))


def _shaped(low: str, span: Span, tokens: Sequence[Token]) -> Scanned:
    shape: list[str] = []
    places: list[int] = []
    at_token: dict[int, Token] = {}
    at = 0
    for token in tokens:
        start = token.start - span.start
        if start < at:
            continue
        shape.extend(_safe(low[at:start]))
        places.extend(range(span.start + at, span.start + start))
        at_token[len(shape)] = token
        shape.append(BREAK)
        places.append(token.start)
        at = token.end - span.start
    shape.extend(_safe(low[at:]))
    places.extend(range(span.start + at, span.end + 1))
    return Scanned(span, "".join(shape), places, at_token)


def _safe(text: str) -> str:
    """What an article brings of the private use area must not pass for a token."""
    return "".join("\ufffd" if "\ue000" <= char <= "\uf8ff" else char for char in text)
