"""seeds/ → the model. The only place that opens seeds; it writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dossier.model import Corpus, Problem, Settings
from dossier.read.articles import read_articles
from dossier.read.coverage import check_coverage
from dossier.read.entities import check_entities, read_entities
from dossier.read.pages import read_pages
from dossier.read.sentences import check_sentences
from dossier.read.settings import read_settings
from dossier.read.strays import check_strays
from dossier.read.vocabulary import read_vocabulary

__all__ = ["check_coverage", "read_seeds", "read_settings"]


def read_seeds(
    seeds: Path, shown: str, settings: Settings
) -> tuple[Corpus | None, Sequence[Problem]]:
    """Everything in ``seeds``, or every problem there, sorted by file and line.

    ``shown`` is the folder as messages name it. A corpus comes only without problems.
    """
    if not seeds.is_dir():
        what = "there is no such folder"
        return None, [Problem(shown, 1, what, "Name the folder of seeds with --seeds")]
    vocabulary, problems = read_vocabulary(
        seeds / "vocabulary.yml", f"{shown}/vocabulary.yml", settings.languages
    )
    kinds = vocabulary.kinds if vocabulary else _folders(seeds)
    entities, found = read_entities(seeds, shown, kinds)
    problems += found
    pages, found = read_pages(seeds, shown, settings.languages, kinds)
    problems += found
    if vocabulary is None:
        return None, sorted(set(problems))
    problems += check_strays(seeds, shown, vocabulary.kinds)
    problems += check_entities(entities, vocabulary)
    articles, found = read_articles(seeds, shown, vocabulary, entities)
    problems += found
    corpus = Corpus(vocabulary=vocabulary, entities=entities, articles=articles, pages=pages)
    problems += check_sentences(corpus, settings.languages)
    return (None, sorted(set(problems))) if problems else (corpus, [])


def _folders(seeds: Path) -> list[str]:
    """The folders that may hold entities, while no vocabulary says which."""
    other = ("articles", "pages")
    return sorted(f.name for f in seeds.iterdir() if f.is_dir() and f.name not in other)
