"""A figure as a value of a sidecar, if it is of the kind that a property has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from dossier.chinese import simplified
from dossier.figures import Figure
from dossier.figures.forms import load
from dossier.model import AMOUNT_QUALIFIERS, Lang, Unit
from dossier.propose.language import language

_KINDS = {
    "money": "money",
    "percent": "percent",
    "count": "count",
    "quantity": "spec",
    "date": "date",
}
_REACH = 26
"""How far before a figure its approximator may begin, in characters."""
_CLAUSE = 80
"""How far before it a denial may begin that means "only", in characters."""
_PLAIN = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " "})


def fits(figure: Figure, kind: str, units: Mapping[str, Unit]) -> bool:
    """Whether ``figure`` may be a value of ``kind``; a count only of a known unit."""
    if _KINDS.get(kind) != figure.kind:
        return False
    return kind != "count" or _unit(figure, units) is not None


def value_of(figure: Figure, kind: str, text: str, lang: Lang, units: Mapping[str, Unit]) -> Any:
    """The value as a sidecar writes it; ``figure`` fits ``kind``, ``text`` is the article."""
    if kind == "date":
        return figure.value
    low, high = _number(figure.value), _number(figure.value_max)
    key = {"percent": "percent", "count": "count"}.get(kind, "amount")
    value: dict[str, Any] = {key: low}
    if high is not None and low is not None and high > low:
        value[f"{key}_max"] = high
    if kind == "money":
        value["currency"] = figure.unit
    elif kind in ("count", "quantity"):
        value["unit"] = _unit(figure, units) if kind == "count" else figure.unit
    word = qualifier(figure, text, lang)
    return value | ({"qualifier": word} if word else {})


def _unit(figure: Figure, units: Mapping[str, Unit]) -> str | None:
    """The unit of the vocabulary that a figure counts, by its name or its words in a language."""
    counted = (figure.unit or "").casefold()
    for name, unit in units.items():
        words = (*unit.one.values.values(), *unit.other.values.values())
        if counted == name or counted in (word.casefold() for word in words):
            return name
    return None


def qualifier(figure: Figure, text: str, lang: Lang) -> str | None:
    """Which of the amount qualifiers the words beside ``figure`` say."""
    before, after = _approximators(lang)
    lead = _folded(text[max(0, figure.start - _CLAUSE) : figure.start], lang)
    lead = language(lang).only.sub(" ", lead)[-_REACH:]
    found = before.search(lead)
    if found is None:
        found = after.match(_folded(text[figure.end : figure.end + _REACH], lang))
    name = found.lastgroup if found else None
    return name.replace("_", "-") if name else None


def _folded(words: str, lang: Lang) -> str:
    plain = words.translate(_PLAIN).lower()
    return plain if language(lang).spaced else simplified(plain)


@cache
def _approximators(lang: Lang) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says it just before and just after a figure; the longest words win."""
    table = load("qualifiers")
    words = [
        (word.replace("’", "'"), name)
        for name in AMOUNT_QUALIFIERS
        for word in (*table.get(lang, table["en"])[name], *table["signs"][name])
    ]
    words.sort(key=lambda pair: -len(pair[0]))
    by_name: dict[str, list[str]] = {}
    options = []
    for word, name in words:
        head = r"(?<!\w)" if word[0].isalpha() and lang != "zh" else ""
        by_name.setdefault(name, []).append(head + re.escape(word))
    for name, patterns in by_name.items():
        options.append(f"(?P<{name.replace('-', '_')}>{'|'.join(patterns)})")
    either = "|".join(options)
    edge = "" if lang == "zh" else r"(?!\w)"
    return re.compile(rf"(?:{either})\s*(?:de |d'|des |les |the |of )?$"), re.compile(
        rf"\s?(?:{either}){edge}"
    )


def _number(value: float | str | None) -> float | int | None:
    if not isinstance(value, (int, float)):
        return None
    return int(value) if float(value).is_integer() else float(value)
