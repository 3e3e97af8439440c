"""Words that people know: no slips for a name, however near they are to one ("beige", Baige).

The lists come with pyspellchecker: words with how often they are said, by language.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

from dossier.model import Lang
from dossier.site.search.fold import fold

MOST = 20_000
"""Words of a language, the commonest. With many more, names are words: "Netflix" is there."""
SHORTEST = 4
"""Letters: shorter words are put right only where two of their letters changed places."""


def write_common(folder: Path, words: Iterable[str]) -> list[str]:
    """Write the words to ``common-X.txt`` in ``folder``, by first letter, sorted, a line each.

    Gives the letters.
    """
    files: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        files[word[0]].append(f"{word}\n")
    for letter, lines in files.items():
        (folder / f"common-{letter}.txt").write_text("".join(lines), encoding="utf-8", newline="\n")
    return sorted(files)


def common(langs: Iterable[Lang]) -> set[str]:
    """The commonest words of the languages, folded, those of Latin letters.

    A language without a list adds nothing.
    """
    return {word for lang in langs for word in _of(lang)}


def _of(lang: Lang) -> set[str]:
    file = resources.files("spellchecker") / "resources" / f"{lang}.json.gz"
    if not file.is_file():
        return set()
    often: dict[str, int] = json.loads(gzip.decompress(file.read_bytes()))
    most = sorted(often, key=lambda word: (-often[word], word))[:MOST]
    folded = {word if word.isascii() else fold(word) for word in most}
    return {word for word in folded if len(word) >= SHORTEST and word.isascii() and word.isalpha()}
