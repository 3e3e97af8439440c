"""What no editor has read: in a marked block, or nowhere; never among the statements."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from world import World, make

BLOCK = re.compile(r'<div class="proposed" markdown>.*?</div>', re.DOTALL)
MARKED = {"en": "not yet read by an editor", "fr": "pas encore relu par la rédaction"}
ENTRY = """
  - about: hill-line
    property: fare
    value: {amount: 9, currency: EUR}
    status: holds
    quote: The Hill Line costs 9 euros
    proposed_by: {cue: "{about} … costs ~ {value}"}
"""


def files(folder: Path, *, reviewed: str, setting: str) -> dict[str, str]:
    """The files of content/ of a world with one statement more."""
    world: World = make(folder)
    sidecar = world.seeds / "articles" / "plan.yml"
    world.change({"articles/plan.txt": {"append": "The Hill Line costs 9 euros.\n"}})
    if reviewed:
        text = sidecar.read_text("utf-8").rstrip("\n")
        sidecar.write_text(f"{text}\n{ENTRY}    reviewed: {reviewed}\n", encoding="utf-8")
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(
        re.sub(r"(?m)^( +)languages:", rf"\1unreviewed: {setting}\n\1languages:", text)
        if re.search(r"(?m)^ +languages:", text)
        else f"{text}\nextra: {{dossier: {{unreviewed: {setting}}}}}\n",
        encoding="utf-8",
    )
    return dict(world.built().files)


def test_hidden_ones_leave_no_trace(tmp_path: Path) -> None:
    """Law: with `hide`, the site is byte for byte the one without the proposal."""
    with_it = files(tmp_path / "a", reviewed="false", setting="hide")
    assert with_it == files(tmp_path / "b", reviewed="", setting="hide")


@pytest.mark.parametrize("lang", MARKED)
def test_marked_ones_stand_in_their_block_alone(tmp_path: Path, lang: str) -> None:
    """Law: with `marked`, what is left beside the blocks is the site without the proposal."""
    shown = files(tmp_path / "a", reviewed="false", setting="marked")
    hidden = files(tmp_path / "b", reviewed="", setting="hide")
    changed = {path for path in hidden if shown[path] != hidden[path]}
    # The deposit, from which pages are made again, keeps the setting and what it shows.
    pages = {path for path in changed if path.startswith(f"{lang}/") and path.endswith(".md")}
    assert pages == {f"{lang}/lines/hill-line.md", f"{lang}/sources/tram-plan.md"}
    for path in changed - {"en/data/corpus.json"}:
        (block,) = BLOCK.findall(shown[path])
        assert "9" in block
        rest = BLOCK.sub("", shown[path])
        assert re.sub(r"\s+", "", rest) == re.sub(r"\s+", "", hidden[path])
    assert MARKED[lang] in shown[f"{lang}/lines/hill-line.md"].replace("&#32;", " ")
