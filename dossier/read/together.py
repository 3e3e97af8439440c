"""What articles owe one another: ids that are theirs alone, and what they name of others."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from dossier.model import Article, Problem
from dossier.read.schema import nearest, suggest

_ID = re.compile(r"[a-z2-7]{8}")


def in_order(article: Article, every: Sequence[Article]) -> Article:
    """``article`` with ``after`` as far as what it names is there."""
    if not any(s.after for s in article.statements):
        return article
    known = {s.id for a in every for s in a.statements}
    kept = (replace(s, after=tuple(i for i in s.after if i in known)) for s in article.statements)
    return replace(article, statements=tuple(kept))


def check_together(articles: Sequence[Article], once: Collection[str]) -> list[Problem]:
    """Two articles of one id, or two statements of one."""
    problems = []
    ids: dict[str, Article] = {}
    statements: dict[str, str] = {}
    for article in articles:
        path, line = article.origin.path, article.origin.line
        if article.id in ids:
            what = f"the id {article.id!r} is taken by {ids[article.id].origin.path}"
            problems.append(Problem(path, line, what, "Give one of the two another id"))
        ids[article.id] = article
        for statement in article.statements:
            if statement.id in statements and statements[statement.id] != article.id:
                what = f"the statement id {statement.id!r} is used in another article too"
                origin = statement.origin
                problems.append(Problem(origin.path, origin.line, what, "Remove this `id:`"))
            statements[statement.id] = article.id
    known = set(statements)
    for article in articles:
        for statement in article.statements:
            for other in statement.after:
                if not (other in known or other in once or _gone(other, known)):
                    origin = statement.origin
                    what = f"`after` names {other!r}, which no statement bears"
                    how = suggest(other, known, "Take the id of a statement, or remove it")
                    problems.append(Problem(origin.path, origin.line, what, how))
        for gone in article.withdrawn:
            origin = gone.origin
            if gone.id in known:
                what = f"the statement {gone.id!r} is withdrawn and still stands"
                how = "Remove one of the two"
                problems.append(Problem(origin.path, origin.line, what, how))
            if gone.successor is not None and gone.successor not in known:
                what = f"`successor` names {gone.successor!r}, which no statement bears"
                how = suggest(gone.successor, known, "Take the id of a statement")
                problems.append(Problem(origin.path, origin.line, what, how))
    return problems


def _gone(name: str, known: Collection[str]) -> bool:
    """Whether ``name`` can be the id of a statement whose article was taken away.

    It has the form of an id and is no slip of the pen: it is not a letter away from an id
    that is here (7 of 8 letters in order give a likeness of 0.875).
    """
    return _ID.fullmatch(name) is not None and nearest(name, known, cutoff=0.85) is None
