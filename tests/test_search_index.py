"""The search index: what it is made of, and that it is the same every time."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest

from dossier.site.search import SearchError, index, pagefind
from dossier.site.search.fold import parts, tokens
from dossier.site.search.names import BLOCK, shard, write_names

WORDS: dict[str, Any] = {"stop": ["the"], "phrases": [["芯片", ["chip"]]], "filters": []}
FOLDERS = {"en": "", "fr": "fr/"}


def entry(key: str, *names: str, **more: Any) -> dict[str, Any]:
    whole = {
        "key": key,
        "url": f"{key}/",
        "name": names[0],
        "kind": "Company",
        "names": list(names),
        "derived": [],
        "maker": None,
        "maker_names": [],
        "state": "",
        "status": "",
        "concepts": ["class-company"],
        "filters": {"kind": ["Company"]},
        "lines": [],
    }
    return whole | more


def line(text: str, *more: str, **others: Any) -> dict[str, Any]:
    own = {"to": "s-a", "label": "Earlier · Plan", "text": text, "own": True, "more": list(more)}
    return own | {"concepts": ["market-share"]} | others


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    huawei = entry("companies/huawei", "Huawei", "华为", derived=["hua wei"])
    for lang in FOLDERS:
        text = "70\u202f000 puces <d’Huawei>." if lang == "fr" else "Huawei sold 70,000 chips."
        told = huawei | {"lines": [line(text, "« autre » & plus")]}
        write(content / lang, [told])
    return content


def write(folder: Path, entries: list[dict[str, Any]]) -> None:
    (folder / "search").mkdir(parents=True)
    lines = "".join(json.dumps(one) + "\n" for one in entries)
    (folder / "search" / "entries.jsonl").write_text(lines, encoding="utf-8")
    (folder / "search" / "words.json").write_text(json.dumps(WORDS), encoding="utf-8")


def fragments(site: Path) -> dict[str, dict[str, Any]]:
    """What the index holds of each entry, by language and key: Pagefind's gzipped pieces."""
    found = {}
    for file in (site / "pagefind" / "fragment").iterdir():
        _, _, text = gzip.decompress(file.read_bytes()).partition(b"{")
        fragment = json.loads(b"{" + text)
        found[fragment["url"]] = fragment
    return found


def everything(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_an_entry_is_its_names_its_statements_and_what_is_shown(
    content: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    index(site, content, FOLDERS)
    found = fragments(site)
    assert set(found) == {"/en/companies/huawei.html", "/fr/companies/huawei.html"}
    french = found["/fr/companies/huawei.html"]
    assert french["content"].startswith("Huawei 华为 hua wei. Company zqclasscompany. 70'000 puces")
    assert "<d'Huawei>. « autre » & plus Earlier · Plan zqmarketshare" in french["content"]
    places = {one["id"]: one["location"] for one in french["anchors"]}
    words = french["content"].split()
    assert words[places["k"] : places["l0"]] == ["Company", "zqclasscompany."]
    assert words[places["l0"] : places["m0"]] == ["70'000", "puces", "<d'Huawei>."]
    shown = json.loads(french["meta"]["entry"])
    assert shown["lines"] == [["s-a", "Earlier · Plan", 1, ""]]
    assert shown["key"] == "companies/huawei"
    assert french["filters"] == {"kind": ["Company"]}


def test_the_same_content_gives_the_same_bytes(content: Path, tmp_path: Path) -> None:
    """Law: index twice changes nothing, and what an older one left is gone."""
    site = tmp_path / "site"
    (site / "pagefind").mkdir(parents=True)
    (site / "pagefind" / "old.pf_meta").write_bytes(b"old")
    index(site, content, FOLDERS)
    first = everything(site)
    assert "pagefind/old.pf_meta" not in first
    for _ in range(2):
        index(site, content, FOLDERS)
        assert everything(site) == first


def test_nothing_is_published_that_the_dialog_does_not_load(content: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    index(site, content, FOLDERS)
    scripts = {f.name for f in (site / "pagefind").iterdir() if f.suffix in {".js", ".css"}}
    assert scripts == {"pagefind.js"}
    names = {f.name for f in (site / "fr" / "search").iterdir()}
    common = {f"common-{letter}.txt" for letter in ascii_lowercase}
    assert names == {"entries-0.json", "index.json", "keys-all.txt"} | common
    known = (site / "fr" / "search" / "common-b.txt").read_text(encoding="utf-8").split()
    assert {"beige", "bread", "bois"} <= set(known)
    assert "baidu" not in known


def test_an_entry_knows_its_page_of_the_index(content: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    index(site, content, FOLDERS)
    [one] = json.loads((site / "fr" / "search" / "entries-0.json").read_bytes())
    file = site / "pagefind" / "fragment" / f"{one['page']}.pf_fragment"
    assert b'"/fr/companies/huawei.html"' in gzip.decompress(file.read_bytes())


def test_what_can_be_filtered_is_written_in_one_order(tmp_path: Path) -> None:
    """Pagefind's own order changes from run to run."""
    kinds = [f"Kind {letter}" for letter in "abcdefgh"]
    years = [str(year) for year in range(2012, 2026)]
    entries = [
        entry(f"companies/c{n}", f"Company {n}", filters={"kind": [kinds[n % 8]], "year": years})
        for n in range(24)
    ]
    write(tmp_path / "content" / "en", entries)
    built = []
    for name in ("one", "two", "three"):
        site = tmp_path / name
        site.mkdir()
        index(site, tmp_path / "content", {"en": ""})
        files = (file for file in site.rglob("*") if file.is_file())
        built.append({file.relative_to(site): file.read_bytes() for file in files})
    assert len([path for path in built[0] if path.suffix == ".pf_filter"]) == 2
    assert built[0] == built[1] == built[2]


def test_it_says_nothing_and_no_configuration_of_the_user_changes_it(
    content: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "pagefind.toml").write_text('root_selector = "nav"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "de")
    index(site, content, FOLDERS)
    assert capfd.readouterr() == ("", "")
    known = json.loads((site / "pagefind" / "pagefind-entry.json").read_text("utf-8"))
    assert set(known["languages"]) == {"en", "fr"}


def test_a_content_that_tells_nothing_has_no_search(tmp_path: Path) -> None:
    (tmp_path / "content" / "en").mkdir(parents=True)
    index(tmp_path, tmp_path / "content", {"en": ""})
    assert not (tmp_path / "pagefind").exists()
    assert not (tmp_path / "search").exists()


def test_a_failure_of_pagefind_is_told_with_its_words(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.setattr(pagefind, "_ROOT", "p[")
    with pytest.raises(SearchError, match=r"Pagefind made no index: .+"):
        index(site, content, FOLDERS)
    monkeypatch.setattr("sys.executable", str(site / "no-python"))
    with pytest.raises(SearchError, match="Pagefind could not be started: No such file"):
        index(site, content, FOLDERS)
    assert not (site / "pagefind").exists()


# -- names


def keys(folder: Path) -> dict[str, str]:
    """The lines of every file of keys, by file."""
    return {f.stem: f.read_text("utf-8") for f in sorted(folder.glob("keys-*.txt"))}


def test_a_name_is_found_by_its_words_its_number_and_its_parts(tmp_path: Path) -> None:
    entries = [entry("chips/a", "MTT S4000"), entry("chips/b", "CloudMatrix 384", "昆仑芯")]
    write_names(tmp_path, entries, WORDS)
    assert keys(tmp_path)["keys-all"].splitlines() == [
        "384 10 1",
        "4000 8 0",
        "cloud 8 1",
        "cloudmatrix 4 1",
        "cloudmatrix384 1 1",
        "matrix 8 1",
        "mtt 4 0",
        "mtts4000 1 0",
        "s4000 6 0",
        "仑芯 8 1",
        "昆仑芯 1 1",
    ]


def test_traditional_characters_that_may_stand_for_one_in_use_are_told(tmp_path: Path) -> None:
    write_names(tmp_path, [entry("companies/a", "昆仑")], WORDS)
    about = json.loads((tmp_path / "index.json").read_text("utf-8"))
    assert about["han"] == {"侖": "仑", "崑": "昆", "崙": "仑"}
    assert (about["entries"], about["files"]) == (1, ["all"])


def test_many_names_are_divided_by_how_they_begin(tmp_path: Path) -> None:
    """Law: every key stands in the file of its first character, every entry in its block."""
    entries = [entry(f"companies/c{n}", f"{chr(97 + n % 26)}firm {n}x y{n}") for n in range(3000)]
    write_names(tmp_path, entries, WORDS)
    for name, text in keys(tmp_path).items():
        lines = text.splitlines()
        assert {f"keys-{shard(key)}" for key in lines} == {name}
        assert lines == sorted(lines)
        assert all(len(one.split(" ")[2].split(",")) <= 16 for one in lines)
    blocks = [json.loads((tmp_path / f"entries-{n}.json").read_text()) for n in range(188)]
    assert [len(block) for block in blocks] == [BLOCK] * 187 + [3000 - 187 * BLOCK]
    assert blocks[10][3]["key"] == "companies/c163"


def test_folded_words() -> None:
    assert tokens("l’Œuvre d'Alibaba, qu’ÉTÉ 2,40 摩爾S80") == (
        ["oeuvre", "alibaba", "ete", "2", "40", "摩", "尔", "s80"]
    )
    assert parts("CloudMatrix") == ["cloud", "matrix"]
    assert parts("NVLink") == ["link"]
    assert parts("Huawei") == parts("AMD") == []
