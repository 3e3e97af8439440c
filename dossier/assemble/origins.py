"""Where what is said comes from: however many articles relay one origin, it is one source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dossier.assemble.rules.posts import post_of
from dossier.model import Corpus, Statement
from dossier.names import key

ARTICLE, UNNAMED = "article: ", "unnamed: "
"""How the keys of origins begin that are no slugs."""


def origin_of(statement: Statement, corpus: Corpus, outlets: Mapping[str, str]) -> str:
    """A key that statements of one origin share.

    The first link of the chain; without one the post it stands in, else the article, by its
    outlet if that is known to the catalogue (``outlets``: see :func:`outlets_of`). Two who
    are described alike and not named count as one: nothing shows that they are two.
    """
    article = corpus.articles[statement.article]
    if statement.said_by:
        first = statement.said_by[0]
        if first.entity is not None:
            return first.entity
        return f"{UNNAMED}{first.unnamed.get('en') if first.unnamed else ''}"
    post = post_of(statement, article)
    if post is not None and post.speaker:
        return post.speaker
    return outlets[article.id]


def outlets_of(corpus: Corpus) -> Mapping[str, str]:
    """The origin of what each article says itself: the entity that bears exactly the name of
    its outlet, else the article."""
    named: dict[str, str] = {}
    for entity in corpus.entities.values():
        names = (*entity.name.values.values(), *(a.text for a in entity.aliases if not a.weak))
        for name in names:
            named.setdefault(key(name), entity.slug)
    return {
        a.id: named.get(key(a.publisher.name) if a.publisher else "", f"{ARTICLE}{a.id}")
        for a in corpus.articles.values()
    }


def independent(statements: Iterable[Statement], origins: Mapping[str, str]) -> tuple[str, ...]:
    """The different origins of statements, in the order of the statements."""
    return tuple(dict.fromkeys(origins[s.id] for s in statements))
