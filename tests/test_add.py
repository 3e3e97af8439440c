"""A new article: what it is taken for, and what never gets in."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
import yaml

from dossier.arrival import language_of, likeness, parts_of, shingles
from dossier.write import arrivals
from world import World, make, tree

TEXT = (
    "Harbour Line breaks its record\n\n"
    "Follow us on Google News\n\n"
    "The Harbour Line carried 81,000 passengers in 2033, said Ostara Trams. Kestrel Transit Ltd "
    "runs buses.\n"
    "“The Hill Line is quiet,” it said of the other line in the town.\n"
    "— Velm Watch (@velm_watch) 4 May 2033\n\n"
    "The trams of the town were all painted in the same green for the day of the feast.\n"
    "Share\n  • English\n  • Français\n  • Deutsch\nLeave a comment\n"
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make(tmp_path)


def incoming(world: World, raw: bytes | str, name: str = "record.txt") -> str:
    file = world.folder / name
    file.write_bytes(raw.encode("utf-8") if isinstance(raw, str) else raw)
    return str(file)


def test_an_article_comes_in_whole_and_the_site_builds(world: World) -> None:
    ran = world.run("add", incoming(world, TEXT))
    assert ran.status == 0, ran.err
    stored = world.seeds / "articles" / "record.txt"
    sidecar = yaml.safe_load(stored.with_suffix(".yml").read_text("utf-8"))
    assert stored.read_bytes() == TEXT.encode("utf-8")
    assert sidecar["sha256"] == hashlib.sha256(TEXT.encode("utf-8")).hexdigest()
    assert (sidecar["language"], sidecar["publisher"], sidecar["url"]) == ("en", None, None)
    assert sidecar["published"] == {"date": None}
    assert sidecar["title"] == {"text": "Harbour Line breaks its record", "status": "given"}
    assert sidecar["no_fact"][0]["quote"] == "— Velm Watch (@velm_watch) 4 May 2033"
    assert world.run().status == 0
    checked = world.run("check")
    assert "painted in the same green" in checked.err
    assert "@velm_watch" not in checked.err


def test_it_tells_what_it_took_for_what(world: World) -> None:
    said = world.run("add", incoming(world, TEXT)).out
    for words in (
        "Follow us on Google News",
        "(a menu of languages): • Français",
        "Leave a comment",
        "post by a speaker that the catalogue does not know, 2033-05-04",
        "Kestrel Transit Ltd – ",
        "harbour-line · ridership · 81000 passengers",
        "profiles that would change, if all of it held: ",
        "lines/harbour-line: ",
        "carry nothing yet",
    ):
        assert words in said, said


def test_what_would_change_is_reckoned_from_the_pages(world: World) -> None:
    """Another figure for the same year, with no telling which holds: both are disputed."""
    text = TEXT.replace("in 2033, said", "in 2032, said")
    said = world.run("add", incoming(world, text)).out
    assert "lines/harbour-line: 1 new, 2 disputed" in said


def test_only_what_is_given_is_known(world: World) -> None:
    options = ("--publisher", "The Velm Post", "--published", "2033-06", "--id", "velm-post")
    ran = world.run("add", incoming(world, TEXT), *options, "--url", "https://example.org/a")
    assert ran.status == 0, ran.err
    sidecar = yaml.safe_load((world.seeds / "articles/velm-post.yml").read_text("utf-8"))
    assert sidecar["publisher"] == {"name": "The Velm Post", "basis": None}
    assert sidecar["published"] == {"date": "2033-06"}
    assert sidecar["url"] == "https://example.org/a"


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\xff\xfeT\x00", "UTF-16"),
        (b"GIF89a\x00\x01\x02", "binary"),
        ("déjà vu".encode("latin-1"), "is not UTF-8 text (byte 1, line 1)"),
        (b"?!... --- ;;; !!!\n" * 50, "has no words"),
        (b"word " * 10_000_000, "is too large for an article"),
        (b"Der Zug ist heute nicht mit den Leuten auf die Reise gegangen.", "--lang"),
    ],
    ids=["empty", "blank", "utf-16", "binary", "latin-1", "punctuation", "50 MB", "German"],
)
def test_what_is_no_article_leaves_the_seeds_alone(world: World, raw: bytes, what: str) -> None:
    before = tree(world.seeds)
    ran = world.run("add", incoming(world, raw))
    assert ran.status == 1
    assert what in ran.problems[0]
    assert tree(world.seeds) == before


@pytest.mark.parametrize("name", ["missing.txt", "folder", "itself", "zero"])
def test_what_cannot_be_read_is_told_and_endless_input_ends(world: World, name: str) -> None:
    (world.folder / "folder").mkdir()
    (world.folder / "itself").symlink_to("itself")
    (world.folder / "zero").symlink_to("/dev/zero")
    before = tree(world.seeds)
    ran = world.run("add", str(world.folder / name))
    assert ran.status == 1
    said = "is too large for an article" if name == "zero" else "cannot be read ("
    assert said in ran.problems[0]
    assert tree(world.seeds) == before


@pytest.mark.parametrize(
    "options",
    [
        ("--id", "No Slug"),
        ("--published", "yesterday"),
        ("--published", "2033-02-30"),
        ("--url", "ftp://x"),
        ("--lang", "french!"),
        ("--publisher", " "),
    ],
)
def test_wrong_options_are_wrong_usage(world: World, options: tuple[str, str]) -> None:
    before = tree(world.seeds)
    ran = world.run("add", incoming(world, TEXT), *options)
    assert (ran.status, ran.out) == (2, "")
    assert tree(world.seeds) == before


def test_a_sentence_of_a_hundred_thousand_words_is_taken(world: World) -> None:
    text = "The Harbour Line carried 9,000 passengers and " + "so on and " * 33_000 + "stopped."
    assert world.run("add", incoming(world, text), "--lang", "en").status == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: text.replace("’", "'").replace("\n", "\r\n").upper(),
        lambda text: "Home\nMenu\nOur partners\n" + text + "Read our terms of use",
        lambda text: text[: len(text) * 3 // 4],
    ],
    ids=["same", "other spelling", "other frame", "cut"],
)
def test_an_article_does_not_come_in_twice(world: World, change: object) -> None:
    assert callable(change)
    assert world.run("add", incoming(world, TEXT)).status == 0
    before = tree(world.seeds)
    ran = world.run("add", incoming(world, change(TEXT), "again.txt"), "--lang", "en")
    assert ran.status == 1
    assert "is here already" in ran.problems[0]
    assert "articles/record.yml" in ran.problems[0]
    assert tree(world.seeds) == before


@pytest.mark.parametrize("step", range(4))
def test_a_kill_at_any_step_is_mended_by_the_next_run(
    world: World, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: after a kill and another `add`, both files are there, as if nothing had happened."""
    before = tree(world.seeds)
    steps = iter(range(4))

    class Killed(BaseException):
        """Nothing is cleaned up after a kill."""

    def dying(call: object) -> object:
        def run(*arguments: object) -> object:
            if next(steps) == step:
                raise Killed
            assert callable(call)
            return call(*arguments)

        return run

    with monkeypatch.context() as patch:
        patch.setattr(arrivals, "_write", dying(arrivals._write))
        patch.setattr(arrivals, "_put", dying(arrivals._put))
        patch.setattr(arrivals, "_undo", lambda *_: None)
        with pytest.raises(Killed):
            world.run("add", incoming(world, TEXT))
    if step < 3:
        assert {k: v for k, v in tree(world.seeds).items() if "/." not in k} == before
    again = world.run("add", incoming(world, TEXT))
    assert again.status == (0 if step < 3 else 1)
    found = {name for name in tree(world.seeds) if "record" in name}
    assert found == {"articles/record.txt", "articles/record.yml"}
    assert world.run().status == 0


@pytest.mark.parametrize("command", ["propose", "review"])
def test_whatever_comes_next_mends_it(
    world: World, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        """Nothing is cleaned up after a kill."""

    put = arrivals._put

    def dying(file: Path) -> None:
        if file.suffix == ".yml":
            raise Killed
        put(file)

    with monkeypatch.context() as patch:
        patch.setattr(arrivals, "_put", dying)
        patch.setattr(arrivals, "_undo", lambda *_: None)
        with pytest.raises(Killed):
            world.run("add", incoming(world, TEXT))
    monkeypatch.setattr("sys.stdin", io.StringIO("q"))
    ran = world.run(command, "record")
    assert ran.status == 0, ran.err
    assert "An interrupted `add` was finished" in ran.out
    assert {"articles/record.txt", "articles/record.yml"} <= set(tree(world.seeds))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("La ligne du port est exploitée par une société qui a son siège dans la ville.", "fr"),
        ("The line of the port is run by a company that has its seat in the town.", "en"),
        ("港口线由一家总部设在该市的公司运营，去年运送了七万名乘客。", "zh"),
        ("港线は町の会社が運営しています。", None),
        ("Il porto della città è gestito da una società che non ha più la sede nel centro.", None),
        ("12 345", None),
    ],
)
def test_languages_are_told(text: str, lang: str | None) -> None:
    assert language_of(text) == lang


def test_different_articles_on_one_subject_are_no_twins() -> None:
    one = shingles("The Harbour Line opened in Velm on 3 May 2031 and carried many people.")
    other = shingles("The Harbour Line was opened in Velm in May 2031; many people rode on it.")
    assert likeness(one, other) < 0.2


PARAGRAPH = {
    "en": "The company that runs the line said that U.S. firms subscribe to it for a year.",
    "fr": "La société qui exploite la ligne dit que des firmes s’abonnent à son service.",
    "zh": "首页新闻之后，公司表示去年该线路运送了许多乘客，分享会上也提到这一点。",
}
FRAMES = {
    "en": [
        "By A. Writer | Jan 5, 2026 | 4 min read",
        "Share on X  Share on Facebook",
        "We use cookies to improve your visit.",
        "Read also: What the strike means",
        "Get the week’s stories in your inbox",
        "Sign up for our daily newsletter",
        "About the author",
    ],
    "fr": [
        "Par la rédaction — Publié le 14 mars 2026 à 08:12",
        "Nous utilisons des cookies pour améliorer votre visite.",
        "Continuer sans accepter",
        "À lire aussi : ce que dit la ville",
        "Inscrivez-vous à notre newsletter",
        "Recevez nos articles par e-mail",
        "Partager sur Facebook",
    ],
    "zh": [
        "首页 > 科技 > 交通",
        "2026年2月27日 19:05 来源：某报",
        "相关阅读：港口线为何停运",
        "订阅我们的邮件通讯",
        "扫描二维码下载App",
        "责任编辑：某人",
        "（本文作者长期关注交通。）",
    ],
}


@pytest.mark.parametrize("lang", FRAMES)
def test_what_stands_around_an_article_is_told_apart(lang: str) -> None:
    """Each line of a page's frame goes; the paragraphs stay, whatever words they share with it."""
    title = "U.S. line opens: 4.9 km in one go"
    for frame in FRAMES[lang]:
        parts = parts_of(f"{title}\n{frame}\n{PARAGRAPH[lang]}\n{PARAGRAPH[lang]}\n")
        assert [line for line, _ in parts.boilerplate] == [frame]
        assert parts.title == title


def test_what_is_said_of_the_writer_goes_only_after_the_end() -> None:
    writer = "Ann has been a reporter for ten years and covers the trams of the whole coast."
    body = PARAGRAPH["en"]
    after = parts_of(f"{body}\n{body}\nShare\n{writer}\n")
    assert writer in dict(after.boilerplate)
    within = parts_of(f"{body}\n{writer}\n{body}\n")
    assert within.boilerplate == []


def test_headings_stay_in_the_body() -> None:
    text = (
        "A title of some words\nThe first paragraph says something about the line and its town.\n"
        "A heading\nThe second paragraph says something else about the line and the same town.\n"
    )
    assert [line for line, _ in parts_of(text).boilerplate] == []
    assert parts_of(text).title == "A title of some words"


@pytest.mark.parametrize(
    ("before", "post"),
    [
        ("All ran on time.\n", "“The Hill Line is quiet.\nThe Harbour Line is not.”"),
        ("All ran on time.\n\n", "The Hill Line is quiet.\nThe Harbour Line is not."),
        ("All ran on time.\n", "The Harbour Line is not."),
        ("All ran on time.\n", "“The Hill Line is quiet.”"),
    ],
)
def test_a_post_has_all_of_its_lines(before: str, post: str) -> None:
    text = f"{before}{post}\n— Velm Watch (@velm_watch) 4 May 2033\n\nThe end.\n"
    (found,) = parts_of(text).posts
    assert found.lines == f"{post}\n— Velm Watch (@velm_watch) 4 May 2033"
