"""Who says so: the chain from the origin to the article, in words."""

from __future__ import annotations

from collections.abc import Mapping

from dossier import i18n
from dossier.assemble.rules.posts import post_of
from dossier.model import Article, Embedded, Entity, Speaker, Statement
from dossier.strings import Strings

ARROW = " → "


def chain(
    statement: Statement, article: Article, entities: Mapping[str, Entity], strings: Strings
) -> str:
    """The chain, innermost first: "Frost & Sullivan → South China Morning Post → the article".

    A link that the quoted sentence does not name is marked; a post inside the article
    stands between its origin and the article.
    """
    post = post_of(statement, article)
    names = [
        _post(post, entities, strings)
        if post is not None and speaker.entity == post.speaker
        else _name(speaker, entities, strings)
        for speaker in statement.said_by
    ]
    if post is not None and post.speaker not in [s.entity for s in statement.said_by]:
        names.append(_post(post, entities, strings))
    last = strings("who.article")
    if article.publisher is not None:
        last = strings("who.article-of", outlet=article.publisher.name)
    if not names and statement.stance == "opinion":
        last = strings("who.as-opinion", who=last)
    elif not names and statement.status == "forecast":
        last = strings("who.as-forecast", who=last)
    return ARROW.join([*names, last])


def origins(
    statement: Statement, article: Article, entities: Mapping[str, Entity], strings: Strings
) -> str:
    """The first link of the chain alone, or "" where it is the article itself."""
    if statement.said_by:
        return _plain(statement.said_by[0], entities, strings)
    post = post_of(statement, article)
    if post is not None and post.speaker:
        return entities[post.speaker].name.get(strings.lang)
    return ""


def _post(post: Embedded, entities: Mapping[str, Entity], strings: Strings) -> str:
    """A post as a link of the chain: "a post by Jukan, 3 September 2025"."""
    speaker = entities[post.speaker].name.get(strings.lang) if post.speaker else ""
    when = i18n.date(post.date, strings.lang) if post.date else i18n.undated(strings.lang)
    return strings("who.post-by" if speaker else "who.post", speaker=speaker, date=when)


def _plain(speaker: Speaker, entities: Mapping[str, Entity], strings: Strings) -> str:
    if speaker.entity is not None:
        return entities[speaker.entity].name.get(strings.lang)
    return speaker.unnamed.get(strings.lang) if speaker.unnamed else ""


def _name(speaker: Speaker, entities: Mapping[str, Entity], strings: Strings) -> str:
    name = _plain(speaker, entities, strings)
    return strings("who.by-context", name=name) if speaker.by_context else name
