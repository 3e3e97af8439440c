"""Where a quotation stands: once, in pieces, framed; and what is told when it does not."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.read.places import blocks
from dossier.read.quotes import closest, locate

TEXT = (
    "The line opened in May. The fare is low. It is 7 km long.\n"
    "The fare is low. The line closed in June, said the mayor.\n"
    "Le tramway a coûté « cher » à l’État, dit\u00a0: la presse.\n"
)
BLOCKS = blocks(TEXT, title="", boilerplate=(), embedded=())


def found(quote: Any) -> list[str]:
    place = locate(quote, TEXT, BLOCKS)
    assert not place.what, place.what
    return [TEXT[s.start : s.end] for s in place.spans]


def wrong(quote: Any) -> tuple[str, str]:
    place = locate(quote, TEXT, BLOCKS)
    assert place.spans == ()
    return place.what, place.how


def test_a_quotation_stands_where_it_stands() -> None:
    assert found("opened in May") == ["opened in May"]
    assert found("The line opened … 7 km long") == ["The line opened", "7 km long"]
    assert found({"exact": "opened in May"}) == ["opened in May"]


def test_pieces_are_sought_in_one_paragraph_first() -> None:
    place = locate("The fare … June", TEXT, BLOCKS)
    second = TEXT.index("\n") + 1
    assert [s.start for s in place.spans] == [second, TEXT.index("June")]


def test_pieces_may_stand_in_two_paragraphs() -> None:
    assert found("7 km long … the mayor") == ["7 km long", "the mayor"]


def test_an_ellipsis_that_the_text_itself_has_is_no_joint() -> None:
    text = "He said … nothing. Nothing was said."
    spans = locate("said … nothing", text, blocks(text, title="", boilerplate=(), embedded=()))
    assert [text[s.start : s.end] for s in spans.spans] == ["said … nothing"]


def test_twice_is_once_too_often_and_a_frame_picks_one() -> None:
    assert wrong("The fare is low") == (
        "the quotation « The fare is low » stands 2 times in the article",
        "Quote more words, or write {exact, prefix, suffix}",
    )
    first = locate({"exact": "The fare is low", "prefix": "May. "}, TEXT, BLOCKS)
    second = locate({"exact": "The fare is low", "suffix": ". The line closed"}, TEXT, BLOCKS)
    assert first.spans[0].start < second.spans[0].start
    assert (
        locate(
            {"exact": "The fare is low", "prefix": "May. ", "suffix": ". It"}, TEXT, BLOCKS
        ).spans
        == first.spans
    )


def test_what_overlaps_itself_stands_twice() -> None:
    text = "ha ha ha!"
    assert "2 times" in locate("ha ha", text, ()).what


@pytest.mark.parametrize(
    ("quote", "what"),
    [
        ("", "the quotation is empty"),
        ("   ", "the quotation is empty"),
        ("June … May", "do not follow each other"),
        ("opened … in July", "« in July » is not in the article"),
        ({"exact": "The fare is low", "prefix": "x"}, "has this prefix and suffix"),
        ({"exact": "   "}, "the quotation is empty"),
        (" … ", "empty"),
        ("May …  … June", "empty"),
    ],
)
def test_what_cannot_be_found_is_told(quote: Any, what: str) -> None:
    assert what in wrong(quote)[0]


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        ("The line opened in July", "The line opened in May"),
        ("The line closes in June", "The line closed in June"),
        ("It was 7 km long", "It is 7 km long"),
        ("a couté « cher »", "a coûté « cher »"),
        ("shut in June", "closed in June"),
    ],
)
def test_the_closest_passage_is_the_one_that_was_meant(quote: str, passage: str) -> None:
    assert passage in wrong(quote)[1]


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        ("à l'État, dit : la presse", "à l’État, dit\u00a0: la presse"),
        ("THE LINE CLOSED", "The line closed"),
    ],
)
def test_other_quotation_marks_and_spaces_are_pointed_out(quote: str, passage: str) -> None:
    assert wrong(quote)[1].endswith(passage)


@given(st.integers(0, len(TEXT) - 12), st.integers(8, 40), st.sampled_from("xyz9"))
def test_a_passage_is_shown_in_whole_words_without_a_final_stop(
    start: int, length: int, typo: str
) -> None:
    """Law: what is shown is part of the text, begins and ends with a word, and reads well in a
    message that ends in a full stop."""
    words = TEXT[start : start + length]
    middle = len(words) // 2
    told = closest(words[:middle] + typo + words[middle:], TEXT, BLOCKS)
    match = re.search(r"(?:passage is|copy): (.*)", told, re.DOTALL)
    if match is None:
        assert told == "Copy it from the article"
        return
    shown = match[1]
    assert shown in TEXT
    assert not shown.endswith(".")
    assert re.search(rf"(?<!\w){re.escape(shown)}(?!\w)", TEXT)


@given(st.data())
def test_any_stretch_of_a_text_is_found_or_told_to_be_ambiguous(data: st.DataObject) -> None:
    """Law: copied words are never said to be missing, and what is found is what was copied."""
    start = data.draw(st.integers(0, len(TEXT) - 2))
    words = TEXT[start : data.draw(st.integers(start + 1, len(TEXT)))]
    place = locate(words, TEXT, BLOCKS)
    if place.spans:
        assert " … ".join(TEXT[s.start : s.end] for s in place.spans) == words
    else:
        assert "times" in place.what or not words.strip()
