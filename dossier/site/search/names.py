"""The names of a language in small files, of which the browser loads what a query needs.

``search/index.json`` says what there is. ``search/keys-X.txt`` holds what begins with X: a
line for a key (a folded name, a word of one, a model number …), what it is, and the entries
that bear it. ``search/entries-N.json`` holds ``BLOCK`` entries. So a query loads the files of
its first letters and of the entries that it may mean, however many there are.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dossier.chinese import is_chinese, simplified, variants
from dossier.site.search.common import write_common
from dossier.site.search.fold import parts, stem, tokens

BLOCK = 16
"""Entries in a file."""
WHOLE = 12_000
"""Keys that one file may hold: with fewer on the whole site they are not divided."""
_LONG = 5
"""Letters of a word that no name has: with fewer, a typo is near too many."""
_BEARERS = 16
"""Entries that are kept for a key, those with the shortest names first."""
NAME, TAIL, WORD, PART = 1, 2, 4, 8
"""What a key is: a whole name; its end with a model number; a word with a capital; other."""
_SHOWN = (
    *("key", "url", "name", "kind", "names", "derived", "maker", "maker_names", "state"),
    *("status", "filters", "page"),
)


def write_names(
    folder: Path, entries: Sequence[Mapping[str, Any]], words: Any, known: Iterable[str] = ()
) -> None:
    """Write the files for ``entries`` (see ``assemble.search_files``) into ``folder``.

    An entry may have a ``page`` besides: what the index of the statements calls it.

    ``words`` is what ``words.json`` holds; ``known`` are words that are no slips
    for a name (`common`). The same entries give the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for start in range(0, len(entries), BLOCK):
        block = [{k: one[k] for k in _SHOWN if one.get(k)} for one in entries[start : start + BLOCK]]
        _write(folder / f"entries-{start // BLOCK}.json", _json(block))
    keys = _keys(entries)
    files: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys, key=lambda one: one.encode("utf-16-be")):  # as browsers compare
        what, bearers = keys[key]
        name = shard(key) if len(keys) > WHOLE else "all"
        files[name].append(f"{key} {what} {','.join(map(str, bearers))}\n")
    for name, lines in files.items():
        _write(folder / f"keys-{name}.txt", "".join(lines))
    spelled = [name for one in entries for name in one["names"]]
    spelled += [phrase for phrase, _ in words["phrases"]]
    about = {
        "entries": len(entries),
        "pages": sum("#" not in one["url"] for one in entries),
        "block": BLOCK,
        "files": sorted(files),
        "common": write_common(folder, known),
        "han": variants(filter(is_chinese, spelled)),
        **words,
        "stop": [simplified(word) for word in words["stop"]],
        **_phrases(words["phrases"]),
    }
    _write(folder / "index.json", _json(about))


def _phrases(phrases: Iterable[tuple[str, Sequence[str]]]) -> dict[str, Any]:
    """The phrases by the stems of their words, with their concepts; their words that a typo may be meant for."""
    known: dict[str, dict[str, None]] = defaultdict(dict)
    words: dict[str, None] = {}
    for text, concepts in phrases:
        found = tokens(text)
        if found:
            known[" ".join(map(stem, found))] |= dict.fromkeys(concepts)
        words |= dict.fromkeys(w for w in found if len(w) >= _LONG and not is_chinese(w))
    return {"phrases": [[key, list(of)] for key, of in known.items()], "words": list(words)}


def shard(key: str) -> str:
    """The name of the file that a key stands in."""
    first = key[0]
    return first if first.isascii() else f"u{ord(first) % 32}"


def _keys(entries: Sequence[Mapping[str, Any]]) -> dict[str, tuple[int, list[int]]]:
    """Every key with what it is and the numbers of its entries."""
    found: dict[str, int] = defaultdict(int)
    bearers: dict[str, dict[int, int]] = defaultdict(dict)
    for number, entry in enumerate(entries):
        source = entry["key"].startswith("sources/")
        for name in dict.fromkeys([*entry["names"], *entry["derived"]]):
            for key, what in _forms(name):
                if len(key) > 1 or what == NAME:
                    found[key] |= PART if source else what
                    shortest = bearers[key].get(number, len(name))
                    bearers[key][number] = min(shortest, len(name)) + 1000 * source
    return {
        key: (what, sorted(bearers[key], key=lambda n: (bearers[key][n], n))[:_BEARERS])
        for key, what in found.items()
    }


def _forms(name: str) -> Iterator[tuple[str, int]]:
    """What a name is found by."""
    words = tokens(name)
    if not words:
        return
    yield "".join(words), NAME
    for i in range(1, len(words)):
        tail = "".join(words[i:])
        if any(char.isdigit() for char in tail):
            yield tail, TAIL
        elif is_chinese(words[i]):
            yield tail, PART
    for written in name.replace("-", " ").split():
        for word in tokens(written):
            yield word, WORD if written[:1].isupper() else PART
        for part in parts(written):
            yield part, PART


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
