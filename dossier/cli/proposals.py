"""The sidecar of an article that is here already, and what the program would propose for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dossier.cli.arrivals import finish_arrivals
from dossier.cli.places import Places, shown
from dossier.model import Article, Corpus, Mention, Problem, Settings
from dossier.propose import Draft, propose, says
from dossier.read.schema import suggest
from dossier.read.seeds import read_seeds
from dossier.read.settings import read_settings
from dossier.read.sidecar import read_sidecar
from dossier.write.entries import append


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """An article that is here, with ``file``, its sidecar, and what it is read by."""

    file: Path
    article: Article
    corpus: Corpus
    settings: Settings


@dataclass(frozen=True, slots=True)
class Proposed:
    """``text`` is the sidecar with the new entries; ``refused`` would not pass the build."""

    text: str
    drafts: Sequence[Draft]
    known: int
    """How many were left out: the sidecar states, awaits or rejects them already."""
    refused: int


def desk(places: Places, wanted: str) -> tuple[Desk | None, list[Problem]]:
    """The article called ``wanted`` (its id, file name or path), or what stands in the way.

    What a kill left of an `add` is finished first.
    """
    finish_arrivals(places)
    settings, problems = read_settings(places.config, shown(places.config))
    if settings is None:
        return None, list(problems)
    corpus, found = read_seeds(places.seeds, places.shown, settings)
    if corpus is None:
        return None, list(found)
    article = _find(corpus, wanted)
    if article is None:
        how = suggest(wanted, corpus.articles, f"There are: {', '.join(corpus.articles) or 'none'}")
        what = f"there is no article {wanted!r}"
        return None, [Problem(f"{places.shown}/articles", 1, what, how)]
    file = places.seeds / "articles" / Path(article.origin.path).name
    return Desk(file=file, article=article, corpus=corpus, settings=settings), []


def with_proposals(
    sidecar: str,
    article: Article,
    mentions: Sequence[Mention],
    folder: Path,
    corpus: Corpus,
    settings: Settings,
) -> Proposed:
    """``sidecar`` with a draft for whatever the cues find and it does not say yet.

    A draft that the build would refuse (its quotation does not carry the value, say) is
    left out. ``ValueError`` where the file leaves no place for an entry.
    """
    data = yaml.safe_load(sidecar)
    said: set[tuple[str, ...]] = set()
    for key in ("statements", "rejected"):
        said = said.union(*(says(entry) for entry in data.get(key) or ()))
    drafts = propose(article, corpus.entities, corpus.vocabulary, mentions)
    fresh = [draft for draft in drafts if not said.issuperset(says(draft.entry))]
    sound = _sound(sidecar, fresh, folder, corpus, settings)
    return Proposed(
        text=append(sidecar, "statements", [draft.entry for draft in sound]),
        drafts=sound,
        known=len(drafts) - len(fresh),
        refused=len(fresh) - len(sound),
    )


def _find(corpus: Corpus, wanted: str) -> Article | None:
    """The article of that id, of that file name, or at that path."""
    if wanted in corpus.articles:
        return corpus.articles[wanted]
    name = Path(wanted).name
    for article in corpus.articles.values():
        if name in (article.file, Path(article.origin.path).name):
            return article
    return None


def _sound(
    sidecar: str, drafts: Sequence[Draft], folder: Path, corpus: Corpus, settings: Settings
) -> list[Draft]:
    """The drafts that a build takes: all if it takes them, else the sound ones of each half."""
    if not drafts or not _faults(sidecar, drafts, folder, corpus, settings):
        return list(drafts)
    if len(drafts) == 1:
        return []
    half = len(drafts) // 2
    return [
        draft
        for part in (drafts[:half], drafts[half:])
        for draft in _sound(sidecar, part, folder, corpus, settings)
    ]


def _faults(
    sidecar: str, drafts: Sequence[Draft], folder: Path, corpus: Corpus, settings: Settings
) -> list[Problem]:
    """What a build would find wrong with the drafts, beside what it finds without them."""
    entries: list[Mapping[str, Any]] = [draft.entry for draft in drafts]
    _, before = read_sidecar(sidecar, "", folder, corpus, settings)
    _, after = read_sidecar(append(sidecar, "statements", entries), "", folder, corpus, settings)
    old = {(p.what, p.how) for p in before}
    return [p for p in after if (p.what, p.how) not in old]
