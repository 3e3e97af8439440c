"""Reviewing: what each key makes of a sidecar, from a pipe and on a terminal."""

from __future__ import annotations

import io
import os
import pty
import select
import signal
import subprocess
import sys
import termios
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.review.screen import HELP, folded
from world import ROOT, Ran, World, make, tree

TEXT = (
    "The Harbour Line and the Hill Line opened in Velm.\n"
    "The Harbour Line carried 9,000 passengers in 2034. It costs 3 euros, a ride.\n"
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = make(tmp_path)
    file = tmp_path / "incoming.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert world.run("add", str(file)).status == 0
    return world


def sidecar(world: World) -> Path:
    return world.seeds / "articles" / "incoming.yml"


def data(world: World) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(sidecar(world).read_text("utf-8"))
    return loaded


def typed(world: World, keys: str, monkeypatch: pytest.MonkeyPatch) -> Ran:
    monkeypatch.setattr("sys.stdin", io.StringIO(keys))
    return world.run("review", "incoming")


def test_accepting_changes_one_word(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sidecar(world).read_text("utf-8")
    assert typed(world, "a\n\nq", monkeypatch).status == 0
    assert sidecar(world).read_text("utf-8") == before.replace(
        "reviewed: false", "reviewed: true", 1
    )


def test_what_is_rejected_is_not_proposed_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = data(world)["statements"][0]
    typed(world, "rq", monkeypatch)
    (gone,) = data(world)["rejected"]
    assert gone == {key: first[key] for key in ("about", "property", "value", "quote")}
    assert "0 new proposals" in world.run("propose", "incoming").out
    assert world.run().status == 0


def test_undo_puts_the_bytes_back(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sidecar(world).read_bytes()
    ran = typed(world, "rza\n\nzq", monkeypatch)
    assert "Undone." in ran.out
    assert sidecar(world).read_bytes() == before


def test_one_key_makes_it_joint_of_all_of_whom_the_same_is_said(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = len(data(world)["statements"])
    typed(world, "ja\n\nq", monkeypatch)
    statements = data(world)["statements"]
    assert len(statements) == number - 1
    assert statements[0]["about"] == ["harbour-line", "hill-line"]
    assert statements[0]["reviewed"] is True


def test_one_key_leaves_open_of_whom_it_speaks(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(world, "uharbour-line hill-line\na\n\nq", monkeypatch)
    assert data(world)["statements"][0]["about_uncertain"] == ["harbour-line", "hill-line"]


def test_who_and_when_are_asked_once_a_passage(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = typed(world, "aostara-trams\n2034\n\ns\naq", monkeypatch)
    assert ran.out.count("Who says so") == 1
    first, second, *_ = data(world)["statements"]
    for statement in (first, second):
        assert statement["said_by"] == ["ostara-trams"]
        assert statement["as_of"] == {"date": "2034", "basis": "stated"}


def test_an_answer_that_is_refused_is_asked_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = typed(world, "anobody\n\naostara-trams\n\nq", monkeypatch)
    assert "incoming.yml:" in ran.out
    assert "there is no entity 'nobody'" in ran.out
    assert ran.out.count("Who says so") == 2
    assert data(world)["statements"][0]["said_by"] == ["ostara-trams"]


def test_what_is_told_at_the_end_is_what_was_decided(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither passing over nor changing is a decision; taking them back undoes none."""
    number = len(data(world)["statements"])
    ran = typed(world, "a\n\nnzchedged\ntrue\nzq", monkeypatch)
    assert f"1 decided, {number - 1} left" in ran.out


def test_of_a_long_paragraph_what_is_near_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make(tmp_path)
    file = tmp_path / "incoming.txt"
    words = "people ride and " * 2000
    file.write_text(f"{words} the Harbour Line opened in Velm, {words} walk.", encoding="utf-8")
    assert world.run("add", str(file), "--lang", "en").status == 0
    ran = typed(world, "q", monkeypatch)
    assert "»Harbour Line opened in Velm«" in ran.out
    assert 1400 < len(ran.out) < 3000


def test_a_change_that_the_build_refuses_is_not_written(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sidecar(world).read_bytes()
    ran = typed(world, "cvalue\nnowhere\nq", monkeypatch)
    assert "Not done:" in ran.out
    assert "there is no entity 'nowhere'" in ran.out
    assert sidecar(world).read_bytes() == before


def test_a_review_can_stop_and_be_taken_up_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = len(data(world)["statements"])
    typed(world, "a\n\n", monkeypatch)
    ran = typed(world, "q", monkeypatch)
    assert f"{number - 1} to read" in ran.out


def test_keys_of_a_terminal_need_no_enter_and_the_quotation_is_lit(world: World) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "review", "incoming"]
    command += ["--seeds", str(world.seeds), "--config", str(world.folder / "mkdocs.yml")]
    master, slave = pty.openpty()
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave) as process:
        try:
            os.close(slave)
            said = b""
            for key in (b"r", b""):
                part = b""
                while b"q stop]" not in part:
                    assert select.select([master], [], [], 60)[0], said + part
                    part += os.read(master, 4096)
                said += part
                os.write(master, key)
            # What a terminal sends on Ctrl-C.
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 130
        finally:
            # A test that fails must not wait for a program that waits for it.
            process.kill()
    os.close(master)
    assert b"\x1b[1;7mHarbour Line" in said
    assert len(data(world)["rejected"]) == 1


def test_the_line_of_keys_is_folded_between_keys_to_the_width_of_the_terminal() -> None:
    assert folded("a accept · r reject · q stop", 22) == "a accept · r reject\nq stop"
    assert folded("a accept · r reject · q stop", 0) == "a accept · r reject · q stop"
    assert max(map(len, folded(f"[{HELP}]", 40).split("\n"))) < 40
    assert folded(f"[{HELP}]", 40).replace("\n", " · ") == f"[{HELP}]"


def test_a_request_to_end_leaves_the_terminal_as_it_was(world: World) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "review", "incoming"]
    command += ["--seeds", str(world.seeds), "--config", str(world.folder / "mkdocs.yml")]
    master, slave = pty.openpty()
    before, bytes_before = termios.tcgetattr(slave), sidecar(world).read_bytes()
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave) as process:
        try:
            said = b""
            while b"q stop]" not in said:
                assert select.select([master], [], [], 60)[0], said
                said += os.read(master, 4096)
            process.terminate()
            assert process.wait(60) == 130
        finally:
            process.kill()
    assert termios.tcgetattr(slave) == before
    os.close(slave)
    os.close(master)
    assert sidecar(world).read_bytes() == bytes_before


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_a_kill_while_a_decision_is_written_loses_that_decision_alone(
    world: World, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: the sidecar is the one before the decision, whole; the next run clears the rest."""

    class Killed(BaseException):
        """Nothing is cleaned up after a kill."""

    def dying(file: Path, *_: object) -> None:
        if step == "write_bytes":
            file.write_text("statements:", encoding="utf-8")
        raise Killed

    before = tree(world.seeds)
    with monkeypatch.context() as patch:
        patch.setattr(Path, step, dying)
        with pytest.raises(Killed):
            typed(world, "rq", monkeypatch)
    left = tree(world.seeds)
    assert {name: left[name] for name in before} == before
    assert all("/." in name for name in left.keys() - before.keys())
    assert world.run("check").status in (0, 1)
    typed(world, "q", monkeypatch)
    assert tree(world.seeds) == before


def test_the_editor_of_the_user_changes_the_entry(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = world.folder / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "file = pathlib.Path(sys.argv[1])\n"
        "text = file.read_text('utf-8')\n"
        "text = text.replace('reviewed: false', 'hedged: true\\nreviewed: false')\n"
        "file.write_text(text, 'utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    typed(world, "eq", monkeypatch)
    (changed, *others) = data(world)["statements"]
    assert changed["hedged"] is True
    assert changed["reviewed"] is False
    assert all("hedged" not in other for other in others)


def test_an_editor_that_is_not_there_changes_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sidecar(world).read_bytes()
    monkeypatch.setenv("VISUAL", str(world.folder / "no-such-editor"))
    ran = typed(world, "eq", monkeypatch)
    assert sidecar(world).read_bytes() == before
    assert "cannot be started" in ran.out


def test_status_tells_what_is_open_without_making_a_page(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.render.render", lambda env, page: pytest.fail("a page is made"))
    assert world.run("status").status == 0
