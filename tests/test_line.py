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
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier import render, swap, write
from dossier.cli import line as line_of_stages
from dossier.cli import site as site_command
from dossier.cli.line import Built
from dossier.site.guard import MARK
from dossier.write import write_tree
from world import ROOT, TRAMS, WORLDS, Reading, World, elements, load, make, tram_site, tree


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


# -- nothing that a user writes is a traceback ------------------------------------

JUNK: tuple[Any, ...] = (
    None,
    True,
    "",
    " ",
    "x" * 300,
    "é 中 🚋 \u202e",
    "a\nb",
    "{{ 7*7 }}",
    "{about",
    "<",
    "../../etc",
    0,
    -1,
    10**30,
    1.5e300,
    [],
    {},
    [[]],
    [None],
    {"en": None},
    {"": ""},
    {"a": {"b": []}},
    ["x", "x"],
    "2033-02-30",
    "pt",
)


def nodes(data: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of everything below the top."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items:
        yield (*at, key)
        if isinstance(value, (dict, list)):
            yield from nodes(value, (*at, key))


SEEDS = [
    "vocabulary.yml",
    "articles/plan.yml",
    "articles/opened.yml",
    "articles/hauts.yml",
    "lines/harbour-line.yml",
    "names/velm.yml",
]
PARSED = {name: yaml.safe_load((TRAMS / "seeds" / name).read_text("utf-8")) for name in SEEDS}
SPOTS = [(name, at) for name in SEEDS for at in nodes(PARSED[name])]


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make(tmp_path_factory.mktemp("spoilt"))


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SPOTS), st.sampled_from(JUNK), st.booleans())
def test_whatever_stands_in_a_seed_is_told_and_never_a_traceback(
    spoilt: World, spot: tuple[str, tuple[Any, ...]], junk: Any, keep: bool
) -> None:
    """Law: any value anywhere in the seeds gives a site or a list of problems."""
    name, at = spot
    data = json.loads(json.dumps(PARSED[name], default=str))
    inner = data
    for key in at[:-1]:
        inner = inner[key]
    if keep:
        inner[at[-1]] = junk
    elif isinstance(inner, dict):
        inner[str(junk)] = inner.pop(at[-1])
    else:
        del inner[at[-1]]
    file = spoilt.seeds / name
    whole = file.read_bytes()
    try:
        file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        ran = spoilt.run("check")
    finally:
        file.write_bytes(whole)
    assert ran.status in (0, 1)
    for problem in ran.problems if ran.status else []:
        assert re.match(r"(seeds|content)/[^:]+:\d+: .+\. .+\.$", problem), problem


# -- interrupted ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("where", "name"),
    [
        (write, "staged"),
        (swap, "put_in_place"),
        (site_command, "build_site"),
        (line_of_stages, "data_files"),
        (render, "render"),
    ],
)
def test_an_interrupted_build_leaves_the_old_state_whole(
    world: World, where: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.run()
    world.site.mkdir()
    (world.site / "index.html").write_text(f"{MARK} the last good site", encoding="utf-8")
    old_content, old_site = tree(world.content), tree(world.site)
    world.change({"names/velm.yml": "name: {en: Velm, fr: Velme}\nclass: town\n"})

    def interrupted(*_: Any, **__: Any) -> Any:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(where, name, interrupted)
        with pytest.raises(KeyboardInterrupt):
            world.run(mkdocs=True)
    assert tree(world.site) == old_site
    assert tree(world.content) == old_content
    left = {p.name for p in world.folder.iterdir()} - {".cache"}  # of references, kept
    assert sorted(left) == [
        "content",
        "mkdocs.yml",
        "seeds",
        "site",
    ]
    assert world.run().status == 0
    assert write_tree(world.content, world.built().files) is False


# -- hostile texts ----------------------------------------------------------------

HOSTILE = load(WORLDS / "hostile.yml")["change"]
ELEMENTS = {"root", "h1", "h2", "h3", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th"}
ELEMENTS |= {"td", "div", "span", "strong", "em", "a", "sup", "br", "hr", "details", "summary"}
ATTRIBUTES = {"class", "id", "href", "title", "lang", "style", "download", "colspan"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return make(tmp_path_factory.mktemp("hostile"), HOSTILE).built()


def test_hostile_text_never_becomes_markup_in_a_page(hostile: Built) -> None:
    pages = {path: text for path, text in hostile.files.items() if path.endswith(".md")}
    for path, text in pages.items():
        root = Reading(text).root
        assert {e.tag for e in root.iter()} <= ELEMENTS, path
        assert {name for e in root.iter() for name in e.attrib} <= ATTRIBUTES, path
        for link in root.iter("a"):
            scheme = re.match(r"[a-z][a-z0-9+.-]*:", link.get("href", ""), re.IGNORECASE)
            assert scheme is None, (path, link.get("href"))
        classes = {c for e in root.iter() for c in e.get("class", "").split()}
        assert "x" not in classes, path
        assert not {"id", "n", "r"} & {e.get("id") for e in root.iter()}, path


def test_hostile_text_is_all_there_to_be_read(hostile: Built) -> None:
    name = "Evil <script>alert('n')</script> [x](javascript:alert(1)) | `c` {{ 7*7 }}"
    page = Reading(hostile.files["en/operators/hostile.md"])
    assert page.root.findtext(".//h1") == name
    assert page.part("lead")[0].startswith(f"The Harbour Line is run by {name}. (Reported · ")
    assert "<iframe src=//x.example></iframe> ![i](//x.example/i.png)" in page.text
    source = Reading(hostile.files["en/sources/tram-hostile.md"]).text
    assert "« [l](data:text/html,x) is what the Hill Line costs »" in source
    assert "<script>alert('r')</script> | {{ 7*7 }}" in source
    assert "[sic] <object data=x></object> [^1] {#n} </span></div>" in source
    assert "Buy" not in source


def test_the_front_matter_of_hostile_pages_is_yaml_and_escaped_for_html(hostile: Built) -> None:
    for path, text in hostile.files.items():
        if path.endswith(".md"):
            meta = Reading(text).meta
            assert list(meta)[:2] == ["title", "description"], path
            for key in ("title", "description"):
                assert not re.search(r"[<>]|\n", str(meta[key])), (path, key)


# -- the finished site: built once for the whole run, and once more from content/ alone ---


@pytest.fixture(scope="session")
def site() -> World:
    return tram_site()


def test_content_alone_gives_the_same_site_byte_for_byte(
    site: World, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Laws: a second build changes nothing; `build.py site` needs no seeds."""
    folder = tmp_path_factory.mktemp("elsewhere") / "deeper"
    other = make(folder)
    for name in ("seeds", "content"):
        if (folder / name).exists():
            (folder / name).rename(folder / f"not-{name}")
    write_tree(other.content, {p: b.decode() for p, b in tree(site.content).items()})
    ran = other.run("site", mkdocs=True)
    assert (ran.status, ran.err) == (0, "")
    first, second = tree(site.site), tree(other.site)
    assert sorted(first) == sorted(second)
    assert [path for path in first if first[path] != second[path]] == []


def test_hostile_text_never_becomes_markup_in_the_site(site: World) -> None:
    checked = 0
    for file in site.site.rglob("*.html"):
        root = elements(file.read_text("utf-8"))
        where = file.relative_to(site.site).as_posix()
        for element in root.iter():
            assert element.tag not in {"iframe", "object", "embed"}, where
            if element.tag == "base":  # the page of a statement gives its links from the root
                assert (where[:2], element.get("href")) == ("s/", "../../")
            assert not [a for a in element.attrib if a.startswith("on")], (where, element.tag)
            for name in ("href", "src", "action"):
                value = element.get(name, "").strip().lower()
                assert not value.startswith(("javascript:", "vbscript:")), (where, value)
                assert "x.example" not in value, (where, value)
            if element.tag == "script":
                said = "".join(element.itertext())
                if element.get("type") == "application/ld+json":  # data, which nothing runs
                    assert not set(said) & set("<>&"), where
                    assert json.loads(said)["@context"] == "https://schema.org", where
                else:
                    assert "alert(" not in said, where
        checked += 1
    assert checked > 30


def test_the_site_asks_nobody_else(site: World) -> None:
    """Law: no page, style or script loads anything from another host."""
    for file in site.site.rglob("*.html"):
        for element in elements(file.read_text("utf-8")).iter():
            loads = element.get("src") or (
                element.get("href")
                if element.tag == "link"
                and element.get("rel") in {"stylesheet", "icon", "preload", "preconnect"}
                else None
            )
            assert not re.match(r"(?:https?:)?//", loads or ""), (file, loads)


def test_both_languages_and_every_statement_have_their_addresses(site: World) -> None:
    built = tree(site.site)
    for page in ("", "lines/harbour-line/", "operators/hostile/", "sources/tram-plan/", "names/"):
        assert f"{page}index.html" in built
        assert f"fr/{page}index.html" in built
    for statement in json.loads(built["data/statements.json"]):
        assert len(built[f"s/{statement['id']}/index.html"]) <= 4096
