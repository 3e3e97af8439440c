"""How articles are told of: title, outlet, date, places."""

from __future__ import annotations

from collections.abc import Sequence

from dossier import i18n
from dossier.assemble.book import Book
from dossier.assemble.rules.posts import post_of
from dossier.model import Article, AsOf, Evidence, Statement
from dossier.strings import Strings

_SHORT_TITLE = 48


class Teller:
    """Tells of articles in one language."""

    def __init__(self, book: Book, lang: str) -> None:
        self.book = book
        self.lang = lang
        self.strings = Strings(lang)

    def short_title(self, article: Article) -> str:
        """The title, cut at a word; supplied titles in square brackets."""
        title = article.title.get(self.lang)
        if len(title) > _SHORT_TITLE:
            title = title[:_SHORT_TITLE].rsplit(" ", 1)[0].rstrip(" ,:;") + "…"
        return f"[{title}]" if article.title.supplied else title

    def title_lang(self, article: Article) -> str:
        """The language of the title as shown: the article's, or that of a supplied one."""
        if not article.title.supplied:
            return article.language
        return article.title.texts.language_of(self.lang) if article.title.texts else "en"

    def outlet(self, article: Article) -> str:
        """The outlet, and how it is known."""
        if article.publisher is None:
            return self.strings("outlet.none")
        if article.publisher.basis is None:
            return article.publisher.name
        return self.strings("outlet.basis", name=article.publisher.name)

    def published(self, article: Article) -> str:
        """The article's date as far as it is known."""
        when = article.published
        if when.date:
            return i18n.date(when.date, self.lang)
        if when.earliest or when.latest:
            bounds = AsOf(earliest=when.earliest, latest=when.latest)
            return self.strings("time.inferred", time=i18n.as_of(bounds, self.lang))
        return i18n.undated(self.lang)

    def told(self, statement: Statement) -> str:
        """When the statement was made: the date of its post, else of its article."""
        article = self.book.corpus.articles[statement.article]
        post = post_of(statement, article)
        if post is not None and post.date:
            return i18n.date(post.date, self.lang)
        return self.published(article)

    def reported(self, statement: Statement) -> str:
        """The same in words for what gives no time itself: "post: 3 May 2030", "article: 2031";
        "" where neither has a date."""
        article = self.book.corpus.articles[statement.article]
        post = post_of(statement, article)
        if post is not None and post.date:
            return self.strings("time.post", time=i18n.date(post.date, self.lang))
        told = self.published(article)
        if told == i18n.undated(self.lang):
            return ""
        return self.strings("time.article", time=told)

    def place(self, article: Article, pieces: Sequence[Evidence]) -> str:
        """The places of the pieces, each once: "¶3, sentence 2; ¶5, sentence 1"."""
        found = dict.fromkeys(
            self.book.place(article.id, piece.start).label(self.strings) for piece in pieces
        )
        return self.strings("semicolon").join(found)

    def anchor(self, article: Article, piece: Evidence) -> str:
        """The anchor of the sentence that holds the piece."""
        return self.book.place(article.id, piece.start).anchor
