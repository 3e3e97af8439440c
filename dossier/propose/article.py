"""The sentences of an article against the cues of every property."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dossier.figures import Figure, find_figures
from dossier.model import Article, Block, Embedded, Entity, Mention, Property, Span, Vocabulary
from dossier.propose.context import Context, Roles
from dossier.propose.compiled import Compiled, compiled
from dossier.propose.draft import Draft, key_of, quotation
from dossier.propose.moods import moods, speakers, times
from dossier.propose.scan import Scanned, Token, masked, scan
from dossier.propose.values import fits, value_of

_LONGEST = 1500
"""A sentence of more characters is read in pieces, so that time grows with the text alone."""
_MATCHES = 20
"""How many matches of one cue in one sentence are looked at."""
_AROUND = 70
"""How far around a match its mood may be told, in characters of the same clause."""
_CLAUSE = re.compile("[\ue040，]|, |[.。]")


def propose(
    article: Article,
    entities: Mapping[str, Entity],
    vocabulary: Vocabulary,
    mentions: Sequence[Mention],
) -> list[Draft]:
    """Statements that the cues of ``vocabulary`` find, in the order of the text, each once.

    ``mentions`` are those of the whole text, sorted. Nothing is drafted from boilerplate and
    headings. What the sidecar says already is not known here: compare :func:`key_of`.
    """
    figures = find_figures(
        article.text, article.language, skip=[(m.start, m.end) for m in mentions]
    )
    reader = _Reader(article, entities, vocabulary, mentions, figures)
    found: dict[str, Draft] = {}
    for draft in reader.drafts():
        found.setdefault(key_of(draft.entry), draft)
    return sorted(found.values(), key=lambda draft: (draft.span.start, draft.span.end))


class _Reader:
    """One pass over an article."""

    def __init__(
        self,
        article: Article,
        entities: Mapping[str, Entity],
        vocabulary: Vocabulary,
        mentions: Sequence[Mention],
        figures: Sequence[Figure],
    ) -> None:
        self.article = article
        self.entities = entities
        self.vocabulary = vocabulary
        self.mentions = mentions
        self.figures = figures
        self.starts = [m.start for m in mentions]
        self.figure_starts = [f.start for f in figures]
        lang = article.language
        self.cues = {
            name: [
                compiled(cue.text, cue.status, lang) for cue in prop.cues.patterns.get(lang, ())
            ]
            for name, prop in vocabulary.properties.items()
        }

    def drafts(self) -> Iterator[Draft]:
        speaker = {(e.start, e.end): e for e in self.article.embedded}
        context = Context(self.entities, self.vocabulary)
        for block in self.article.blocks:
            if block.kind in ("boilerplate", "heading"):
                continue
            post = speaker.get((block.start, block.end))
            for sentence in self._sentences(block):
                scanned = self._scan(sentence)
                context.enter(scanned)
                yield from self._in(scanned, context, post)

    def _sentences(self, block: Block) -> Iterator[Span]:
        for span in block.sentences:
            start = span.start
            while span.end - start > _LONGEST:
                cut = self.article.text.rfind(" ", start + 1, start + _LONGEST)
                end = cut if cut > 0 else start + _LONGEST
                yield Span(start, end)
                start = end
            yield Span(start, span.end)

    def _scan(self, span: Span) -> Scanned:
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        low = bisect_left(self.figure_starts, span.start)
        high = bisect_left(self.figure_starts, span.end)
        return scan(
            self.article.text,
            span,
            self.article.language,
            mentions=[m for m in self.mentions[first:last] if m.end <= span.end],
            figures=[f for f in self.figures[low:high] if f.end <= span.end],
            entities=self.entities,
        )

    def _in(self, scanned: Scanned, context: Context, post: Embedded | None) -> Iterator[Draft]:
        if not scanned.tokens:
            return
        for name, cues in self.cues.items():
            prop = self.vocabulary.properties[name]
            roles = Roles.of(prop, self.entities, self.vocabulary)
            if not cues or not context.may(scanned, roles):
                continue
            shape = masked(
                scanned,
                lambda token, roles=roles: context.bits(token, roles),
                lambda figure, prop=prop: fits(figure, prop.value, self.vocabulary.units),
            )
            taken: set[int] = set()
            for cue in cues:
                for spot, drafts in self._matches(cue, shape, scanned, context, (prop, roles, post)):
                    # The first cue to explain a value keeps it: the more telling ones stand first.
                    if spot not in taken and drafts:
                        taken.add(spot)
                        yield from drafts

    def _matches(
        self,
        cue: Compiled,
        shape: str,
        scanned: Scanned,
        context: Context,
        of: tuple[Property, Roles, Embedded | None],
    ) -> Iterator[tuple[int, list[Draft]]]:
        prop, roles, post = of
        at = 0
        for _ in range(_MATCHES):
            match = cue.pattern.search(shape, at)
            if match is None:
                return
            at = match.start() + 1
            groups = match.re.groupindex
            spots = {
                name: match.start(key)
                for key in groups
                if match.start(key) >= 0
                for name in (key.removesuffix("_own"),)
            }
            tokens = {name: scanned.tokens[spot] for name, spot in spots.items()}
            about = context.stands_for(tokens["about"], roles.about, tokens.get("value"))
            if not about:
                continue
            drafts = self._drafted(
                cue, match, shape, scanned, (prop, roles, post), tokens, about, context
            )
            yield spots.get("value", spots["about"]), list(drafts)

    def _drafted(
        self,
        cue: Compiled,
        match: re.Match[str],
        shape: str,
        scanned: Scanned,
        of: tuple[Property, Roles, Embedded | None],
        tokens: Mapping[str, Token],
        about: tuple[str, ...],
        context: Context,
    ) -> Iterator[Draft]:
        prop, roles, post = of
        value: Any = True
        values: tuple[str, ...] = ()
        text, lang = self.article.text, self.article.language
        if token := tokens.get("value"):
            if token.kind == "figure" and token.figure:
                value = value_of(token.figure, prop.value, text, lang)
            else:
                values = context.stands_for(token, roles.value, tokens["about"])
                values = tuple(v for v in values if v not in about)
                if not values:
                    return
                value = list(values) if len(values) > 1 else values[0]
        elif prop.value != "flag":
            return
        start = scanned.places[match.start()]
        end = max(
            scanned.places[match.end() - 1] + 1,
            *(t.end for t in tokens.values() if t.start < scanned.places[match.end() - 1] + 1),
        )
        joint = prop.value in ("money", "percent", "count")
        for one in [about] if joint else [(slug,) for slug in about]:
            entry: dict[str, Any] = {"about": list(one) if len(one) > 1 else one[0]}
            entry |= {"property": prop.name, "value": value}
            entry |= self._rest(cue, match, shape, scanned, (prop, roles, post), (*one, *values))
            entry["quote"] = quotation(text, start, end)
            support = self._support(tokens, context, roles, (start, end))
            if support:
                entry["support"] = support
            entry["proposed_by"] = {"cue": cue.text}
            entry["reviewed"] = False
            yield Draft(entry, Span(start, end))

    def _rest(
        self,
        cue: Compiled,
        match: re.Match[str],
        shape: str,
        scanned: Scanned,
        of: tuple[Property, Roles, Embedded | None],
        used: tuple[str, ...],
    ) -> dict[str, Any]:
        """Qualifiers, status, speakers and time of a match."""
        prop, _, post = of
        lang = self.article.language
        low, high = match.span()
        if "…" in cue.text:
            low, high = _clause(shape, low, high)
        entry: dict[str, Any] = {}
        within = [t for i, t in scanned.tokens.items() if low <= i < high]
        dates = [t for t in within if t.figure and t.figure.kind == "date"]
        if prop.value == "date":
            dates = []
        qualifiers = self._qualifiers(prop, within, dates, used)
        if qualifiers:
            entry["qualifiers"] = qualifiers
        usual = cue.status or prop.cues.status
        entry |= moods(shape[low:high], lang, usual=usual, fixed=cue.status is not None)
        said = [slug for slug in speakers(scanned, lang) if slug not in used]
        if post is not None and post.speaker:
            said.append(post.speaker)
        if said:
            entry["said_by"] = said
        when = times(scanned, self.article.text, lang, dates, (low, high))
        if when:
            entry["as_of"] = when
        return entry

    def _qualifiers(
        self,
        prop: Property,
        within: Sequence[Token],
        dates: Sequence[Token],
        used: tuple[str, ...],
    ) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if "period" in prop.qualifiers and dates and dates[0].figure:
            found["period"] = dates[0].figure.value
        for name in ("market", "place"):
            if name in prop.qualifiers:
                slugs = [
                    slug
                    for token in within
                    for slug in token.entities
                    if token.oblique and self.entities[slug].cls == name and slug not in used
                ]
                if slugs:
                    found[name] = slugs[0]
        return found

    def _support(
        self,
        tokens: Mapping[str, Token],
        context: Context,
        roles: Roles,
        quoted: tuple[int, int],
    ) -> list[dict[str, Any]]:
        """Where a pronoun's name stands, if the quotation does not hold it."""
        found = []
        for name, role in (("about", roles.about), ("value", roles.value)):
            token = tokens.get(name)
            if token is None or token.kind in ("name", "figure"):
                continue
            other = tokens.get("value" if name == "about" else "about")
            for span in context.sources(token, role, other):
                if not (quoted[0] <= span.start and span.end <= quoted[1]):
                    quote = quotation(self.article.text, span.start, span.end)
                    found.append({"quote": quote, "for": "subject"})
        return found


def _clause(shape: str, start: int, end: int) -> tuple[int, int]:
    """A match with what stands around it in its clause."""
    low = max(0, start - _AROUND)
    cuts = [m.end() for m in _CLAUSE.finditer(shape, low, start)]
    high = _CLAUSE.search(shape, end, min(len(shape), end + _AROUND))
    return (cuts[-1] if cuts else low), (high.start() if high else min(len(shape), end + _AROUND))
