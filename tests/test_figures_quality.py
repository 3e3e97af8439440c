"""The line below which figures on labelled texts must not fall; goals stand in `make eval`."""

from __future__ import annotations

import pytest

from benchmarks.labelled import articles, passages
from benchmarks.quality.figures import score
from dossier.figures import find_figures


@pytest.mark.parametrize(("lang", "about"), [("en", 0.915), ("fr", 0.91), ("zh", 0.94)])
def test_figures_of_the_seen_passages(lang: str, about: float) -> None:
    """Span, kind, value and unit at once; and whose those are that are right."""
    result = score(passages("seen", lang=lang))
    assert result.f1 >= 0.96
    assert result.about >= about


def test_figures_of_the_passages_set_aside() -> None:
    """The goal of whose they are, 0.85, is not reached on texts that no rule has seen."""
    result = score(passages("aside"))
    assert result.f1 >= 0.955
    assert result.about >= 0.74


def test_figures_of_the_articles() -> None:
    """The five articles of the site, where they are labelled."""
    result = score(articles())
    assert result.f1 >= 0.95
    assert result.about >= 0.9


@pytest.mark.parametrize("lang", ["en", "fr", "zh"])
def test_the_figures_of_two_texts_are_those_of_each(lang: str) -> None:
    """Whatever is looked at first, a paragraph says nothing of the numbers of another."""
    texts = [one.text for one in passages("seen", lang=lang)]
    apart, start = [], 0
    for text in texts:
        found = find_figures(text, lang)
        apart += [one._replace(start=one.start + start, end=one.end + start) for one in found]
        start += len(text) + 2
    assert find_figures("\n\n".join(texts), lang) == apart
