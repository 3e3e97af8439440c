"""Text fragments: what leads to a passage in the original, and never more than is quoted."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.fragment import fragment, with_fragment
from world import World, make

TEXT = "Selon l'Agence, 40,4 % du marché. Le chip-maker d’Alibaba, dit-on, vend; le marché suit."


def of(words: str) -> str:
    start = TEXT.index(words)
    return fragment(TEXT, start, start + len(words))


@pytest.mark.parametrize(
    ("words", "directive"),
    [
        ("% du marché. Le", ":~:text=du%20march%C3%A9.%20Le"),
        ("chip-maker d’Alibaba", ":~:text=chip%2Dmaker%20d%E2%80%99Alibaba"),
        ("libaba, dit-on, vend", ":~:text=dit%2Don%2C%20vend"),
        ("marché", ""),
        ("Agence, 40,4", ""),
    ],
)
def test_a_fragment_is_of_whole_words_that_stand_once(words: str, directive: str) -> None:
    assert of(words) == directive


def test_words_that_stand_twice_lead_nowhere() -> None:
    text = "Le marché suit. Puis le  Marché suit encore."
    assert not fragment(text, 0, 14)


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_a_fragment_says_nothing_but_the_words_and_those_once(
    text: str, start: int, end: int
) -> None:
    made = fragment(text, start, end)
    if made:
        said = unquote(made.removeprefix(":~:text="))
        assert said in " ".join(text[start:end].split())
        assert " ".join(text.split()).casefold().count(said.casefold()) == 1
        assert not set(made.removeprefix(":~:text=")) & set("-,& ")


def test_a_fragment_follows_the_address_and_its_own_anchor() -> None:
    assert with_fragment("https://x.example/a", ":~:text=b") == "https://x.example/a#:~:text=b"
    assert with_fragment("https://x.example/a#c", ":~:text=b") == "https://x.example/a#c:~:text=b"
    assert with_fragment("https://x.example/a", "") == "https://x.example/a"


URL = "https://velm.example/opened?a=(1)&b=*2*"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The tram world with the address of one original."""
    world = make(tmp_path_factory.mktemp("trams"))
    sidecar = world.seeds / "articles/opened.yml"
    text = sidecar.read_text(encoding="utf-8")
    text = text.replace("publisher: null", f"publisher: null\nurl: {URL}", 1)
    sidecar.write_text(text, encoding="utf-8")
    return world


def test_a_known_original_is_led_to_from_page_and_data(world: World) -> None:
    files = world.built().files
    place = f"{URL}#:~:text=The%20Harbour%20Line%20opened%20in%20Velm%20on%203%20May%202031"
    rows = json.loads(files["en/data/statements.json"])
    pieces = [piece for row in rows for piece in row["evidence"]]
    assert place in {piece["original_url"] for piece in pieces}
    assert {p["original_url"] is None for p in pieces if p["source"] != "tram-opened"} == {True}
    page = files["en/sources/tram-opened.md"]
    links = re.findall(r"\[in the original\]\((.+?)\)", page)
    safe = URL.replace("(1)", "%281%29").replace("*2*", "%2A2%2A")
    assert place.replace(URL, safe) in links
    assert all(link.startswith(f"{safe}#:~:text=") for link in links)


def test_what_is_not_quoted_is_not_in_the_address_either(world: World) -> None:
    rows = json.loads(world.built().files["en/data/statements.json"])
    for piece in (piece for row in rows for piece in row["evidence"]):
        if piece["quote"] is None and piece["original_url"] is not None:
            assert piece["original_url"] == URL


def test_it_is_made_again_from_the_data(world: World, tmp_path: Path) -> None:
    assert world.run().status == 0
    data = world.content / "en/data"
    again = World(tmp_path)
    shutil.copy(world.folder / "mkdocs.yml", tmp_path)
    assert again.run("regenerate", str(data)).status == 0
    name = "en/data/statements.json"
    assert (again.content / name).read_bytes() == (world.content / name).read_bytes()
