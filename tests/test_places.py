"""Places: paragraphs and sentences are counted alike everywhere, in three languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Embedded, Span
from dossier.read.places import blocks, sentences


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["One sentence."],
        ["One.", "Two!", "Three?", "Four…", "Five"],
        ["It costs 2.40 euros.", "It is 7.5 km long."],
        ["Il coûte 1.200,50 euros.", "C’est cher."],
        ["The U.S. market is big.", "The end."],
        ["Mr. Adams and Dr. Bell met J. Smith, e.g. on Monday.", "They left."],
        ["M. Dupont, p. ex. lundi, est venu.", "Il est parti."],
        ["Ostara Trams Co. runs it.", "So does Velm Inc. today."],
        ["“It opens.”", "He said so."],
        ["« Elle ouvre. »", "Il l’a dit."],
        ["He said: “It opens.”", "Then he left."],
        ["(It opens.)", "It closes."],
        ["海港线开通了。", "票价为3.5欧元！", "谁运营？", "奥斯塔拉"],
        ["他说：“开通了。”", "他走了。"],
        ["It grew 3.", "4 more came."],
        ["Version 2.0 is out.", "It works."],
        ["coûte 5 milliards de dollars).", "Ce prix est haut."],
        ["See velm.example for more.", "It is free."],
        ["What?!", "Yes."],
        ["Wait...", "It opens."],
    ],
)
@pytest.mark.parametrize("joint", [" ", "\u00a0", "  "])
def test_a_line_falls_into_its_sentences(parts: list[str], joint: str) -> None:
    text = parts[0]
    for part in parts[1:]:
        text += ("" if text[-1] in "。！？”" and not part.isascii() else joint) + part
    assert split(text) == parts


def test_sentences_glued_together_by_a_machine_are_told_apart() -> None:
    assert split("Il coûte 5 dollars).Ce prix est haut.Il monte.") == [
        "Il coûte 5 dollars).",
        "Ce prix est haut.",
        "Il monte.",
    ]


@given(st.text(st.sampled_from("aB.!? é。」”\u00a0«»…1()\n"), max_size=60))
def test_sentences_cover_the_line_in_order_without_overlap(text: str) -> None:
    """Law: no letter falls between two sentences, and none stands in two."""
    found = sentences(text, 0, len(text))
    at = 0
    for span in found:
        assert not text[at : span.start].strip()
        assert span.start < span.end
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        at = span.end
    assert not text[at:].strip()


TEXT = (
    "The title\r\n"
    "\r\n"
    "First paragraph. It has two sentences.\r\n"
    "A heading\r\n"
    "- An item with a bullet\n"
    "1. Another one.\n"
    "   \n"
    "Someone\n"
    "posted this. And that.\n"
    "3 May\n"
    "Subscribe now\n"
    "Last one!"
)
POST = "Someone\nposted this. And that.\n3 May"


def laid_out() -> list[tuple[str, int, list[str]]]:
    at = TEXT.index(POST)
    junk = TEXT.index("Subscribe")
    found = blocks(
        TEXT,
        title="the  TITLE",
        boilerplate=[Span(junk, junk + len("Subscribe now"))],
        embedded=[Embedded(at, at + len(POST), None, None, 1)],
    )
    return [(b.kind, b.number, [TEXT[s.start : s.end] for s in b.sentences]) for b in found]


def test_every_line_has_its_kind_and_number() -> None:
    assert laid_out() == [
        ("title", 0, ["The title"]),
        ("paragraph", 1, ["First paragraph.", "It has two sentences."]),
        ("heading", 2, ["A heading"]),
        ("paragraph", 2, ["An item with a bullet"]),
        ("paragraph", 3, ["Another one."]),
        ("embedded", 1, ["Someone", "posted this.", "And that.", "3 May"]),
        ("boilerplate", 0, ["Subscribe now"]),
        ("paragraph", 4, ["Last one!"]),
    ]


@given(st.lists(st.sampled_from(["A b.", "Head", "", "- x", "1) y.", "中。国", " "]), max_size=9))
def test_paragraphs_count_from_one_without_a_gap(lines: list[str]) -> None:
    """Law: what a footnote calls ¶3 is the third line of the body that is a paragraph."""
    found = blocks("\n".join(lines), title="", boilerplate=(), embedded=())
    numbers = [b.number for b in found if b.kind == "paragraph"]
    assert numbers == list(range(1, len(numbers) + 1))
    for one, other in pairwise(found):
        assert one.end <= other.start


def test_a_title_behind_a_byte_order_mark_is_the_title() -> None:
    found = blocks("\ufeffHead\nA b.\n", title="Head", boilerplate=(), embedded=())
    assert [(b.kind, b.start, b.end) for b in found] == [("title", 1, 5), ("paragraph", 6, 10)]
