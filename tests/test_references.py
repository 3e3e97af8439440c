"""References in citation styles: golden strings, and the laws that they keep."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.cite.references import reference_files, with_address
from dossier.model import Article, Localized, Origin, PageRecord, Published, Publisher, Title
from dossier.site.references import Formatter
from dossier.site.references import pandoc as module
from dossier.site.references.pandoc import Wanted
from dossier.site.references.styles import Style, day, months, styles_folder, styles_for

GOLDEN: Mapping[str, Mapping[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "references.yml").read_text(encoding="utf-8")
)
SITE = "Ferry Atlas"
ROOT = "https://ferries.example/"
PROFILE = PageRecord(
    address="ships/alcyon/",
    title=Localized({"en": "MS Alcyon", "fr": "L’Alcyon"}),
    website_type=Localized({"en": "Ship profile", "fr": "Profil : navire"}),
    version="2026.11.22+3f2a91c0",
    issued="2026-11-02",
    modified="2026-11-22",
)
SOURCE = replace(
    PROFILE,
    address="sources/gazette/",
    title=Localized({"": "Deux ferries, un port"}),
    website_type=Localized({"en": "Source record", "fr": "Notice de source"}),
)
ARTICLE: dict[str, Any] = {
    "id": "gazette",
    "file": "gazette.txt",
    "sha256": "0" * 64,
    "text": "",
    "title": Title("Deux ferries, un port", supplied=False),
    "publisher": Publisher("La Gazette", basis=None),
    "authors": ("Doe, Jane",),
    "language": "fr",
    "url": "https://gazette.example/deux-ferries",
    "published": Published(date="2025-06-03"),
    "origin": Origin("seeds/articles/gazette.yml", 1),
}


def page_item(page: PageRecord, lang: str = "en") -> dict[str, Any]:
    """The item of a page as the site stage has it."""
    made = reference_files(page, site_name=SITE, lang=lang)
    name = f"{page.address}cite.csl.json"
    url = ROOT + ("" if lang == "en" else f"{lang}/") + page.address
    [item] = json.loads(with_address(name, made[name], url))
    return dict(item)


def original(**more: Any) -> dict[str, Any]:
    article = Article(**ARTICLE | more)
    made = reference_files(SOURCE, site_name=SITE, lang="en", original=article)
    return dict(json.loads(made[f"{SOURCE.address}cite.csl.json"])[0])


UNKNOWN: dict[str, Any] = {"authors": (), "url": None, "published": Published()}
ITEMS: dict[str, dict[str, Any]] = {
    "a profile": page_item(PROFILE),
    "a draft": page_item(replace(PROFILE, version="draft+3f2a91c0", issued=None, modified=None)),
    "a profile in French": page_item(PROFILE, "fr"),
    "a record of a source": page_item(SOURCE) | {"language": "fr"},
    "an article": original(),
    "an article by its outlet": original(authors=("La Gazette",)),
    "an article without an author": original(authors=()),
    "an article of a month": original(published=Published(date="2025-06")),
    "an article of which the day is inferred": original(published=Published(earliest="2025-07")),
    "an article without outlet, author, date and address": original(publisher=None, **UNKNOWN),
    "an article whose title is supplied": original(
        title=Title("On two ferries", supplied=True), **UNKNOWN
    ),
    "an article in Chinese": original(
        title=Title("昆仑芯“赴港上市” & more", supplied=False), language="zh", authors=("李, 明",)
    ),
}


@pytest.fixture(scope="module")
def formatter(tmp_path_factory: pytest.TempPathFactory) -> Formatter:
    return Formatter(cache=tmp_path_factory.mktemp("cache") / "references.json")


def plain(html: str, access: str | None = None) -> str:
    """The text as the reader copies it; the words of the slot with ``access`` in it."""

    def slot(found: re.Match[str]) -> str:
        return found["instead"] if access is None else found["words"].replace("{}", access)

    html = re.sub(
        r'<span class="accessed" data-with="(?P<words>[^"]*)">(?P<instead>.*?)</span>', slot, html
    )
    html = re.sub(r"<em>(.*?)</em>", r"*\1*", html)
    return unescape(re.sub(r"<[^>]+>", "", html))


def texts(formatter: Formatter) -> dict[str, dict[str, str]]:
    """Every item in the four styles of English pages and in ISO 690, read on 3 March 2027."""
    styles = [(style, "en") for style in styles_for("en")] + [(styles_for("fr")[0], "fr")]
    wanted = [Wanted(style, lang, item) for item in ITEMS.values() for style, lang in styles]
    made = formatter(wanted)
    assert made is not None
    html = iter(made)
    return {
        kind: {style.id: plain(next(html), day(style, lang, 2027, 3, 3)) for style, lang in styles}
        for kind in ITEMS
    }


@pytest.fixture(scope="module")
def made(formatter: Formatter) -> dict[str, dict[str, str]]:
    return texts(formatter)


@pytest.mark.parametrize("kind", ITEMS)
def test_references_read_as_their_manuals_want_them(
    made: dict[str, dict[str, str]], kind: str
) -> None:
    assert made[kind] == GOLDEN[kind]


def test_there_are_golden_strings_for_ten_kinds_in_five_styles() -> None:
    assert set(GOLDEN) == set(ITEMS)
    assert len(GOLDEN) >= 10
    assert all(len(styles) == 5 for styles in GOLDEN.values())


def test_no_reference_knows_of_another(formatter: Formatter) -> None:
    """Formatted together or alone, the text is the same: no "2026a", no number, no dash."""
    items = list(ITEMS.values())
    wanted = [Wanted(style, "en", item) for item in items + items[:1] for style in styles_for("en")]
    together = Formatter()(wanted)
    assert together is not None
    assert together == formatter(wanted)
    assert not any(re.search(r"2026[ab]|———|\[1\]", html) for html in together)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_day_of_access_is_written_as_the_styles_write_it(lang: str) -> None:
    """``styles.yml`` says how a style prints a day; pandoc prints every month to compare."""
    folder, program = styles_folder(), module.find_pandoc()
    assert folder is not None
    assert program is not None
    days = [(2031, month, number) for month in range(1, 13) for number in (1, 3, 22)]
    item = {"type": "webpage", "title": "T", "URL": "https://x.example/"}
    for style in styles_for(lang):
        items = [item | {"id": f"{m}-{d}", "accessed": f"{y}-{m:02}-{d:02}"} for y, m, d in days]
        [printed] = module._run(program, [(style.csl(folder, lang), lang, items)])
        for y, m, d in days:
            assert day(style, lang, y, m, d) in unescape(printed[f"{m}-{d}"]), style.id


def test_every_language_has_twelve_months() -> None:
    for lang in ("en", "fr", "eo"):
        assert {len(set(names)) for names in months(lang).values()} == {12}


HOSTILE = (
    "« Guillemets » & 100 % {of} #1 \\ ~ ^ _ $x$",
    'Straight "quotes" and ’curly’ “ones”',
    "</script><script>alert(1)</script> <i>not italic</i>",
    "昆仑芯：赴港上市（2025年）",
    "Prix\u00a0: 12\u202f000\u00a0€",
    "*stars* _lines_ `ticks` [link](https://x.example) ![i](j) ^a^ ~b~ @ref",
    "A -- B --- C ... D",
)


def test_a_title_comes_back_unchanged_in_every_style() -> None:
    wanted = [
        Wanted(style, lang, ITEMS["an article"] | {"title": title})
        for lang in ("en", "fr")
        for style in styles_for(lang)
        for title in HOSTILE
    ]
    made = Formatter()(wanted)
    assert made is not None
    for one, html in zip(wanted, made, strict=True):
        assert one.item["title"] in plain(html)
        assert not re.search(r"<(?!/?(?:em|a|span)\b)", html)


LETTERS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cn", "Co", "Cs", "Z")),
    min_size=1,
    max_size=12,
)


@settings(max_examples=2)
@given(st.lists(st.lists(LETTERS, min_size=1, max_size=4).map(" ".join), min_size=60, max_size=60))
def test_any_title_comes_back_as_it_was(titles: Sequence[str]) -> None:
    """In a letter on both sides, so that the style's own stops are not part of the question."""
    apa: Style = styles_for("fr")[1]
    framed = [f"A{title}z" for title in titles]
    made = Formatter()([Wanted(apa, "fr", ITEMS["an article"] | {"title": t}) for t in framed])
    assert made is not None
    for title, html in zip(framed, made, strict=True):
        assert title in plain(html)


def test_what_is_known_is_not_formatted_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = [Wanted(style, "en", ITEMS["a profile"]) for style in styles_for("en")]
    cache = tmp_path / "deep" / "references.json"
    first = Formatter(cache)(wanted)

    def run(*_: object) -> list[dict[str, str]]:
        raise AssertionError("pandoc ran")

    monkeypatch.setattr(module, "_run", run)
    assert Formatter(cache)(wanted) == first
    with pytest.raises(AssertionError, match="pandoc ran"):
        Formatter(cache)([Wanted(styles_for("en")[0], "fr", ITEMS["a profile"])])


def test_a_damaged_cache_is_no_cache(tmp_path: Path) -> None:
    cache = tmp_path / "references.json"
    cache.write_text("{", encoding="utf-8")
    wanted = [Wanted(styles_for("en")[0], "en", ITEMS["a profile"])]
    assert Formatter(cache)(wanted) == Formatter()(wanted)
    assert json.loads(cache.read_text(encoding="utf-8"))


def test_without_pandoc_there_are_no_references(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_pandoc", lambda: None)
    assert Formatter()([Wanted(styles_for("en")[0], "en", ITEMS["a profile"])]) is None


def test_a_pandoc_that_fails_is_an_error_in_its_own_words(tmp_path: Path) -> None:
    program = tmp_path / "pandoc"
    program.write_text("#!/bin/sh\necho no such thing >&2\nexit 3\n", encoding="utf-8")
    program.chmod(0o755)
    with pytest.raises(module.FormatError, match="no such thing"):
        Formatter(pandoc=program)([Wanted(styles_for("en")[0], "en", ITEMS["a profile"])])
