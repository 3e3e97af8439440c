"""What the search is told of entries and statements, in the words of their pages."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from dossier.cli.line import Built
from pages_world import EVERY, profiles
from reading import as_mkdocs_does, elements, plain
from world import data, load, make


@pytest.fixture(scope="module", params=EVERY, ids=lambda f: f.stem)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return make(tmp_path_factory.mktemp("world"), load(request.param)["change"]).built()


# -- the tram world alone ---------------------------------------------------------


@pytest.fixture(scope="module")
def trams(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return make(tmp_path_factory.mktemp("trams")).built()


def test_the_search_knows_every_name_and_state(trams: Built) -> None:
    entries = [json.loads(line) for line in trams.files["fr/search/entries.jsonl"].splitlines()]
    assert [entry["key"] for entry in entries] == [
        "operators/ostara-trams",
        "lines/harbour-line",
        "lines/hill-line",
        "names/velm",
        "sources/tram-hauts",
        "sources/tram-opened",
        "sources/tram-plan",
    ]
    line = entries[1]
    assert line["url"] == "lines/harbour-line/"
    assert line["name"] == "Ligne du Port"
    assert line["names"] == ["Ligne du Port", "Harbour Line", "海港线"]
    assert line["derived"] == ["hai gang xian"]
    assert (line["kind"], line["maker_names"][0]) == ("Ligne de tramway", "Ostara Trams")
    assert line["maker"] == "operators/ostara-trams"
    assert line["state"] == "La Ligne du Port a ouvert à Velm."
    assert line["status"] == "Fait · 3 mai 2031"
    assert "2031" in line["filters"]["year"]
    assert entries[3]["url"] == "names/#velm"


def test_the_search_finds_statements_in_both_languages_and_says_what_they_are(
    trams: Built,
) -> None:
    entries = [json.loads(line) for line in trams.files["en/search/entries.jsonl"].splitlines()]
    line = next(entry for entry in entries if entry["key"] == "lines/harbour-line")
    (fare,) = [one for one in line["lines"] if "fare" in one["concepts"]]
    assert fare["text"] == "A ride on the Harbour Line costs EUR 2.40."
    assert fare["more"][0] == "Un trajet sur la Ligne du Port coûte 2,40 euros."
    assert fare["own"] is True
    earlier = ["Earlier" in one["label"] for one in line["lines"]]
    assert earlier == sorted(earlier), "what came earlier stands last"
    assert any(earlier)
    files = trams.files["en/lines/harbour-line.md"]
    assert all(f'id="{one["to"]}"' in files for one in line["lines"])
    words = json.loads(trams.files["en/search/words.json"])
    assert {"who", "quand", "谁"} <= set(words["stop"])
    assert [name for name, _ in words["filters"]][:2] == ["kind", "maker"]


def test_the_current_state_bears_its_status_and_scope_in_the_search(built: Built) -> None:
    """Law: what has no note beside it says itself what it is and of what it holds."""
    rows = list(data(built, "statements"))
    for lang in ("en", "fr"):
        for line in built.files[f"{lang}/search/entries.jsonl"].splitlines():
            entry = json.loads(line)
            assert all(one["label"] for one in entry["lines"]), entry["key"]
            if not entry["state"] or entry["key"].startswith("sources/"):
                continue
            assert entry["status"], entry["key"]
            said = [row for row in rows if row["text"][lang] == entry["state"]]
            if said and all(row.get("qualifiers") for row in said):
                assert any(row["scope_text"][lang] in entry["status"] for row in said)


def test_a_period_is_told_once_beside_its_sentence(built: Built) -> None:
    """Law: what stands as the time of a line does not stand in its scope again."""
    for lang in ("en", "fr"):
        for entry in built.files[f"{lang}/search/entries.jsonl"].splitlines():
            for line in json.loads(entry)["lines"]:
                times = {part for part in line["label"].split(" · ") if re.search(r"\d", part)}
                scope = re.split(r" · |[()]", line["told"])
                assert not [part for part in scope if any(part.endswith(t) for t in times)]


def test_who_says_so_reads_alike_wherever_it_stands(built: Built) -> None:
    """Law: the whole chain in every note, in the table, and in the search where it is longer
    than the article."""
    rows = {s["id"]: s for s in data(built, "statements")}
    for lang, before in (("en", "Who says so: "), ("fr", "Qui le dit : ")):
        for text in profiles(built, lang).values():
            for id_, note in re.findall(
                r"^\[\^([a-z0-9]+)\]:(.*?)(?=^\[\^|\Z)", text, re.DOTALL | re.MULTILINE
            ):
                said = " ".join(f"{before}{rows[id_]['who_text'][lang]}".split())
                assert said in plain(elements(as_mkdocs_does(note))), id_
        relayed = {row["who_text"][lang] for row in rows.values() if row["said_by"]}
        lines = [
            one["told"]
            for entry in built.files[f"{lang}/search/entries.jsonl"].splitlines()
            for one in json.loads(entry)["lines"]
        ]
        assert relayed
        assert all(any(label.endswith(who) for label in lines) for who in relayed)
    table = csv.DictReader(io.StringIO(built.files["en/data/statements.csv"].lstrip("\ufeff")))
    assert {row["id"]: row["said_by"] for row in table} == {
        id_: row["who_text"]["en"] for id_, row in rows.items()
    }


def test_the_search_says_a_time_once(built: Built) -> None:
    labels = [
        one["label"]
        for entry in built.files["en/search/entries.jsonl"].splitlines()
        for one in json.loads(entry)["lines"]
    ]
    assert any(label.startswith("Reported · 2032") for label in labels)
    assert not [label for label in labels if label.count("2032") > 1]
