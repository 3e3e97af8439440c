"""The sidecar of an article that is here already, and what the program would propose for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier.cli.arrivals import finish_arrivals
from dossier.cli.places import Places, shown
from dossier.cli.sound import Judge, Refused
from dossier.model import Article, Corpus, Mention, Problem, Settings
from dossier.propose import Draft, propose, says
from dossier.read.schema import suggest
from dossier.read.seeds import read_seeds
from dossier.read.settings import read_settings
from dossier.write.entries import append, load

MOST = 500
"""How many proposals a run makes: more than anyone reads at a sitting. What the text holds
beyond them the next run finds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """An article that is here, with ``file``, its sidecar, and what it is read by."""

    file: Path
    article: Article
    corpus: Corpus
    settings: Settings


@dataclass(frozen=True, slots=True)
class Proposed:
    """``text`` is the sidecar with the new entries; ``refused`` would not pass the build;
    ``later`` is how many wait for the next run."""

    text: str
    drafts: Sequence[Draft]
    known: int
    """How many were left out: the sidecar states, awaits or rejects them already."""
    refused: Sequence[Refused]
    later: int


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

    At most :data:`MOST` at once, the first of the text. A draft that the build would refuse
    (its quotation does not carry the value, say) is left out. ``ValueError`` where the file
    leaves no place for an entry.
    """
    data = load(sidecar)
    said: set[tuple[str, ...]] = set()
    for key in ("statements", "rejected"):
        said = said.union(*(says(entry) for entry in data.get(key) or ()))
    drafts = propose(article, corpus.entities, corpus.vocabulary, mentions)
    fresh = [draft for draft in drafts if not said.issuperset(says(draft.entry))]
    sound, refused = Judge(sidecar, article, folder, corpus, settings).sound(fresh[:MOST])
    return Proposed(
        text=append(sidecar, "statements", [draft.entry for draft in sound]),
        drafts=sound,
        known=len(drafts) - len(fresh),
        refused=refused,
        later=len(fresh[MOST:]),
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
