"""Patterns of sentences: what they are made of, and what is wrong with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.pattern import Agreement, Optional, Slot, form_of, parse_pattern, slots


def test_a_pattern_falls_into_its_parts() -> None:
    parts, wrong = parse_pattern("{about} [runs|run] {de value}<, in {q:place}>!", ["place"])
    assert wrong == ""
    assert parts == (
        Slot("about"),
        " ",
        Agreement(("runs", "run")),
        " ",
        Slot("value", "de"),
        Optional((", in ", Slot("q:place"))),
        "!",
    )
    assert slots(parts) == (Slot("about"), Slot("value", "de"), Slot("q:place"))


@pytest.mark.parametrize(
    ("pattern", "wrong"),
    [
        ("{subject} runs", "unknown slot {subject}"),
        ("{}", "unknown slot {}"),
        ("{to about}", "unknown slot {to about}"),
        ("{q:Place}", "unknown slot {q:Place}"),
        ("{q:period}", "the qualifier 'period', which is not declared"),
        ("<in {q:period}>", "the qualifier 'period', which is not declared"),
        ("[is]", "[is] must have two or four forms"),
        ("[a|b|c]", "[a|b|c] must have two or four forms"),
        ("{about", "a stray '{'"),
        ("about}", "a stray '}'"),
        ("a > b", "a stray '>'"),
        ("<a <b>>", "a stray '<'"),
        ("<a", "a '<' that is not closed"),
        ("[a|b", "a stray '['"),
    ],
)
def test_a_wrong_pattern_is_told(pattern: str, wrong: str) -> None:
    assert wrong in parse_pattern(pattern, ["place"])[1]


@given(st.text("{}[]<>|ab q:about", max_size=25))
def test_no_pattern_is_too_strange_to_be_parsed(pattern: str) -> None:
    """Law: every pattern gives parts or words for what is wrong, and never an exception."""
    parts, wrong = parse_pattern(pattern)
    assert isinstance(wrong, str)
    if not wrong:
        assert "{" not in "".join(part for part in parts if isinstance(part, str))


FORMS = {"default": "d", "planned": "p", "negated": "n", "negated-planned": "np"}


@pytest.mark.parametrize(
    ("forms", "status", "negated", "expected"),
    [
        (FORMS, None, False, "d"),
        (FORMS, "completed", False, "d"),
        (FORMS, "planned", False, "p"),
        (FORMS, None, True, "n"),
        (FORMS, "completed", True, "n"),
        (FORMS, "planned", True, "np"),
        ({"default": "d"}, "planned", True, None),
        ({"default": "d", "planned": "p"}, "planned", True, None),
        ({"default": "d", "negated-planned": "np"}, "completed", True, None),
    ],
)
def test_a_negated_statement_never_falls_back_to_its_opposite(
    forms: dict[str, str], status: str | None, negated: bool, expected: str | None
) -> None:
    assert form_of(forms, status, negated) == expected
