"""How good proposals are: against the reviewed statements of the articles, and by verdicts.

A reviewed statement counts where its value is a figure or a named relation. It is proposed
when proposals of its property cover it: for figures one of the same subjects, jointly, and
the same value; for relations one for each subject and each named value (whether a relation
holds of several jointly is one key in `review`). A proposal is right when a reviewed statement
covers it in the same way, or when ``proposals.yml`` judges it true to the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from benchmarks.measure import Measure
from dossier.link import Linker
from dossier.model import Corpus
from dossier.propose import propose
from dossier.read import read_seeds, read_settings

ROOT = Path(__file__).parents[2]
VERDICTS = Path(__file__).with_name("proposals.yml")
_FIGURES = ("money", "percent", "count", "quantity", "date")
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


def atoms(entry: Mapping[str, Any], kind: str) -> Iterator[Atom]:
    """What an entry says, in parts that can be compared."""
    about = _list(entry.get("about", entry.get("about_uncertain")))
    for value in _list(entry.get("value")):
        if kind in _FIGURES:
            yield (entry["property"], "+".join(sorted(about)), _figure(value))
        else:
            yield from ((entry["property"], slug, str(value)) for slug in about)


def measures() -> list[Measure]:
    """Recall over the reviewed statements, precision over the proposals."""
    known = corpus()
    found = proposed(known)
    wanted, right, judged, total = 0, 0, 0, 0
    missing = unjudged(known, found)
    for article in known.articles.values():
        gold = [
            list(atoms(s.raw, _kind(known, s.raw)))
            for s in article.statements
            if s.reviewed and _kind(known, s.raw) not in ("text", "flag")
        ]
        made = {a for entry in found[article.id] for a in atoms(entry, _kind(known, entry))}
        wanted += len(gold)
        right += sum(made.issuperset(each) for each in gold)
        verdicts = right_by_verdict(article.id)
        known_true = {a for s in article.statements for a in atoms(s.raw, _kind(known, s.raw))}
        for entry in found[article.id]:
            total += 1
            judged += all(
                a in known_true or verdicts.get(a, False) for a in atoms(entry, _kind(known, entry))
            )
    over = f"{len(known.articles)} articles"
    return [
        Measure(what="proposals: reviewed statements found", over=f"{wanted} on {over}",
                value=right / max(1, wanted), goal=0.60),
        Measure(what="proposals: right", over=f"{total} on {over}",
                value=judged / max(1, total), goal=0.70),
        Measure(what="proposals: without a verdict", over=over, value=len(missing), goal=0,
                at_most=True),
    ]


def unjudged(
    known: Corpus, found: Mapping[str, Iterable[Mapping[str, Any]]]
) -> list[tuple[str, Mapping[str, Any]]]:
    """Proposals that neither a reviewed statement nor a verdict speaks of (counted as wrong)."""
    open_ = []
    for article in known.articles.values():
        said = {a for s in article.statements for a in atoms(s.raw, _kind(known, s.raw))}
        said |= set(right_by_verdict(article.id))
        open_ += [
            (article.id, entry)
            for entry in found[article.id]
            if not said.issuperset(atoms(entry, _kind(known, entry)))
        ]
    return open_


def right_by_verdict(article: str) -> dict[Atom, bool]:
    """The verdicts on an article's proposals, by what they say."""
    listed = yaml.safe_load(VERDICTS.read_text(encoding="utf-8"))
    return {tuple(v["says"]): v["right"] for v in listed.get(article, ())}


def _kind(known: Corpus, entry: Mapping[str, Any]) -> str:
    return known.vocabulary.properties[entry["property"]].value


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _figure(value: Any) -> str:
    if isinstance(value, dict):
        parts = {k: v for k, v in value.items() if k != "also"}
        return " ".join(f"{k}={parts[k]}" for k in sorted(parts))
    return str(value)
