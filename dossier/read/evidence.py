"""Does the evidence carry what a statement gives: its numbers, units and names?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from dossier.figures import carries
from dossier.model import (
    Block,
    Count,
    Entity,
    EntityValue,
    Flag,
    Problem,
    Span,
    Statement,
    TextValue,
    Value,
    Vocabulary,
)
from dossier.names import normalise
from dossier.read.statements import Source


class _Text:
    """An article made ready to be asked for each statement, whatever its length."""

    def __init__(self, source: Source, entities: Mapping[str, Entity]) -> None:
        self.source = source
        self.entities = entities
        self._folded = _fold(source.text)
        self._named: dict[str, bool] = {}
        self._starts = [block.start for block in source.blocks]
        self._reach = list(accumulate((block.end for block in source.blocks), max))

    def names(self, slug: str) -> bool:
        """Whether the article names an entity anywhere."""
        if slug not in self._named:
            self._named[slug] = _named(self.entities[slug], self._folded)
        return self._named[slug]

    def blocks(self, start: int, end: int) -> dict[int, Block]:
        """The blocks that the characters from ``start`` to ``end`` touch, by their place."""
        found = {}
        i = bisect_left(self._starts, end) - 1
        while i >= 0 and self._reach[i] > start:
            if self.source.blocks[i].end > start:
                found[i] = self.source.blocks[i]
            i -= 1
        return found


def check_evidence(
    statements: Iterable[Statement],
    source: Source,
    vocabulary: Vocabulary,
    entities: Mapping[str, Entity],
    noted: Sequence[Span],
) -> list[Problem]:
    """Statements whose quotation does not carry their value, subject or scope.

    ``noted`` are the passages with an editor's note: a garbled number (``sic``) is exempt
    only where a note explains it.
    """
    problems = []
    text = _Text(source, entities)
    for statement in statements:
        path, line = statement.origin.path, statement.origin.line
        for what, how in _faults(statement, text, vocabulary, noted):
            problems.append(Problem(path, line, what, how))
    return problems


def _faults(
    statement: Statement, text: _Text, vocabulary: Vocabulary, noted: Sequence[Span]
) -> Iterator[tuple[str, str]]:
    source, entities = text.source, text.entities
    claim = "\n".join(e.text for e in statement.evidence if e.purpose == "claim")
    every = "\n".join(e.text for e in statement.evidence)
    for slug in statement.subjects:
        if not text.names(slug):
            yield (
                f"the article never names {slug!r}",
                "Say what it is about as the article does, or add the name as an alias",
            )
    if statement.sic:
        if not any(n.start < e.end and e.start < n.end for n in noted for e in statement.evidence):
            yield ("`sic: true` needs a note on the quoted passage", "Add it under `notes:`")
        return
    for value in statement.values:
        missing = _missing(value, claim, every, source, vocabulary, entities)
        if missing:
            how = "Quote the words that give it, or mend the value"
            yield (f"the quotation does not carry {missing}", how)
    around = _paragraphs(statement, text)
    for name, values in statement.qualifiers.items():
        for value in values:
            missing = _missing(value, around, around, source, vocabulary, entities)
            if missing:
                how = "Quote the words that give it under `support:` with `for: scope`"
                yield (f"the evidence for the qualifier {name!r} does not carry {missing}", how)


def _missing(
    value: Value,
    claim: str,
    every: str,
    source: Source,
    vocabulary: Vocabulary,
    entities: Mapping[str, Entity],
) -> str | None:
    """What of ``value`` is not in the text; names may stand in the support."""
    if isinstance(value, (TextValue, Flag)):
        return None
    if isinstance(value, EntityValue):
        entity = entities[value.slug]
        return None if _named(entity, _fold(every)) else f"the name of {value.slug!r}"
    words: tuple[str, ...] = ()
    if isinstance(value, Count):
        unit = vocabulary.units[value.unit]
        labels = (unit.one, unit.other)
        words = tuple(x.values[source.language] for x in labels if source.language in x.values)
    return carries(value, claim, source.language, unit_words=words, published=source.published)


def _named(entity: Entity, folded: str) -> bool:
    """Whether a text bears any name of ``entity``; a description is taken on trust."""
    if entity.unnamed:
        return True
    names = [*entity.name.values.values(), *(alias.text for alias in entity.aliases)]
    return any(_fold(name) in folded for name in names)


def _paragraphs(statement: Statement, text: _Text) -> str:
    """The text of every block that the evidence touches."""
    touched: dict[int, Block] = {}
    for evidence in statement.evidence:
        touched |= text.blocks(evidence.start, evidence.end)
    return "\n".join(text.source.text[b.start : b.end] for _, b in sorted(touched.items()))


def _fold(text: str) -> str:
    return normalise(text).replace("-", " ").lower()
