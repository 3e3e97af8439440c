"""The ledger: what is published keeps its id, its address, its first day and its past."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dossier.ledger import FILE, anchors_in, published, read_ledger, write_ledger
from dossier.model import Localized, Past, Standing, State
from ledger_world import HILL, IDS, ONE, THREE, TWO, now, page, state


def told(past: Past) -> list[tuple[str, str, str, str | None]]:
    """The changes of the last publication."""
    changes = past.publications[-1].changes
    return [(c.statement, c.kind, c.cause, c.article) for c in changes]


FIRST = published(Past(), now({IDS[0]: state(), IDS[1]: state("other")}), "2033-01-01")


def test_without_the_file_nothing_is_published(tmp_path: Path) -> None:
    past, problems = read_ledger(tmp_path, "seeds")
    assert (past, problems) == (Past(), [])
    assert past.version(HILL, ONE) == f"draft+{ONE}"
    assert past.days(HILL, ONE) == (None, None)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    assert write_ledger(tmp_path, FIRST)
    assert read_ledger(tmp_path, "seeds") == (FIRST, [])
    assert not write_ledger(tmp_path, FIRST)
    assert [f.name for f in tmp_path.iterdir()] == [FILE]


def test_the_first_publication_is_one_too() -> None:
    assert told(FIRST) == [
        (IDS[0], "added", "article", "paper"),
        (IDS[1], "added", "article", "other"),
    ]


def test_a_version_is_the_first_day_of_its_state() -> None:
    one, two = now({IDS[0]: state()}), now({IDS[0]: state(digest=TWO)})
    first, second = one.pages[HILL].versions[0].hash, two.pages[HILL].versions[0].hash
    past = published(published(Past(), one, "2033-01-01"), two, "2033-02-03")
    back = published(past, one, "2033-05-06")
    assert back.version(HILL, first) == f"2033.01.01+{first}"
    assert back.version(HILL, second) == f"2033.02.03+{second}"
    assert back.days(HILL, second) == ("2033-01-01", "2033-02-03")
    assert back.version(HILL, THREE) == f"draft+{THREE}"
    assert [v.publication for v in back.pages[HILL].versions] == [1, 2, 3]


def test_publishing_the_same_again_changes_nothing() -> None:
    again = now({IDS[0]: state(), IDS[1]: state("other")})
    assert published(FIRST, again, "2040-01-01") == FIRST


def test_nobody_publishes_in_the_past() -> None:
    with pytest.raises(ValueError, match="2033-01-01"):
        published(FIRST, now({}), "2032-12-31")


def test_two_publications_of_one_day_are_two() -> None:
    past = published(FIRST, now({IDS[0]: state(digest=TWO)}), "2033-01-01")
    assert [(p.number, p.day) for p in past.publications] == [(1, "2033-01-01"), (2, "2033-01-01")]
    assert past.state(IDS[1], 1) is not None
    assert past.state(IDS[1], 2) is None


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        (
            {IDS[0]: state(digest=TWO), IDS[1]: state("other")},
            [(IDS[0], "corrected", "correction", None)],
        ),
        (
            {IDS[0]: state(text=Localized({"en": "Opened."})), IDS[1]: state("other")},
            [(IDS[0], "reworded", "rule", None)],
        ),
        ({IDS[1]: state("other")}, [(IDS[0], "withdrawn", "article-removed", "paper")]),
        (
            {IDS[0]: state(), IDS[1]: state("other"), IDS[2]: state("third")},
            [(IDS[2], "added", "article", "third")],
        ),
        (
            {IDS[0]: state(), IDS[1]: state("other"), IDS[2]: state()},
            [(IDS[2], "added", "correction", None)],
        ),
        (
            {
                IDS[0]: state(standing=Standing("earlier", "event", IDS[2])),
                IDS[1]: state("other"),
                IDS[2]: state("third"),
            },
            [(IDS[0], "earlier", "article", "third"), (IDS[2], "added", "article", "third")],
        ),
        (
            {
                IDS[0]: state(standing=Standing("disputed", "values", IDS[1])),
                IDS[1]: state("other", TWO, standing=Standing("disputed", "values", IDS[0])),
            },
            [
                (IDS[0], "disputed", "correction", None),
                (IDS[1], "corrected", "correction", None),
                (IDS[1], "disputed", "correction", None),
            ],
        ),
        (
            {
                IDS[0]: state(standing=Standing("disputed", "values", IDS[1])),
                IDS[1]: state("other"),
            },
            [(IDS[0], "disputed", "rule", None)],
        ),
        (
            {
                IDS[0]: state(standing=Standing("earlier", "time", IDS[1])),
                IDS[1]: state("other"),
                IDS[2]: state("third"),
            },
            [(IDS[0], "earlier", "rule", None), (IDS[2], "added", "article", "third")],
        ),
    ],
    ids=[
        *("an entry edited", "a rule changed", "an article gone", "a new article"),
        *("an entry added", "outdated by an article", "disputed by an edit"),
        *("disputed by a rule", "a new article about something else"),
    ],
)
def test_each_change_has_its_cause(then: dict[str, State], expected: list[Any]) -> None:
    assert told(published(FIRST, now(then), "2033-02-03")) == expected


def ranked(past: Past) -> list[tuple[str, str, str, str | None, str | None, str | None]]:
    """Of the last publication the new ranks, with what is known of each."""
    changes = past.publications[-1].changes
    return [(c.statement, c.kind, c.cause, c.rule, c.by, c.subject) for c in changes if c.rule]


def test_a_new_rank_names_the_rule_that_fired_and_the_statement_that_made_it_so() -> None:
    """Two new articles tell of the same thing; the rule that fired says which one decided."""
    later = state(standing=Standing("earlier", "word", IDS[2]))
    then = {IDS[0]: later, IDS[1]: state("other"), IDS[2]: state("third")}
    past = published(FIRST, now(then), "2033-02-03")
    assert ranked(past) == [(IDS[0], "earlier", "article", "word", IDS[2], None)]
    gone = published(past, now({IDS[0]: state(), IDS[1]: state("other")}), "2033-03-04")
    assert ranked(gone) == [(IDS[0], "current", "article-removed", "word", IDS[2], None)]


def test_what_decides_now_comes_before_what_decided_until_then() -> None:
    first = {
        IDS[0]: state(standing=Standing("disputed", "values", IDS[1])),
        IDS[1]: state("other", standing=Standing("disputed", "values", IDS[0])),
    }
    then = {
        IDS[0]: state(standing=Standing("earlier", "time", IDS[2])),
        IDS[2]: state("third"),
    }
    past = published(published(Past(), now(first), "2033-01-01"), now(then), "2033-02-03")
    assert ranked(past) == [(IDS[0], "earlier", "article", "time", IDS[2], None)]


def test_a_joint_statement_is_told_for_the_one_of_whom_it_is_earlier() -> None:
    joint: dict[str, Any] = {"about": ("hill", "lake")}
    done = Standing("earlier", "event", IDS[1])
    first = published(Past(), now({IDS[0]: state(**joint)}), "2033-01-01")
    one = {IDS[0]: state(apart=(("hill", done),), **joint), IDS[1]: state("other")}
    past = published(first, now(one), "2033-02-03")
    assert ranked(past) == [(IDS[0], "earlier", "article", "event", IDS[1], "hill")]
    both = {IDS[0]: state(standing=done, **joint), IDS[1]: state("other", TWO)}
    assert ranked(published(past, now(both), "2033-03-04")) == [
        (IDS[0], "earlier", "correction", "event", IDS[1], None)
    ]


def test_another_statement_that_decides_alike_is_no_publication_by_itself() -> None:
    one = now({IDS[0]: state(standing=Standing("earlier", "time", IDS[1])), IDS[1]: state("other")})
    two = now({IDS[0]: state(standing=Standing("earlier", "word", IDS[1])), IDS[1]: state("other")})
    past = published(Past(), one, "2033-01-01")
    assert published(past, two, "2033-02-03") == past


def test_a_note_on_a_correction_is_told_once() -> None:
    notes = {IDS[0]: Localized({"en": "A slip."})}
    past = published(FIRST, now({IDS[0]: state(digest=TWO)}, notes=notes), "2033-02-03")
    assert [c.note for c in past.publications[-1].changes if c.kind == "corrected"] == [
        notes[IDS[0]]
    ]
    past = published(past, now({IDS[0]: state(digest=THREE)}, notes=notes), "2033-02-04")
    assert [c.note for c in past.publications[-1].changes] == [None]


def test_what_went_and_came_back_is_told_and_keeps_its_past() -> None:
    whole = {IDS[0]: state(), IDS[1]: state("other")}
    without = published(FIRST, now({IDS[0]: state()}), "2033-02-03")
    back = published(without, now(whole), "2033-03-04")
    assert told(back) == [(IDS[1], "returned", "article", "other")]
    assert [s.gone for s in back.statements[IDS[1]]] == [False, True, False]


def test_anchors_are_never_forgotten_and_need_no_publication() -> None:
    digest = FIRST.pages[HILL].versions[0].hash
    statements = {IDS[0]: state(), IDS[1]: state("other")}
    past = FIRST
    for anchors in (("one",), ("two",)):
        pages = {HILL: page(digest, IDS[0], IDS[1], anchors=anchors)}
        past = published(past, now(statements, pages=pages), "2034-01-01")
    assert past.pages[HILL].anchors == ("one", "two")
    assert len(past.publications) == 1


def test_the_anchors_of_a_page() -> None:
    text = '## A {#listing}\n\n<div class="x" id="p1s2">\n\n&#123;#not} <a id="s-aaaaaaaa">§</a>\n'
    assert anchors_in(text) == ("listing", "p1s2", "s-aaaaaaaa")
