"""Reading seeds: YAML as people mean it, the records that come of it, and their order."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from dossier.model import (
    AsOf,
    Count,
    DateValue,
    EntityValue,
    Flag,
    Localized,
    Money,
    Percent,
    Quantity,
    Speaker,
    TextValue,
)
from dossier.read.schema import NAMES, nearest, schema, suggest
from dossier.read.seeds import read_seeds
from dossier.read.settings import read_settings
from dossier.read.values import WrongValue, qualifier_of, value_of
from dossier.read.vocabulary import is_reserved_section
from dossier.read.yaml import load, parse
from world import ROOT, TRAMS, World, make

# -- YAML -------------------------------------------------------------------------


def data(text: str) -> Any:
    document, problems = parse(text, "x.yml")
    assert document is not None
    assert problems == []
    return document.data


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("off", "off"),
        ("y", "y"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("2025-06-15", "2025-06-15"),
        ("2025", 2025),
        ("1:30", "1:30"),
        ("012", "012"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12345678", 12345678),
        ("'12345678'", "12345678"),
        ("7.7e+01", 77.0),
        ("1e3", "1e3"),
        ("2.40", 2.4),
        ("-1", -1),
        (".inf", ".inf"),
        ("=", "="),
        ("<<", "<<"),
        ("摩尔线程", "摩尔线程"),
        ("« Il a dit »", "« Il a dit »"),
    ],
)
def test_plain_words_are_what_people_mean(word: str, value: Any) -> None:
    """YAML 1.1 would make `no` false, a day a date, and 1:30 ninety."""
    assert data(f"key: {word}\n") == {"key": value}
    assert type(data(f"key: {word}\n")["key"]) is type(value)


def test_every_part_knows_its_line() -> None:
    document, _ = parse(
        "a:\n  - b: 1\n    c:\n      - x\n      - {d: 2,\n         e: 3}\n", "x.yml"
    )
    assert document is not None
    assert document.line("a") == 1
    assert document.line("a", 0) == 2
    assert document.line("a", 0, "c") == 3
    assert document.line("a", 0, "c", 1, "e") == 6
    assert document.line("a", 0, "c", 1, "nothing", "here") == 5
    assert document.line("nothing") == 1


def test_a_byte_order_mark_and_other_line_ends_are_read_over(tmp_path: Path) -> None:
    file = tmp_path / "x.yml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: [1,\r\n  2]\r\n")
    document, problems = load(file, "x.yml")
    assert problems == []
    assert document is not None
    assert document.data == {"a": 1, "b": [1, 2]}
    assert document.line("b", 1) == 3


def test_anchors_are_followed() -> None:
    assert data("a: &x {b: 1}\nc: *x\n") == {"a": {"b": 1}, "c": {"b": 1}}


@pytest.mark.parametrize("text", ["[" * 3000, "{a: " * 3000, "a: " + "[" * 3000 + "]" * 3000])
def test_what_is_nested_too_deeply_is_told(text: str) -> None:
    document, problems = parse(text, "x.yml")
    assert document is None
    assert len(problems) == 1


@pytest.mark.parametrize(
    "text",
    ["a: 1\n---\nb: 2\n", "a: !x 1", "a: *b", "\x00", "a: \x07", "- a", "word", "? [a]\n: b"],
)
def test_what_is_no_mapping_in_plain_yaml_is_told(text: str) -> None:
    _, problems = parse(text, "x.yml")
    assert problems
    assert all(p.path == "x.yml" and p.line >= 1 and p.what and p.how for p in problems)


def test_a_number_of_thousands_of_digits_is_told() -> None:
    _, problems = parse("a: 1\nb: " + "9" * 5000, "x.yml")
    assert [(p.line, p.what[:24]) for p in problems] == [(2, "is not valid YAML: '9999")]
    assert len(problems[0].what) < 120


# -- schemas ----------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_says_what_every_key_is_for(name: str) -> None:
    """Editors show it, and messages about malformed values quote it."""
    told = schema(name)
    assert told["additionalProperties"] is False
    assert told["title"]


def test_no_section_can_take_an_anchor_of_the_frame() -> None:
    """Law: an address leads to one place. The anchors are read from the templates."""
    files = [
        *(ROOT / "templates").glob("theme/*.html"),
        *(ROOT / "templates").rglob("partials/**/*.html"),
    ]
    anchors = {a for f in files for a in re.findall(r' id="([a-z0-9-]+)"', f.read_text("utf-8"))}
    assert "search-input" in anchors
    assert [anchor for anchor in sorted(anchors) if not is_reserved_section(anchor)] == []


def test_the_nearest_word_is_named_only_if_it_is_near() -> None:
    words = ["harbour-line", "hill-line", "velm"]
    assert nearest("harbor-line", words) == "harbour-line"
    assert nearest("zeppelin", words) is None
    assert suggest("harbor-line", words, "Add it") == "The nearest right word is 'harbour-line'"
    assert suggest("zeppelin", words, "Add it") == "Add it"
    assert nearest("hill-lines", reversed(words)) == nearest("hill-lines", words)


# -- values -----------------------------------------------------------------------

ENTITIES = ("velm", "hill-line")
UNITS = ("passengers",)


def value(raw: Any, kind: str) -> Any:
    return value_of(raw, kind, entities=ENTITIES, units=UNITS)


@pytest.mark.parametrize(
    ("kind", "raw", "expected"),
    [
        ("entity", "velm", EntityValue("velm")),
        ("money", {"amount": 2.4, "currency": "EUR"}, Money(2.4, "EUR")),
        (
            "money",
            {
                "amount": 1,
                "amount_max": 2,
                "currency": "EUR",
                "qualifier": "about",
                "also": {"amount": 3, "currency": "USD"},
            },
            Money(1, "EUR", 2, "about", Money(3, "USD")),
        ),
        ("percent", {"percent": 40.4, "qualifier": "up-to"}, Percent(40.4, None, "up-to")),
        ("count", {"count": 3, "unit": "passengers"}, Count(3, "passengers")),
        (
            "count",
            {"count": 3, "count_max": 4, "unit": "passengers", "of": "a day"},
            Count(3, "passengers", 4, "a day"),
        ),
        ("quantity", {"amount": 7, "unit": "nm"}, Quantity(7, "nm")),
        ("date", "2025-H1", DateValue("2025-H1")),
        ("date", 2025, DateValue("2025")),
        ("text", {"en": "a", "fr": "b"}, TextValue(Localized({"en": "a", "fr": "b"}))),
        ("text", "a", TextValue(Localized({"": "a"}))),
        ("flag", True, Flag()),
    ],
)
def test_a_value_becomes_a_record_of_its_kind(kind: str, raw: Any, expected: Any) -> None:
    assert value(raw, kind) == expected


KINDS = ("entity", "money", "percent", "count", "quantity", "date", "text", "flag")
WRONG: dict[str, list[Any]] = {
    "entity": ["velmm", 3, None, ["velm"], {"velm": 1}],
    "money": [
        3,
        {"amount": 3},
        {"currency": "EUR"},
        {"amount": "3", "currency": "EUR"},
        {"amount": True, "currency": "EUR"},
        {"amount": -3, "currency": "EUR"},
        {"amount": float("nan"), "currency": "EUR"},
        {"amount": float("inf"), "currency": "EUR"},
        {"amount": 10**30, "currency": "EUR"},
        {"amount": 3, "currency": "eur"},
        {"amount": 3, "currency": 3},
        {"amount": 3, "amount_max": 3, "currency": "EUR"},
        {"amount": 3, "currency": "EUR", "qualifier": "circa"},
        {"amount": 3, "currency": "EUR", "also": {"percent": 3}},
        {"amount": 3, "currency": "EUR", "also": 3},
    ],
    "percent": [40, "40%", {}, {"percent": None}, {"percent": 1, "of": "x"}],
    "count": [3, {"count": 3}, {"count": 3, "unit": "cats"}, {"count": 3, "unit": 3}],
    "quantity": [7, "7 nm", {"amount": 7}, {"amount": 7, "unit": 7}],
    "date": ["2025-13", "2025-02-30", "May 2025", 25, 2025.5, True, None, "2025-Q5", "٢٠٢٥"],
    "text": ["", {}, 3, {"en": ""}, {"en": 3}, {"english": "x"}, ["a"], None],
    "flag": [False, "true", 1, None],
}


@pytest.mark.parametrize(("kind", "raw"), [(kind, raw) for kind in KINDS for raw in WRONG[kind]])
def test_a_value_of_another_kind_is_told(kind: str, raw: Any) -> None:
    with pytest.raises(WrongValue) as told:
        value(raw, kind)
    assert told.value.what
    assert told.value.how


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("velm", EntityValue("velm")),
        (2032, DateValue("2032")),
        ("2032-Q1", DateValue("2032-Q1")),
        ({"percent": 3}, Percent(3)),
        ({"count": 3, "unit": "passengers"}, Count(3, "passengers")),
        ({"amount": 3, "currency": "EUR"}, Money(3, "EUR")),
        ({"amount": 3, "unit": "km"}, Quantity(3, "km")),
        ({"en": "to schools"}, TextValue(Localized({"en": "to schools"}))),
    ],
)
def test_the_kind_of_a_qualifier_is_told_by_how_it_is_written(raw: Any, expected: Any) -> None:
    assert qualifier_of(raw, entities=ENTITIES, units=UNITS) == expected


# -- records ----------------------------------------------------------------------


def corpus(world: World) -> Any:
    settings, problems = read_settings(world.folder / "mkdocs.yml", "mkdocs.yml")
    assert settings is not None, problems
    found, told = read_seeds(world.seeds, "seeds", settings)
    assert found is not None, [str(p) for p in told]
    return found


def test_statements_stand_in_the_order_of_the_text(tmp_path: Path) -> None:
    world = make(tmp_path)
    file = world.seeds / "articles" / "opened.yml"
    head, *entries = file.read_text("utf-8").rstrip("\n").split("\n  - ")
    intro = next(i for i, e in enumerate(entries) if e.startswith("about"))
    notes, statements = entries[:intro], entries[intro:]
    file.write_text("\n  - ".join([head, *notes, *reversed(statements)]) + "\n", encoding="utf-8")
    starts = [s.evidence[0].start for s in corpus(world).articles["tram-opened"].statements]
    assert starts == sorted(starts)
    assert len(starts) == len(statements)


def test_a_statement_keeps_all_that_was_written(tmp_path: Path) -> None:
    found = corpus(make(tmp_path)).articles["tram-opened"].statements
    closed = next(s for s in found if s.property == "closed")
    assert (closed.about, closed.about_uncertain) == ((), ("harbour-line", "hill-line"))
    assert closed.values == ()
    assert closed.as_of == AsOf(words="in March")
    assert [e.purpose for e in closed.evidence] == ["claim", "subject"]
    assert closed.reading.get("fr") == "Le texte nomme les deux sans trancher."
    rides = next(s for s in found if s.property == "ridership")
    assert rides.said_by == (Speaker("ostara-trams"),)
    assert rides.qualifiers == {"period": (DateValue("2032"),)}
    assert rides.values == (Count(70000, "passengers", None, None, "nearly"),)
    assert rides.raw["quote"].startswith("It carried")


def test_a_draft_id_depends_on_what_makes_the_statement_alone(tmp_path: Path) -> None:
    """Law (contract §3): article, about, property, value and quotation."""
    world = make(tmp_path)
    before = {s.evidence[0].text: s.id for s in corpus(world).statements}
    world.change(
        {
            "articles/opened.yml": {
                "replace": {
                    "    stance: claimed\n": "    stance: opinion\n    hedged: true\n",
                    "    value: {amount: 2.40, currency: EUR}\n": "    value: {currency: EUR, "
                    "amount: 2.4}\n    quantity: all\n",
                    "quote: The Hill Line opened a year later": "quote: The Hill Line opened",
                }
            }
        }
    )
    after = {s.evidence[0].text: s.id for s in corpus(world).statements}
    assert {t: i for t, i in before.items() if t in after} == {
        t: i for t, i in after.items() if t in before
    }
    assert before["The Hill Line opened a year later"] != after["The Hill Line opened"]
    assert all(len(i) == 8 and i.isalnum() and i == i.lower() for i in after.values())


def test_an_article_is_its_bytes(tmp_path: Path) -> None:
    text = "\ufeffNew\r\ntram\x85line\u2028for\tVelm é 🚋.\r"
    world = make(
        tmp_path,
        {
            "articles/odd.txt": text,
            "articles/odd.yml": "id: odd\nfile: odd.txt\nsha256: auto\nlanguage: en\n"
            "title: {text: x, status: supplied}\n",
        },
    )
    assert corpus(world).articles["odd"].text == text


def test_hand_written_pages_serve_one_language_or_all(tmp_path: Path) -> None:
    world = make(tmp_path, {"pages/about.md": "# About\n\nAll.\n", "pages/about.fr.md": "# Sur\n"})
    pages = {(p.name, p.lang): p.title for p in corpus(world).pages}
    assert pages == {
        ("about", "en"): "About",
        ("about", "fr"): "Sur",
        ("method", "en"): "Method",
        ("method", "fr"): "Méthode",
    }


def test_files_that_are_no_seeds_are_left_alone(tmp_path: Path) -> None:
    """An editor's backup, a readme, a hidden file: no part of the corpus, and no problem."""
    before = corpus(make(tmp_path / "a"))
    extra = dict.fromkeys(
        ("README.md", "lines/readme.txt", "LICENSE", "articles/plan.yml~", ".git/x.yml"), "x"
    )
    after = corpus(make(tmp_path / "b", extra))
    assert list(after.entities) == list(before.entities)
    assert list(after.articles) == list(before.articles)


def test_the_settings_come_from_the_configuration() -> None:
    settings, problems = read_settings(TRAMS / "mkdocs.yml", "mkdocs.yml")
    assert problems == []
    assert settings is not None
    assert (settings.site_name, settings.languages) == ("Trams of Velm", ("en", "fr"))
    assert (settings.quote_words, settings.quote_share) == (40, 1.0)
    real, _ = read_settings(ROOT / "mkdocs.yml", "mkdocs.yml")
    assert real is not None
    assert (real.quote_words, real.quote_share) == (40, 0.4)
