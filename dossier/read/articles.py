"""Every article of ``seeds/articles``."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from dossier.model import Article, Entity, Problem, Vocabulary
from dossier.read import yaml
from dossier.read.article import article_of
from dossier.read.schema import validate
from dossier.read.together import check_together, in_order


def read_articles(
    seeds: Path,
    shown: str,
    vocabulary: Vocabulary,
    entities: Mapping[str, Entity],
    once: Collection[str] = (),
) -> tuple[dict[str, Article], list[Problem]]:
    """Every article of ``seeds/articles``, by the name of its sidecar.

    ``once`` are ids of statements that were published. What comes ``after`` one that went
    with its article stays, without that order.
    """
    found: list[Article] = []
    problems: list[Problem] = []
    files: dict[str, str] = {}
    folder = seeds / "articles"
    sidecars = sorted(folder.glob("*.yml"))
    for file in sidecars:
        path = f"{shown}/articles/{file.name}"
        document, wrong = yaml.load(file, path)
        if document is not None:
            wrong = wrong + validate(document, "article")
        if document is None or wrong:
            problems += wrong
            continue
        name = document.data["file"]
        if name in files:
            what = f"the text {name} has a sidecar already: {files[name]}"
            problems.append(document.problem(what, "Keep one of the two", "file"))
        files.setdefault(name, path)
        if document.data["id"] == "index":
            what = "an article cannot be called 'index'"
            problems.append(document.problem(what, "Give it another id", "id"))
        article, wrong = article_of(document, folder, vocabulary, entities)
        problems += wrong
        if article is not None:
            found.append(article)
    problems += check_together(found, once)
    problems += _orphans(folder, shown, {a.file for a in found}, {f.stem for f in sidecars})
    return {article.id: in_order(article, found) for article in found}, problems


def _orphans(folder: Path, shown: str, used: set[str], stems: set[str]) -> list[Problem]:
    """Texts without a sidecar would be left out silently."""
    return [
        Problem(
            f"{shown}/articles/{file.name}",
            1,
            "the article has no sidecar",
            f"Add {file.stem}.yml beside it",
        )
        for file in sorted(folder.glob("*.txt"))
        if file.name not in used and file.stem not in stems
    ]
