"""Names as they are compared, and safe names claimed twice."""

from __future__ import annotations

import pytest

from dossier.model import Alias, Entity, Localized, Origin
from dossier.names import conflicts, keeps_case, key, normalise, safe_names, weak_names


def entity(
    slug: str, name: str | dict[str, str], *aliases: str, weak: tuple[str, ...] = ()
) -> Entity:
    return Entity(
        slug=slug,
        kind="companies",
        cls="company",
        name=Localized({"": name} if isinstance(name, str) else name),
        aliases=(*(Alias(a) for a in aliases), *(Alias(a, weak=True) for a in weak)),
        origin=Origin(f"{slug}.yml", 1),
    )


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("ＭＴＴ　Ｓ８０", "MTT S80"),
        ("MTT‑S80", "MTT-S80"),
        ("  Moore\u00a0\n Threads ", "Moore Threads"),
        ("Ali\u00adbaba\u200b", "Alibaba"),
        ("L’Oréal", "L'Oréal"),
        ("Ore\u0301al", "Oréal"),
        ("埃隆・马斯克", "埃隆·马斯克"),
    ],
)
def test_normalise(written: str, normal: str) -> None:
    assert normalise(written) == normal
    assert normalise(normal) == normal


@pytest.mark.parametrize("name", ["AMD", "AWS", "Arm", "SMIC", "H20", "6000D", "Qwen"])
def test_short_names_keep_their_case(name: str) -> None:
    assert keeps_case(name)


@pytest.mark.parametrize("name", ["NVIDIA", "T-Head", "MTT S80", "昇腾910B", "Ascend"])
def test_longer_names_do_not(name: str) -> None:
    assert not keeps_case(name)


@pytest.mark.parametrize("name", ["NVIDIA", "T-Head", "AMD", "昇腾910B", "Été"])
def test_key_ignores_case(name: str) -> None:
    assert key(name) == key(name.upper()) == key(name.lower())


def test_key_takes_separators_for_one() -> None:
    assert key("MTT‑S80") == key("mtt s80") == key("MTT  -S80")
    assert key("MTT S80") != key("MTT S8 0")


def test_names_listed_as_weak_too_are_weak() -> None:
    one = entity("ascend", {"": "Ascend", "zh": "昇腾"}, "Ascend AI", weak=("ascend",))
    assert safe_names(one) == ("昇腾", "Ascend AI")
    assert weak_names(one) == ("ascend",)


def test_a_description_is_no_name() -> None:
    one = Entity(
        slug="operator",
        kind="companies",
        cls="company",
        name=Localized({"en": "the second operator"}),
        unnamed=True,
        aliases=(Alias("second mobile operator"),),
        origin=Origin("operator.yml", 1),
    )
    assert safe_names(one) == ("second mobile operator",)


def test_conflicts() -> None:
    first = entity("b-first", "MTT S80", "Moore")
    second = entity("a-second", "Card", "mtt-s80")
    third = entity("c-third", "CARD", "Moore", weak=("Moore",))
    found = conflicts([third, first, second])
    assert [(name, a.slug, b.slug) for name, a, b in found] == [
        ("Card", "a-second", "c-third"),
        ("mtt-s80", "a-second", "b-first"),
    ]
    assert conflicts([first, second, third]) == found


def test_three_claimants_are_three_conflicts() -> None:
    claimants = [entity(slug, "Star") for slug in ("x", "y", "z")]
    assert [(a.slug, b.slug) for _, a, b in conflicts(claimants)] == [
        ("x", "y"),
        ("x", "z"),
        ("y", "z"),
    ]


def test_an_entity_does_not_conflict_with_itself() -> None:
    assert conflicts([entity("nvidia", {"en": "NVIDIA", "fr": "Nvidia"}, "nvidia")]) == []
