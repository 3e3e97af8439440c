"""Whole worlds and the pages made of them: for laws that hold in each."""

from __future__ import annotations

from dossier.cli.line import Built
from world import WORLDS

EVERY = sorted((WORLDS / "pages").glob("*.yml"))


def profiles(built: Built, lang: str = "en") -> dict[str, str]:
    kinds = built.corpus.vocabulary.kinds
    return {
        slug: built.files[f"{lang}/{entity.kind}/{slug}.md"]
        for slug, entity in built.corpus.entities.items()
        if kinds[entity.kind].pages == "each"
    }
