"""Live processes killed at each step at which they touch the seeds: nothing is left by halves.

The process kills itself as it is about to open a file of the seeds for writing, to rename or
to remove one: the n-th of these moments, for every n until it comes to its end.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from world import ROOT, World, make, tree

TEXT = (
    "The Harbour Line and the Hill Line opened in Velm.\n"
    "The Harbour Line carried 9,000 passengers in 2034. It costs 3 euros, a ride.\n"
)
KILLS_ITSELF = """
import os, runpy, sys
seeds, left, number, program, *given = sys.argv[1:]
left = int(left)

def step(event, found):
    global left
    if event == "open":
        hit = isinstance(found[2], int) and found[2] & (os.O_WRONLY | os.O_RDWR)
    else:
        hit = event in ("os.rename", "os.remove")
    if hit and str(found[0]).startswith(seeds):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), int(number))

sys.addaudithook(step)
sys.path.insert(0, os.path.dirname(program))
sys.argv = [program, *given]
runpy.run_path(program, run_name="__main__")
"""


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make(tmp_path)


def live(world: World, step: int, number: int, keys: str, *given: str) -> int:
    """The status of a process that kills itself at a step; 0 where it came to its end."""
    options = ["--seeds", str(world.seeds), "--config", str(world.folder / "mkdocs.yml")]
    program = [sys.executable, "-c", KILLS_ITSELF, str(world.seeds), str(step), str(number)]
    ran = subprocess.run(
        [*program, str(ROOT / "build.py"), *given, *options],
        input=keys,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert "Traceback" not in ran.stderr, ran.stderr
    return ran.returncode


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_an_add_killed_at_any_step_leaves_all_or_nothing(world: World, number: int) -> None:
    before = tree(world.seeds)
    file = world.folder / "incoming.txt"
    file.write_text(TEXT, encoding="utf-8")
    for step in count(1):
        if live(world, step, number, "", "add", str(file)) == 0:
            break
        world.run("propose", "plan")  # whatever comes next finishes it or clears it away
        left = tree(world.seeds)
        new = {name for name in left if "incoming" in name}
        assert new in (set(), {"articles/incoming.txt", "articles/incoming.yml"})
        for name in new:
            (world.seeds / name).unlink()
        if step == 1:
            before = {k: v for k, v in left.items() if k not in new}
        assert {k: v for k, v in left.items() if k not in new} == before
    assert step > 4
    assert world.run().status == 0


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_review_killed_at_any_step_keeps_every_decision_before_it(
    world: World, number: int
) -> None:
    file = world.folder / "incoming.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert world.run("add", str(file)).status == 0
    sidecar = world.seeds / "articles" / "incoming.yml"
    start, states = sidecar.read_bytes(), [sidecar.read_bytes()]
    for keys in ("r", "rz"):
        assert live(world, 0, number, f"{keys}q", "review", "incoming") == 0
        states.append(sidecar.read_bytes())
        sidecar.write_bytes(start)
    seen = set()
    for step in count(1):
        ended = live(world, step, number, "rzq", "review", "incoming") == 0
        seen.add(states.index(sidecar.read_bytes()))
        sidecar.write_bytes(start)
        if ended:
            break
    # Two decisions, each a file written and renamed.
    assert step > 4
    assert seen == {0, 1}
    world.run("review", "incoming")
    assert all("/." not in name for name in tree(world.seeds))
