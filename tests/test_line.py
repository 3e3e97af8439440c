"""Laws of the whole line: seeds in, content/ and site/ out."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from world import ROOT, TRAMS, World, make, tree


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make(tmp_path)


# -- the same seeds, the same site ------------------------------------------------


def test_a_second_build_changes_nothing(world: World) -> None:
    """Law: not a byte and not a time of content/."""
    world.run()
    before = {f: f.stat().st_mtime_ns for f in [world.content, *world.content.rglob("*")]}
    bytes_before = tree(world.content)
    world.run()
    assert tree(world.content) == bytes_before
    assert {f: f.stat().st_mtime_ns for f in [world.content, *world.content.rglob("*")]} == before


def test_the_order_of_files_on_the_disk_does_not_matter(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: whatever order a disk lists its files in, the pages are the same."""
    expected = world.built().files
    for name in ("glob", "rglob", "iterdir"):
        real = getattr(Path, name)

        def shuffled(*args: Any, real: Any = real) -> Iterator[Path]:
            found = list(real(*args))
            random.Random(len(found)).shuffle(found)  # noqa: S311 (any order will do)
            return iter(found[::-1])

        monkeypatch.setattr(Path, name, shuffled)
    assert world.built().files == expected


def test_the_order_of_keys_in_a_file_does_not_matter(world: World) -> None:
    expected = world.built().files
    for file in [*world.seeds.glob("lines/*.yml"), *world.seeds.glob("articles/*.yml")]:
        data = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (all is text)
        file.write_text(_backwards(data), encoding="utf-8")
    assert world.built().files == expected


def _backwards(data: dict[str, Any]) -> str:
    """The same mapping with its keys the other way round, as JSON (which YAML reads)."""
    lines = (f"{json.dumps(k)}: {_json(v)}" for k, v in reversed(data.items()))
    return "\n".join(lines) + "\n"


def _json(value: Any) -> str:
    """JSON in which plain words that were numbers or booleans are plain again."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)}: {_json(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_json, value)) + "]"
    plain = re.fullmatch(r"-?\d+(\.\d+)?|true|false|null", str(value))
    return str(value) if plain else json.dumps(value, ensure_ascii=False)


def test_the_order_of_hashes_does_not_matter(world: World) -> None:
    """Law: nothing follows the order of a set, which differs from run to run."""
    program = (
        "import hashlib, json; from pathlib import Path as P\n"
        "from dossier.cli.line import assemble_seeds; from dossier.cli.places import Places\n"
        "b, _ = assemble_seeds(Places(seeds=P('seeds'), shown='seeds', content=P('c'),"
        f" site=P('s'), config=P('mkdocs.yml'), templates=P({str(ROOT / 'templates')!r})))\n"
        "print(hashlib.sha256(json.dumps(list(b.files.items())).encode()).hexdigest())"
    )
    told = set()
    for seed in ("1", "2", "3"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=world.folder,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        told.add(done.stdout)
    assert len(told) == 1


# -- evidence ---------------------------------------------------------------------


def values() -> Iterator[tuple[str, str, str]]:
    """Every digit of every value of the tram world: file, line, the line with it changed."""
    for file in sorted((TRAMS / "seeds" / "articles").glob("*.yml")):
        for line in file.read_text("utf-8").splitlines():
            if re.match(r"\s+(value|qualifiers): .*\d", line):
                for digit in re.finditer(r"\d(?![^{]*words)", line):
                    other = str((int(digit.group()) + 1) % 10)
                    changed = line[: digit.start()] + other + line[digit.end() :]
                    yield file.name, line, changed


@pytest.mark.parametrize(("name", "line", "changed"), sorted(set(values())))
def test_a_changed_digit_in_a_value_stops_the_build(
    name: str, line: str, changed: str, world: World
) -> None:
    """Law: no number stands on a page that its quotation does not give."""
    file = world.seeds / "articles" / name
    text = file.read_text("utf-8")
    file.write_text(text.replace(line, changed, 1), encoding="utf-8")
    ran = world.run()
    assert ran.status == 1
    assert any("does not carry" in problem for problem in ran.problems)
    assert not world.content.exists()


@pytest.mark.parametrize("name", ["plan", "opened", "hauts"])
def test_a_changed_character_in_an_article_stops_the_build(name: str, world: World) -> None:
    """Law: an article is evidence; wherever it changes, its sidecar no longer speaks of it."""
    file = world.seeds / "articles" / f"{name}.txt"
    whole = file.read_bytes()
    for at in range(0, len(whole), 37):
        file.write_bytes(whole[:at] + b"_" + whole[at + 1 :])
        assert [p.partition(" has changed")[0] for p in world.run().problems] == [
            f"seeds/articles/{name}.yml:3: the text {name}.txt"
        ]
    for changed in (
        whole + b"\n",
        whole[:-1],
        whole.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + whole,
    ):
        file.write_bytes(changed)
        assert world.run().status == 1


def test_offsets_point_at_the_evidence_itself(world: World) -> None:
    """Law: text[start:end] is the quotation, in the text as its bytes have it."""
    world.change(
        {
            "articles/plan.txt": {
                "replace": {"New tram for Velm\n": "New tram for Velm\r\n\r\n🚋 é "}
            },
            "articles/plan.yml": {"replace": {"language: en\n": "language: en\nreceived: 2033\n"}},
        }
    )
    built = world.built()
    texts = {
        source["id"]: (world.seeds / "articles" / source["file"]).read_bytes().decode()
        for source in json.loads(built.files["en/data/sources.json"])
    }
    pieces = [
        piece
        for statement in json.loads(built.files["en/data/statements.json"])
        for piece in statement["evidence"]
    ]
    assert len(pieces) >= 13
    for piece in pieces:
        assert texts[piece["source"]][piece["start"] : piece["end"]] == piece["quote"]
    for entity in json.loads(built.files["en/data/entities.json"]):
        for mention in entity["mentions"]:
            text = texts[mention["source"]][mention["start"] : mention["end"]]
            assert text == mention["text"]


def test_boilerplate_is_published_nowhere(world: World) -> None:
    world.change(
        {
            "articles/plan.txt": {
                "replace": {"Subscribe now": "Subscribe now to Velm Weekly, run by Ostara Trams"}
            },
            "articles/plan.yml": {
                "replace": {
                    "boilerplate: [Subscribe now]": "boilerplate: ['Subscribe now to Velm Weekly, "
                    "run by Ostara Trams']"
                }
            },
        }
    )
    assert [p for p, t in world.built().files.items() if "Subscribe" in t or "Weekly" in t] == []


def test_every_page_stands_in_every_language(world: World) -> None:
    paths: dict[str, set[str]] = {"en": set(), "fr": set()}
    for path in world.built().files:
        lang, _, rest = path.partition("/")
        if rest.endswith((".md", ".jsonl", "words.json")):
            paths[lang].add(rest)
    assert paths["en"] == paths["fr"]


def test_every_address_that_the_search_knows_is_a_page(world: World) -> None:
    files = world.built().files
    for lang in ("en", "fr"):
        for entry in map(json.loads, files[f"{lang}/search/entries.jsonl"].splitlines()):
            url, _, anchor = entry["url"].partition("#")
            if anchor:
                assert f"{{#{anchor}}}" in files[f"{lang}/{url}index.md"]
            else:
                assert f"{lang}/{url.removesuffix('/')}.md" in files
            assert entry["name"] in entry["names"]
            page = files[f"{lang}/{url}index.md" if anchor else f"{lang}/{url.rstrip('/')}.md"]
            for line in entry["lines"]:
                assert line["to"].startswith("/s/") or f'id="{line["to"]}"' in page
