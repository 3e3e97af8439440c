"""`review ARTICLE`: proposals read beside their passages, and decided one by one."""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dossier.cli.places import DONE, Places, report
from dossier.cli.proposals import Desk, desk
from dossier.model import Article
from dossier.read.quotes import locate
from dossier.read.sidecar import read_sidecar
from dossier.review import Screen, Session
from dossier.review.keys import of_standard_input
from dossier.review.session import Entry
from dossier.write.entries import append, load, replace
from dossier.write.sidecars import write_whole

INTERRUPTED = 130
"""What a shell calls a program that Ctrl-C ended."""


def run(places: Places, args: argparse.Namespace) -> int:
    """Ask about each proposal; every decision is written before the next is asked."""
    found, problems = desk(places, args.article)
    if found is None:
        return report(problems)
    article = found.article
    session = _session(found)
    if not session.waiting():
        print(f"{article.id}: nothing awaits review")
        return DONE
    screen = Screen(session, lambda entry: _passage(article, entry), _edit, of_standard_input())
    try:
        with _ended_cleanly():
            screen.run()
    except KeyboardInterrupt:
        print("\nStopped; every decision so far is kept.")
        return INTERRUPTED
    return DONE


@contextmanager
def _ended_cleanly() -> Iterator[None]:
    """A request to end is heard as Ctrl-C is: the terminal becomes as it was."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _session(at: Desk) -> Session:
    file, path = at.file, at.article.origin.path

    def save(text: str) -> str | None:
        _, problems = read_sidecar(text, path, file.parent, at.corpus, at.settings)
        if problems:
            return "".join(f"\n  {problem}" for problem in problems)
        write_whole(file, text)
        return None

    return Session(file.read_bytes().decode("utf-8"), _entries, _edited, save)


def _entries(text: str) -> list[Entry]:
    entries: list[Entry] = load(text).get("statements") or []
    return entries


def _edited(text: str, number: int, entry: Entry | None, rejected: Entry | None) -> str:
    """The sidecar after a decision: a statement as it becomes or gone, the gone remembered.

    Whoever else the changed entry now speaks of jointly needs no proposal of their own.
    """
    text = replace(text, "statements", number, entry)
    if rejected is not None:
        text = append(text, "rejected", [rejected])
    if entry is not None and isinstance(entry.get("about"), list):
        for i in reversed(range(len(_entries(text)))):
            if i != number and _part_of(_entries(text)[i], entry):
                text = replace(text, "statements", i, None)
    return text


def _part_of(other: Entry, entry: Entry) -> bool:
    """Whether a proposal says of one what ``entry`` says of several."""
    alike = all(other.get(k) == entry.get(k) for k in ("property", "value", "quote"))
    return alike and other.get("reviewed") is False and other.get("about") in entry["about"]


def _passage(article: Article, entry: Entry) -> tuple[str, str]:
    """Where an entry's quotation stands: the name of its block, and the block's text."""
    place = locate(entry["quote"], article.text, article.blocks)
    for block in article.blocks:
        if place.spans and block.start <= place.spans[0].start < block.end:
            return f"{block.kind} {block.number or ''}".strip(), article.text[
                block.start : block.end
            ]
    return "the article", str(entry["quote"])


def _edit(text: str) -> str:
    """``text`` as the editor of the user's choice (``$VISUAL``, ``$EDITOR``) gives it back."""
    editor: Any = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "statement.yml"
        file.write_text(text, encoding="utf-8")
        try:
            # The user's own choice of a program, run on a file of ours.
            subprocess.run([*shlex.split(editor), str(file)], check=False)  # noqa: S603
        except OSError as error:
            print(f"{editor} cannot be started ({error.strerror}); name yours in EDITOR")
            return text
        return file.read_text(encoding="utf-8", errors="replace")
