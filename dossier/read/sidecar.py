"""One sidecar that is not on the disk yet, judged as a build would judge it."""

from __future__ import annotations

from pathlib import Path

from dossier.model import Article, Corpus, Problem, Settings
from dossier.read import yaml
from dossier.read.article import article_of
from dossier.read.schema import validate
from dossier.read.sentences import check_sentences


def read_sidecar(
    text: str, shown: str, folder: Path, corpus: Corpus, settings: Settings
) -> tuple[Article | None, list[Problem]]:
    """The article that a sidecar of this ``text`` would give, and every problem of it.

    ``folder`` holds the article's text; vocabulary and entities are those of ``corpus``.
    """
    document, problems = yaml.parse(text.removeprefix("\ufeff"), shown)
    if document is not None:
        problems = problems + validate(document, "article")
    if document is None or problems:
        return None, problems
    article, problems = article_of(document, folder, corpus.vocabulary, corpus.entities)
    if article is not None:
        alone = Corpus(
            vocabulary=corpus.vocabulary,
            entities=corpus.entities,
            articles={article.id: article},
        )
        problems = [*problems, *check_sentences(alone, settings.languages)]
    return article, problems
