"""The search of the built site: the names in small files, the statements in Pagefind's index.

Both are made from what ``content/`` says of each entry (``search/entries.jsonl``), not from
the pages: a statement is found as such, in either language, and excerpts are sentences.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dossier.model import Lang
from dossier.site.search.common import common
from dossier.site.search.names import write_names
from dossier.site.search.pagefind import SearchError, opening, write_index

__all__ = ["ENTRIES", "FOLDER", "SearchError", "index"]

FOLDER = "search"
"""Where the names of a language stand, below its pages."""
ENTRIES = f"{FOLDER}/entries.jsonl"
"""What the index is made from, below a language of ``content/``; never published."""


def index(site: Path, content: Path, folders: Mapping[Lang, str]) -> None:
    """Make the search of ``site`` in place of what was there.

    ``content`` has a folder a language with ``search/``; ``folders`` says where below
    ``site`` the pages of each stand. A language without it has no search; without any
    there is no index. The same content gives the same bytes. Says nothing. Raises
    `SearchError` when Pagefind fails; an index that was there is then gone.
    """
    known: dict[Lang, list[dict[str, Any]]] = {}
    words: dict[Lang, Any] = {}
    for lang, below in folders.items():
        out = site / below / FOLDER
        shutil.rmtree(out, ignore_errors=True)
        source = content / lang
        if (source / ENTRIES).is_file():
            known[lang] = _entries(source / ENTRIES)
            words[lang] = json.loads((source / FOLDER / "words.json").read_text(encoding="utf-8"))
    called = write_index(site, known)
    words_of_all = common(known)
    for lang, entries in known.items():
        with_pages = [one | {"page": called.get((lang, one["key"]), "")} for one in entries]
        told = words[lang] | {"index": opening(site, lang)}
        write_names(site / folders[lang] / FOLDER, with_pages, told, words_of_all)


def _entries(file: Path) -> list[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
