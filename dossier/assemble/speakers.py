"""Who says so: the chain from the origin to the article and its outlet, in words.

One wording for every page, table, search result and file: "Frost & Sullivan, in the South
China Morning Post (by context), in Blockonomi’s article".
"""

from __future__ import annotations

from dossier import i18n
from dossier.assemble.rules.posts import post_of
from dossier.assemble.sentence import Phraser
from dossier.model import Article, Embedded, Speaker, Statement

BETWEEN = ", "


def chain(statement: Statement, article: Article, phraser: Phraser, outlet: str | None) -> str:
    """The whole chain, the origin first, each link in or through the next.

    A link that the quoted sentence does not name is marked; a post inside the article
    stands between its origin and the article. ``outlet`` is the article's outlet where it
    is an entity of the catalogue.
    """
    links = _links(statement, article, phraser)
    strings = phraser.strings
    last = _article(article, phraser, outlet)
    if links:
        return BETWEEN.join([*links, strings("who.in", name=last)])
    if statement.stance == "opinion":
        return strings("who.as-opinion", who=last)
    if statement.status == "forecast":
        return strings("who.as-forecast", who=last)
    return last


def origin(statement: Statement, article: Article, phraser: Phraser) -> str:
    """The first link of the chain, marked as it is there; "" where it is the article itself."""
    return next(iter(_links(statement, article, phraser)), "")


def origin_name(statement: Statement, article: Article, phraser: Phraser) -> str:
    """The same by its name alone, to be counted with others."""
    if statement.said_by:
        return _name(statement.said_by[0], phraser, "bare")
    post = post_of(statement, article)
    return phraser.name(post.speaker) if post is not None and post.speaker else ""


def _links(statement: Statement, article: Article, phraser: Phraser) -> list[str]:
    """The links before the article, in words; all but the first say how they relay."""
    post = post_of(statement, article)
    found: list[str] = []
    for speaker in statement.said_by:
        if post is not None and speaker.entity == post.speaker:
            found.append(_post(post, phraser, relays=bool(found)))
        else:
            found.append(_speaker(speaker, phraser, relays=bool(found)))
    if post is not None and post.speaker not in [s.entity for s in statement.said_by]:
        found.append(_post(post, phraser, relays=bool(found)))
    return found


def _speaker(speaker: Speaker, phraser: Phraser, *, relays: bool) -> str:
    name = _name(speaker, phraser, "the" if relays else "bare")
    if relays:
        entity = phraser.corpus.entities.get(speaker.entity or "")
        cls = phraser.corpus.vocabulary.classes[entity.cls] if entity is not None else None
        how = "who.in" if cls is not None and cls.publishes else "who.through"
        name = phraser.strings(how, name=name)
    return phraser.strings("who.by-context", name=name) if speaker.by_context else name


def _name(speaker: Speaker, phraser: Phraser, before: str) -> str:
    if speaker.entity is not None:
        return phraser.entity(speaker.entity, before)
    return speaker.unnamed.get(phraser.lang) if speaker.unnamed else ""


def _post(post: Embedded, phraser: Phraser, *, relays: bool) -> str:
    """A post as a link of the chain: "in a post by Jukan (3 September 2025)"."""
    name = phraser.entity(post.speaker, "the") if post.speaker else ""
    when = i18n.date(post.date, phraser.lang) if post.date else i18n.undated(phraser.lang)
    told = phraser.strings("who.post-by" if post.speaker else "who.post", name=name, date=when)
    return phraser.strings("who.in", name=told) if relays else told


def _article(article: Article, phraser: Phraser, outlet: str | None) -> str:
    if article.publisher is None:
        return phraser.strings("who.article")
    name = article.publisher.name
    grammar = phraser.grammar(outlet) if outlet is not None else None
    return phraser.strings("who.article-of", of=i18n.of_whom(name, grammar, phraser.lang))
