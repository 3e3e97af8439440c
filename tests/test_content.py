"""The committed content/ is what the committed seeds give: nothing stale, nothing by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dossier import cli, write
from dossier.read import check_coverage
from world import ROOT, Reading


@pytest.fixture(scope="module")
def built() -> cli.Built:
    found, problems = cli._assemble(
        cli.Places(
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


def test_content_is_what_the_seeds_give(built: cli.Built) -> None:
    assert [str(p) for p in write.stale(ROOT / "content", "content", built.files)] == []


def test_nothing_else_stands_in_content(built: cli.Built) -> None:
    """A file of nobody's would be published with the rest."""
    content = ROOT / "content"
    there = {f.relative_to(content).as_posix() for f in content.rglob("*") if f.is_file()}
    assert there == {*built.files, write.MANIFEST}


def test_the_articles_that_are_done_are_covered_sentence_by_sentence(built: cli.Built) -> None:
    done = [a for a in built.corpus.articles.values() if a.file[:3] in ("000", "002")]
    assert len(done) == 2
    assert [str(p) for a in done for p in check_coverage(a)] == []


def test_the_limit_of_quotation_holds_over_all_that_is_published(built: cli.Built) -> None:
    """Law (contract §6): of no article are more words to be read than the share allows."""
    pieces = [
        piece
        for statement in json.loads(built.files["en/data/statements.json"])
        for piece in statement["evidence"]
    ]
    assert pieces
    for piece in pieces:
        assert piece["quote"] is None or len(piece["quote"].split()) <= 40
    texts = {path: text for path, text in built.files.items() if path.endswith((".md", ".json"))}
    for article in built.corpus.articles.values():
        hidden = {
            article.text[p["start"] : p["end"]]
            for p in pieces
            if p["source"] == article.id and p["quote"] is None
        }
        for words in hidden:
            if len(words.split()) > 6:  # shorter ones are names and phrases of our own, too
                assert [p for p, t in texts.items() if words in readable(p, t)] == [], words


def readable(path: str, text: str) -> str:
    return text if path.endswith(".json") else Reading(text).text


def test_no_article_is_published_whole(built: cli.Built) -> None:
    for article in built.corpus.articles.values():
        for block in article.blocks:
            words = article.text[block.start : block.end]
            if block.kind == "paragraph" and len(words.split()) > 40:
                assert [p for p, t in built.files.items() if words in t] == []
            if block.kind == "boilerplate" and len(words.split()) > 4:
                assert [p for p, t in built.files.items() if words in t] == []


def test_the_articles_are_as_they_were_received() -> None:
    texts = sorted(Path(ROOT / "seeds" / "articles").glob("*.txt"))
    assert len(texts) == 5
