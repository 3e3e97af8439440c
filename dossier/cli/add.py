"""`add FILE`: a new article comes in, and says what it brings."""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dossier import arrival, ledger
from dossier.arrival import Given, Parts
from dossier.cli.arrivals import finish_arrivals
from dossier.cli.changes import changes
from dossier.cli.places import DONE, USAGE, Places, report, shown
from dossier.cli.proposals import Proposed, with_proposals
from dossier.cli.propose import lines as proposal_lines
from dossier.dates import bounds
from dossier.figures import find_figures
from dossier.link import Linker, Unknown, UnknownNames
from dossier.model import Article, Corpus, Mention, Past, Problem, Settings
from dossier.read.coverage import check_coverage
from dossier.read.schema import schema
from dossier.read.seeds import read_seeds
from dossier.read.settings import read_settings
from dossier.read.sidecar import read_sidecar
from dossier.strings import Strings
from dossier.terminal import visible
from dossier.write.arrivals import put_in

_SLUG = re.compile(schema("article")["$defs"]["slug"]["pattern"])
_URL = re.compile(schema("article")["properties"]["url"]["anyOf"][1]["pattern"])
_NAMES = 12
"""How many names of a kind are listed; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """An article that could be brought in, and what is known of it."""

    raw: bytes
    stem: str
    article: Article
    parts: Parts
    mentions: Sequence[Mention]
    unknown: Sequence[Unknown]
    proposed: Proposed


def run(places: Places, args: argparse.Namespace) -> int:
    """Check everything first; then text and sidecar are put in place together."""
    if wrong := _misused(args):
        print(f"build.py add: {wrong}", file=sys.stderr)
        return USAGE
    folder = places.seeds / "articles"
    finish_arrivals(places)
    settings, problems = read_settings(places.config, shown(places.config))
    if settings is None:
        return report(problems)
    path = shown(args.file)
    raw, what, how = arrival.read_raw(args.file)
    if raw is None:
        return report([Problem(path, 1, what, how)])
    text, what, how = arrival.text_of(raw)
    if text is None:
        return report([Problem(path, 1, what, how)])
    corpus, found = read_seeds(places.seeds, places.shown, settings)
    past, lost = ledger.read_ledger(places.seeds, places.shown)
    if corpus is None or lost:
        return report(sorted({*found, *lost}))
    given, problem = _given(args, text, corpus, folder)
    if given is None:
        return report([replace(problem, path=path)] if problem else [])
    arrived, problems = _read(raw, text, given, corpus, settings, places)
    if arrived is None:
        return report(problems)
    put_in(folder, arrived.stem, raw, arrived.proposed.text)
    told = _report(arrived, corpus, settings, past, f"{places.shown}/articles")
    print(visible("\n".join(told)))
    return DONE


def _misused(args: argparse.Namespace) -> str | None:
    """What is wrong with the options, as far as they can be judged alone."""
    if args.id is not None and not _SLUG.search(args.id):
        return f"{args.id!r} is no id; write lower-case ASCII letters, digits and hyphens"
    for name in ("published", "received"):
        value = getattr(args, name)
        if value is not None and bounds(value) is None:
            return f"{value!r} is no date; write --{name} 2025-06-15, 2025-06 or 2025"
    if args.url is not None and not _URL.search(args.url):
        return f"{args.url!r} is no address; begin it with https://"
    if args.lang is not None and not re.fullmatch(r"[a-z]{2}(-[A-Za-z]+)?", args.lang):
        return f"{args.lang!r} is no language; write --lang fr, en or zh"
    for name in ("publisher", "title"):
        value = getattr(args, name)
        if value is not None and not value.strip():
            return f"--{name} is blank"
    return None


def _given(
    args: argparse.Namespace, text: str, corpus: Corpus, folder: Path
) -> tuple[Given | None, Problem | None]:
    """What is known of the article, or why it cannot be brought in."""
    known = arrival.shingles(text)
    for other in corpus.articles.values():
        share = arrival.likeness(known, arrival.shingles(other.text))
        if other.text == text or share >= arrival.TWIN:
            alike = "the same text" if other.text == text else f"{share:.0%} the same text"
            what = f"is here already: {alike} as {other.origin.path}"
            return None, Problem("", 1, what, "Keep the one that is there")
    name = args.id or arrival.slug_of(args.file.stem)
    if not name:
        what = f"no id can be made of the name {args.file.name!r}"
        return None, Problem("", 1, what, "Give one with --id")
    taken = {a.id for a in corpus.articles.values()} | {"index"}
    if name in taken or (folder / f"{name}.txt").exists() or (folder / f"{name}.yml").exists():
        return None, Problem("", 1, f"the id {name!r} is taken", "Give another with --id")
    lang = args.lang or arrival.language_of(text)
    if lang is None:
        what = "its language cannot be told, or is none that the program reads (fr, en, zh)"
        return None, Problem("", 1, what, "Name it with --lang")
    return Given(
        id=name,
        file=f"{name}.txt",
        language=lang,
        title=args.title,
        publisher=args.publisher,
        url=args.url,
        published=args.published,
        received=args.received,
    ), None


def _read(
    raw: bytes, text: str, given: Given, corpus: Corpus, settings: Settings, places: Places
) -> tuple[Arrived | None, list[Problem]]:
    """The article with its sidecar and proposals, read as a build would read it."""
    parts = arrival.parts_of(text)
    linker = Linker(corpus.entities.values())
    mentions = linker.mentions(text, given.language)
    posts = list(_posts(parts, given.language, linker))
    signed = {lang: Strings(lang)("add.signature") for lang in settings.languages}
    sidecar = arrival.first_sidecar(raw, text, given, parts, posts, signed)
    path = f"{places.shown}/articles/{given.id}.yml"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / given.file).write_bytes(raw)
        article, problems = read_sidecar(sidecar, path, folder, corpus, settings)
        if article is None or problems:
            return None, problems
        made = with_proposals(sidecar, article, mentions, folder, corpus, settings)
        article, problems = read_sidecar(made.text, path, folder, corpus, settings)
    if article is None or problems:
        return None, problems
    names = UnknownNames(corpus.entities.values()).find(text, given.language, mentions)
    return Arrived(
        raw=raw,
        stem=given.id,
        article=article,
        parts=parts,
        mentions=mentions,
        unknown=names,
        proposed=made,
    ), []


def _posts(parts: Parts, lang: str, linker: Linker) -> Iterator[dict[str, Any]]:
    """Embedded posts as a sidecar has them: who signs, if the catalogue knows them, and the day."""
    for post in parts.posts:
        signed = [m for m in linker.mentions(post.signature, lang) if m.text == post.signature]
        days = [f.value for f in find_figures(post.when, lang) if f.kind == "date"]
        yield {
            "lines": post.lines,
            "speaker": signed[0].entity if signed else None,
            "date": days[0] if days else None,
        }


def _report(
    arrived: Arrived, corpus: Corpus, settings: Settings, past: Past, folder: str
) -> Iterator[str]:
    article = arrived.article
    yield f"added: {folder}/{article.file} and {arrived.stem}.yml ({article.language})"
    kind = "supplied, to be mended" if article.title.supplied else "given"
    yield f"title ({kind}): {article.title.text}"
    for line, reason in arrived.parts.boilerplate:
        yield f"no part of the article ({reason}): {_short(line)}"
    for post in article.embedded:
        who = post.speaker or "a speaker that the catalogue does not know"
        words = _short(article.text[post.start : post.end])
        yield f"post by {who}, {post.date or 'undated'}: {words}"
    counted = Counter(mention.entity for mention in arrived.mentions)
    named = [f"{slug} {n}" for slug, n in counted.most_common()]
    yield f"names: {len(arrived.mentions)} mentions of {len(named)} entities{_list(named)}"
    reasons = {name.text: name.why for name in arrived.unknown}
    yield f"unknown names: {len(reasons)}"
    yield from (f"  {text} – {why}" for text, why in list(reasons.items())[:_NAMES])
    if len(reasons) > _NAMES:
        yield f"  … and {len(reasons) - _NAMES} more: python build.py status"
    yield from proposal_lines(article, arrived.proposed)
    found = list(changes(corpus, article, settings, past))
    yield f"profiles that would change, if all of it held: {len(found)}"
    yield from (f"  {address}: {what}" for address, what in found)
    open_ = len(check_coverage(article))
    yield f"{open_} sentences carry nothing yet: python build.py check lists them"


def _list(names: Sequence[str]) -> str:
    shown_names = ", ".join(names[:_NAMES])
    return f": {shown_names}{' …' if len(names) > _NAMES else ''}" if names else ""


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else f"{words[:79]}…"
