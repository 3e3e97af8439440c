"""Whatever goes wrong, in a seed or between two steps, is told, and nothing is half-written."""

from __future__ import annotations

import json
import re
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
from dossier.site.guard import MARK
from world import TRAMS, World, make, tree, write_tree


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make(tmp_path)


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


# -- the finished site: built once for the whole run, and once more from content/ alone ---
