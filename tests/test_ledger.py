"""The ledger: what is published keeps its id, its address, its first day and its past."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.ledger import FILE, Now, anchors_in, published, read_ledger, write_ledger
from dossier.model import Localized, PagePast, PageVersion, Past, Standing, State

ONE, TWO, THREE = "1" * 8, "2" * 8, "3" * 8
HILL = "lines/hill/"
IDS = ("aaaaaaaa", "bbbbbbbb", "cccccccc")


def state(source: str = "paper", digest: str = ONE, rank: str = "current", **more: Any) -> State:
    given: dict[str, Any] = {
        "about": ("hill",),
        "property": "opening",
        "text": Localized({"en": "It opened."}),
    }
    standing = more.pop("standing", Standing(rank))
    return State(publication=0, hash=digest, source=source, standing=standing, **(given | more))


def page(digest: str, *statements: str, anchors: tuple[str, ...] = ()) -> PagePast:
    version = PageVersion(publication=0, hash=digest, statements=statements)
    return PagePast(
        kind="lines", title=Localized({"en": "Hill"}), versions=(version,), anchors=anchors
    )


def now(statements: dict[str, State], **more: Any) -> Now:
    digest = format(hash(tuple(sorted((i, s.hash) for i, s in statements.items()))) % 2**32, "08x")
    pages = {HILL: page(digest, *sorted(statements))}
    articles = frozenset(s.source for s in statements.values())
    given: dict[str, Any] = {"pages": pages, "statements": statements, "articles": articles}
    return Now(**(given | more))


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


STANDINGS = st.sampled_from(
    [
        Standing("current"),
        Standing("earlier", "time", IDS[0]),
        Standing("disputed", "values", IDS[1]),
    ]
)
STATES = st.builds(
    state,
    source=st.sampled_from(["paper", "other"]),
    digest=st.sampled_from([ONE, TWO]),
    standing=STANDINGS,
    apart=st.dictionaries(st.just("hill"), STANDINGS).map(lambda found: tuple(found.items())),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.dictionaries(st.sampled_from(IDS), STATES), min_size=1, max_size=6))
def test_the_past_is_what_was_published(history: list[dict[str, State]]) -> None:
    """Each publication can be read back as it was, through the file too; the same again is
    no publication."""
    past = Past()
    seen: list[tuple[int, dict[str, State]]] = []
    for day, statements in enumerate(history, 1):
        past = published(past, now(statements), f"2033-01-{day:02}")
        seen.append((len(past.publications), statements))
        assert published(past, now(statements), "2034-01-01") == past
    for number, statements in seen:
        then = {i: past.state(i, number) for i in IDS}
        unnumbered = {i: replace(s, publication=0) for i, s in then.items() if s is not None}
        assert unnumbered == statements


@settings(deadline=None, max_examples=30)
@given(st.lists(st.dictionaries(st.sampled_from(IDS), STATES), min_size=1, max_size=4))
def test_any_past_survives_the_file(
    tmp_path_factory: pytest.TempPathFactory, history: list[dict[str, State]]
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    past = Past()
    for day, statements in enumerate(history, 1):
        past = published(past, now(statements), f"2033-01-{day:02}")
        write_ledger(folder, past)
        assert read_ledger(folder, "seeds") == (past, [])


def good() -> dict[str, Any]:
    return {
        "format": 2,
        "publications": [
            {
                "day": "2033-01-01",
                "changes": [{"statement": IDS[0], "kind": "added", "cause": "article"}],
            }
        ],
        "pages": {
            HILL: {
                "kind": "lines",
                "title": {"en": "Hill"},
                "anchors": ["top"],
                "versions": [{"publication": 1, "hash": ONE, "added": [IDS[0]], "dropped": []}],
            }
        },
        "statements": {
            IDS[0]: [
                {
                    "publication": 1,
                    "hash": ONE,
                    "source": "paper",
                    "about": ["hill"],
                    "property": "opening",
                    "text": {"en": "It opened."},
                    "rank": "current",
                    "evidence": [["opened", "sources/paper/#p1s1"]],
                }
            ]
        },
    }


def _set(data: Any, path: str, value: Any) -> str:
    *way, last = path.split("|")
    at = data
    for step in way:
        at = at[int(step) if step.isdigit() else step]
    at[int(last) if last.isdigit() else last] = value
    return json.dumps(data)


DAMAGED: dict[str, Any] = {
    "format": 3,
    "publications": None,
    "publications|0|day": "2033-13-01",
    "publications|0|changes|0|kind": "eaten",
    "publications|0|changes|0|cause": "weather",
    "publications|0|changes|0|statement": "dddddddd",
    f"pages|{HILL}": 3,
    "pages|../up/": {},
    f"pages|{HILL}|title": {},
    f"pages|{HILL}|anchors": ["<b>"],
    f"pages|{HILL}|versions|0|publication": 2,
    f"pages|{HILL}|versions|0|hash": "XYZ",
    f"pages|{HILL}|versions|0|added": ["dddddddd"],
    f"statements|{IDS[0]}": [],
    f"statements|{IDS[0]}|0|publication": True,
    f"statements|{IDS[0]}|0|hash": 12345678,
    f"statements|{IDS[0]}|0|rank": "first",
    f"statements|{IDS[0]}|0|text": "words",
    f"statements|{IDS[0]}|0|evidence": [["one"]],
    f"statements|{IDS[0]}|0|gone": True,
}


def test_the_ledger_that_the_next_test_damages_is_sound(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps(good()), encoding="utf-8")
    past, problems = read_ledger(tmp_path, "seeds")
    assert problems == []
    assert past.version(HILL, ONE) == f"2033.01.01+{ONE}"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", *(_set(good(), path, value) for path, value in DAMAGED.items())],
    ids=["empty", "cut off", "a list", "a number", *DAMAGED],
)
def test_a_damaged_ledger_is_a_problem_and_not_an_empty_one(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    past, problems = read_ledger(tmp_path, "seeds")
    assert past == Past()
    assert [p.path for p in problems] == ["seeds/published.json"]
    assert "version control" in problems[0].how


def test_a_ledger_that_is_not_utf_8_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'{"format": 2, "\xe9": 0}')
    assert [p.path for p in read_ledger(tmp_path, "seeds")[1]] == ["seeds/published.json"]
