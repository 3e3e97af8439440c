"""Reading seeds: the records that come of them, and their order."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from dossier.model import (
    AsOf,
    Count,
    DateValue,
    Speaker,
)
from dossier.read.seeds import read_seeds
from dossier.read.settings import read_settings
from world import ROOT, TRAMS, World, make

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
    """Law (docs/formats.md): article, about, property, value and quotation."""
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


@pytest.mark.parametrize("lang", ["de", "fr-CA"])
def test_an_article_in_a_language_without_rules_is_refused(tmp_path: Path, lang: str) -> None:
    """English rules would take "1,5 Milliarden" for something else, and say so to nobody."""
    world = make(tmp_path)
    file = world.seeds / "articles" / "plan.yml"
    text = re.sub(r"(?m)^language: .*$", f"language: {lang}", file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    line = text[: text.index("language:")].count("\n") + 1
    ran = world.run("check")
    assert ran.status == 1
    what = f"no rules are known for articles in the language '{lang}'."
    how = "Take an article in one of: en, fr, zh."
    assert f"seeds/articles/plan.yml:{line}: {what} {how}" in ran.err + ran.out


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
