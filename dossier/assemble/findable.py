"""What the search knows: every profile, name and source with its statements, in one language.

The site's search index is made from these lines; no reader loads them as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any

from dossier.assemble.book import Book
from dossier.assemble.indexes import Indexer
from dossier.chinese import pinyin
from dossier.model import Article, DateValue, Entity, Localized, Statement
from dossier.view import Line, plain

FOLDER = "search"
"""Where the files stand below a language of ``content/``."""


def search_files(book: Book, lang: str) -> dict[str, str]:
    """``search/entries.jsonl`` (a JSON object a line) and ``search/words.json``.

    An entry has ``key`` (``KIND/SLUG``), ``url`` (below the language), ``name``, ``kind``
    (its class in words), ``names``, ``derived`` (pinyin: finds, is never shown),
    ``maker`` (key or null), ``maker_names``, ``state``, ``status``, ``concepts``,
    ``filters`` (``{filter: [values]}``) and ``lines``: its statements, each with ``to`` (an
    anchor of its page, or an address from the site's root), ``label`` (status and time),
    ``told`` (scope, and the chain of who says so where it is longer than the article),
    ``text``, ``own`` (whether it is about the entry, not only naming it), ``more`` (what
    else it may be found by) and ``concepts``. The words are described at `_words`.
    """
    finder = _Finder(book, lang)
    lines = [json.dumps(entry, ensure_ascii=False) for entry in finder.entries()]
    words = json.dumps(_words(book, lang, finder), ensure_ascii=False, indent=1)
    return {
        f"{FOLDER}/entries.jsonl": "".join(f"{line}\n" for line in lines),
        f"{FOLDER}/words.json": f"{words}\n",
    }


class _Finder:
    """Makes the entries of one language."""

    def __init__(self, book: Book, lang: str) -> None:
        self.book = book
        self.lang = lang
        self.indexer = Indexer(book, lang)
        self.profiler = self.indexer.profiler
        self.liner = self.profiler.liner
        self.vocabulary = book.corpus.vocabulary

    def entries(self) -> Iterator[dict[str, Any]]:
        """Profiles and names by kind, then the sources."""
        for kind in self.vocabulary.kinds:
            for entity in self.book.corpus.entities.values():
                if entity.kind == kind:
                    yield self._entity(entity)
        for article in self.book.corpus.articles.values():
            yield self._source(article)

    def _entity(self, entity: Entity) -> dict[str, Any]:
        cls = self.vocabulary.classes[entity.cls]
        statements = self.book.by_entity.get(entity.slug, ())
        names = [*_first(entity.name, self.lang), *(alias.text for alias in entity.aliases)]
        maker = self.book.corpus.entities.get(entity.vendor or entity.parent or "")
        listed = self.vocabulary.kinds[entity.kind].pages == "list"
        return {
            "key": f"{entity.kind}/{entity.slug}",
            "url": self.book.address(entity.slug),
            "name": entity.name.get(self.lang),
            "kind": cls.one.get(self.lang),
            "names": list(dict.fromkeys(names)),
            "derived": [text for text in map(pinyin, names) if text],
            "maker": f"{maker.kind}/{maker.slug}" if maker else None,
            "maker_names": _names(maker, self.lang) if maker else [],
            "state": self.profiler.state_sentence(entity),
            "status": self.profiler.state_brief(entity),
            "concepts": [f"class-{cls.name}", f"kind-{entity.kind}"],
            "filters": self._filters(entity, statements),
            "lines": [
                self._statement(s, entity, listed=listed)
                for s in sorted(statements, key=lambda s: self._rank(s, entity))
            ],
        }

    def _source(self, article: Article) -> dict[str, Any]:
        title = self.indexer.sources.title(article)
        days = [article.published.date, *(post.date for post in article.embedded)]
        kind = self.profiler.strings("source.one")
        return {
            "key": f"sources/{article.id}",
            "url": f"sources/{article.id}/",
            "name": title,
            "kind": kind,
            "names": list(dict.fromkeys([title, article.title.text])),
            "derived": [],
            "maker": None,
            "maker_names": [article.publisher.name] if article.publisher else [],
            "state": "",
            "status": self.liner.published(article),
            "concepts": ["sources"],
            "filters": {"kind": [kind], "source": [title], "year": _years(days)},
            "lines": [
                self._line(self.book.statements[line.ids[0]], line, passage.anchor, own=True)
                for passage in self.indexer.sources.view(article).passages
                for line in passage.lines
            ],
        }

    def _rank(self, statement: Statement, entity: Entity) -> int:
        """What holds stands before what is uncertain, and that before what came earlier."""
        rank = self.book.states.seen_from(statement.id, entity.slug).rank
        return {"uncertain": 1, "earlier": 2}.get(rank, 0)

    # -- statements ---------------------------------------------------------------

    def _statement(self, statement: Statement, entity: Entity, *, listed: bool) -> dict[str, Any]:
        line = self.liner.line(statement, here=entity.slug)
        to = f"/s/{statement.id}/" if listed else f"s-{statement.id}"
        return self._line(statement, line, to, own=entity.slug in statement.subjects)

    def _line(self, statement: Statement, line: Line, to: str, *, own: bool) -> dict[str, Any]:
        prop = self.vocabulary.properties[statement.property]
        label = [*(chip.label for chip in line.chips), *([plain(line.time)] if line.time else [])]
        return {
            "to": to,
            "label": " · ".join(label),
            "told": self.liner.told_beside(statement, time=plain(line.time)),
            "text": plain(line.text),
            "own": own,
            "more": list(dict.fromkeys(self._more(statement))),
            "concepts": [prop.name, f"section-{prop.section}"],
        }

    def _more(self, statement: Statement) -> Iterator[str]:
        """The sentence in the other languages, and the words of the article that are shown."""
        for lang, phraser in self.book.phrasers.items():
            if lang != self.lang:
                yield phraser.sentence(statement)
        for piece in statement.evidence:
            if self.book.grants[statement.article].allows(piece):
                yield " ".join(piece.text.split())

    # -- filters ------------------------------------------------------------------

    def _filters(self, entity: Entity, statements: Iterable[Statement]) -> dict[str, list[str]]:
        maker = entity.vendor or entity.parent
        articles = dict.fromkeys(s.article for s in statements)
        sources = (self.book.corpus.articles[i] for i in articles)
        found = {
            "kind": [self.vocabulary.classes[entity.cls].one.get(self.lang)],
            "maker": [self.profiler.phraser.name(maker)] if maker else [],
            "source": [self.indexer.sources.title(article) for article in sources],
            "year": _years(day for s in statements for day in _days(s)),
        }
        for one in self.vocabulary.filters.values():
            stage = self._stage(one.event, entity.slug, statements)
            found[one.name] = [stage] if stage else []
        return {name: values for name, values in found.items() if values}

    def _stage(self, event: str, slug: str, statements: Iterable[Statement]) -> str:
        """How far the event has come for the entity, in a status word; "" if nothing says."""
        current = [
            s
            for s in statements
            if slug in s.about
            and not s.negated
            and self.vocabulary.stage(s.status) is not None
            and self.vocabulary.properties[s.property].event == event
            and self.book.states.seen_from(s.id, slug).rank == "current"
        ]
        if not current:
            return ""
        best = max(current, key=lambda s: self.vocabulary.stage(s.status) or 0)
        return self.liner.status_word(best).label


def _words(book: Book, lang: str, finder: _Finder) -> dict[str, Any]:
    """What queries are read with: ``stop`` (words that ask for nothing), ``phrases``
    (``[words, [concepts]]``, in every language) and ``filters`` (``[name, label]``)."""
    vocabulary = book.corpus.vocabulary
    phrases: dict[str, dict[str, None]] = {}

    def learn(concept: str, words: Iterable[str]) -> None:
        for word in words:
            phrases.setdefault(word, {})[concept] = None

    for prop in vocabulary.properties.values():
        learn(prop.name, [*_all(prop.label, prop.inverse, prop.word), *prop.search])
    for section in vocabulary.sections.values():
        learn(f"section-{section.name}", [*_all(section.neutral), *section.search])
    for cls in vocabulary.classes.values():
        learn(f"class-{cls.name}", [*_all(cls.one, cls.other), *cls.search])
    for kind in vocabulary.kinds.values():
        learn(f"kind-{kind.name}", _all(kind.one, kind.other))
    strings = finder.profiler.strings
    names = {name: strings(f"filter.{name}") for name in ("kind", "maker")}
    names |= {one.name: one.label.get(lang) for one in vocabulary.filters.values()}
    names |= {name: strings(f"filter.{name}") for name in ("source", "year")}
    own = json.loads((resources.files("dossier") / "data" / "search.json").read_text("utf-8"))
    return {
        "stop": sorted({word for words in own["stop"].values() for word in words}),
        "phrases": [[words, list(concepts)] for words, concepts in sorted(phrases.items())],
        "filters": [[name, label] for name, label in names.items()],
    }


def _first(name: Localized, lang: str) -> list[str]:
    return [name.get(lang), *name.values.values()]


def _names(entity: Entity, lang: str) -> list[str]:
    names = [*_first(entity.name, lang), *(alias.text for alias in entity.aliases)]
    return list(dict.fromkeys(names))


def _all(*texts: Localized | None) -> list[str]:
    return [text for one in texts if one for text in one.values.values()]


def _days(statement: Statement) -> list[str | None]:
    """The days that the sources give it; none that is inferred."""
    as_of = statement.as_of
    given = [v.date for v in statement.values if isinstance(v, DateValue)]
    if as_of is None or as_of.inferred:
        return [*given]
    return [*given, as_of.date, as_of.start, as_of.end]


def _years(days: Iterable[str | None]) -> list[str]:
    return sorted({day[:4] for day in days if day and day[:4].isdigit()})
