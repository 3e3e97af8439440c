"""The statements in Pagefind's index.

Pagefind (https://pagefind.app) splits an index into small files, so that a browser loads
only what a query needs; one index for each ``<html lang>``. It reads pages; ours are made
for it, one an entry, a paragraph a statement.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dossier.chinese import simplified
from dossier.model import Lang
from dossier.site.search.settle import ENTRY, MARK, settle

FOLDER = "pagefind"
"""Where the index stands below the site's root."""
CONCEPT = "zq"
"""How the word begins that stands for a concept: no language has such words."""

# Pagefind splits words at white space and straight apostrophes: "d’Alibaba" would hide
# "Alibaba", and "70 000" would be two words. The dialog writes both as they were.
_JOINED = re.compile(r"(?<=[^\W\d_])’(?=\w)|(?<=\d)[\u00a0\u202f ](?=\d{3}(?!\d))")
_SHOWN = ("key", "url", "name", "kind", "maker", "maker_names", "state", "status")
_ROOT = "main"
# What else comes with it are ready-made interfaces, and a worker that we do without.
_SCRIPT = "pagefind.js"


class SearchError(RuntimeError):
    """The index could not be made; the message says why."""


def write_index(
    site: Path, entries: Mapping[Lang, Sequence[Mapping[str, Any]]]
) -> dict[tuple[Lang, str], str]:
    """Index the entries of each language into ``site/pagefind/``, in place of what was there.

    Gives what the index calls each entry, by language and key. Raises `SearchError` when
    Pagefind fails.
    """
    out = site.resolve() / FOLDER
    shutil.rmtree(out, ignore_errors=True)
    if not any(entries.values()):
        return {}
    with TemporaryDirectory() as folder:
        pages = Path(folder) / "pages"
        made = Path(folder) / FOLDER
        for lang, some in entries.items():
            for entry in some:
                file = pages / lang / f"{entry['key']}.html"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(page(entry, lang), encoding="utf-8", newline="\n")
        _run(pages, made)
        _drop_unused(made)
        settle(made)
        shutil.copytree(made, out)
    return _called(out)


def opening(site: Path, lang: Lang) -> list[str]:
    """The files below `FOLDER` that every search of a language reads: what there is, and the
    code that searches. Pagefind knows their names only when it has read others."""
    about = json.loads((site / FOLDER / ENTRY).read_bytes())["languages"].get(lang)
    if not about:
        return []
    return [f"pagefind.{about['hash']}.pf_meta", f"wasm.{about.get('wasm') or 'unknown'}.pagefind"]


def page(entry: Mapping[str, Any], lang: Lang) -> str:
    """The page that Pagefind reads for an entry.

    First its names; what it is, ``k``; then for the statement number N a paragraph ``lN`` with its sentence and
    one ``mN`` with what else it is found by. What is shown of it is metadata.
    """
    names = " ".join(map(simplified, [*entry["names"], *entry["derived"]]))
    kind = " ".join([simplified(entry["kind"]), *_concepts(entry["concepts"])])
    lines = [
        f'<p id="l{n}">{_text(line["text"])}</p>'
        f'<p id="m{n}">{_text(" ".join([*line["more"], line["label"]]))} '
        f"{' '.join(_concepts(line['concepts']))}</p>"
        for n, line in enumerate(entry["lines"])
    ]
    shown = {key: entry[key] for key in _SHOWN if entry[key]}
    shown["lines"] = [
        [one["to"], one["label"], int(one["own"]), one.get("told", "")] for one in entry["lines"]
    ]
    meta = escape(json.dumps(shown, ensure_ascii=False, separators=(",", ":")))
    chosen = "".join(
        f'<i data-pagefind-filter="{escape(name)}[data-is]" data-is="{escape(value)}"></i>'
        for name, values in entry["filters"].items()
        for value in values
    )
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title></title></head>'
        f'<body><main data-pagefind-meta="entry[data-entry]" data-entry="{meta}">'
        f'{chosen}<p>{_text(names)}</p><p id="k">{_text(kind)}</p>{"".join(lines)}'
        "</main></body></html>"
    )


def _text(text: str) -> str:
    return escape(_JOINED.sub("'", text), quote=False)


def _concepts(names: Iterable[str]) -> list[str]:
    return [CONCEPT + re.sub("[^a-z0-9]", "", name) for name in names]


def _run(pages: Path, out: Path) -> None:
    """Run Pagefind away from any configuration of its own that the user may have."""
    command = [sys.executable, "-m", "pagefind", "--silent", "--site", str(pages)]
    command += ["--output-path", str(out), "--root-selector", _ROOT]
    own = {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
    try:
        done = subprocess.run(  # noqa: S603 (every argument is ours)
            command,
            check=False,
            cwd=pages,
            env=own,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise SearchError(f"Pagefind could not be started: {error.strerror}") from error
    if done.returncode or not (out / ENTRY).is_file():
        said = done.stdout.strip().splitlines()
        why = said[-1] if said else f"exit status {done.returncode}"
        raise SearchError(f"Pagefind made no index: {why}")


def _called(out: Path) -> dict[tuple[Lang, str], str]:
    """What the index calls each entry: the name of its file, by language and key."""
    found = {}
    for file in sorted((out / "fragment").glob("*.pf_fragment")):
        told = json.loads(gzip.decompress(file.read_bytes()).removeprefix(MARK))
        lang, _, key = told["url"].removesuffix(".html").strip("/").partition("/")
        found[lang, key] = file.stem
    return found


def _drop_unused(out: Path) -> None:
    for file in out.iterdir():
        if file.suffix in {".js", ".css"} and file.name != _SCRIPT:
            file.unlink()
