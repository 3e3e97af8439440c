"""Writing content/: exactly the generated files, whatever happens, and nobody else's touched."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier import swap, write
from dossier.write.sidecars import insert_ids, write_whole
from world import tree, write_tree

FILES = {"en/index.md": "# Home\n", "en/lines/hill.md": "# Hill\n", "fr/index.md": "# Accueil\n"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    assert write_tree(folder, FILES)
    return folder


def generated(folder: Path) -> dict[str, str]:
    """The files without the manifest."""
    found = {path: data.decode() for path, data in tree(folder).items()}
    del found[write.MANIFEST]
    return found


def times(folder: Path) -> dict[str, int]:
    return {f.as_posix(): f.stat().st_mtime_ns for f in [folder, *folder.rglob("*")]}


def test_the_folder_holds_the_files_and_the_manifest_names_them(content: Path) -> None:
    assert generated(content) == FILES
    assert sorted(json.loads((content / write.MANIFEST).read_text())["generated"]) == sorted(FILES)
    assert sorted(content.parent.iterdir()) == [content]


def test_writing_the_same_again_touches_nothing(content: Path) -> None:
    """Law: a second build changes nothing, not even a time."""
    before = times(content)
    assert not write_tree(content, dict(reversed(FILES.items())))
    assert times(content) == before


def test_what_is_no_longer_generated_goes_and_what_is_new_comes(content: Path) -> None:
    now = {"en/index.md": "# New home\n", "en/lines/lake.md": "# Lake\n"}
    assert write_tree(content, now)
    assert generated(content) == now
    assert not (content / "fr").exists()


def test_files_of_others_survive_beside_ours(content: Path) -> None:
    foreign = {"NOTES.txt": b"mine", "en/lines/draft.md": b"mine \xff", "own/deep/x.bin": bytes(9)}
    for path, data in foreign.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_bytes(data)
    assert not write_tree(content, FILES)
    assert write_tree(content, {"en/index.md": "# Home\n"})
    found = tree(content)
    assert {path: found[path] for path in foreign} == foreign
    assert sorted(found) == sorted([*foreign, "en/index.md", write.MANIFEST])


def test_a_folder_without_our_mark_loses_nothing(tmp_path: Path) -> None:
    """Somebody names the wrong folder with --content: all that is in it stays."""
    folder = tmp_path / "thesis"
    (folder / "en").mkdir(parents=True)
    (folder / "en" / "chapter.md").write_bytes(b"years of work")
    write_tree(folder, FILES)
    assert (folder / "en" / "chapter.md").read_bytes() == b"years of work"
    write_tree(folder, {})
    assert generated(folder) == {"en/chapter.md": "years of work"}


@pytest.mark.parametrize(
    "manifest", ["", "[]", "{", '{"generated": 3}', '{"generated": {"../../precious": "x"}}']
)
def test_a_damaged_manifest_removes_nothing(content: Path, manifest: str) -> None:
    precious = content.parent.parent / "precious"
    precious.write_text("x")
    (content / write.MANIFEST).write_text(manifest)
    write_tree(content, {"en/index.md": "# Home\n"})
    assert precious.read_text() == "x"
    assert (content / "en" / "index.md").read_text() == "# Home\n"
    assert (content / "en" / "lines" / "hill.md").read_text() == "# Hill\n"


def test_what_others_wrote_over_a_file_of_ours_is_put_right(content: Path) -> None:
    (content / "en" / "index.md").write_text("# Edited by hand\n")
    assert write_tree(content, FILES)
    assert generated(content) == FILES


def test_empty_folders_of_others_stay(content: Path) -> None:
    (content / "kept").mkdir()
    write_tree(content, {"en/index.md": "# Home\n"})
    assert (content / "kept").is_dir()


def test_links_of_others_stay_links(content: Path) -> None:
    (content / "link.md").symlink_to("en/index.md")
    write_tree(content, {"en/index.md": "# New home\n"})
    assert (content / "link.md").is_symlink()


Break = Callable[[pytest.MonkeyPatch], None]


def breaks(where: object, name: str, after: int) -> Break:
    """An exception instead of the call number ``after`` (from 0) of ``name``."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        real = getattr(where, name)
        calls = iter(range(10_000))

        def broken(*args: object, **kwargs: object) -> object:
            if next(calls) == after:
                raise KeyboardInterrupt
            return real(*args, **kwargs)

        monkeypatch.setattr(where, name, broken)

    return patch


BREAKS = {
    "at the first file": breaks(Path, "write_bytes", 0),
    "at the last file": breaks(Path, "write_bytes", 3),
    "at the copy of another's file": breaks(shutil, "copy2", 0),
    "at the first rename": breaks(Path, "rename", 0),
    "at the second rename": breaks(Path, "rename", 1),
}


@pytest.mark.parametrize("broken", BREAKS)
def test_an_interrupted_write_leaves_the_old_content_whole(
    content: Path, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: whenever it is interrupted, the folder holds the old state, and the next run works."""
    (content / "NOTES.txt").write_text("mine")
    before = tree(content)
    now = {path: text + "more\n" for path, text in FILES.items()}
    with monkeypatch.context() as patch:
        BREAKS[broken](patch)
        with pytest.raises(KeyboardInterrupt):
            write_tree(content, now)
    assert tree(content) == before
    assert sorted(content.parent.iterdir()) == [content], "nothing is left lying about"
    assert write_tree(content, now)
    assert generated(content) == now | {"NOTES.txt": "mine"}


def test_a_kill_between_the_two_renames_is_mended_at_the_next_start(content: Path) -> None:
    new = swap.new_folder(content)
    (new / "half").write_text("half")
    content.rename(content.with_name(".content.old"))
    write_tree(content, FILES)
    assert generated(content) == FILES
    assert sorted(content.parent.iterdir()) == [content]


def test_stale_says_what_a_build_would_change(content: Path) -> None:
    (content / "NOTES.txt").write_text("mine")
    assert write.stale(content, "content", FILES) == []
    now = {"en/index.md": "# New\n", "en/lines/hill.md": "# Hill\n", "en/new.md": "# New\n"}
    assert [str(problem) for problem in write.stale(content, "content", now)] == [
        "content/en/index.md:1: is stale. Run `python build.py` and commit content/.",
        "content/en/new.md:1: is missing. Run `python build.py` and commit content/.",
        "content/fr/index.md:1: is no longer generated. Run `python build.py` and commit content/.",
    ]


def test_a_stale_manifest_is_stale(content: Path) -> None:
    """Without it the next build could not tell what is ours."""
    (content / write.MANIFEST).unlink()
    assert write.stale(content, "content", FILES) != []


SIDECAR = """\
# The plan of the town
id: plan   # kept for ever
statements:
  - about: hill   # the subject
    property: opening
    quote: "opened: today"

  # said twice
  - {about: hill, property: fare, quote: 'cost {2}'}
  -
    about: lake
    id: abcdefgh
  - property: x
    about: y
notes: []
"""


def test_ids_go_into_a_sidecar_as_text_and_all_else_stays() -> None:
    given = insert_ids(SIDECAR, {4: "aaaaaaaa", 9: "bbbbbbbb", 13: "cccccccc"})
    assert given == SIDECAR.replace(
        "  - about: hill   #", '  - id: "aaaaaaaa"\n    about: hill   #'
    ).replace("{about: hill,", '{id: "bbbbbbbb", about: hill,').replace(
        "  - property: x", '  - id: "cccccccc"\n    property: x'
    )


def test_ids_keep_the_ends_of_lines() -> None:
    given = insert_ids(SIDECAR.replace("\n", "\r\n"), {4: "aaaaaaaa"})
    assert given.count("\n") == given.count("\r\n") == SIDECAR.count("\n") + 1


def test_a_statement_that_begins_below_its_dash_gets_its_id() -> None:
    text = "statements:\n  -\n    about: lake\n    property: x\n"
    assert insert_ids(text, {3: "aaaaaaaa"}) == (
        'statements:\n  -\n    id: "aaaaaaaa"\n    about: lake\n    property: x\n'
    )


def test_a_file_is_replaced_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "plan.yml"
    write_whole(file, "old\r\n")
    assert file.read_bytes() == b"old\r\n"
    with monkeypatch.context() as patch:
        breaks(os, "replace", 0)(patch)
        breaks(Path, "replace", 0)(patch)
        with pytest.raises(KeyboardInterrupt):
            write_whole(file, "new\n")
    assert file.read_bytes() == b"old\r\n"


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ("  - &x {about: a}\n", '  - &x {id: "aaaaaaaa", about: a}\n'),
        ("  - !!map {about: a}\n", '  - !!map {id: "aaaaaaaa", about: a}\n'),
        ("  - &x\n    about: a\n", '  - &x\n    id: "aaaaaaaa"\n    about: a\n'),
        (
            "  - {id: bbbbbbbb, x: y}\n  - {about: \u2028a}\n",
            '  - {id: bbbbbbbb, x: y}\n  - {id: "aaaaaaaa", about: \u2028a}\n',
        ),
    ],
)
def test_an_id_stands_inside_its_statement(entries: str, expected: str) -> None:
    """Anchors, tags and strange line ends before or in a statement are no part of its keys."""
    line = 2 + entries.count("\n", 0, entries.index("about: "))
    line -= entries.startswith("  - &x\n")
    assert insert_ids(f"statements:\n{entries}", {line: "aaaaaaaa"}) == f"statements:\n{expected}"


@pytest.mark.parametrize(
    "entries",
    [
        "  [{about: a}, {about: b}]\n",
        "  - &x {about: a}\n  - *x\n",
        "\n  - {id: bbbbbbbb, about: a}\n",
    ],
)
def test_an_id_without_a_place_of_its_own_is_refused(entries: str) -> None:
    """Law: publishing never makes a sidecar say something else."""
    text = f"statements:\n{entries}"
    with pytest.raises(ValueError, match=r"^line 2: "):
        insert_ids(text, {2: "aaaaaaaa"})
