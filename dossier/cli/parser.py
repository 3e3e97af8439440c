"""The command line: which commands there are, and the arguments of each."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from dossier.cli.places import ROOT

COMMANDS: Mapping[str, str] = {
    "site": "content/ → site/ alone",
    "check": "validate everything, write nothing; fails when content/ is stale",
    "publish": "give ids and record what is published now",
    "add": "bring a new article in, and tell what it says and changes",
    "propose": "draft statements from an article, for review",
    "review": "accept, change or reject what was proposed, one by one",
    "status": "what awaits whom, and what the sources leave open",
    "explain": "why a profile says what it says: rules and statements",
    "annotate": "the names and figures of a text as JSON; needs a catalogue only",
    "serve": "live preview; changes in seeds/ and templates/ show in the browser",
    "regenerate": "exported data → content/, without the articles",
    "schema": "print the JSON Schemas of the seed files",
}
"""Each command is the module of its name in this folder."""

LANGUAGES = ("fr", "en", "zh")
SCHEMAS = ("entity", "article", "vocabulary")


def parser() -> argparse.ArgumentParser:
    """The command line."""
    main_parser = argparse.ArgumentParser(
        prog="build.py",
        description="Turn articles and what people hold of them into a cited site.",
        epilog="Without a command: seeds/ → content/ → site/, every language.",
    )
    _add_places(main_parser, suppress=False)
    commands = main_parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, about in COMMANDS.items():
        command = commands.add_parser(name, help=about, description=about)
        _add_places(command, suppress=True)
        if name == "explain":
            command.add_argument("slug", metavar="SLUG", help="an entity, such as moore-threads")
            command.add_argument("--lang", help="language of the sentences (default: the first)")
        if name == "annotate":
            _add_text(command)
        if name == "publish":
            command.add_argument("--date", metavar="D", help="the day to record (ISO), not today")
        if name == "serve":
            command.add_argument("--port", type=_port, default=8000, help="port (default: 8000)")
        if name == "regenerate":
            command.add_argument("data", type=Path, metavar="DATA", help="folder of exported data")
        if name in ("propose", "review"):
            command.add_argument("article", metavar="ARTICLE", help="its id, or its file")
        if name == "status":
            command.add_argument("--all", action="store_true", help="every name, not the first few")
        if name == "add":
            _add_article(command)
        if name == "schema":
            command.add_argument("name", nargs="?", choices=SCHEMAS, help="one schema alone")
    return main_parser


def _add_text(command: argparse.ArgumentParser) -> None:
    """What is annotated: a text, its language, and when it was published."""
    command.add_argument("file", type=Path, metavar="FILE", help="a text in UTF-8")
    command.add_argument("--lang", choices=LANGUAGES, required=True, help="its language")
    command.add_argument(
        "--published", type=_day, metavar="DATE", help="its day (ISO): dates without a year count"
    )


def _day(text: str) -> str:
    """An ISO date, for argparse."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no date (such as 2025-06-15)") from None


def _add_article(to: argparse.ArgumentParser) -> None:
    """What can be said of a new article; nothing of it is guessed."""
    to.add_argument("file", type=Path, metavar="FILE", help="the article's text, UTF-8")
    for name, about in (
        ("id", "stable name of the source (default: from its file name)"),
        ("title", "its title, if the text gives none"),
        ("publisher", "who published it"),
        ("url", "address of the original"),
        ("published", "day of publication (ISO, of any precision)"),
        ("received", "day on which the text was received (ISO)"),
        ("lang", "its language (default: told from the text)"),
    ):
        to.add_argument(f"--{name}", metavar=name.upper(), help=about)


def _port(text: str) -> int:
    """A port number, for argparse."""
    port = int(text)
    if not 0 < port < 65536:
        raise argparse.ArgumentTypeError(f"{port} is no port (1 to 65535)")
    return port


def _add_places(to: argparse.ArgumentParser, *, suppress: bool) -> None:
    for name, default, about in (
        ("seeds", ROOT / "seeds", "folder of seeds"),
        ("content", ROOT / "content", "folder of generated Markdown"),
        ("site", ROOT / "site", "folder of the finished site"),
        ("config", ROOT / "mkdocs.yml", "configuration of MkDocs"),
    ):
        to.add_argument(
            f"--{name}",
            type=Path,
            metavar="FILE" if name == "config" else "DIR",
            default=argparse.SUPPRESS if suppress else default,
            help=about,
        )
