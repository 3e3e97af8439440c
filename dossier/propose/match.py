"""From a cue that matched to the entries of a sidecar that it drafts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dossier.model import Article, Embedded, Entity, Property, Span
from dossier.propose.compiled import Compiled
from dossier.propose.context import Context, Roles
from dossier.propose.draft import Draft
from dossier.propose.moods import (
    aside_of,
    leading,
    moods,
    nameless_speakers,
    self_said,
    speakers,
    stance,
    times,
)
from dossier.propose.quotations import Quotations
from dossier.propose.scan import Scanned, Token
from dossier.propose.values import value_of

_AROUND = 70
"""How far around a match its mood may be told, in characters of the same clause."""
_CLAUSE = re.compile("[\ue040，]|, |[.。]")
_NAMED_NOUN = re.compile(r"\s?[\ue000-\ue00f]\s\w+")
_BEFORE = 100
"""How far before its clause words may make a statement a claim or an opinion, in characters."""
_OWN_DATE = 12
"""How near after a figure a date is the figure's own, in characters: "66% in 2024"."""
_SECOND = re.compile("，(?:并|且|还|也|同时)")
"""A second verb of the subject, whose mood is its own."""
_AFTER = re.compile(rf"{_CLAUSE.pattern}| and (?!\w+ed )| et |{_SECOND.pattern}")
_AHEAD = ("considered", "planned", "forecast")
"""What is still to come."""
_TOGETHER = ("money", "percent", "count")
"""Kinds of values that are said of several subjects together: one sum for both."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A property with its cues in one language, and whom it may be about."""

    prop: Property
    roles: Roles
    cues: Sequence[Compiled]


@dataclass(slots=True)
class Match:
    """A cue found in a sentence, and what its slots hold."""

    cue: Compiled
    rule: Rule
    shape: str
    scanned: Scanned
    context: Context
    found: re.Match[str]
    tokens: Mapping[str, Token] = field(init=False)
    spot: int = field(init=False)
    """Where what it explains stands: the value, or the subject of a flag."""

    def __post_init__(self) -> None:
        spots = {
            group.removesuffix("_own"): self.found.start(group)
            for group in self.found.re.groupindex
            if self.found.start(group) >= 0
        }
        self.tokens = {name: self.scanned.tokens[spot] for name, spot in spots.items()}
        self.spot = spots.get("value", spots["about"])

    @property
    def about(self) -> tuple[str, ...]:
        """The entities that it is about, without those that are its value."""
        token, value = self.tokens["about"], self.tokens.get("value")
        return self.context.stands_for(token, self.rule.roles.about, value)

    @property
    def values(self) -> tuple[str, ...]:
        """The entities that are its value, if it names any."""
        token = self.tokens.get("value")
        if token is None or token.kind == "figure":
            return ()
        found = self.context.stands_for(token, self.rule.roles.value, self.tokens["about"])
        return tuple(slug for slug in found if slug not in self.about)

    def is_sound(self) -> bool:
        """Whether both of its slots come to something."""
        token = self.tokens.get("value")
        if token is None:
            flag = self.rule.prop.value == "flag"
            return flag and bool(self.about) and not self._handed_on()
        if token.kind == "ware" and len(self.values) > 1:
            return False
        return bool(self.about) and (token.kind == "figure" or bool(self.values))

    def _handed_on(self) -> bool:
        """Whether another name follows of which it is said: "considers a listing of T-Head"."""
        return self.cue.handed_on.match(self.shape, self.found.end()) is not None

    def span(self) -> Span:
        """Where the words stand that the cue matched."""
        places, tokens = self.scanned.places, self.tokens.values()
        start, last = places[self.found.start()], places[self.found.end() - 1]
        ends = [last + 1, *(t.end for t in tokens if t.start <= last)]
        value = self.tokens.get("value")
        if value is not None and value.figure is not None and value.figure.kind == "count":
            ends.append(self._noun_end(value.end))
        return Span(start, max(ends))

    def _noun_end(self, end: int) -> int:
        """Where the counted noun ends if a name parts it from its number: "70,000 Kunlun chips"."""
        at = bisect_left(self.scanned.places, end)
        found = _NAMED_NOUN.match(self.shape, at)
        return self.scanned.places[found.end() - 1] + 1 if found else end

    def clause(self) -> tuple[int, int]:
        """The match with what stands around it in its clause; alone for a cue without gaps."""
        start, end = self.found.span()
        if "…" not in self.cue.text:
            return start, end
        low, high = max(0, start - _AROUND), min(len(self.shape), end + _AROUND)
        cuts = [cut.end() for cut in _CLAUSE.finditer(self.shape, low, start)]
        cuts += [cut.end() for cut in _SECOND.finditer(self.shape, start, end)]
        after = _AFTER.search(self.shape, end, high)
        return (cuts[-1] if cuts else low), (after.start() if after else high)


def drafts_of(
    match: Match,
    article: Article,
    entities: Mapping[str, Entity],
    post: Embedded | None,
    quotations: Quotations,
) -> Iterator[Draft]:
    """The drafts of a sound match: one a subject, but one for all where a figure is shared.

    ``quotations`` are those of the article's text.
    """
    prop, span = match.rule.prop, match.span()
    value = _value(match, article)
    support = _support(match, quotations, span)
    together = prop.value in _TOGETHER
    open_ = match.tokens["about"].kind == "ware" and len(match.about) > 1
    for about in [match.about] if together or open_ else [(slug,) for slug in match.about]:
        key = "about_uncertain" if open_ else "about"
        entry: dict[str, Any] = {key: list(about) if len(about) > 1 else about[0]}
        entry |= {"property": prop.name, "value": value}
        entry |= _circumstances(match, article, entities, post)
        entry["quote"] = quotations.at(span)
        if support:
            entry["support"] = support
        entry["proposed_by"] = {"cue": match.cue.text}
        entry["reviewed"] = False
        token = match.tokens.get("value")
        yield Draft(entry, span, token.start if token and token.figure else None)


def _value(match: Match, article: Article) -> Any:
    token = match.tokens.get("value")
    if token is None:
        return True
    if token.figure is not None:
        return value_of(
            token.figure,
            match.rule.prop.value,
            article.text,
            article.language,
            match.context.vocabulary.units,
        )
    values = match.values
    return list(values) if len(values) > 1 else values[0]


def _circumstances(
    match: Match, article: Article, entities: Mapping[str, Entity], post: Embedded | None
) -> dict[str, Any]:
    """Qualifiers, status, speakers and time."""
    prop, lang = match.rule.prop, article.language
    low, high = match.clause()
    used = {*match.about, *match.values}
    within = [token for i, token in match.scanned.tokens.items() if low <= i < high]
    if "…" in match.cue.text:
        within += leading(match.scanned, lang, low)
    dates = [] if prop.value == "date" else _dates(within, match.tokens.get("value"))
    entry: dict[str, Any] = {}
    if qualifiers := _qualifiers(prop, within, dates, used, entities):
        entry["qualifiers"] = qualifiers
    usual, fixed = match.cue.status or prop.cues.status, match.cue.status is not None
    clause = match.shape[low:high]
    aside = aside_of(match.shape, low, high, lang)
    entry |= moods(clause, aside, lang, match.cue.text, usual=usual, fixed=fixed)
    named = speakers(match.scanned, lang, low, high) if "…" in match.cue.text else []
    own = self_said(match.scanned, lang, used, match.found.end())
    said: list[Any] = [slug for slug in named if slug not in used or slug in own]
    said = said or own
    if not said:
        said += nameless_speakers(match.scanned, lang, prop.label.values)
    if post is not None and post.speaker and post.speaker not in said:
        said.append(post.speaker)
    reach = _BEFORE if "…" in match.cue.text else 0
    held = stance(clause, f"{match.shape[max(0, low - reach) : low]} {aside} ", lang)
    # What a maker says of its own product's merits is a claim.
    makers = {entities[slug].vendor for slug in match.about}
    merit = entry.get("status") == "holds" and prop.value not in _TOGETHER
    if merit and not makers.isdisjoint(s for s in said if isinstance(s, str)):
        held = held or "claimed"
    if own and entry.get("status") not in _AHEAD:
        held = held or "claimed"
    if held:
        entry["stance"] = held
    if said:
        entry["said_by"] = said
    # The day for which something is planned is not the day of the plan.
    if entry.get("status") in _AHEAD:
        dates = []
    if when := times(match.scanned, article.text, lang, dates, (low, high)):
        entry["as_of"] = dict(when)
    return entry


def _dates(within: Sequence[Token], value: Token | None) -> list[Token]:
    """The dates of a clause, the nearest to its value first; none that is a compared figure's."""
    found = []
    last: Token | None = None
    for token in within:
        others = last is not None and last.compared and token.start - last.end <= _OWN_DATE
        if token.figure and token.figure.kind == "date" and not others:
            found.append(token)
        last = token
    at = value.start if value else 0
    return sorted(found, key=lambda token: abs(token.start - at)) if value else found


def _qualifiers(
    prop: Property,
    within: Sequence[Token],
    dates: Sequence[Token],
    used: set[str],
    entities: Mapping[str, Entity],
) -> dict[str, Any]:
    """The period, market and place that a clause names, where the property takes them."""
    found: dict[str, Any] = {}
    if "period" in prop.qualifiers and dates and dates[0].figure and not dates[0].figure.value_max:
        found["period"] = dates[0].figure.value
    for name in ("market", "place"):
        slugs = [
            slug
            for token in within
            for slug in token.entities
            if token.oblique and entities[slug].cls == name and slug not in used
        ]
        if name in prop.qualifiers and slugs:
            found[name] = slugs[0]
    return found


def _support(match: Match, quotations: Quotations, quoted: Span) -> list[dict[str, Any]]:
    """Where what a pronoun stands for is named, if the quotation does not hold it."""
    found: list[dict[str, Any]] = []
    roles = match.rule.roles
    for name, role, other in (("about", roles.about, "value"), ("value", roles.value, "about")):
        token = match.tokens.get(name)
        if token is None or token.kind in ("name", "figure"):
            continue
        found += [
            {"quote": quotations.at(span), "for": "subject"}
            for span in match.context.sources(token, role, match.tokens.get(other))
            if not (quoted.start <= span.start and span.end <= quoted.end)
        ]
    return found
