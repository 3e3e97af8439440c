"""How good proposals are: against the reviewed statements of the articles, and by verdicts.

A reviewed statement counts where its value is a figure or a named relation. It is proposed
when proposals of its property cover it: for figures one of the same subjects, jointly, and
the same value; for relations one for each subject and each named value (whether a relation
holds of several jointly is one key in `review`). A proposal is right when a reviewed statement
covers it in the same way, or when ``proposals.yml`` judges it true to the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from benchmarks.measure import Measure
from dossier.link import Linker
from dossier.model import Corpus
from dossier.propose import propose, says
from dossier.read.seeds import read_seeds
from dossier.read.settings import read_settings

ROOT = Path(__file__).parents[2]
VERDICTS = Path(__file__).with_name("proposals.yml")
Atom = tuple[str, ...]


def corpus() -> Corpus:
    """The site's own seeds; ``AssertionError`` where they have problems."""
    settings, _ = read_settings(ROOT / "mkdocs.yml", "mkdocs.yml")
    assert settings is not None
    found, problems = read_seeds(ROOT / "seeds", "seeds", settings)
    assert found is not None, problems
    return found


def proposed(known: Corpus) -> dict[str, list[Mapping[str, Any]]]:
    """What would be proposed for each article if its sidecar held no statement."""
    linker = Linker(known.entities.values())
    found = {}
    for article in known.articles.values():
        bare = replace(article, statements=())
        mentions = linker.mentions(article.text, article.language)
        drafts = propose(bare, known.entities, known.vocabulary, mentions)
        found[article.id] = [draft.entry for draft in drafts]
    return found


def atoms(entry: Mapping[str, Any]) -> frozenset[Atom]:
    """What an entry says, in parts that can be compared; an uncertain subject is marked."""
    mark = "?" if "about_uncertain" in entry else ""
    return frozenset((mark + prop, *rest) for prop, *rest in says(entry))


def measures() -> list[Measure]:
    """Recall over the reviewed statements, precision over the proposals."""
    known = corpus()
    found = proposed(known)
    wanted, met, right, total = 0, 0, 0, 0
    for article in known.articles.values():
        gold = reviewed(known, article.id)
        made = frozenset[Atom]().union(*(atoms(entry) for entry in found[article.id]))
        wanted += len(gold)
        met += sum(made >= each for each in gold)
        verdicts = _verdicts(article.id, known)
        total += len(found[article.id])
        right += sum(all(verdicts.get(a) for a in atoms(e)) for e in found[article.id])
    over = f"{len(known.articles)} articles"
    return [
        Measure(
            what="proposals: found",
            over=f"{wanted} reviewed statements",
            value=met / wanted,
            goal=0.60,
        ),
        Measure(
            what="proposals: right",
            over=f"{total} proposals",
            value=right / max(1, total),
            goal=0.70,
        ),
        Measure(
            what="proposals: not judged",
            over=over,
            value=len(unjudged(known, found)),
            goal=0,
            at_most=True,
        ),
    ]


def reviewed(known: Corpus, article: str) -> list[frozenset[Atom]]:
    """What the reviewed statements say whose value is a figure or a named relation."""
    return [
        atoms(s.raw)
        for s in known.articles[article].statements
        if s.reviewed and known.vocabulary.properties[s.property].value not in ("text", "flag")
    ]


def unjudged(
    known: Corpus, found: Mapping[str, Iterable[Mapping[str, Any]]]
) -> list[tuple[str, Mapping[str, Any]]]:
    """Proposals that neither a reviewed statement nor a verdict speaks of: counted as wrong."""
    return [
        (article, entry)
        for article, entries in found.items()
        for entry in entries
        if not _verdicts(article, known).keys() >= atoms(entry)
    ]


def _verdicts(article: str, known: Corpus) -> dict[Atom, bool]:
    """Whether each part is true to the text: by the reviewed statements, else by the list."""
    listed = yaml.safe_load(VERDICTS.read_text(encoding="utf-8"))
    found = {tuple(map(str, v["says"])): v["right"] for v in listed.get(article, ())}
    said = (s for s in known.articles[article].statements if s.reviewed)
    return found | dict.fromkeys((a for s in said for a in atoms(s.raw)), True)
