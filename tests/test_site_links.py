"""The check of links over a built site: what is dead, and what is fetched elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.site.links import check_links
from site_world import write


def site(root: Path, body: str, **files: str) -> Path:
    """A site with a page at ``a/``, which holds ``body``, and another at ``b/``."""
    write(root / "index.html", "<p id=home>Home</p>")
    write(root / "a/index.html", f"<!doctype html>\n<p id=here>Here</p>\n{body}\n")
    write(root / "b/index.html", '<h2 id="é">There</h2><a name="old">old</a>')
    write(root / "a/x y.csv", "1,2")
    for name, text in files.items():
        write(root / name.replace("__", "/").replace("_css", ".css"), text)
    return root


@pytest.mark.parametrize(
    "body",
    [
        '<a href="../b/">folder</a>',
        '<a href="../">root</a>',
        '<a href="..">root</a>',
        '<a href=".">itself</a>',
        '<a href="../b/index.html">file</a>',
        '<a href="?q=x#here">query</a>',
        '<a href="#here">fragment</a>',
        '<a href="#">top</a>',
        '<a href="../b/#%C3%A9">encoded</a>',
        '<a href="../b/#é:~:text=There">text fragment</a>',
        '<a href="../b/#old">name</a>',
        '<a href="x%20y.csv">file with a space</a>',
        '<a href="https://example.org/x">elsewhere</a>',
        '<a href="mailto:a@example.org">mail</a>',
        '<link rel="license" href="https://example.org/by">',
        '<img src="data:image/png;base64,AAAA">',
        '<p style="background: url(data:image/png;base64,AAAA)">x</p>',
    ],
)
def test_living_links_pass(tmp_path: Path, body: str) -> None:
    assert check_links(site(tmp_path, body), shown="site") == []


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ('<a href="../c/">x</a>', "leads nowhere: there is no c/index.html"),
        ('<a href="../b">x</a>', "leads nowhere: there is no b"),
        ('<a href="../../b/">x</a>', "leads nowhere: there is no ../b/index.html"),
        ('<a href="#gone">x</a>', "leads nowhere: a/index.html has no anchor 'gone'"),
        ('<a href="../b/#here">x</a>', "leads nowhere: b/index.html has no anchor 'here'"),
        ('<a href="/b/">x</a>', "begins at the host, so it fails below a path"),
        ('<a href="javascript:alert(1)">x</a>', "runs a script"),
        ('<img src="no.png">', "leads nowhere: there is no a/no.png"),
        (
            '<img srcset="no.png 2x, ../b/index.html 1x">',
            "leads nowhere: there is no a/no.png",
        ),
        (
            '<script src="https://example.org/x.js"></script>',
            "fetches from elsewhere: https://example.org/x.js",
        ),
        (
            '<link rel="preload stylesheet" href="//example.org/x.css">',
            "fetches from elsewhere: //example.org/x.css",
        ),
        (
            '<img src="http://example.org/x.png">',
            "fetches from elsewhere: http://example.org/x.png",
        ),
        (
            "<style>@import 'https://example.org/x.css';</style>",
            "fetches from elsewhere: https://example.org/x.css",
        ),
        (
            '<p style="background: url(https://example.org/x.png)">x</p>',
            "fetches from elsewhere: https://example.org/x.png",
        ),
    ],
)
def test_dead_and_foreign_links_are_problems_at_their_line(
    tmp_path: Path, body: str, what: str
) -> None:
    (problem,) = check_links(site(tmp_path, body), shown="site")
    assert (problem.path, problem.line) == ("site/a/index.html", 3)
    assert problem.what.endswith(f" {what}")


def test_style_sheets_are_read_too(tmp_path: Path) -> None:
    sheet = 'a{background:url("no.png")} b{background:url(../b/index.html)}'
    (problem,) = check_links(site(tmp_path, "", a__x_css=sheet), shown="out")
    assert problem.path == "out/a/x.css"
    assert problem.what == "the link 'no.png' leads nowhere: there is no a/no.png"


def test_an_id_stands_once(tmp_path: Path) -> None:
    (problem,) = check_links(site(tmp_path, "<p id=here>again</p>"), shown="site")
    assert (problem.line, problem.what) == (3, "the id 'here' stands twice")


def test_the_sites_own_absolute_address_is_checked(tmp_path: Path) -> None:
    url = "https://example.org/d/"
    body = f'<link rel="canonical" href="{url}a/"><a href="{url}c/">x</a>'
    (problem,) = check_links(site(tmp_path, body), shown="site", url=url)
    assert problem.what.endswith("there is no c/index.html")


def test_a_fault_of_many_pages_is_told_once(tmp_path: Path) -> None:
    root = site(tmp_path, '<a href="../c/">x</a>')
    write(root / "d/index.html", '<a href="../c/">x</a><a href="../c/">y</a>')
    (problem,) = check_links(root, shown="site")
    assert problem.path == "site/a/index.html"
    assert problem.what.endswith("there is no c/index.html (and 2 more alike)")
