"""What a page rests on, in one line: how many articles, how many dated, which origins."""

from __future__ import annotations

from collections.abc import Sequence

from dossier import i18n
from dossier.assemble.lines import Liner
from dossier.assemble.origins import independent
from dossier.assemble.speakers import origin_name
from dossier.model import Statement


def rests_on(liner: Liner, statements: Sequence[Statement]) -> str:
    """One line: how many articles, how many of them dated, which origins."""
    articles = [liner.book.corpus.articles[a] for a in dict.fromkeys(s.article for s in statements)]
    if not articles:
        return ""
    dated = sum(a.published.date is not None for a in articles)
    bounded = sum(
        a.published.date is None and (a.published.earliest or a.published.latest) is not None
        for a in articles
    )
    names = list(
        dict.fromkeys(
            name
            for s in statements
            if (name := origin_name(s, liner.book.corpus.articles[s.article], liner.phraser))
        )
    )
    undated = len(articles) - dated - bounded
    if len(articles) == 1:
        key = "dated" if dated else "bounded" if bounded else "undated"
        parts = [liner.strings(f"rests.one-{key}", when=liner.published(articles[0]))]
    elif undated == len(articles):
        parts = [liner.strings("rests.none-dated", n=len(articles))]
    else:
        kinds = (("dated", dated), ("bounded", bounded), ("undated", undated))
        each = [liner.strings.count(f"rests.{k}", n) for k, n in kinds if n]
        parts = [liner.strings("rests.many", n=len(articles), each=", ".join(each))]
    if names:
        joined = i18n.join(names, liner.lang)
        parts.append(liner.strings.count("rests.origins", len(articles), names=joined))
    else:
        parts.append(liner.strings("rests.no-origin"))
    if len(articles) > 1:
        count = len(independent(statements, liner.book.origins))
        parts.append(liner.strings.count("rests.independent", count))
    return " ".join(parts)
