"""Drafting: which words of a text become which entry, in three languages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.quality import proposals
from dossier.cue import fault
from dossier.link import Linker
from dossier.model import Block, Span
from dossier.propose import Draft, propose, says
from world import World, make, tree

LANGUAGES = {
    "en": (
        "The Harbour Line carried more than 70,000 passengers in 2032, according to Ostara Trams.",
        {
            "value": {"count": 70000, "unit": "passengers", "qualifier": "more-than"},
            "qualifiers": {"period": "2032"},
            "status": "holds",
            "said_by": ["ostara-trams"],
            "as_of": {"date": "2032", "words": "2032", "basis": "stated"},
        },
    ),
    "fr": (
        "La Ligne du Port aurait transporté près de 70 000 passagers en 2032.",
        {
            "value": {"count": 70000, "unit": "passengers", "qualifier": "nearly"},
            "qualifiers": {"period": "2032"},
            "status": "holds",
            "hedged": True,
            "as_of": {"date": "2032", "words": "2032", "basis": "stated"},
        },
    ),
}


def brought(world: World, text: str, *options: str) -> dict[str, Any]:
    """The sidecar that `add` writes for a text."""
    file = world.folder / "incoming.txt"
    file.write_text(text, encoding="utf-8", newline="")
    ran = world.run("add", str(file), "--id", "incoming", *options)
    assert ran.status == 0, ran.err
    read = (world.seeds / "articles" / "incoming.yml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.safe_load(read)
    return loaded


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make(tmp_path)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_clause_becomes_an_entry(world: World, lang: str) -> None:
    text, expected = LANGUAGES[lang]
    (entry,) = brought(world, text, "--lang", lang)["statements"]
    core = {key: entry[key] for key in entry if key not in ("quote", "proposed_by")}
    assert core == {"about": "harbour-line", "property": "ridership", "reviewed": False, **expected}
    assert entry["quote"] in text
    assert "70" in entry["quote"]
    assert entry["proposed_by"]["cue"].startswith("{about}")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Harbour Line has not opened in Velm.", {"negated": True, "status": "completed"}),
        ("The Harbour Line reportedly opened in Velm.", {"hedged": True, "status": "completed"}),
        ("The Harbour Line is to open in Velm.", {"status": "planned"}),
        (
            "The Harbour Line opened last week in Velm.",
            {"status": "completed", "as_of": {"words": "last week", "basis": "stated"}},
        ),
    ],
)
def test_plans_doubt_denial_and_time_are_told(
    world: World, text: str, found: dict[str, Any]
) -> None:
    (entry,) = brought(world, text, "--lang", "en")["statements"]
    assert {key: entry.get(key) for key in ("status", "hedged", "negated", "as_of")} == {
        "status": None,
        "hedged": None,
        "negated": None,
        "as_of": None,
        **found,
    }


def test_what_is_enumerated_is_said_of_each_but_a_sum_of_all(world: World) -> None:
    text = (
        "The Harbour Line and the Hill Line opened in Velm. "
        "The Harbour Line and the Hill Line are to cost 30 million euros."
    )
    entries = brought(world, text, "--lang", "en")["statements"]
    assert [(e["about"], e["property"]) for e in entries] == [
        ("harbour-line", "opening"),
        ("hill-line", "opening"),
        (["harbour-line", "hill-line"], "cost"),
    ]


def test_a_second_run_adds_nothing(world: World) -> None:
    brought(world, "The Harbour Line carried 9,000 passengers.", "--lang", "en")
    before = tree(world.seeds)
    ran = world.run("propose", "incoming")
    assert (ran.status, tree(world.seeds)) == (0, before)
    assert "0 new proposals; 1 that the sidecar knows already" in ran.out


def test_the_rest_of_a_sidecar_stays_as_it_is_written(world: World) -> None:
    world.change({"articles/plan.txt": {"append": "The Hill Line costs 3 euros.\n"}})
    sidecar = world.seeds / "articles" / "plan.yml"
    before = sidecar.read_text("utf-8")
    ran = world.run("propose", "plan.txt")
    after = sidecar.read_text("utf-8")
    assert ran.status == 0, ran.err
    assert after.startswith(before.rstrip("\n"))
    assert "reviewed: false" in after.removeprefix(before.rstrip("\n"))
    assert world.run().status == 0


def test_an_article_that_is_not_there_is_named_with_the_nearest(world: World) -> None:
    ran = world.run("propose", "tram-plam")
    assert ran.status == 1
    assert "tram-plan" in ran.err


def test_nothing_of_an_article_is_taken_for_a_pattern(world: World) -> None:
    text = "The Harbour Line \ue000\ue030 {value} (a|b)* costs 2 euros <script>x</script>."
    (entry,) = brought(world, text, "--lang", "en")["statements"]
    assert entry["value"] == {"amount": 2, "currency": "EUR"}
    assert world.run().status == 0


def test_what_two_entries_say_is_compared_by_parts() -> None:
    both = {"about": ["a", "b"], "property": "makes", "value": ["x", "y"]}
    one = {"about": "a", "property": "makes", "value": "x"}
    assert says(one) < says(both)
    sums = [
        {"about": about, "property": "cost", "value": {"amount": 2, "currency": "EUR"}}
        for about in (["a", "b"], "a")
    ]
    assert not says(sums[0]) & says(sums[1])


@pytest.mark.parametrize(
    ("cue", "wrong"),
    [
        ("{about} costs {value}", None),
        ("{about} costs", "does not have {about} and {value} once each"),
        ("{about} {abuot} {value}", "cannot be read at '{abuot} {val"),
        ("{about} (a|b {value}", "cannot be read at '(a|b {value}"),
    ],
)
def test_a_cue_that_cannot_be_read_says_where(cue: str, wrong: str | None) -> None:
    found = fault(cue, flag=False)
    assert found is None if wrong is None else wrong in str(found)


def drafted(text: str, lang: str) -> list[dict[str, Any]]:
    """What the site's own cues draft from a text."""
    known = proposals.corpus()
    article = replace(
        next(iter(known.articles.values())),
        text=text,
        language=lang,
        embedded=(),
        statements=(),
        blocks=(Block("paragraph", 1, 0, len(text), sentences_of(text)),),
    )
    mentions = Linker(known.entities.values()).mentions(text, lang)
    return [dict(d.entry) for d in propose(article, known.entities, known.vocabulary, mentions)]


def sentences_of(text: str) -> tuple[Span, ...]:
    return tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^.。]+[.。]", text))


@pytest.mark.parametrize(
    ("lang", "text", "name", "expected"),
    [
        (
            "fr",
            "Tencent teste la Siyuan 590 et la H20. Cette puce est gravée en 7 nm.",
            "process-node",
            {"about_uncertain": ["siyuan-590", "nvidia-h20"]},
        ),
        (
            "en",
            "Huawei ships the Ascend 910C. The chip is made by SMIC.",
            "manufacturer",
            {"about": "ascend-910c"},
        ),
        (
            "zh",
            "华为交付昇腾910C，英伟达交付H20。该芯片由中芯国际制造。",
            "manufacturer",
            {"about_uncertain": ["ascend-910c", "nvidia-h20"]},
        ),
        (
            "en",
            "Huawei claims that the CloudMatrix 384 supports FP8.",
            "format-support",
            {"about": "cloudmatrix-384", "stance": "claimed"},
        ),
        (
            "zh",
            "百度更青睐昇腾910C。",
            "preferred-by",
            {"about": "ascend-910c", "stance": "preference"},
        ),
        (
            "en",
            "Baidu is expected to ship 70,000 chips.",
            "shipments",
            {"about": "baidu", "status": "forecast"},
        ),
        (
            "en",
            "Alibaba is considering a listing of T-Head.",
            "public-offering",
            {"about": "t-head", "status": "considered"},
        ),
        (
            "zh",
            "昆仑芯计划在香港上市，拟募资20亿美元。",
            "ipo-target",
            {"about": "kunlunxin", "status": "planned"},
        ),
    ],
)
def test_whose_and_how_it_is_said(
    lang: str, text: str, name: str, expected: dict[str, Any]
) -> None:
    entries = [e for e in drafted(text, lang) if e["property"] == name]
    assert [{key: e.get(key) for key in expected} for e in entries] == [expected]


def test_a_plan_to_raise_is_no_sum_raised() -> None:
    found = {e["property"] for e in drafted("昆仑芯计划在香港上市，拟募资20亿美元。", "zh")}
    assert "ipo-target" in found
    assert "sum-raised" not in found


ANALYSTS = [{"unnamed": {"en": "analysts", "fr": "analystes"}}]


@pytest.mark.parametrize(
    ("lang", "text", "name", "expected"),
    [
        # who says so
        (
            "fr",
            "Selon Bloomberg, Cambricon a livré 900 puces.",
            "shipments",
            {"said_by": ["bloomberg"]},
        ),
        (
            "fr",
            "Cambricon a livré 900 puces à Hong Kong, a rapporté Bloomberg.",
            "shipments",
            {"said_by": ["bloomberg"], "stance": None},
        ),
        (
            "fr",
            "Cambricon a livré 900 puces, estime Frost & Sullivan.",
            "shipments",
            {"said_by": ["frost-sullivan"], "stance": "opinion"},
        ),
        (
            "fr",
            "Les analystes s’attendent à ce que Cambricon livre 900 puces.",
            "shipments",
            {"said_by": ANALYSTS, "status": "forecast"},
        ),
        (
            "en",
            "Cambricon shipped 900 chips, according to Bloomberg.",
            "shipments",
            {"said_by": ["bloomberg"], "status": "completed", "hedged": None},
        ),
        ("en", "Cambricon shipped 900 chips, analysts say.", "shipments", {"stance": "opinion"}),
        (
            "zh",
            "据彭博社报道，寒武纪出货900片芯片。",
            "shipments",
            {"status": "completed", "said_by": ["bloomberg"], "hedged": None},
        ),
        # in doubt
        ("fr", "Cambricon aurait livré 900 puces.", "shipments", {"hedged": True}),
        (
            "fr",
            "À en croire la rumeur, Cambricon a livré 900 puces.",
            "shipments",
            {"hedged": True},
        ),
        ("en", "Cambricon would ship 900 chips.", "shipments", {"hedged": True}),
        ("en", "Cambricon reportedly shipped 900 chips.", "shipments", {"hedged": True}),
        ("en", "Reportedly, Cambricon shipped 900 chips.", "shipments", {"hedged": True}),
        ("zh", "据称，寒武纪出货900片芯片。", "shipments", {"hedged": True}),
        ("zh", "寒武纪可能出货900片芯片。", "shipments", {"hedged": True}),
        # expected, planned
        (
            "en",
            "Analysts expect Cambricon to ship 900 chips.",
            "shipments",
            {"said_by": ANALYSTS, "status": "forecast"},
        ),
        ("en", "Cambricon will ship 900 chips.", "shipments", {"status": "planned"}),
        ("zh", "业内人士预计，寒武纪今年将出货900片芯片。", "shipments", {"status": "forecast"}),
        ("zh", "寒武纪计划出货900片芯片。", "shipments", {"status": "planned"}),
        # the same in traditional characters
        ("zh", "據稱，寒武紀出貨900片晶片。", "shipments", {"hedged": True}),
        ("zh", "業內人士預計，寒武紀今年將出貨900片晶片。", "shipments", {"status": "forecast"}),
        ("zh", "寒武紀計劃出貨900片晶片。", "shipments", {"status": "planned"}),
        ("zh", "寒武紀聲稱出貨900片晶片。", "shipments", {"stance": "claimed"}),
        # held
        ("fr", "Baidu préfère l’Ascend 910C.", "preferred-by", {"stance": "preference"}),
        ("en", "Cambricon claims it shipped 900 chips.", "shipments", {"stance": "claimed"}),
        ("zh", "寒武纪声称出货900片芯片。", "shipments", {"stance": "claimed"}),
        # what a figure is set against is no value
        (
            "en",
            "Nvidia’s market share fell to 8% last year from 66% in 2024.",
            "market-share",
            {"value": {"percent": 8}},
        ),
        (
            "fr",
            "La part de marché de Nvidia est passée de 66 % à 8 %.",
            "market-share",
            {"value": {"percent": 8}},
        ),
    ],
)
def test_words_of_saying_doubt_and_expectation(
    lang: str, text: str, name: str, expected: dict[str, Any]
) -> None:
    entries = [e for e in drafted(text, lang) if e["property"] == name]
    assert [{key: e.get(key) for key in expected} for e in entries] == [expected]


def test_the_date_beside_a_figure_is_its_period() -> None:
    text = "Cambricon, founded in 2016, has grown and in 2025 had revenue of 8 million euros."
    (entry,) = [e for e in drafted(text, "en") if e["property"] == "revenue"]
    assert entry["qualifiers"] == {"period": "2025"}


def test_staff_are_people() -> None:
    """A property may say what its counts are of: chips are no staff."""
    found = drafted("Cambricon has shipped 900 chips. Cambricon employs 800 people.", "en")
    staff = [e["value"] for e in found if e["property"] == "staff"]
    assert staff == [{"count": 800, "unit": "people"}]


def test_what_a_build_would_refuse_is_told_with_every_reason(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Trams run.\nThe Harbour Line carried 81,000 passengers in 2033.\n"
    whole = "The Harbour Line carried 81,000 passengers"
    entry = {"about": "harbour-line", "property": "ridership", "reviewed": False}
    wrong = {**entry, "value": {"count": 82000, "unit": "passengers"}, "quote": whole}
    strange = {**entry, "about": "hill-line", "value": {"count": 81000, "unit": "passengers"}}
    at = text.index(whole)
    span = Span(at, at + len(whole))
    drafts = [Draft(e, span) for e in (wrong, {**strange, "quote": whole})]
    monkeypatch.setattr("dossier.cli.proposals.propose", lambda *_: drafts)
    file = world.folder / "incoming.txt"
    file.write_text(text, encoding="utf-8")
    ran = world.run("add", str(file), "--lang", "en")
    assert "incoming: 0 new proposals; 2 left out, as a build would refuse them" in ran.out
    assert re.search(
        r"left out: \S*articles/incoming\.txt:2: the quotation does not carry", ran.out
    )
    assert re.search(r"incoming\.txt:2: the article never names 'hill-line'", ran.out)


def test_a_run_proposes_no_more_than_anyone_reads_and_the_next_goes_on(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.cli.proposals.MOST", 2)
    text = "".join(f"The Harbour Line carried {n},000 passengers in 2033.\n" for n in (71, 72, 73))
    assert len(brought(world, text, "--lang", "en")["statements"]) == 2
    ran = world.run("propose", "incoming")
    assert "incoming: 1 new proposal; 2 that the sidecar knows already" in ran.out
    assert "0 new proposals; 3" in world.run("propose", "incoming").out
