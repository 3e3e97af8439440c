"""Does the evidence carry what a statement gives: its numbers, units and names?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    whole = _fold(source.text)
    for statement in statements:
        path, line = statement.origin.path, statement.origin.line
        for what, how in _faults(statement, source, vocabulary, entities, noted, whole):
            problems.append(Problem(path, line, what, how))
    return problems


def _faults(
    statement: Statement,
    source: Source,
    vocabulary: Vocabulary,
    entities: Mapping[str, Entity],
    noted: Sequence[Span],
    whole: str,
) -> Iterator[tuple[str, str]]:
    claim = "\n".join(e.text for e in statement.evidence if e.purpose == "claim")
    every = "\n".join(e.text for e in statement.evidence)
    for slug in statement.subjects:
        if not _named(entities[slug], whole):
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
    around = _paragraphs(statement, source)
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
    return carries(value, claim, source.language, unit_words=words)


def _named(entity: Entity, folded: str) -> bool:
    """Whether a text bears any name of ``entity``; a description is taken on trust."""
    if entity.unnamed:
        return True
    names = [*entity.name.values.values(), *(alias.text for alias in entity.aliases)]
    return any(_fold(name) in folded for name in names)


def _paragraphs(statement: Statement, source: Source) -> str:
    """The text of every block that the evidence touches."""

    def touched(block: Block) -> bool:
        return any(block.start < e.end and e.start < block.end for e in statement.evidence)

    return "\n".join(source.text[b.start : b.end] for b in source.blocks if touched(b))


def _fold(text: str) -> str:
    return normalise(text).replace("-", " ").lower()
