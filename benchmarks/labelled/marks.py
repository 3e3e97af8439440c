"""Labels as they stand inside a text, and as spans of the text without them.

``⟦Huawei|huawei⟧`` a mention; ``⟪70万|count|700000||units|huawei⟫`` a figure (kind, value,
upper end, unit, about); ``⦃Iluvatar⦄`` an unknown name; ``⟬SMIC⟭`` what must stay unlinked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

_MARK = re.compile(
    r"⟦(?P<mention>[^⟦⟧|]+)\|(?P<entity>[a-z0-9-]+)⟧"
    r"|⟪(?P<figure>[^⟪⟫|]+)\|(?P<rest>[^⟪⟫]*)⟫"
    r"|⦃(?P<unknown>[^⦃⦄|]+)⦄"
    r"|⟬(?P<wrong>[^⟬⟭|]+)⟭"
)
_LEFT_OVER = re.compile(r"[⟦⟧⟪⟫⦃⦄⟬⟭]")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-Q[1-4]|-H[12])?")
_UNIT: Mapping[str, re.Pattern[str]] = {
    "money": re.compile(r"[A-Z]{3}"),
    "percent": re.compile(r"%"),
    "ratio": re.compile(r"x"),
    "date": re.compile(r""),
    "count": re.compile(r"[^\W\d_]+([ '’-][^\W\d_]+)*"),
    "spec": re.compile(r"[A-Za-zµ°²³]+(/[A-Za-zµ²³]+)?"),
}
_FIELDS = 5
_OR = ","
"""Between answers that are all right, the best first."""


class BadLabelError(ValueError):
    """A label that says nothing, overlaps another one or does not fit its text."""


@dataclass(frozen=True, slots=True)
class Name:
    """``text[start:end]`` names ``entity``; None: no entity of the catalogue."""

    start: int
    end: int
    entity: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as ``annotate`` should give it (contract §5).

    ``units`` and ``abouts`` hold every answer that is right, ``unit`` and ``about`` the best.
    """

    start: int
    end: int
    kind: str
    value: float | str
    value_max: float | str | None
    unit: str | None
    about: str | None
    units: frozenset[str | None]
    abouts: frozenset[str | None]


@dataclass(slots=True)
class Marked:
    """A text without its labels, and the labels in its order."""

    text: str
    mentions: list[Name] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    unknown: list[Name] = field(default_factory=list)
    wrong: list[Name] = field(default_factory=list)


def parse(source: str) -> Marked:
    """``source`` without its labels, and what they say."""
    marked = Marked("")
    pieces: list[str] = []
    length = at = 0
    for match in _MARK.finditer(source):
        pieces.append(source[at : match.start()])
        start = length + len(pieces[-1])
        pieces.append(next(filter(None, match.group("mention", "figure", "unknown", "wrong"))))
        length = start + len(pieces[-1])
        at = match.end()
        _add(marked, match, start, length)
    marked.text = "".join([*pieces, source[at:]])
    if found := _LEFT_OVER.search(marked.text):
        around = marked.text[max(0, found.start() - 30) : found.end() + 30]
        message = f"a label that cannot be read near {around!r}"
        raise BadLabelError(message)
    return marked


def figure(start: int, end: int, says: Sequence[str]) -> Figure:
    """A figure from its five fields: kind, value, upper end, unit, about."""
    if len(says) != _FIELDS:
        message = f"a figure has {_FIELDS} fields, not {len(says)}: {'|'.join(says)}"
        raise BadLabelError(message)
    kind, value, value_max, unit, about = (part.strip() for part in says)
    units = unit.split(_OR)
    pattern = _UNIT.get(kind)
    if pattern is None or not all(pattern.fullmatch(one) for one in units):
        message = f"no unit of a figure of kind {kind!r}: {unit!r}"
        raise BadLabelError(message)
    abouts = [None if one in {"", "-"} else one for one in about.split(_OR)]
    return Figure(
        start=start,
        end=end,
        kind=kind,
        value=_value(kind, value),
        value_max=_value(kind, value_max) if value_max else None,
        unit=units[0] or None,
        about=abouts[0],
        units=frozenset(one or None for one in units),
        abouts=frozenset(abouts),
    )


def _add(marked: Marked, match: re.Match[str], start: int, end: int) -> None:
    if match["mention"]:
        marked.mentions.append(Name(start, end, match["entity"]))
    elif match["figure"]:
        marked.figures.append(figure(start, end, match["rest"].split("|")))
    elif match["unknown"]:
        marked.unknown.append(Name(start, end, None))
    else:
        marked.wrong.append(Name(start, end, None))


def _value(kind: str, text: str) -> float | str:
    """A date as it is, any other value as a number: ``12e9`` is 12000000000."""
    if kind == "date":
        if not _DATE.fullmatch(text):
            message = f"no date: {text!r}"
            raise BadLabelError(message)
        return text
    try:
        number = Decimal(text)
    except InvalidOperation:
        message = f"no number: {text!r}"
        raise BadLabelError(message) from None
    return int(number) if number == number.to_integral_value() else float(number)
