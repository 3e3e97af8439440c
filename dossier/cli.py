"""The commands: arguments in, exit status out. The only place that joins the stages."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dossier import assemble, ids, ledger, read, render, write
from dossier.cite.data import data_files
from dossier.cite.references import reference_files
from dossier.dates import bounds
from dossier.link import Linker
from dossier.model import Corpus, PageRecord, Problem, Settings
from dossier.read.schema import NAMES, schema
from dossier.serve import serve
from dossier.site import build_site, refuse
from dossier.status import status_lines
from dossier.write.sidecars import insert_ids, write_whole

ROOT = Path(__file__).resolve().parent.parent
DONE, PROBLEMS, USAGE = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where everything is, and how messages name the seeds."""

    seeds: Path
    shown: str
    content: Path
    site: Path
    config: Path
    templates: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What the seeds come to: the corpus, the files of content/, the records of its pages."""

    corpus: Corpus
    files: Mapping[str, str]
    pages: Sequence[PageRecord]
    withheld: int


def parser() -> argparse.ArgumentParser:
    """The command line."""
    main_parser = argparse.ArgumentParser(
        prog="build.py",
        description="Turn articles and what people hold of them into a cited site.",
        epilog="Without a command: seeds/ → content/ → site/, every language.",
    )
    _add_places(main_parser, suppress=False)
    commands = main_parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, (_, about) in _COMMANDS.items():
        command = commands.add_parser(name, help=about, description=about)
        _add_places(command, suppress=True)
        if name == "publish":
            command.add_argument("--date", metavar="D", help="the day to record (ISO), not today")
        if name == "serve":
            command.add_argument("--port", type=_port, default=8000, help="port (default: 8000)")
        if name == "schema":
            command.add_argument("name", nargs="?", choices=NAMES, help="one schema alone")
    return main_parser


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


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns 0 (done), 1 (problems, each printed) or 2 (wrong usage)."""
    try:
        args = parser().parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    places = Places(
        seeds=args.seeds,
        shown=_shown(args.seeds),
        content=args.content,
        site=args.site,
        config=args.config,
        templates=ROOT / "templates",
    )
    command: Callable[[Places, argparse.Namespace], int]
    command = _COMMANDS[args.command][0] if args.command else _build
    try:
        return command(places, args)
    except OSError as error:
        what = f"cannot be read or written ({error.strerror or error})"
        path = _shown(Path(str(error.filename))) if error.filename else "build.py"
        return _report([Problem(path, 1, what, "Make the place writable, or name another")])


# -- commands ---------------------------------------------------------------------


def _build(places: Places, args: argparse.Namespace) -> int:
    del args
    built, problems = _assemble(places)
    if built is None:
        return _report(problems)
    problems = _unfit(places.content) + refuse(places.site, places.content)
    if problems:
        return _report(problems)
    with write.staged(places.content, built.files) as content:
        status = _site_with(places, content.path, at_last=content.put_in_place)
    if status == DONE:
        print(f"{built.withheld} statements show a place only (limit of quotation)")
        print(f"site: {places.site.resolve()}/")
    return status


def _site(places: Places, args: argparse.Namespace) -> int:
    del args
    if not places.content.is_dir():
        how = "Run `python build.py`, or name the folder with --content"
        return _report([Problem(_shown(places.content), 1, "there is no such folder", how)])
    status = _site_with(places, places.content)
    if status == DONE:
        print(f"site: {places.site.resolve()}/")
    return status


def _site_with(places: Places, content: Path, at_last: Callable[[], None] | None = None) -> int:
    """Build the site from ``content``, which may be the next state of places.content."""
    problems = build_site(
        content=content,
        site=places.site,
        config=places.config,
        templates=places.templates,
        quiet=not sys.stderr.isatty(),
        at_last=at_last,
    )
    shown = _shown(places.content)
    named = (replace(p, path=p.path.replace(str(content), shown)) for p in problems)
    return _report(sorted(named)) if problems else DONE


def _unfit(folder: Path) -> list[Problem]:
    """Why ``folder`` cannot be written as a whole."""
    place = folder.resolve()
    if place.parent == place or (place.exists() and not place.is_dir()):
        how = "Name a folder of its own for it"
        return [Problem(_shown(folder), 1, "is no folder that could be replaced", how)]
    return []


def _check(places: Places, args: argparse.Namespace) -> int:
    del args
    built, problems = _assemble(places)
    if built is None:
        return _report(problems)
    problems = [p for a in built.corpus.articles.values() for p in read.check_coverage(a)]
    problems += write.stale(places.content, _shown(places.content), built.files)
    if problems:
        return _report(problems)
    statements = len(built.corpus.statements)
    print(f"{len(built.corpus.articles)} articles, {statements} statements: all is well")
    return DONE


def _publish(places: Places, args: argparse.Namespace) -> int:
    day = args.date or datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    if bounds(day) is None or len(day) != len("2026-01-31"):
        print(f"build.py publish: {day!r} is no day; write --date YYYY-MM-DD", file=sys.stderr)
        return USAGE
    built, problems = _assemble(places)
    if built is None:
        return _report(problems)
    known, _ = ledger.read_ledger(places.seeds, places.shown)
    changed_files: dict[Path, str] = {}
    problems = []
    for article in built.corpus.articles.values():
        missing = {s.origin.line: s.id for s in article.statements if not s.published_id}
        if missing:
            name = Path(article.origin.path).name
            file = places.seeds / "articles" / name
            try:
                changed_files[file] = insert_ids(file.read_bytes().decode("utf-8"), missing)
            except ValueError as error:
                how = "Write each statement as an entry of its own, without anchors or tags"
                problems.append(Problem(article.origin.path, 1, str(error), how))
    if problems:
        return _report(problems)
    for file, text in changed_files.items():
        write_whole(file, text)
    built, problems = _assemble(places)
    if built is None:
        return _report(problems)
    pages = {page.address: page.version.rsplit("+", 1)[1] for page in built.pages}
    statements = {s.id: ids.short_hash(s.raw) for s in built.corpus.statements if s.reviewed}
    now = ledger.published(known, pages=pages, statements=statements, day=day)
    changed = ledger.write_ledger(places.seeds, now)
    print(
        f"{'published' if changed else 'nothing new to publish'}: {len(statements)} statements "
        f"on {len(pages)} pages; now run `python build.py`"
    )
    return DONE


def _status(places: Places, args: argparse.Namespace) -> int:
    del args
    built, problems = _assemble(places)
    if built is None:
        return _report(problems)
    uncovered = sum(len(read.check_coverage(a)) for a in built.corpus.articles.values())
    print("\n".join(status_lines(built.corpus, uncovered=uncovered)))
    return DONE


def _serve(places: Places, args: argparse.Namespace) -> int:
    def rebuild() -> int:
        return _build(places, args)

    watched = (places.seeds, places.templates, places.config)
    return serve(places.site, watched, rebuild, print, port=args.port)


def _schema(places: Places, args: argparse.Namespace) -> int:
    del places
    wanted = schema(args.name) if args.name else {name: schema(name) for name in NAMES}
    print(json.dumps(wanted, ensure_ascii=False, indent=2))
    return DONE


_COMMANDS: Mapping[str, tuple[Callable[[Places, argparse.Namespace], int], str]] = {
    "site": (_site, "content/ → site/ alone"),
    "check": (_check, "validate everything, write nothing; fails when content/ is stale"),
    "publish": (_publish, "give ids and record what is published now"),
    "status": (_status, "what awaits whom, and what the sources leave open"),
    "serve": (_serve, "live preview; changes in seeds/ and templates/ show in the browser"),
    "schema": (_schema, "print the JSON Schemas of the seed files"),
}


# -- the line ---------------------------------------------------------------------


def _assemble(places: Places) -> tuple[Built | None, Sequence[Problem]]:
    """seeds/ → the files of content/, in memory."""
    settings, problems = read.read_settings(places.config, _shown(places.config))
    if settings is None:
        return None, problems
    corpus, found = read.read_seeds(places.seeds, places.shown, settings)
    book_of_ids, wrong = ledger.read_ledger(places.seeds, places.shown)
    if corpus is None or wrong:
        return None, sorted({*found, *wrong})
    linker = Linker(corpus.entities.values())
    book = assemble.Book(
        corpus=corpus,
        settings=settings,
        find=lambda text, lang, given: linker.mentions(text, lang, given=given),
        version_of=book_of_ids.version,
        mentions={a.id: linker.mentions(a.text, a.language) for a in corpus.articles.values()},
    )
    pages = assemble.pages(book)
    env = render.environment(places.templates, settings)
    files = {f"{page.lang}/{page.path}": render.render(env, page) for page in pages}
    shown = _shown(places.content)
    wrong = [p for path, text in files.items() for p in render.check(f"{shown}/{path}", text)]
    if wrong:
        return None, wrong
    records = [_dated(record, book_of_ids) for record in assemble.page_records(pages)]
    files |= _files_beside(book, records, settings)
    return Built(corpus=corpus, files=files, pages=records, withheld=book.withheld), []


def _dated(record: PageRecord, known: ledger.Ledger) -> PageRecord:
    issued, modified = known.days(record.address, record.version.rsplit("+", 1)[1])
    return replace(record, issued=issued, modified=modified)


def _files_beside(
    book: assemble.Book, records: Sequence[PageRecord], settings: Settings
) -> dict[str, str]:
    """What stands beside the Markdown: citations, data, the names that the search knows."""
    files: dict[str, str] = {}
    corpus = book.corpus
    by_address = {f"sources/{a.id}/": a for a in corpus.articles.values()}
    for lang in settings.languages:
        for record in records:
            made = reference_files(
                record,
                site_name=settings.site_name,
                lang=lang,
                base_url=None,
                original=by_address.get(record.address),
            )
            files |= {f"{lang}/{path}": text for path, text in made.items()}
        files[f"{lang}/names.json"] = assemble.search_names(book, lang)
    data = data_files(
        corpus,
        assemble.statement_records(book),
        book.mentions,
        {slug: book.address(slug) for slug in corpus.entities},
        site_name=settings.site_name,
        languages=settings.languages,
    )
    files |= {f"{settings.languages[0]}/{path}": text for path, text in data.items()}
    return files


def _report(problems: Sequence[Problem]) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    count = len(problems)
    print(f"{count} problem{'s' if count != 1 else ''}; nothing was written", file=sys.stderr)
    return PROBLEMS


def _shown(path: Path) -> str:
    """A path as messages name it: relative to where the user is, if it lies there."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
