"""The full-text index of the built site: Pagefind, run over what readers may find.

Pagefind (https://pagefind.app) splits a site into small files, so that a browser loads
only what a query needs; one index for each ``<html lang>``.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from dossier.site.tree import html_files

FOLDER = "pagefind"
"""Where the index stands below the site's root."""

_BODY = b"data-pagefind-body"
# What helps to find one's way, or says what a page rests on: no answer to any query, and a
# stumbling block in an excerpt.
_LEFT_OUT = (
    "details",
    ".cite",
    ".contents",
    ".footnote-ref",
    ".footnote-backref",
    ".headerlink",
    ".kind-line",
    ".not-stated",
    ".permalink",
    ".place",
    ".rests-on",
)
# The line of a note that names the article, in italics, and what follows it: the words of a
# title would make every page that rests on the article an answer.
_NAMED = re.compile(r'(<li id="fn:(?:(?!</li>).)*?)<br\s*/?>\s*<em>.*?(?=</li>)', re.DOTALL)
# Whole sections, by the ids of their headings: what no source states, and what another page
# says. A search for a subject would list the profiles on which it is missing.
_ASIDE = re.compile(
    r'<h2 id="(?:cite|not-stated|related)".*?(?=<h2\b|<div class="footnote"|</article>)', re.DOTALL
)
# Pagefind splits words at white space and straight apostrophes: "d’Alibaba" would hide
# "Alibaba", and "70 000" would be two words. The dialog writes both as they were.
_JOINED = re.compile(
    r"(?<=[^\W\d_])’(?=(?:<[^>]*>)*\w)|(?<=\d)[\u00a0\u202f](?=\d{3}(?!\d))",
)
_ENTRY = "pagefind-entry.json"
# What else comes with it are ready-made interfaces, and a worker that we do without.
_SCRIPT = "pagefind.js"


class SearchError(RuntimeError):
    """The index could not be made; the message says why."""


def index(site: Path) -> None:
    """Index the pages below ``site`` into ``site/pagefind/``, in place of what was there.

    Indexed is what stands inside an element with ``data-pagefind-body``, and nothing of
    other pages; without any such page there is no index, and the search knows names alone.
    The same pages give the same bytes. Says nothing. Raises `SearchError` when Pagefind
    fails; an index that was there is then gone.
    """
    out = site.resolve() / FOLDER
    shutil.rmtree(out, ignore_errors=True)
    with TemporaryDirectory() as folder:
        pages = Path(folder) / "pages"
        made = Path(folder) / FOLDER
        if not _copy(site, pages):
            return
        _run(pages, made)
        _settle(made)
        shutil.copytree(made, out)


def _copy(site: Path, pages: Path) -> int:
    """Copy what is to be indexed, readied for it; the number of pages.

    Without any such page Pagefind would index whole pages, navigation and all.
    """
    count = 0
    for source in html_files(site):
        html = source.read_bytes()
        if _BODY in html:
            target = pages / source.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_readied(html.decode("utf-8")), encoding="utf-8", newline="\n")
            count += 1
    return count


def _readied(html: str) -> str:
    """A page as it is to be indexed."""
    return _JOINED.sub("'", _NAMED.sub(r"\1", _ASIDE.sub("", html)))


def _run(pages: Path, out: Path) -> None:
    """Run Pagefind away from any configuration of its own that the user may have."""
    command = [sys.executable, "-m", "pagefind", "--silent", "--site", str(pages)]
    command += ["--output-path", str(out), "--exclude-selectors", ", ".join(_LEFT_OUT)]
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
    if done.returncode or not (out / _ENTRY).is_file():
        said = done.stdout.strip().splitlines()
        why = said[-1] if said else f"exit status {done.returncode}"
        raise SearchError(f"Pagefind made no index: {why}")


def _settle(out: Path) -> None:
    """Drop what is not used, and write the languages in one order: Pagefind's own varies."""
    for file in out.iterdir():
        if file.suffix in {".js", ".css"} and file.name != _SCRIPT:
            file.unlink()
    entry = out / _ENTRY
    settled = json.dumps(json.loads(entry.read_bytes()), sort_keys=True, ensure_ascii=False)
    entry.write_text(settled, encoding="utf-8", newline="\n")
