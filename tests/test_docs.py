"""What the documents show is true: commands run, links lead somewhere, examples validate.

That `make site` and `make test` do their work is not tested here: the one is what the
tests of the whole line run, the other is running now.
"""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dossier import cli
from world import make

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SHELL = {"sh", "console"}


def tokens(document: Path) -> list[Token]:
    parsed = MarkdownIt().enable("table").parse(document.read_text(encoding="utf-8"))
    return [inner for token in parsed for inner in (token, *(token.children or ()))]


def commands(document: Path) -> list[str]:
    """Each line of a shell block, and each inline command of ours."""
    found = []
    for token in tokens(document):
        if token.type == "fence" and token.info in SHELL:
            found += [line.removeprefix("$ ") for line in token.content.splitlines() if line]
        elif token.type == "code_inline" and re.match(r"(\w+=\S+ )*(make|python) ", token.content):
            found.append(token.content)
    return found


COMMANDS = sorted({command for document in DOCUMENTS for command in commands(document)})


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_is_shown_is_one_that_exists(command: str) -> None:
    words = shlex.split(command, comments=True)
    while re.match(r"[A-Z_]+=", words[0]):
        words = words[1:]
    if words[0] == "make":
        arguments = [word for word in words if word.startswith("ARGS=")]
        clean = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
        made = subprocess.run(
            [*words, "--dry-run"],
            cwd=ROOT,
            env=clean,
            capture_output=True,
            text=True,
            check=False,
        )
        assert made.returncode == 0, made.stderr
        words = ["python", "build.py", *shlex.split("".join(arguments).removeprefix("ARGS="))]
    assert words[:2] == ["python", "build.py"], "a command that this test does not know"
    cli.parser().parse_args(words[2:])


def test_the_readme_shows_the_two_commands_that_matter() -> None:
    assert {"make site", "make test"} <= set(commands(ROOT / "README.md"))


def test_every_target_of_make_is_explained() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None
    assert re.findall(r"^# make (\w+) ", makefile, re.MULTILINE) == phony[1].split()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_to_files_of_the_repository_lead_there(document: Path) -> None:
    targets = [
        str(token.attrs.get("href") or token.attrs.get("src") or "") for token in tokens(document)
    ]
    local = [target.partition("#")[0] for target in targets if "://" not in target]
    assert [target for target in local if not (document.parent / target).exists()] == []


def test_the_examples_of_the_readme_are_valid_seeds() -> None:
    schemas = [
        json.loads((ROOT / "dossier/schemas" / name).read_text(encoding="utf-8"))
        for name in ("article.json", "entity.json")
    ]
    fences = [token for token in tokens(ROOT / "README.md") if token.type == "fence"]
    blocks = [token.content for token in fences if token.info == "yaml"]
    assert len(blocks) == len(schemas)
    for schema, block in zip(schemas, blocks, strict=True):
        assert list(Draft202012Validator(schema).iter_errors(yaml.safe_load(block))) == []


def test_the_commands_of_the_readme_bring_an_article_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As shown, one after the other, on another site."""
    world = make(tmp_path)
    text = "The Harbour Line carried 9,000 passengers in 2034."
    (tmp_path / "example-works.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("a\n\n"))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = readme.partition("## Add an article")[2].split("```")[1]
    found = [shlex.split(line)[2:] for line in block.splitlines()[1:]]
    assert [words[0] for words in found] == ["add", "review", "check"]
    for words in found[:2]:
        ran = world.run(*words)
        assert ran.status == 0, ran.err
    assert world.run().status == 0
    ran = world.run(*found[2])
    assert ran.status == 0, ran.err
