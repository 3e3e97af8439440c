"""What a clause says of its statement: planned or done, in doubt, denied, by whom, when."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from dossier.model import Lang
from dossier.propose.language import language, nameless
from dossier.propose.scan import Scanned, Token

_REACH = 60
"""How far beside a name or a clause words of attribution may reach, in characters."""
_STATUSES = (("considered", "considered"), ("planned", "planned"), ("under_way", "under-way"))


def moods(
    clause: str, aside: str, lang: Lang, cue: str, *, usual: str | None, fixed: bool
) -> dict[str, Any]:
    """Status, hedge and denial of a clause in lower case.

    ``aside`` is what stands before or after it and says whose words it is (:func:`aside_of`).
    ``usual`` is the status that the cue or its property gives; ``fixed`` where the cue's own
    words settle it. A denial that ``cue`` itself consists of ("renonce à") denies nothing.
    What is expected of others is a forecast, even where it is told as a plan ("will").
    """
    known = language(lang).moods
    clause = language(lang).only.sub(" ", clause)
    found: dict[str, Any] = {}
    status = usual
    if not fixed:
        status = _told(clause, aside, known, usual) or usual
    if status:
        found["status"] = status
    if known["hedged"].search(clause) or known["hedged"].search(aside):
        found["hedged"] = True
    unbounded = language(lang).bounded.sub(" ", clause)
    if known["negated"].search(unbounded) and not known["negated"].search(cue):
        found["negated"] = True
    return found


def _told(
    clause: str, aside: str, known: Mapping[str, re.Pattern[str]], usual: str | None
) -> str | None:
    """The status that words of the clause give, if any do."""
    if known["considered"].search(clause):
        return "considered"
    if usual == "planned":
        return next((s for name, s in _STATUSES if known[name].search(clause)), None)
    if known["expected"].search(clause) or known["expected"].search(aside):
        return "forecast"
    told = next((s for name, s in _STATUSES if known[name].search(clause)), None)
    if told is None and known["forecast"].search(clause):
        return "forecast"
    return told


def aside_of(shape: str, low: int, high: int, lang: Lang) -> str:
    """What beside the clause ``shape[low:high]`` says whose words it is: a clause before it that
    names nothing ("Reportedly,", 据称), and one after it that attributes (", analysts say")."""
    start = max((shape.rfind(mark, 0, max(0, low - 2)) for mark in ",，.。;；"), default=-1) + 1
    lead = shape[start:low]
    if len(lead) > _REACH or any("\ue000" <= char <= "\uf8ff" for char in lead):
        lead = ""
    tail = language(lang).tail.match(shape[high : high + 2 * _REACH])
    return f"{lead} {tail[0] if tail else ''}"


def leading(scanned: Scanned, lang: Lang, low: int) -> list[Token]:
    """The places and dates that open a sentence, apart by a comma, and hold of the clause that
    begins at ``low``, its first: "In Norway, …", "Au premier semestre 2025, …"."""
    shape, tokens = scanned.shape, scanned.tokens
    cut = min((i for i in map(shape.find, (",", "，")) if 0 < i <= _REACH), default=0)
    inside = [(i, token) for i, token in tokens.items() if i < cut]
    if cut == 0 or cut > low or not inside:
        return []
    later = any(cut < i < low and token.kind == "stop" for i, token in tokens.items())
    first = inside[0][0]
    opens = first == _lead(shape) or language(lang).oblique.match(shape[_lead(shape) : first])
    scope = all(
        token.oblique if token.kind == "name" else token.kind == "figure" for _, token in inside
    )
    return [token for _, token in inside] if opens and scope and not later else []


def stance(clause: str, beside: str, lang: Lang) -> str | None:
    """Whether it is a preference, an opinion or a claim by the words of the clause, or of what
    stands ``beside`` it in the sentence; None where it is simply stated."""
    known = language(lang).moods
    if known["preference"].search(clause):
        return "preference"
    around = f"{beside}{clause}"
    return next((name for name in ("opinion", "claimed") if known[name].search(around)), None)


def speakers(scanned: Scanned, lang: Lang, low: int, high: int) -> list[str]:
    """Whom the sentence names as saying what stands from ``low`` to ``high`` of its shape.

    Who says something in another clause ("…, but Beijing has told companies") does not say it.
    """
    known = language(lang)
    breaks = [i for i, token in scanned.tokens.items() if token.kind == "stop"]
    found = []
    for i, token in scanned.tokens.items():
        if token.kind != "name" or len(token.entities) != 1:
            continue
        before = scanned.shape[max(0, i - _REACH) : i]
        after = scanned.shape[i + 1 : i + 1 + _REACH]
        apart = any(i < at < low or high <= at < i for at in breaks)
        said_so = known.speaker_after.search(after) and not apart
        if said_so or known.speaker_before.search(before):
            found.append(token.entities[0])
    return found


def self_said(scanned: Scanned, lang: Lang, about: Collection[str], at: int) -> list[str]:
    """Of those that it is ``about`` or names, who says so of themselves before ``at``:
    "Xiaomi said it had delivered". What they say they did is their word, not a fact."""
    known = language(lang)
    return [
        token.entities[0]
        for i, token in scanned.tokens.items()
        if token.kind == "name"
        and len(token.entities) == 1
        and token.entities[0] in about
        and i < at
        and known.self_said.match(scanned.shape[i + 1 : i + 1 + 2 * _REACH])
        and not any(i < j < at and t.kind == "stop" for j, t in scanned.tokens.items())
    ]


def nameless_speakers(
    scanned: Scanned, lang: Lang, readers: Iterable[str]
) -> list[Mapping[str, Any]]:
    """Whom the sentence gives for it without a name ("analysts say"), for ``readers``."""
    found = (key for key, words in language(lang).unnamed.items() if words.search(scanned.shape))
    called = (nameless()[key] for key in found)
    return [{"unnamed": dict(names)} for names in called if names.keys() >= {*readers}]


def _lead(shape: str) -> int:
    """Where the words of a sentence begin."""
    return len(shape) - len(shape.lstrip(' \n-–—•*«"'))


def times(
    scanned: Scanned, text: str, lang: Lang, dates: Sequence[Token], within: tuple[int, int]
) -> Mapping[str, Any] | None:
    """The time words of a clause, the characters ``within``: a date, or words without one."""
    figure = next((t.figure for t in dates if t.figure), None)
    if figure is not None and figure.value_max is not None:
        span = {"from": figure.value, "to": figure.value_max}
        return {**span, "words": figure.text, "basis": "stated"}
    if figure is not None:
        # "In October" has its year from the day of the article: reckoned, not read.
        read = str(figure.value)[:4] in figure.text or "〇" in figure.text
        basis = "stated" if read else "inferred"
        return {"date": figure.value, "words": figure.text, "basis": basis}
    when = language(lang).when
    found = when.search(scanned.shape, *within)
    # "Last year, …" at the head of a sentence holds of all of it.
    found = found or when.match(scanned.shape, _lead(scanned.shape))
    if found is None:
        return None
    first, last = scanned.places[found.start()], scanned.places[found.end() - 1] + 1
    return {"words": text[first:last], "basis": "stated"}
