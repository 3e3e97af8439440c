"""The committed content/ is what the committed seeds give: nothing stale, nothing by hand."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path

import pytest

from dossier import write
from dossier.cli.line import Built, assemble_seeds
from dossier.cli.places import Places
from dossier.read.coverage import check_coverage
from world import ROOT


@pytest.fixture(scope="module")
def built() -> Built:
    found, problems = assemble_seeds(
        Places(
            seeds=ROOT / "seeds",
            shown="seeds",
            content=ROOT / "content",
            site=ROOT / "site",
            config=ROOT / "mkdocs.yml",
            templates=ROOT / "templates",
        )
    )
    assert found is not None, "\n".join(map(str, problems))
    return found


def test_content_is_what_the_seeds_give(built: Built) -> None:
    assert [str(p) for p in write.stale(ROOT / "content", "content", built.files)] == []


def test_nothing_else_stands_in_content(built: Built) -> None:
    """A file of nobody's would be published with the rest."""
    content = ROOT / "content"
    there = {f.relative_to(content).as_posix() for f in content.rglob("*") if f.is_file()}
    assert there == {*built.files, write.MANIFEST}


def test_the_articles_that_are_done_are_covered_sentence_by_sentence(built: Built) -> None:
    done = [a for a in built.corpus.articles.values() if a.file[:3] in ("000", "002")]
    assert len(done) == 2
    assert [str(p) for a in done for p in check_coverage(a)] == []


def test_what_the_limit_withholds_can_be_read_nowhere(built: Built) -> None:
    """Law (docs/formats.md): not on a page, not in the data, in neither language."""
    texts = {path: unescape(text) for path, text in built.files.items()}
    pieces = [
        piece
        for statement in json.loads(built.files["en/data/statements.json"])
        for piece in statement["evidence"]
    ]
    withheld = 0
    for article in built.corpus.articles.values():
        own = [p for p in pieces if p["source"] == article.id]
        quotes = [p["quote"] for p in own if p["quote"] is not None]
        assert [q for q in quotes if len(q.split()) > 40] == []
        for piece in own:
            words = article.text[piece["start"] : piece["end"]]
            # Our own sentences may share a phrase with the article, but no more than that.
            if piece["quote"] is None and len(words.split()) > 9:
                withheld += 1
                if not any(words in quote for quote in quotes):
                    assert [path for path, text in texts.items() if words in text] == []
    assert withheld, "nothing is withheld: this shows nothing"


def test_no_article_is_published_whole(built: Built) -> None:
    """Metadata may rest on boilerplate; nothing else shows it."""
    texts = {path: unescape(text) for path, text in built.files.items()}
    for article in built.corpus.articles.values():
        publisher = article.publisher
        bases = {article.published.basis, publisher.basis if publisher else None}
        for block in article.blocks:
            words = article.text[block.start : block.end]
            least = {"paragraph": 40, "boilerplate": 4}.get(block.kind)
            if least and len(words.split()) > least and words not in bases:
                assert [path for path, text in texts.items() if words in text] == []


def test_the_articles_are_as_they_were_received() -> None:
    texts = sorted(Path(ROOT / "seeds" / "articles").glob("*.txt"))
    assert len(texts) == 5
