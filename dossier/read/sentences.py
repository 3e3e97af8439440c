"""Statements that the vocabulary has no sentence for, and that bring none of their own."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.model import Corpus, Problem
from dossier.pattern import form_of


def check_sentences(corpus: Corpus, languages: Iterable[str]) -> list[Problem]:
    """A negated statement must never read as its opposite for want of a sentence.

    A sentence of its own must be there in every language of the site.
    """
    languages = tuple(languages)
    problems = []
    for statement in corpus.statements:
        prop = corpus.vocabulary.properties[statement.property]
        for lang in languages:
            if statement.text is not None and (
                lang in statement.text.values or "" in statement.text.values
            ):
                continue
            if statement.text is not None:
                what, how = f"the `text:` of the statement lacks {lang!r}", f"Add `{lang}:` to it"
                origin = statement.origin
                problems.append(Problem(origin.path, origin.line, what, how))
                continue
            if form_of(prop.sentences.get(lang, {}), statement.status, statement.negated) is None:
                what = f"the property {prop.name!r} has no negated sentence in {lang!r}"
                how = f"Give the statement a `text:` in {lang!r}, or the property a `negated:` form"
                origin = statement.origin
                problems.append(Problem(origin.path, origin.line, what, how))
    return problems
