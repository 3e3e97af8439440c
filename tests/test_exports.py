"""The data for others: a small world in, the files of ``data/`` out."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from dossier.cite.data import data_files
from dossier.cite.schema import TABLES, fields
from dossier.model import Published, Publisher
from exports_world import (
    ALL,
    CARRIED,
    DEPARTED,
    FILES,
    LEFT,
    PASSENGERS,
    SHARED,
    TEXT,
    URLS,
    article,
    corpus,
    export,
    record,
    statement,
    table,
)


def test_every_file_that_is_promised_is_there() -> None:
    assert set(FILES) == {
        "data/CITATION.cff",
        "data/LICENSE.txt",
        "data/README.txt",
        "data/entities.json",
        "data/entities.schema.json",
        "data/sources.json",
        "data/sources.schema.json",
        "data/statements.csv",
        "data/statements.json",
        "data/statements.schema.json",
    }


@pytest.mark.parametrize("name", TABLES)
def test_the_data_is_valid_and_complete_by_its_schema(name: str) -> None:
    schema = json.loads(FILES[f"data/{name}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    rows = table(FILES, name)
    jsonschema.validate(rows, schema)
    assert rows
    for key in schema["items"]["required"]:
        incomplete = [{k: v for k, v in rows[0].items() if k != key}, *rows[1:]]
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(incomplete, schema)


@pytest.mark.parametrize("name", TABLES)
def test_every_field_is_described(name: str) -> None:
    described = fields(name)
    assert all(len(meaning) > 10 for meaning in described.values())
    for row in table(FILES, name):
        assert [key for key in described if key in row] == list(row)
    for key in described:
        assert f"\n  {key}: " in FILES["data/README.txt"]


def test_rows_are_sorted_whatever_the_order_in_which_things_were_read() -> None:
    assert [row["slug"] for row in table(FILES, "entities")] == sorted(URLS)
    assert [row["id"] for row in table(FILES, "statements")] == ["aaaaaaaa", "bbbbbbbb", "zzzzzzzz"]
    world = corpus(*ALL)
    shuffled = replace(world, entities=dict(reversed(list(world.entities.items()))))
    assert export([record(s) for s in reversed(ALL)], shuffled) == FILES


def test_offsets_find_the_evidence_and_the_mentions_in_the_text() -> None:
    """The law: text[start:end] is the quotation, and the mention."""
    pieces = [piece for row in table(FILES, "statements") for piece in row["evidence"]]
    assert len(pieces) == 4
    for piece in pieces:
        assert TEXT[piece["start"] : piece["end"]] == piece["quote"]
    places = [place for row in table(FILES, "entities") for place in row["mentions"]]
    assert len(places) == 3
    for place in places:
        assert place["source"] == "gazette"
        assert TEXT[place["start"] : place["end"]] == place["text"]


def test_an_entity_keeps_the_form_of_the_seeds() -> None:
    rows = {row["slug"]: row for row in table(FILES, "entities")}
    assert rows["alcyon"] == {
        "slug": "alcyon",
        "kind": "ships",
        "class": "ferry",
        "name": {"en": "Halcyon", "fr": "L’Alcyon"},
        "aliases": ["Alcyon", {"text": "阿尔基翁", "lang": "zh", "outside_corpus": True}],
        "vendor": "nordline",
        "grammar": {"fr": {"article": "l’", "gender": "m", "plural": False}},
        "url": "ships/alcyon/",
        "mentions": [
            {"source": "gazette", "start": 2, "end": 10, "text": "L’Alcyon"},
            {"source": "gazette", "start": 94, "end": 98, "text": "阿尔基翁"},
        ],
    }
    assert rows["thesee"]["name"] == "Thésée"
    assert rows["thesee"]["aliases"] == [{"text": "Theseus", "lang": "en"}]
    assert rows["thesee"]["weak_aliases"] == ["T2"]
    assert rows["bergen"]["mentions"] == []


def test_a_statement_keeps_what_was_written_with_its_evidence_instead_of_the_quotation() -> None:
    row = table(FILES, "statements")[1]
    assert row["url"] == "s/bbbbbbbb/"
    assert row["source"] == "gazette"
    assert row["about"] == ["alcyon"]
    assert row["value"] == {"count": 70000, "unit": "people", "qualifier": "nearly"}
    assert row["qualifiers"] == {"period": "2024"}
    assert row["said_by"] == [
        "nordline",
        {"unnamed": {"en": "sailors", "fr": "marins"}, "by_context": True},
    ]
    assert row["as_of"] == {
        "from": "2023",
        "to": "2024-06",
        "words": "en 2024",
        "basis": "inferred",
    }
    assert row["text"] == {"en": "A sentence of bbbbbbbb.", "fr": "Une phrase de bbbbbbbb."}
    assert row["rank"] == "current"
    assert [piece["for"] for piece in row["evidence"]] == ["claim", "speaker"]
    assert row["evidence"][0]["passage_url"] == "sources/gazette/#p1s1"
    assert row["quote"] == " … ".join(p["quote"] for p in row["evidence"] if p["for"] == "claim")
    assert [part["for"] for part in row["support"]] == ["speaker"]


def test_a_joint_statement_and_an_uncertain_one_stay_what_they_are() -> None:
    uncertain, _, joint = table(FILES, "statements")
    assert (joint["about"], joint["about_uncertain"]) == (["alcyon", "thesee"], [])
    assert joint["value"]["also"] == {"amount": 1100000000.5, "currency": "USD"}
    assert '"amount": 12000000000,' in FILES["data/statements.json"]
    assert joint["hedged"] is True
    assert (uncertain["about"], uncertain["about_uncertain"]) == ([], ["alcyon", "thesee"])
    assert uncertain["value"] == ["bergen"]
    assert uncertain["text"]["en"] == "A sentence of aaaaaaaa."


def test_a_flag_is_true_whether_written_or_implied() -> None:
    for raw in ({}, {"value": None}):
        flag = statement("cccccccc", "retired", LEFT, raw)
        assert table(export([record(flag)], corpus(flag)), "statements")[0]["value"] is True


def test_withheld_words_are_null_and_stand_in_no_file() -> None:
    """The limit on quotation holds for the data too, by every door."""
    records = [record(SHARED), record(PASSENGERS, granted=False), record(DEPARTED)]
    files = export(records)
    row = table(files, "statements")[1]
    assert [piece["quote"] for piece in row["evidence"]] == [None, None]
    assert row["evidence"][0]["start"] == TEXT.index(CARRIED)
    for path, text in files.items():
        assert CARRIED not in text, path
        assert "Selon Nordline" not in text, path
    assert CARRIED in FILES["data/statements.json"]
    schema = json.loads(files["data/statements.schema.json"])
    jsonschema.validate(table(files, "statements"), schema)


def test_nothing_else_of_the_article_is_exported() -> None:
    for path, text in FILES.items():
        assert "l’ont pris" not in text, path


def test_a_source_says_what_is_known_and_keeps_inferred_dates_apart() -> None:
    [row] = table(FILES, "sources")
    assert row["title"] == {"text": "Deux ferries", "status": "supplied"}
    assert (row["publisher"], row["url"], row["received"]) == (None, None, None)
    assert row["page_url"] == "sources/gazette/"
    assert hashlib.sha256(TEXT.encode()).hexdigest() == row["sha256"]
    source = article(
        publisher=Publisher("Gazette", basis="by the Gazette"),
        published=Published(earliest="2024-07", basis="en 2024"),
        url="https://gazette.example/1?a=b&c=%20",
        authors=("Doe, Jane",),
    )
    files = export([record(s) for s in ALL], corpus(*ALL, source=source))
    [row] = table(files, "sources")
    assert row["published"] == {
        "date": None,
        "earliest": "2024-07",
        "latest": None,
        "basis": "en 2024",
    }
    assert row["publisher"] == {"name": "Gazette", "basis": "by the Gazette"}
    assert row["url"] == "https://gazette.example/1?a=b&c=%20"
    jsonschema.validate([row], json.loads(files["data/sources.schema.json"]))


def test_an_entity_without_address_is_a_bug() -> None:
    with pytest.raises(KeyError, match="alcyon"):
        data_files(corpus(), [], {}, {"bergen": "names/#bergen"})


def test_an_empty_corpus_gives_empty_arrays() -> None:
    empty = replace(corpus(), entities={}, articles={})
    files = data_files(empty, [], {}, {})
    assert [files[f"data/{name}.json"] for name in TABLES] == ["[]\n"] * 3
    assert files["data/statements.csv"].count("\r\n") == 1


def test_the_schemas_refuse_what_is_wrong() -> None:
    schema = json.loads(FILES["data/statements.schema.json"])
    good = table(FILES, "statements")
    changes: tuple[dict[str, Any], ...] = (
        {"rank": "true"},
        {"url": "/s/aaaaaaaa/"},
        {"quotation": "words"},
        {"value": {"amount": "12", "currency": "NOK"}},
        {"value": {"amount": 12, "currency": "NOK", "unit": "nm"}},
        {"value": None},
        {"evidence": []},
        {"as_of": {"date": "June"}},
    )
    for change in changes:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate([{**good[0], **change}], schema)
