"""What a clause says of its statement: planned or done, in doubt, denied, by whom, when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dossier.model import Lang
from dossier.propose.language import language
from dossier.propose.scan import Scanned, Token

_REACH = 60
"""How far before a name words of attribution may begin, in characters."""
_STATUSES = (("considered", "considered"), ("planned", "planned"), ("under_way", "under-way"))


def moods(clause: str, lang: Lang, cue: str, *, usual: str | None, fixed: bool) -> dict[str, Any]:
    """Status, hedge and denial of a clause in lower case.

    ``usual`` is the status that the cue or its property gives; ``fixed`` where the cue's own
    words settle it. A denial that ``cue`` itself consists of ("renonce à") denies nothing.
    """
    known = language(lang).moods
    found: dict[str, Any] = {}
    status = usual
    if not fixed:
        told = next((s for name, s in _STATUSES if known[name].search(clause)), None)
        if told is None and usual != "planned" and known["forecast"].search(clause):
            told = "forecast"
        status = told or usual
    if status:
        found["status"] = status
    if known["hedged"].search(clause):
        found["hedged"] = True
    if known["negated"].search(clause) and not known["negated"].search(cue):
        found["negated"] = True
    return found


def stance(clause: str, before: str, lang: Lang) -> str | None:
    """Whether it is a preference, an opinion or a claim by the words of the clause, or of what
    comes ``before`` it in the sentence; None where it is simply stated."""
    known = language(lang).moods
    if known["preference"].search(clause):
        return "preference"
    around = f"{before}{clause}"
    return next((name for name in ("opinion", "claimed") if known[name].search(around)), None)


def speakers(scanned: Scanned, lang: Lang) -> list[str]:
    """Whom the sentence names as saying so."""
    known = language(lang)
    found = []
    for i, token in scanned.tokens.items():
        if token.kind != "name" or len(token.entities) != 1:
            continue
        before = scanned.shape[max(0, i - _REACH) : i]
        after = scanned.shape[i + 1 : i + 1 + _REACH]
        if known.speaker_before.search(before) or known.speaker_after.search(after):
            found.append(token.entities[0])
    return found


def _lead(shape: str) -> int:
    """Where the words of a sentence begin."""
    return len(shape) - len(shape.lstrip(' \n-–—•*«"'))


def times(
    scanned: Scanned, text: str, lang: Lang, dates: Sequence[Token], within: tuple[int, int]
) -> Mapping[str, Any] | None:
    """The time words of a clause, the characters ``within``: a date, or words without one."""
    figure = next((t.figure for t in dates if t.figure), None)
    if figure is not None:
        return {"date": figure.value, "words": figure.text, "basis": "stated"}
    when = language(lang).when
    found = when.search(scanned.shape, *within)
    # "Last year, …" at the head of a sentence holds of all of it.
    found = found or when.match(scanned.shape, _lead(scanned.shape))
    if found is None:
        return None
    first, last = scanned.places[found.start()], scanned.places[found.end() - 1] + 1
    return {"words": text[first:last], "basis": "stated"}
