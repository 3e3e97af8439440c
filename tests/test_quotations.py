"""Quotations of proposals: those that stand once, told without reading the text for each."""

from __future__ import annotations

import random

import pytest

from dossier.model import Span
from dossier.propose.quotations import Quotations


def _slowly(text: str, start: int, end: int) -> str | dict[str, str]:
    """The same by counting in the whole text."""

    def alone(words: str) -> bool:
        return sum(text.startswith(words, at) for at in range(len(text))) == 1

    words, prefix, suffix = text[start:end], "", ""
    if alone(words):
        return words
    for reach in (12, 30, 60, 120):
        prefix = text[max(0, start - reach) : start].rsplit("\n", 1)[-1]
        suffix = text[end : end + reach].split("\n", 1)[0]
        if alone(prefix + words + suffix):
            break
    return {"exact": words, "prefix": prefix, "suffix": suffix}


@pytest.mark.parametrize("letters", ["ab ", "aé. \n", "中国 a\n", "aa", "_1. "])
def test_a_quotation_is_what_counting_in_the_whole_text_gives(letters: str) -> None:
    chance = random.Random(letters)  # noqa: S311 (a law over small texts, no secret)
    for _ in range(300):
        text = "".join(chance.choice(letters) for _ in range(chance.randint(1, 60)))
        start = chance.randrange(len(text))
        end = chance.randint(start + 1, len(text))
        assert Quotations(text).at(Span(start, end)) == _slowly(text, start, end), (text, start)


def test_a_text_that_repeats_itself_for_pages_gives_its_widest_frame() -> None:
    text = "Acme sold 5 cars. " * 5000
    found = Quotations(text).at(Span(900, 916))
    assert isinstance(found, dict)
    assert len(found["prefix"]) == len(found["suffix"]) == 120


def test_words_at_the_edges_may_be_longer_elsewhere() -> None:
    text = "He drove on a road. She drove on a roadside."
    at = text.index("drove on a road")
    found = Quotations(text).at(Span(at, at + len("drove on a road")))
    assert found == {"exact": "drove on a road", "prefix": "He ", "suffix": ". She drove "}
