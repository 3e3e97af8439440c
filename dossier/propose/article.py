"""The sentences of an article against the cues of every property."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from dossier.figures import Figure, find_figures
from dossier.model import Article, Block, Entity, Mention, Span, Vocabulary
from dossier.propose.chosen import chosen
from dossier.propose.compiled import Compiled, compiled
from dossier.propose.context import Context, Roles
from dossier.propose.draft import Draft, says
from dossier.propose.match import Match, Rule, drafts_of
from dossier.propose.quotations import Quotations
from dossier.propose.scan import Scanned, masked, scan
from dossier.propose.values import fits

_LONGEST = 1500
"""A sentence of more characters is read in pieces, so that time grows with the text alone."""
_MATCHES = 20
"""How many matches of one cue in one sentence are looked at."""


def propose(
    article: Article,
    entities: Mapping[str, Entity],
    vocabulary: Vocabulary,
    mentions: Sequence[Mention],
) -> list[Draft]:
    """Statements that the cues of ``vocabulary`` find, in the order of the text, each once.

    ``mentions`` are those of the whole text, sorted. Nothing is drafted from boilerplate and
    headings. What the sidecar says already is not known here: compare :func:`says`.
    """
    figures = find_figures(
        article.text,
        article.language,
        skip=[(m.start, m.end) for m in mentions],
        published=article.published.date,
    )
    reader = _Reader(article, entities, vocabulary, mentions, figures)
    found: list[Draft] = []
    said: set[tuple[str, ...]] = set()
    for draft in chosen(list(reader.drafts()), article, vocabulary):
        if not said.issuperset(says(draft.entry)):
            said |= says(draft.entry)
            found.append(draft)
    return sorted(found, key=lambda draft: (draft.span.start, draft.span.end))


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
        self.rules = [
            Rule(
                prop,
                Roles.of(prop, entities),
                [compiled(cue.text, cue.status, lang) for cue in prop.cues.patterns[lang]],
            )
            for prop in vocabulary.properties.values()
            if lang in prop.cues.patterns
        ]

    def drafts(self) -> Iterator[Draft]:
        """Every draft, in no strict order, doubles included."""
        posts = {(e.start, e.end): e for e in self.article.embedded}
        context = Context(self.entities, self.vocabulary)
        quotations = Quotations(self.article.text)
        for block in self.article.blocks:
            if block.kind in ("boilerplate", "heading"):
                continue
            post = posts.get((block.start, block.end))
            for sentence in _pieces(block, self.article.text):
                scanned = self._scan(sentence)
                context.enter(scanned, block.start)
                if not any(t.kind not in ("figure", "stop") for t in scanned.tokens.values()):
                    continue
                for rule in self.rules:
                    for match in self._matches(rule, scanned, context):
                        yield from drafts_of(match, self.article, self.entities, post, quotations)

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

    def _matches(self, rule: Rule, scanned: Scanned, context: Context) -> Iterator[Match]:
        """The matches of a property's cues; the first cue to explain a value keeps it."""
        cues = [cue for cue in rule.cues if all(w.search(scanned.shape) for w in cue.needs)]
        if not cues or not context.may(scanned, rule.roles):
            return
        kind, wanted = rule.prop.value, rule.prop.cues.value
        units = {n: u for n, u in self.vocabulary.units.items() if not wanted or n in wanted}
        bits = {i: context.bits(token, rule.roles) for i, token in scanned.tokens.items()}
        shape = masked(scanned, bits, lambda figure: fits(figure, kind, units))
        taken: set[int] = set()
        for cue in cues:
            for match in _searched(cue, rule, shape, scanned, context):
                if match.spot not in taken and match.is_sound():
                    taken.add(match.spot)
                    yield match


def _searched(
    cue: Compiled, rule: Rule, shape: str, scanned: Scanned, context: Context
) -> Iterator[Match]:
    at = 0
    for _ in range(_MATCHES):
        found = cue.pattern.search(shape, at)
        if found is None:
            return
        at = found.start() + 1
        yield Match(cue, rule, shape, scanned, context, found)


def _pieces(block: Block, text: str) -> Iterator[Span]:
    """The sentences of a block, a very long one in pieces."""
    for span in block.sentences:
        start = span.start
        while span.end - start > _LONGEST:
            cut = text.rfind(" ", start + 1, start + _LONGEST)
            end = cut if cut > 0 else start + _LONGEST
            yield Span(start, end)
            start = end
        yield Span(start, span.end)
