"""The time of a statement: the one it speaks of, else what its article's own time allows.

What holds, is planned or is under way holds when the article (or the post in it) speaks;
what is done was done by then. An article without a date lends no time: nothing is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dossier.assemble.rules.posts import post_of
from dossier.dates import UNKNOWN, Bounds, bounds_of, of_as_of
from dossier.measure import period
from dossier.model import Article, DateValue, Published, Statement, Vocabulary


@dataclass(frozen=True, slots=True)
class Timed:
    """The days in question, and whose words they come from."""

    bounds: Bounds
    source: Literal["own", "period", "article", "none"]

    @property
    def explicit(self) -> bool:
        """Whether the statement itself says when."""
        return self.source in ("own", "period")


NEVER = Timed(UNKNOWN, "none")


def timed(statement: Statement, article: Article, vocabulary: Vocabulary) -> Timed:
    """The time of ``statement``, as far as anything says."""
    own = of_as_of(statement.as_of)
    if own != UNKNOWN:
        return Timed(own, "own")
    days = [bounds_of(v.date) for v in period(statement, vocabulary) if isinstance(v, DateValue)]
    if days:
        return Timed(days[0], "period")
    post = post_of(statement, article)
    told = bounds_of(post.date) if post is not None and post.date else of_published(article)
    if statement.status == "completed":
        told = Bounds(None, told.latest)
    return Timed(told, "article") if told != UNKNOWN else NEVER


def of_published(article: Article) -> Bounds:
    """The days on which the article can have come out."""
    when: Published = article.published
    if when.date:
        return bounds_of(when.date)
    return Bounds(bounds_of(when.earliest).earliest, bounds_of(when.latest).latest)
