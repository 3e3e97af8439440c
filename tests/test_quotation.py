"""The limit of quotation (docs/formats.md): so many words at a time, so much of a text in all."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from dossier.cli.line import Built
from reading import Reading
from world import World, make

LONG = (
    "The Hill Line is so long that the words in which it is described run on and on, past the "
    "harbour and the market and the old school, over the bridge, under the arch, and up to the "
    "very top of the hill, which is 9 km away"
)
LENGTH = len(LONG.split())
WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")


def limited(
    folder: Path, *, words: int = 40, share: float = 1.0, change: dict[str, Any] | None = None
) -> World:
    world = make(folder, change)
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8")
    old = "{max_words: 40, max_share: 1.0}"
    assert old in text
    config.write_text(
        text.replace(old, f"{{max_words: {words}, max_share: {share}}}"), encoding="utf-8"
    )
    return world


def with_long(folder: Path, **limits: Any) -> World:
    world = limited(folder, **limits)
    statement = (
        "\n  - {about: hill-line, property: length, value: {amount: 9, unit: km}, "
        f'quote: "{LONG}"}}\n'
    )
    return world.change(
        {
            "articles/plan.txt": {"append": f"{LONG}.\n"},
            "articles/plan.yml": {"append": statement},
        }
    )


def shown(built: Built, source: str) -> list[dict[str, Any]]:
    return [
        piece
        for statement in json.loads(built.files["en/data/statements.json"])
        for piece in statement["evidence"]
        if piece["source"] == source and piece["quote"] is not None
    ]


def nowhere(built: Built, words: str) -> list[str]:
    """The files that bear the words, read as a reader or a program reads them."""
    return [
        path
        for path, text in built.files.items()
        if words in (Reading(text).text if path.endswith(".md") else text)
    ]


@pytest.mark.parametrize(("words", "places"), [(LENGTH, 0), (LENGTH - 1, 1)])
def test_a_longer_quotation_is_shown_as_its_place(tmp_path: Path, words: int, places: int) -> None:
    built = with_long(tmp_path, words=words).built()
    assert built.withheld == places
    note = next(
        n
        for n in Reading(built.files["en/lines/hill-line.md"]).part("notes")
        if "New tram for Velm, outlet not named, ¶3" in n
    )
    place = "Not quoted here (limit of quotation) Who says so: the article"
    quoted = f"« {LONG} » (English) Who says so: the article"
    assert note.startswith(place if places else quoted)
    assert "¶3, sentence 1" in note
    assert "[passage](../sources/tram-plan.md#p3s1)" in built.files["en/lines/hill-line.md"]
    found = nowhere(built, "past the harbour and the market")
    assert bool(found) != bool(places), found


def test_what_is_withheld_is_null_in_the_data_with_its_place(tmp_path: Path) -> None:
    world = with_long(tmp_path)
    built = world.built()
    statement = next(
        s for s in json.loads(built.files["en/data/statements.json"]) if s["property"] == "length"
    )
    (piece,) = statement["evidence"]
    text = (world.seeds / "articles" / "plan.txt").read_text("utf-8")
    assert piece["quote"] is None
    assert text[piece["start"] : piece["end"]] == LONG
    assert piece["passage_url"] == "sources/tram-plan/#p3s1"
    assert nowhere(built, "past the harbour and the market") == []
    assert "past the harbour" not in json.dumps(statement)


def test_the_build_counts_what_shows_a_place_only(tmp_path: Path) -> None:
    assert with_long(tmp_path).run().out.startswith("1 statements show a place only")


NAMES = re.compile("Harbour Line|Hill Line|Ostara Trams|Velm|Ligne des Hauts|Ligne du Port")


@pytest.mark.parametrize("share", [0.05, 0.2, 0.4, 0.6, 1.0])
def test_all_that_is_shown_of_an_article_keeps_to_the_share(tmp_path: Path, share: float) -> None:
    """Law: the words of its body that can be read, each counted once, names apart."""
    built = limited(tmp_path, share=share).built()
    total = 0
    for article in built.corpus.articles.values():
        spans = [(p["start"], p["end"]) for p in shown(built, article.id)]
        names = [match.span() for match in NAMES.finditer(article.text)]
        paragraphs = [b for b in article.blocks if b.kind == "paragraph"]
        body = [
            match.span()
            for block in paragraphs
            for match in WORD.finditer(article.text, block.start, block.end)
        ]
        read = [word for word in body if inside(word, spans) and not inside(word, names)]
        assert len(read) <= share * len(body)
        total += len(read)
    assert total or share < 0.1


def inside(word: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    return any(start < word[1] and word[0] < end for start, end in spans)


def test_a_chinese_character_counts_as_a_word(tmp_path: Path) -> None:
    text = "海港线由奥斯塔拉电车运营，票价为三欧元。"
    change = {
        "articles/gang.txt": text + "\n",
        "articles/gang.yml": "id: gang\nfile: gang.txt\nsha256: auto\nlanguage: zh\n"
        "title: {text: x, status: supplied}\nstatements:\n"
        f"  - {{about: harbour-line, property: run-by, value: ostara-trams, quote: {text}}}\n",
    }
    characters = len(text) - 2  # less the two marks
    for words, places in ((characters, 0), (characters - 1, 1)):
        world = limited(tmp_path / str(words), words=words, change=change)
        pieces = shown(world.built(), "gang")
        assert len(pieces) == 1 - places


def test_what_matters_most_is_granted_first(tmp_path: Path) -> None:
    """Leads, boxes and figures come before what is said beside them, whatever the order."""
    world = limited(tmp_path, share=0.5).change(
        {
            "articles/plan.txt": {
                "replace": {
                    "New tram for Velm\n": "New tram for Velm\nThe Hill Line is loved by "
                    "all who ride it up and down on a fine day in the early summer.\n"
                }
            },
            "articles/plan.yml": {
                "append": "\n  - {about: hill-line, property: quality, value: {en: loved}, "
                "quote: The Hill Line is loved by all who ride it up and down on a fine day in "
                "the early summer}\n"
            },
        }
    )
    statements = json.loads(world.built().files["en/data/statements.json"])
    quoted = {s["property"]: s["evidence"][0]["quote"] for s in statements if _of_plan(s)}
    assert quoted["quality"] is None
    assert quoted["run-by"] == "Ostara Trams runs the Harbour Line"
    assert quoted["cost"] is not None


def _of_plan(statement: dict[str, Any]) -> bool:
    return bool(statement["evidence"][0]["source"] == "tram-plan")


def test_a_note_is_quoted_only_as_far_as_the_limit_goes(tmp_path: Path) -> None:
    built = limited(tmp_path, words=3).built()
    assert Reading(built.files["en/sources/tram-opened.md"]).part("#notes") == [
        "¶4, sentence 1: No measure is given."
    ]


def test_supporting_words_keep_to_the_limit_too(tmp_path: Path) -> None:
    built = limited(tmp_path, words=9).built()
    notes = " ".join(Reading(built.files["en/lines/hill-line.md"]).part("notes"))
    assert "Rests also on: ¶1, sentence 1 (for the date)" in notes
    assert nowhere(built, "The Harbour Line opened in Velm on 3 May 2031") == []
