"""The whole of seeds/ → the model."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from dossier.model import Corpus, Problem, Settings
from dossier.read.articles import read_articles
from dossier.read.entities import check_entities, entity_folders, read_entities
from dossier.read.orders import check_orders
from dossier.read.pages import read_pages
from dossier.read.sentences import check_sentences
from dossier.read.strays import check_strays
from dossier.read.vocabulary import read_vocabulary


def read_seeds(
    seeds: Path, shown: str, settings: Settings, once: Collection[str] = ()
) -> tuple[Corpus | None, Sequence[Problem]]:
    """Everything in ``seeds``, or every problem there, sorted by file and line.

    ``shown`` is the folder as messages name it; ``once`` are the ids of published statements.
    A corpus comes only without problems.
    """
    if not seeds.is_dir():
        what = "there is no such folder"
        return None, [Problem(shown, 1, what, "Name the folder of seeds with --seeds")]
    vocabulary, problems = read_vocabulary(
        seeds / "vocabulary.yml", f"{shown}/vocabulary.yml", settings.languages
    )
    kinds = vocabulary.kinds if vocabulary else entity_folders(seeds)
    entities, found, between = read_entities(seeds, shown, kinds)
    every, entities = entities, {k: e for k, e in entities.items() if not e.gone}
    problems += found + between
    pages, found = read_pages(seeds, shown, settings.languages, kinds)
    problems += found
    if vocabulary is None:
        return None, sorted(set(problems))
    problems += check_strays(seeds, shown, vocabulary.kinds)
    problems += check_entities(every, vocabulary)
    articles, found = read_articles(seeds, shown, vocabulary, entities, once)
    problems += found
    corpus = Corpus(
        vocabulary=vocabulary,
        entities=entities,
        articles=articles,
        pages=pages,
        gone=tuple(entity for entity in every.values() if entity.gone),
    )
    problems += check_sentences(corpus, settings.languages)
    problems += check_orders(corpus)
    return (None, sorted(set(problems))) if problems else (corpus, [])
