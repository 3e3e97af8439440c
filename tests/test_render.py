"""Pages → Markdown: words in both languages, links that lead, front matter, nothing foreign."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from string import Formatter

import pytest
import yaml

from dossier import render
from dossier.cli.line import Built
from dossier.markup import foreign_markup
from dossier.model import Settings
from dossier.strings import Strings
from dossier.view import Link, Page
from reading import Reading
from world import ROOT, WORLDS, load, make

WORDS = yaml.safe_load((ROOT / "dossier" / "data" / "strings.yml").read_text("utf-8"))
LANGUAGES = ("en", "fr")


@pytest.fixture(scope="module")
def trams(tmp_path_factory: pytest.TempPathFactory) -> Built:
    change = load(WORLDS / "hostile.yml")["change"]
    return make(tmp_path_factory.mktemp("render"), change).built()


def pages(built: Built) -> dict[str, str]:
    return {path: text for path, text in built.files.items() if path.endswith(".md")}


# -- words ------------------------------------------------------------------------


def test_every_word_stands_in_both_languages() -> None:
    assert [key for key, words in WORDS.items() if tuple(words) != LANGUAGES] == []
    assert [k for k, w in WORDS.items() for text in w.values() if not text.strip()] == []


def test_both_languages_fill_in_the_same() -> None:
    def names(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text)} - {None}

    assert [key for key, words in WORDS.items() if names(words["en"]) != names(words["fr"])] == []


def test_every_word_that_is_asked_for_exists() -> None:
    """In templates and in code; keys that are put together are found by their beginning."""
    asked: set[str] = set()
    for file in (ROOT / "templates").glob("*.md.j2"):
        asked |= set(re.findall(r"\bt\('([a-z.-]+)'(?! ~)", file.read_text("utf-8")))
    for file in (ROOT / "dossier" / "assemble").glob("*.py"):
        asked |= set(re.findall(r'\b(?:strings|s)\(\s*"([a-z.-]+)"', file.read_text("utf-8")))
    assert len(asked) > 60
    assert asked - set(WORDS) == set()


def test_no_word_is_left_over() -> None:
    sources = [*(ROOT / "templates").glob("*.j2"), *(ROOT / "dossier").rglob("*.py")]
    text = "\n".join(file.read_text("utf-8") for file in sources)

    def used(key: str) -> bool:
        stem = key.removesuffix(".one").removesuffix(".other")
        parts = [stem[: m.end()] for m in re.finditer(r"[.-]", stem)]
        whole = re.search(rf"['\"]{re.escape(stem)}['\"]", text)
        return bool(whole) or any(re.search(rf"['\"]{re.escape(p)}['\"{{]", text) for p in parts)

    assert [key for key in WORDS if not used(key)] == []


def test_french_marks_stand_behind_a_space_that_does_not_break() -> None:
    """Before : ; ? ! » and after « a line must not end (Imprimerie nationale's rules)."""
    loose = re.compile(r" [:;?!»]|« ")
    assert [key for key, words in WORDS.items() if loose.search(words["fr"])] == []


def test_numbers_of_things_agree() -> None:
    english, french = Strings("en"), Strings("fr")
    counted = {key.removesuffix(".other") for key in WORDS if key.endswith(".other")}
    assert {f"{key}.one" for key in counted} <= set(WORDS)
    for key in counted:
        both = WORDS[f"{key}.one"]["en"] + WORDS[f"{key}.other"]["en"]
        blanks = {name or "": "x" for _, name, _, _ in Formatter().parse(both)}
        blanks.pop("n", None)
        two = english.count(key, 2, **blanks)
        assert english.count(key, 0, **blanks) == two.replace("2", "0")
        assert french.count(key, 0, **blanks) == french.count(key, 1, **blanks).replace("1", "0")


# -- links ------------------------------------------------------------------------


def layout(path: str, lang: str) -> render._Layout:
    page = Page(
        path=path,
        lang=lang,
        template="",
        title="",
        description="",
        kind="",
        slug="",
        version="",
        website_type="",
        data=None,
    )
    return render._Layout(page, below_root=lang != "en")


@pytest.mark.parametrize(
    ("path", "lang", "target", "expected"),
    [
        ("index.md", "en", "lines/x.md", "lines/x.md"),
        ("index.md", "en", "/s/abcd/", "s/abcd/"),
        ("index.md", "fr", "/s/abcd/", "../s/abcd/"),
        ("method.md", "en", "/s/abcd/", "../s/abcd/"),
        ("lines/index.md", "en", "lines/x.md", "x.md"),
        ("lines/index.md", "en", "/data/x.json", "../data/x.json"),
        ("lines/x.md", "en", "names/index.md#velm", "../names/index.md#velm"),
        ("lines/x.md", "en", "lines/y.md", "y.md"),
        ("lines/x.md", "en", "lines/x.md#a", "#a"),
        ("lines/x.md", "en", "#a", "#a"),
        ("lines/x.md", "en", "/s/abcd/", "../../s/abcd/"),
        ("lines/x.md", "fr", "/s/abcd/", "../../../s/abcd/"),
        ("names/index.md", "fr", "/s/abcd/", "../../s/abcd/"),
    ],
)
def test_a_target_is_written_as_seen_from_its_page(
    path: str, lang: str, target: str, expected: str
) -> None:
    """Markdown links name the file, links to the root the depth that a browser sees."""
    assert layout(path, lang).href(target) == expected


def test_link_texts_are_escaped() -> None:
    assert layout("index.md", "en").link(Link("a](x) *b*", "lines/x.md")) == (
        "[a&#93;(x) &#42;b&#42;](lines/x.md)"
    )


def test_every_link_leads_to_a_page_and_an_anchor(trams: Built) -> None:
    anchors = {
        p: set(re.findall(r"\{#([^}]+)\}| id=\"([^\"]+)\"", t)) for p, t in pages(trams).items()
    }
    known = {p: {a or b for a, b in found} for p, found in anchors.items()}
    statements = {s.id for s in trams.corpus.statements}
    links = 0
    for path, text in pages(trams).items():
        for link in Reading(text).root.iter("a"):
            href = link.get("href", "")
            target, _, anchor = href.partition("#")
            if re.fullmatch(r"(?:\.\./)+s/([a-z2-7]{8})/", target):
                assert target.split("/")[-2] in statements
            elif target.endswith(".md") or (not target and not anchor.startswith(("fn", "fnref"))):
                place = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
                place = place if target else path
                assert place in known, (path, href)
                assert not anchor or anchor in known[place], (path, href)
            links += 1
    assert links > 300


# -- pages ------------------------------------------------------------------------


def test_front_matter_is_yaml_with_fixed_keys(trams: Built) -> None:
    for path, text in pages(trams).items():
        assert text.startswith(f"---\n{render.MARK}\n"), path
        meta = Reading(text).meta
        deep = meta["kind"] in {"lines", "operators", "sources"}
        assert "search" not in meta
        assert bool(meta["slug"]) is deep
        assert bool(meta["version"]) is deep


def test_every_note_is_defined_once_and_referred_to(trams: Built) -> None:
    """Law: no footnote without its reference, no reference without its footnote."""
    for path, text in pages(trams).items():
        defined = re.findall(r"^\[\^([a-z0-9]+)\]:", text, re.MULTILINE)
        referred = set(re.findall(r"\[\^([a-z0-9]+)\](?!:)", text))
        assert len(defined) == len(set(defined)), path
        assert set(defined) == referred, path


def test_every_anchor_is_on_a_page_once_and_in_ascii(trams: Built) -> None:
    for path, text in pages(trams).items():
        ids = [e.get("id", "") for e in Reading(text).root.iter() if e.get("id")]
        assert len(ids) == len(set(ids)), path
        assert all(i.isascii() for i in ids), path


def test_pages_are_tidy_markdown(trams: Built) -> None:
    """They are read on a code host too."""
    for path, text in pages(trams).items():
        assert text == text.strip("\n") + "\n", path
        assert "\n\n\n" not in text, path
        assert not re.search(r"[ \t]$", text, re.MULTILINE), path
        assert "\r" not in text, path
        body = text.split("---\n", 2)[2]
        assert not re.search(r"\{\{|\{%|\bNone\b|Undefined|dossier\.view", body), path


def test_every_page_holds_our_markup_alone(trams: Built) -> None:
    for path, text in pages(trams).items():
        assert render.check(path, text) == [], path


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <b onclick=alert(1)>b</b>",
        '<span onclick="alert(1)">x</span>',
        "<span onclick=alert(1)>x</span>",
        '<a href="javascript:alert(1)">x</a>',
        "<a href='javascript:alert(1)'>x</a>",
        "<a href=javascript:alert(1)>x</a>",
        '<a href=" javascript:alert(1)">x</a>',
        '<a href="java&#115;cript:alert(1)">x</a>',
        "<svg/onload=alert(1)>",
        "<img src=x>",
        "<div\nonclick=alert(1)>x</div>",
        '<span style="position:fixed">x</span>',
        "<!-- hidden -->",
        "<?php x ?>",
        "[x](javascript:alert(1))",
        "[x](JAVASCRIPT:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](data:text/html,y)",
        "[x](vbscript:y)",
        "[x][y]\n\n[y]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "![x](https://x.example/y.png)",
        "a[^missing]",
        '<iframe src="x"></iframe>',
        "| a |\n|---|\n| <script>x</script> |",
        '<div class="x" markdown>\n\n<script>y</script>\n\n</div>',
    ],
)
def test_foreign_markup_is_found(text: str) -> None:
    assert foreign_markup(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "# Title {#top}\n\nWords *and* **more** `code` 3 < 4 & 5.",
        '[a](b.md#c) [d](https://x.example/) <a href="../x/">y</a>',
        '<div class="lead" markdown>\n\nx<br>\n\n</div>',
        '<span class="quote" lang="fr">« x »</span>',
        "a[^one]\n\n[^one]: b",
        "&#60;script&#62;",
        "```\n<script>x</script>\n```",
    ],
)
def test_our_own_markup_is_no_foreign_one(text: str) -> None:
    assert foreign_markup(text) == []


def test_whatever_a_template_puts_out_is_escaped(tmp_path: Path) -> None:
    (tmp_path / "page.md.j2").write_text(
        "{{ page.title }}\n{{ data }}\n{{ data | upper }}\n{{ [data] | join }}\n{{ 3 }}{{ none }}\n"
        "{{ raw('*ours*') }}\n",
        encoding="utf-8",
    )
    env = render.environment(tmp_path, Settings(site_name="X"))
    page = Page(
        path="x.md",
        lang="en",
        template="page.md.j2",
        title="a: *b*",
        description='<d> "e"\nf',
        kind="page",
        slug="",
        version="",
        website_type="",
        data="<i>*x*|</i>",
    )
    text = render.render(env, page)
    escaped = "&#60;i&#62;&#42;x&#42;&#124;&#60;/i&#62;"
    assert text.split("---\n")[2].split("\n")[:5] == [
        "",
        "a: &#42;b&#42;",
        escaped,
        escaped.replace("i&", "I&").replace("x&", "X&"),
        escaped,
    ]
    assert "3\n*ours*\n" in text
    assert Reading(text).meta["description"] == "&lt;d&gt; &quot;e&quot; f"
