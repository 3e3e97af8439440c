"""Laws of the link stage: what holds of every text and every catalogue."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.link import Linker, Reading
from dossier.model import Alias, Entity, Localized, Mention, Origin

AT = Origin("x.yml", 1)


def entity(slug: str, name: str, *weak: str, cls: str = "company", **more: object) -> Entity:
    plain = Entity(
        slug=slug,
        kind="chips" if cls == "chip" else "companies",
        cls=cls,
        name=Localized({"": name}),
        aliases=tuple(Alias(text, weak=True) for text in weak),
        origin=AT,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


CATALOGUE = (
    entity("nvidia", "NVIDIA", aliases=(Alias("英伟达"),)),
    entity("amd", "AMD"),
    entity("moore-threads", "Moore Threads", aliases=(Alias("摩尔线程"),)),
    entity("h20", "NVIDIA H20", "H20", cls="chip", vendor="nvidia"),
    entity("mtt-s80", "MTT S80", "S80", cls="chip", vendor="moore-threads"),
    entity("mtt-s70", "MTT S70", cls="chip", vendor="moore-threads"),
    entity("states", "États-Unis", cls="place"),
)
LINKER = Linker(CATALOGUE)
PIECES = (
    *("NVIDIA", "AMD", "Moore Threads", "Moore", "Threads", "H20", "MTT S80", "S80", "S70", "MTT"),
    *(
        "États-Unis",
        "英伟达",
        "摩尔",
        "线程",
        "puce",
        "chip",
        "et",
        "de",
        "l’",
        "d'",
        "'s",
        "的",
        "和",
    ),
    *(
        " ",
        " ",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\u00a0",
        "\u200b",
        "\t",
        "\r\n",
        "-",
        "‑",
        "/",
        ", ",
        ". ",
    ),
    *("**", "_", "<b>", "</b>", "<a href='NVIDIA'>", "[", "](https://a.b)", "&nbsp;", "`", "```"),
    *(
        "https://nvidia.com/",
        "x@amd.com",
        "a.pdf",
        "(",
        ")",
        "«",
        "»",
        "9",
        "Ｓ８０",
        "e\u0301",
        "𝕏",
    ),
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
SLUGS = {e.slug for e in CATALOGUE}


@given(TEXTS, st.sampled_from(("fr", "en", "zh")))
@settings(max_examples=400, deadline=None)
def test_mentions_are_pieces_of_the_text(text: str, lang: str) -> None:
    """They are sorted, do not overlap, are not empty, and hold the text at their offsets."""
    end = 0
    for mention in LINKER.mentions(text, lang):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert mention.entity in SLUGS
        end = mention.end


@given(TEXTS, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_the_catalogue_does_not_matter(text: str, shuffler: random.Random) -> None:
    shuffled = list(CATALOGUE)
    shuffler.shuffle(shuffled)
    assert Linker(shuffled).mentions(text, "fr") == LINKER.mentions(text, "fr")


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_an_unrelated_paragraph_changes_nothing_before_it(text: str) -> None:
    closed = text + "```\n\n" if text.count("```") % 2 else text + "\n\n"
    before = LINKER.mentions(closed, "fr")
    assert LINKER.mentions(closed + "Il pleut sur la ville.", "fr") == before


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_an_unrelated_paragraph_in_front_moves_offsets_only(text: str) -> None:
    front = "Il pleut sur la ville.\n\n"
    moved = [
        Mention(m.start - len(front), m.end - len(front), m.text, m.entity)
        for m in LINKER.mentions(front + text, "fr")
    ]
    assert moved == LINKER.mentions(text, "fr")


@given(st.lists(st.sampled_from(("NVIDIA", "AMD", "Moore Threads", "MTT S80")), max_size=8))
def test_every_safe_name_between_spaces_is_found(names: list[str]) -> None:
    text = " ; ".join(names)
    assert [m.text for m in LINKER.mentions(text, "en")] == names


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_given_entities_only_add(text: str) -> None:
    """What a text supports by itself is found whatever the caller vouches for."""
    alone = {(m.start, m.end) for m in LINKER.mentions(text, "fr")}
    vouched = LINKER.mentions(text, "fr", given=SLUGS)
    assert all(any(m.start <= s and e <= m.end for m in vouched) for s, e in alone)


@pytest.mark.parametrize("text", ["", " ", "\n", "\0", "\ufeff", "…", "’", "*" * 999, "<" * 999])
def test_texts_without_words_have_no_mentions(text: str) -> None:
    assert LINKER.mentions(text, "fr") == []


def test_an_empty_catalogue_finds_nothing() -> None:
    assert Linker([]).mentions("NVIDIA et AMD", "fr") == []


def test_a_safe_name_claimed_twice_needs_support() -> None:
    twice = Linker(
        [
            entity("volvo", "Volvo"),
            entity("moore", "Moore Threads"),
            entity("car", "S80", cls="chip", vendor="volvo"),
            entity("card", "S80", cls="chip", vendor="moore"),
        ]
    )
    assert twice.mentions("Une S80.", "fr") == []
    assert [m.entity for m in twice.mentions("La S80 de Volvo.", "fr")] == ["car", "volvo"]
    both = twice.mentions("Moore Threads vend sa S80. Volvo aussi : Volvo S80.", "fr")
    assert [m.entity for m in both] == ["moore", "card", "volvo", "volvo", "car"]


def test_a_name_that_is_weak_too_is_weak() -> None:
    linker = Linker([entity("ascend", "Ascend", "ascend", cls="chip")])
    assert linker.mentions("Ascend", "en") == []
    assert [m.text for m in linker.mentions("the Ascend chip", "en")] == ["Ascend"]


def test_a_refused_longer_name_gives_way_to_the_shorter() -> None:
    linker = Linker([entity("gate", "Gate"), entity("gate-pro", "Gate Pro", "Gate Pro")])
    assert [(m.text, m.entity) for m in linker.mentions("Gate Pro !", "fr")] == [("Gate", "gate")]


def test_a_phrase_bars_only_the_entity_that_it_belongs_to() -> None:
    linker = Linker(
        [
            entity("volvo", "Volvo"),
            entity("card", "MTT S80", "S80", cls="chip", not_in=("Volvo S80",)),
            entity("car", "Volvo S80", cls="car", vendor="volvo"),
        ]
    )
    found = linker.mentions("The MTT S80 card; the Volvo S80.", "en")
    assert [(m.text, m.entity) for m in found] == [
        ("MTT S80", "card"),
        ("Volvo", "volvo"),
        ("S80", "car"),
    ]


def test_a_catalogue_of_thousands() -> None:
    """Neighbouring numbers are told apart, and every one of them is found."""
    makers = [entity(f"m{i}", f"Maker{i:04}x") for i in range(1500)]
    chips = [entity(f"c{i}", f"Zeta {i}", cls="chip", vendor=f"m{i}") for i in range(1500)]
    text = " ".join(f"Maker{i:04}x Zeta {i}." for i in range(1500))
    found = [m.entity for m in Linker([*makers, *chips]).mentions(text, "en")]
    assert found == [slug for i in range(1500) for slug in (f"m{i}", f"c{i}")]


@given(TEXTS, st.integers(1, 40))
@settings(max_examples=200, deadline=None)
def test_a_text_is_the_sum_of_its_parts(text: str, size: int) -> None:
    parts = [*Reading(text, size=size).parts()]
    assert "".join(part.text for part in parts) == text
    held = {part.start + at for part in parts for span in part.masks for at in range(*span)}
    assert held == {at for span in Reading(text).masks for at in range(*span)}
    assert all(0 < len(part.text) <= size for part in parts)


def test_what_one_part_names_supports_the_next() -> None:
    filler = "Nothing new was said of the S80.\n\n"
    text = f"{filler * 9}The MTT S80 is out.\n\n{filler * 9}`AMD` is code, and AMD\n\nis none."
    found = LINKER.mentions(text, "en", reading=Reading(text, size=80))
    assert found == LINKER.mentions(text, "en")
    assert [m.entity for m in found] == [*["mtt-s80"] * 10, "amd"]
