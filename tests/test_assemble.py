"""What pages say of the statements: laws over whole worlds, and the ranks of statements."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from dossier.cli.line import Built
from dossier.model import Statement
from pages_world import EVERY, profiles
from reading import Reading, as_mkdocs_does, elements, plain
from world import data, load, make, reading


@pytest.fixture(scope="module", params=EVERY, ids=lambda f: f.stem)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return make(tmp_path_factory.mktemp("world"), load(request.param)["change"]).built()


def slugs(values: Any) -> list[str]:
    return [value.slug for value in values if hasattr(value, "slug")]


def reviewed(built: Built) -> list[Statement]:
    return [s for s in built.corpus.statements if s.reviewed]


def test_a_statement_stands_on_every_page_that_it_speaks_of(built: Built) -> None:
    """Law: on the pages of its subjects, of its values, and of its source, in both languages."""
    for statement in reviewed(built):
        permalink = f'id="s-{statement.id}"'
        for lang in ("en", "fr"):
            pages = profiles(built, lang)
            for slug in {*statement.subjects, *slugs(statement.values)} & set(pages):
                assert permalink in pages[slug], (slug, statement.id)
                assert f"[^{statement.id}]:" in pages[slug]
            assert permalink in built.files[f"{lang}/sources/{statement.article}.md"]


def test_a_relation_is_seen_from_both_ends(built: Built) -> None:
    """Law: if A's page names B as related by a statement, B's page names A by the same."""
    pages = profiles(built)
    related = {slug: _related(text) for slug, text in pages.items()}
    for slug, others in related.items():
        for other, notes in others.items():
            if other in pages:
                back = related[other].get(slug)
                # What only the catalogue holds rests on no statement, from either end.
                assert back is not None, (slug, other)
                assert notes & back or not (notes or back), (slug, other)


def _related(text: str) -> dict[str, set[str]]:
    """Slug → the statements, of the table under *Related*."""
    part = re.search(
        r"^## [^\n]*\{#related\}\n(.*?)(?=^## |^<div|\Z)", text, re.DOTALL | re.MULTILINE
    )
    found: dict[str, set[str]] = {}
    for row in re.findall(r"^\| \[.*$", part[1] if part else "", re.MULTILINE):
        target = re.search(r"\]\(([^)]+)\)", row)
        assert target is not None
        slug = re.sub(r".*[/#]|\.md$", "", target[1].removesuffix(".md"))
        found[slug] = set(re.findall(r"\[\^([a-z0-9]+)\]", row))
    return found


def test_every_value_in_the_box_has_its_source(built: Built) -> None:
    for text in profiles(built).values():
        box = text.partition('<div class="glance" markdown>')[2].partition("</div>")[0]
        for row in [r for r in box.splitlines() if r.startswith("| ")][1:]:
            cell = row.split(" | ")[1]
            assert all("[^" in part for part in cell.split("; ")), row


def test_the_box_holds_facts_alone(built: Built) -> None:
    """Law: nothing doubtful, denied, foreseen, thought or preferred is a fact."""
    soft = {
        s.id
        for s in built.corpus.statements
        if s.about_uncertain
        or s.negated
        or s.status == "forecast"
        or s.stance in ("opinion", "preference")
    }
    for text in profiles(built).values():
        box = text.partition('<div class="glance" markdown>')[2].partition("</div>")[0]
        assert not soft & set(re.findall(r"\[\^([a-z0-9]+)\]", box))


def test_a_lead_says_what_holds_now(built: Built) -> None:
    ranks = {s["id"]: s["rank"] for s in data(built, "statements")}
    uncertain = {s.id for s in built.corpus.statements if s.about_uncertain}
    for text in profiles(built).values():
        lead = text.partition('<div class="lead" markdown>')[2].partition("</div>")[0]
        for note in re.findall(r"\[\^([a-z0-9]+)\]", lead):
            assert ranks[note] == "current"
            assert note not in uncertain


def test_both_languages_say_the_same_of_the_same(built: Built) -> None:
    """Law: the same statements with the same notes and status; the words differ, and the order
    of what stands in alphabetical order."""
    english, french = profiles(built, "en"), profiles(built, "fr")
    for slug, text in english.items():
        for pattern in (r"\[\^([a-z0-9]+)\]", r"status-([a-z-]+)", r"^## .*\{#([a-z-]+)\}"):
            here, there = (
                sorted(re.findall(pattern, t, re.MULTILINE)) for t in (text, french[slug])
            )
            assert here == there


def test_every_note_stands_alone(built: Built) -> None:
    """Law: quotation or place, who says so, article, place, date, passage, permanent address."""
    for text in profiles(built).values():
        for note in Reading(text).part("notes"):
            assert re.match(r"(« .+ » \([A-Z][a-z]+\)|Not quoted )", note), note
            assert "Who says so: " in note
            assert re.search(r"(¶\d+, sentence \d+|headline|heading before|embedded post)", note)
            assert note.endswith("passage · cite")


def test_every_sentence_of_a_page_is_in_its_language(built: Built) -> None:
    """A word of the other interface language on a page is a word that nobody translated."""
    for slug, text in profiles(built, "fr").items():
        body = " ".join(
            i for p in ("kind-line", "rests-on", "glance") for i in Reading(text).part(p)
        )
        assert not re.search(r"\b(Reported|undated|the article|editor|Rests)\b", body), slug


# -- the tram world alone ---------------------------------------------------------


@pytest.fixture(scope="module")
def trams(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return make(tmp_path_factory.mktemp("trams")).built()


def test_ranks_are_published(trams: Built) -> None:
    ranks: dict[str, set[str]] = {}
    for statement in data(trams, "statements"):
        ranks.setdefault(statement["rank"], set()).add(statement["property"])
    assert ranks == {
        "current": {
            "run-by",
            "opening",
            "ridership",
            "share",
            "fare",
            "cost",
            "quality",
            "extension",
        },
        "earlier": {"opening"},
        "uncertain": {"closed"},
    }


def test_statements_are_published_in_both_languages(trams: Built) -> None:
    texts = {s["property"]: s["text"] for s in data(trams, "statements")}
    assert texts["fare"]["en"] == "A ride on the Harbour Line costs EUR 2.40."
    assert texts["fare"]["fr"] == "Un trajet sur la Ligne du Port coûte 2,40 euros."
    assert texts["share"]["fr"] == (
        "La Ligne des Hauts assure 14,5\u00a0% du trafic de Velm en 2032."
    )


def test_a_page_changes_its_version_when_what_it_says_changes(tmp_path: Path) -> None:
    """Law: and only then: other pages keep theirs."""
    world = make(tmp_path)

    def versions() -> dict[str, str]:
        return {p.address: p.version for p in world.built().pages}

    before = versions()
    world.change({"articles/hauts.yml": {"replace": {"    hedged: true\n": ""}}})
    after = versions()
    assert {a for a in before if before[a] != after[a]} == {
        "lines/hill-line/",
        "sources/tram-hauts/",
    }


def test_the_home_page_leads_to_everything(trams: Built) -> None:
    home = reading(trams, "fr/index.md")
    links = {a.get("href") for a in home.root.iter("a")}
    assert {
        "lines/harbour-line.md",
        "lines/index.md",
        "operators/index.md",
        "sources/tram-plan.md",
    } <= links
    assert home.part("lead")[0].startswith("Ce que disent trois articles.")


def test_an_index_lists_its_kind_by_class_and_name(trams: Built) -> None:
    index = reading(trams, "en/lines/index.md")
    assert (
        index.part("#class-line")
        == [
            "Name | Current state, as the sources give it",
            "Harbour Line · Ostara Trams | Done The Harbour Line has opened in Velm.",
            "Hill Line · Ostara Trams | Done The Hill Line has opened in Velm.",
        ][1:]
    )


# -- what must not be lost on the way ---------------------------------------------


def test_what_narrows_a_statement_stands_wherever_the_statement_does(built: Built) -> None:
    """Law: in every note, in the data, in the table, and beside every current state."""
    rows = {s["id"]: s for s in data(built, "statements")}
    for lang in ("en", "fr"):
        for text in profiles(built, lang).values():
            for id_, note in re.findall(
                r"^\[\^([a-z0-9]+)\]:(.*?)(?=^\[\^|\Z)", text, re.DOTALL | re.MULTILINE
            ):
                scope = rows[id_]["scope_text"]
                if rows[id_].get("qualifiers"):
                    words = plain(elements(as_mkdocs_does(note)))
                    assert " ".join(scope[lang].split()) in words, id_
    table = built.files["en/data/statements.csv"]
    for row in rows.values():
        if row.get("qualifiers"):
            assert row["id"] in table
            assert all(row["scope_text"].values())


def test_nothing_uncertain_stands_in_a_box_an_order_or_a_comparison(built: Built) -> None:
    uncertain = {s.id for s in built.corpus.statements if s.about_uncertain}
    assert uncertain
    for text in [*profiles(built).values(), built.files["en/timeline/index.md"]]:
        for part in (
            r'<div class="glance" markdown>(.*?)</div>',
            r"\{#timeline\}(.*?)^## ",
            r"\{#with-care\}(.*?)^(?:## |<div)",
        ):
            found = re.search(part, text, re.DOTALL | re.MULTILINE)
            assert not found or not uncertain & set(re.findall(r"\[\^([a-z0-9]+)\]", found[1]))
    rows = built.files["en/timeline/index.md"].partition("\n[^")[0]
    assert not uncertain & set(re.findall(r"\[\^([a-z0-9]+)\]", rows))


def test_what_is_said_of_a_parent_stands_on_a_page_as_nearby_alone(built: Built) -> None:
    """Law: a statement that does not name the entity stands in no part but these."""
    for slug, text in profiles(built).items():
        own = {
            s.id
            for s in built.corpus.statements
            if slug
            in json.dumps(
                [s.raw.get(k) for k in ("about", "about_uncertain", "value", "qualifiers")]
            )
        }
        body = text.partition("\n[^")[0]
        body = re.sub(r'<div class="nearby" markdown>.*?</div>', "", body, flags=re.DOTALL)
        body = re.sub(
            r"^## [^\n]*\{#(with-care|why)\}.*?(?=^## |^<div|\Z)",
            "",
            body,
            flags=re.DOTALL | re.MULTILINE,
        )
        assert set(re.findall(r"\[\^([a-z0-9]+)\]", body)) <= own, slug


def test_every_name_stands_in_the_alphabet_chinese_by_its_pinyin(trams: Built) -> None:
    page = trams.files["fr/a-z/index.md"]
    assert "## H {#letter-h}" in page
    under_h = page.partition("{#letter-h}")[2].partition("\n## ")[0]
    lines = [line for line in under_h.splitlines() if line.startswith("- ")]
    assert lines[0].startswith('- <span lang="zh">[海港线](../lines/harbour-line.md)</span> → ')
    assert lines[1].startswith("- [Harbour Line](../lines/harbour-line.md) → Ligne du Port · ")
    assert "[Velm](../names/index.md#velm)" in page
