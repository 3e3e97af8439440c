"""What is wrong stops a build, and what stops a build leaves the old site whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier import swap
from dossier.site.guard import MARK
from dossier.site.search import SearchError
from dossier.site.settings import read_settings
from site_world import TEMPLATES, build, page, read, write, write_content


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_content(tmp_path_factory.mktemp("world") / "content")


# -- what is wrong


def test_what_is_wrong_is_told_at_its_line_and_the_old_site_stays(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content")
    old = tmp_path / "site"
    write(old / "index.html", MARK)
    body = "A [dead](gone.md) link.\n\nA [dead](companies/acme.md#gone) anchor.\n"
    write(content / "en/method.md", page("Method", body))
    problems = build(content, old)
    assert [(p.path, p.line) for p in problems] == [
        (str(content / "en/method.md"), 8),
        (str(content / "en/method.md"), 10),
    ]
    assert "'gone.md'" in problems[0].what
    assert "'companies/acme.md#gone'" in problems[1].what
    assert read(old / "index.html") == MARK
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site"]


def test_a_picture_from_elsewhere_stops_the_build(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content")
    write(content / "fr/method.md", page("M", "![x](https://example.org/x.png)"))
    (problem,) = build(content, tmp_path / "site")
    assert problem.path == str(tmp_path / "site/fr/method/index.html")
    assert "fetches from elsewhere: https://example.org/x.png" in problem.what
    assert not (tmp_path / "site").exists()


def test_a_language_without_pages_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path / "content/en/index.md", page("Home", "x"))
    (problem,) = build(tmp_path / "content", tmp_path / "site")
    assert problem.what == "there is no first page in 'fr'"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("site_name: [", "is not valid YAML"),
        ("site_url: x", "`site_name` is missing"),
        ("site_name: X\nsite_url: ftp://x", "`site_url` is no web address: 'ftp://x'"),
        ("site_name: X\nextra: {dossier: {languages: en}}", "`extra.dossier.languages` is no list"),
        ("site_name: X\nextra: {dossier: {languages: [xx]}}", "has no words for language 'xx'"),
    ],
)
def test_wrong_settings_are_problems(tmp_path: Path, text: str, what: str) -> None:
    write(tmp_path / "mkdocs.yml", text)
    settings, problems = read_settings(tmp_path / "mkdocs.yml", TEMPLATES)
    assert settings is None
    assert any(problem.what.startswith(what) for problem in problems)


# -- the swap


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def failing(*_: object) -> None:
    raise SearchError("no pages")


def test_an_interruption_leaves_the_old_site_whole(content: Path, tmp_path: Path) -> None:
    place = tmp_path / "site"
    write(place / "index.html", MARK)
    with pytest.raises(KeyboardInterrupt):
        build(content, place, index=interrupted)
    assert [str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*")] == [
        "site",
        "site/index.html",
    ]
    (problem,) = build(content, place, index=failing)
    assert problem.what == "the search index failed (no pages)"
    assert read(place / "index.html") == MARK


def test_an_interruption_of_the_swap_itself_puts_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every rename: whichever is interrupted, before or after it took place."""
    rename = Path.rename
    for count in (1, 2):
        for after in (False, True):
            place = tmp_path / f"{count}{after}" / "site"
            write(place / "index.html", "old")
            write(swap.new_folder(place) / "index.html", "new")
            calls = iter(range(1, 9))

            def stopped(
                path: Path,
                target: Path,
                calls: Iterator[int] = calls,
                count: int = count,
                after: bool = after,
            ) -> Path:
                if next(calls) != count:
                    return rename(path, target)
                if after:
                    rename(path, target)
                raise KeyboardInterrupt

            monkeypatch.setattr(Path, "rename", stopped)
            with pytest.raises(KeyboardInterrupt):
                swap.put_in_place(place)
            monkeypatch.undo()
            assert read(place / "index.html") == ("new" if (count, after) == (2, True) else "old")
            swap.recover(place)
            assert [p.name for p in place.parent.iterdir()] == ["site"]


def test_a_kill_between_the_renames_is_mended_at_the_next_start(tmp_path: Path) -> None:
    write(tmp_path / ".site.old/index.html", "old")
    write(tmp_path / ".site.new/half.html", "new")
    assert list(swap.new_folder(tmp_path / "site").iterdir()) == []
    assert read(tmp_path / "site/index.html") == "old"
    assert not (tmp_path / ".site.old").exists()


def test_a_folder_of_somebody_elses_is_not_replaced(content: Path, tmp_path: Path) -> None:
    write(tmp_path / "letters/index.html", "<p>mine</p>")
    (problem,) = build(content, tmp_path / "letters")
    assert problem.what == "holds files that Dossier did not make"
    (problem,) = build(content, content / "en")
    assert problem.what == "the site's folder and content/ overlap"
    assert read(tmp_path / "letters/index.html") == "<p>mine</p>"
    assert (content / "en/index.md").is_file()
