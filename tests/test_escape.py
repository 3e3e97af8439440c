"""The law of the escape: text goes through Markdown unchanged, wherever it stands."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dossier.escape import html, md, one_line
from reading import as_mkdocs_does, elements

CONTEXTS = {
    "paragraph": ("{}", ".//p"),
    "after words": ("Words {} words", ".//p"),
    "heading": ("## {} {{#anchor}}", ".//h2"),
    "item": ("- {}", ".//li"),
    "item after a status": ("- **Done** {} <span>§</span>", ".//li"),
    "cell": ("| a | b |\n|---|---|\n| {} | x |", ".//td"),
    "bold": ("**{}**", ".//strong"),
    "link": ("[{}](page.md)", ".//a"),
    "span": ('<span class="quote" lang="fr">« {} »</span>', ".//span"),
    "block": ('<div class="lead" markdown>\n\n{}\n\n</div>', ".//p"),
    "footnote": ("Word[^one]\n\n[^one]: {}<br>\n    **Who**: x", ".//li"),
}
HOSTILE = [
    "<script>alert(1)</script>",
    "</script><!-- x",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](y.png)",
    "[x]: http://y.example",
    "[^1] and [^one]: x",
    "a | b || c",
    "`code` ``more`` ~~~",
    "*a* **b** _c_ __d__ ***e***",
    "{{ 7*7 }} {% raw %} {# x #}",
    "{#id} {: .x } {.y}",
    "&amp; &#42; &lt;b&gt; &copy",
    "\\* \\\\ \\[",
    "# one",
    "- one",
    "+ one",
    "1. one",
    "1986\\. one",
    "1) one",
    "> one",
    "!!! note",
    "??? note",
    "=== tab",
    ": definition",
    "--- *** ___",
    "~~~ x",
    "http://x.example www.x.example x@y.example <x@y.example>",
    "*[abbr]: long",
    "^up^ ~down~ ==mark== ++ins++ ^^caret^^",
    ":smile: (c) (tm) -- ... \"x\" 'y'",
    "$x$ \\(y\\) $$z$$",
    "    four spaces",
    "\ttab",
    "two  spaces at the end  ",
    "line\nbreak\r\nand another\u2028one",
    "\x02\x03wzxhzdk:0\x03 klzzwxh:0000",
    "STX\u0002klzzwxh:0000\u0003",
    "摩尔线程 「智能」 12\u202f000 « x »",
    "|---|---|",
    "Term\n: definition",
    "Setext\n======",
    "*",
    "_",
    "`",
    "<",
    "14.5% and 7.5 km",
]


MARKDOWN_IT = MarkdownIt("commonmark", {"html": True}).enable("table")


def shown(text: str) -> str:
    """What a page shows of ``text``: one line, its control characters gone, blanks joined."""
    return " ".join(one_line(text).split())


def through(text: str, context: str) -> ET.Element:
    """The element that bears ``text`` after Python-Markdown."""
    pattern, where = CONTEXTS[context]
    root = elements(as_mkdocs_does(pattern.format(_placed(text, context))))
    found = root.find(where)
    assert found is not None
    return found


def _placed(text: str, context: str) -> str:
    """The escaped text; no template puts blanks next to the stars of bold type."""
    return md(text).strip() if context == "bold" else md(text)


def words(element: ET.Element) -> str:
    """All its text, blanks joined."""
    return " ".join("".join(element.itertext()).split())


def frame(context: str) -> tuple[str, str]:
    """What stands before and after the text in its element."""
    before, after = words(through("QQ", context)).split("QQ")
    return before, after


def assert_unchanged(text: str, context: str) -> None:
    before, after = frame(context)
    found = through(text, context)
    assert words(found) == " ".join((before + shown(text) + after).split())
    assert [e.tag for e in found.iter()] == [e.tag for e in through("QQ", context).iter()]


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_unchanged(text: str, context: str) -> None:
    assert_unchanged(text, context)


PIECES = st.sampled_from(
    [
        *"\\`*_{}[]()<>#+-.!|~^=:;&$\"'/@ \n\t",
        "a",
        "B",
        "1",
        "2.",
        "é",
        "中",
        "\u202f",
        "[^1]",
        "{:",
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, min_size=1, max_size=14).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
).filter(lambda text: bool(shown(text)))


@given(TEXTS, st.sampled_from(sorted(CONTEXTS)))
def test_any_text_comes_back_unchanged(text: str, context: str) -> None:
    """Law: escaped text comes back unchanged through Python-Markdown as configured."""
    assert_unchanged(text, context)


@given(TEXTS)
def test_any_text_is_text_for_the_other_parser_too(text: str) -> None:
    """Law: the same for markdown-it-py, which the pages are checked with."""
    for context in ("paragraph", "item", "cell", "bold", "link"):
        pattern, where = CONTEXTS[context]
        found = elements(MARKDOWN_IT.render(pattern.format(_placed(text, context)))).find(where)
        assert found is not None
        assert words(found) == shown(text)


@given(TEXTS)
def test_html_comes_back_unchanged(text: str) -> None:
    """Law: in an element and in an attribute a browser reads what was written."""
    text = re.sub(r"[\r\x00]", "", text)  # HTML itself does not keep these two
    root = elements(f'<p title="{html(text)}">{html(text)}</p>')
    paragraph = root.find("p")
    assert paragraph is not None
    assert (paragraph.text, paragraph.get("title")) == (text, text)


@pytest.mark.parametrize(
    "text",
    [
        "Moore Threads",
        "14.5% of the market",
        "7.5 km",
        "L’Étoile, « ici »",
        "摩尔线程",
        "H20 (x86)",
    ],
)
def test_plain_words_stay_as_they_are(text: str) -> None:
    """The pages are read as Markdown too: nothing is escaped that need not be."""
    assert md(text) == text
