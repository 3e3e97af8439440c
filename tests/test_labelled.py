"""The labelled data: what its marks mean, and that every file of it is sound."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.labelled import (
    BadLabelError,
    Passage,
    articles,
    catalogue,
    passages,
    traps,
    write_seeds,
)
from benchmarks.labelled.catalogues import names
from benchmarks.labelled.marks import parse
from dossier import cli
from dossier.read.entities import entity_folders, read_entities

UNITS = {
    *("units", "chips", "GPUs", "cards", "servers", "companies", "people", "customers"),
    *("models", "years", "months", "weeks", "days", "hours", "minutes", "times"),
}

MANY = 200
GOOD, FAIR = 0.92, 0.85


def test_marks_leave_the_text_and_say_where_they_stood() -> None:
    marked = parse("L’⟦Ascend|ascend⟧ : ⟪1,5 à 2 To/s|spec|1.5|2|TB/s|ascend⟫ ; ⦃Iluvatar⦄, ⟬zen⟭.")
    assert marked.text == "L’Ascend : 1,5 à 2 To/s ; Iluvatar, zen."
    (name,), (figure,), (unknown,), (wrong,) = (
        marked.mentions,
        marked.figures,
        marked.unknown,
        marked.wrong,
    )
    assert (name.start, name.end, name.entity) == (2, 8, "ascend")
    assert marked.text[figure.start : figure.end] == "1,5 à 2 To/s"
    assert (figure.kind, figure.value, figure.value_max, figure.unit, figure.about) == (
        "spec",
        1.5,
        2,
        "TB/s",
        "ascend",
    )
    assert marked.text[unknown.start : unknown.end] == "Iluvatar"
    assert marked.text[wrong.start : wrong.end] == "zen"


def test_several_answers_may_be_right() -> None:
    (figure,) = parse("⟪5万辆汽车|count|5e4||汽车,units|-,byd⟫").figures
    assert (figure.value, figure.unit, figure.about) == (50000, "汽车", None)
    assert figure.units == {"汽车", "units"}
    assert figure.abouts == {None, "byd"}


@pytest.mark.parametrize(
    "source",
    [
        "⟦Huawei⟧",
        "⟦Huawei|huawei",
        "⟪5 %|percent|5|||-⟫",
        "⟪5 %|percent|five||%|-⟫",
        "⟪5|share|5||x|-⟫",
        "⟪mai 2025|date|05/2025|||-⟫",
        "⟪5 %|percent|5||%⟫",
    ],
)
def test_a_label_that_says_nothing_is_refused(source: str) -> None:
    with pytest.raises(BadLabelError):
        parse(source)


def _everything() -> list[Passage]:
    return [*passages(), *articles()]


def test_labels_are_sorted_apart_and_free_of_edges() -> None:
    for passage in _everything():
        spans = passage.spans()
        assert all(end <= start for (_, end), (start, _) in pairwise(spans)), passage.name
        for start, end in spans:
            text = passage.text[start:end]
            assert text == text.strip(), (passage.name, text)


def test_counted_units_are_of_the_contract_or_the_noun_as_it_is_written() -> None:
    for passage in _everything():
        for figure in passage.figures:
            if figure.kind != "count":
                continue
            text = passage.text.lower()
            for unit in figure.units - UNITS:
                stem = (unit or "").lower()[:-1] or unit
                assert stem is not None
                assert stem in text, (passage.name, unit)


def test_names_are_unique() -> None:
    given = [passage.name for passage in _everything()] + [trap.name for trap in traps()]
    assert len(given) == len(set(given))


@pytest.mark.parametrize("name", names())
def test_a_catalogue_is_read_as_seeds_are(name: str, tmp_path: Path) -> None:
    write_seeds(name, tmp_path)
    entities, wrong, unfit = read_entities(tmp_path, "seeds", entity_folders(tmp_path))
    assert not wrong + unfit
    assert entities.keys() == catalogue(name).keys()


@pytest.mark.parametrize("name", ["cars", "medicines", "shipping"])
def test_annotate_knows_a_subject_by_its_catalogue_alone(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Entity keys only, no vocabulary: names, figures and whose they are."""
    seeds, file = tmp_path / "seeds", tmp_path / "text.txt"
    write_seeds(name, seeds)
    assert len(catalogue(name)) >= MANY
    hits = figures = given = wanted = numbers = 0
    for passage in (passage for passage in passages("seen") if passage.catalogue == name):
        file.write_text(passage.text, encoding="utf-8")
        options = ["--seeds", str(seeds), "--lang", passage.lang]
        options += ["--published", passage.published] if passage.published else []
        assert cli.main(["annotate", str(file), *options]) == 0
        found = json.loads(capsys.readouterr().out)
        names = {(one["start"], one["end"], one["entity"]) for one in found["mentions"]}
        values = {(one["start"], one["end"], one["value"]) for one in found["figures"]}
        hits += len(names & {(one.start, one.end, one.entity) for one in passage.mentions})
        figures += len(values & {(one.start, one.end, one.value) for one in passage.figures})
        given += len(names)
        wanted += len(passage.mentions)
        numbers += len(passage.figures)
    assert hits >= GOOD * max(given, wanted)
    assert figures >= FAIR * numbers
