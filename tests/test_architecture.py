"""The house rules: what may import what, so that one can walk through it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "dossier"
STAGES = {
    "read",
    "link",
    "propose",
    "arrival",
    "review",
    "assemble",
    "render",
    "cite",
    "write",
    "site",
    "ledger",
}
MODULES = sorted(PACKAGE.rglob("*.py"))
LINES = 45
"""The most of a function, its docstring included: what is longer has steps that want names."""
LONGER = {
    "figures/about/topics.py meant",
    "link/cues.py cues",
    "link/unknown/han.py __init__",
    "link/unknown/record.py words",
}
"""Those that still are; the list only gets shorter."""


def part(path: Path) -> str:
    """The stage, leaf module or `cli` that a file belongs to; `dossier` for the package."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "dossier" if first == "__init__" else first


PARTS = {part(path) for path in MODULES}


def imported(path: Path) -> Iterator[str]:
    """The parts of the package that a file imports from."""
    package = ["dossier", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            base += node.module.split(".") if node.module else []
            names = [".".join([*base, alias.name]) for alias in node.names]
        for words in (name.split(".") for name in names):
            if words[0] == "dossier" and len(words) > 1 and words[1] in PARTS:
                yield words[1]


def shown(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_only_cli_joins_stages_and_no_leaf_leans_on_one(path: Path) -> None:
    """A stage imports the model, leaf modules and its own folder; a leaf no stage at all."""
    if part(path) != "cli":
        assert set(imported(path)) & (STAGES | {"cli"}) <= {part(path)}


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_nothing_is_imported_inside_a_function(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    inner = (node for function in functions for node in ast.walk(function))
    assert [n.lineno for n in inner if isinstance(n, ast.Import | ast.ImportFrom)] == []


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_no_function_is_too_long_to_read_at_once(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    long = {f"{shown(path)} {n.name}" for n in functions if lines(n) > LINES}
    assert long <= LONGER


def lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_only_the_ledger_knows_its_file(path: Path) -> None:
    known = "published.json" in path.read_text(encoding="utf-8")
    assert not known or part(path) == "ledger"


def test_the_model_imports_nothing_of_ours() -> None:
    for path in sorted((PACKAGE / "model").glob("*.py")):
        assert set(imported(path)) <= {"model"}


def test_the_rules_look_at_the_package() -> None:
    """A renamed stage or an import that this file cannot see would pass unnoticed."""
    assert {"model", "read", "assemble"} <= PARTS
    assert set(imported(PACKAGE / "read" / "seeds.py")) >= {"model", "read"}


def named(page: str) -> set[str]:
    """The modules and folders that the table of a page names, each from the package on."""
    found = set()
    for row in re.findall(r"^\| (`.*?) \|", page, re.MULTILINE):
        folder = last = ""
        for bracket, name in re.findall(r"(\(?)`([a-z0-9_/]+)`", row):
            if bracket:
                folder = f"{last}/"
            last = name if "/" in name else folder + name
            if "/" in name:
                folder = name.rpartition("/")[0] + "/"
            found.add(last)
    return found


def test_the_page_of_the_architecture_names_every_module_and_nothing_else() -> None:
    page = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    paths = [p.relative_to(PACKAGE) for p in MODULES]
    there = {
        (p.parent if p.name == "__init__.py" else p.with_suffix("")).as_posix() for p in paths
    } - {"."}
    folders = {p.as_posix() for path in paths for p in path.parents} - {"."}
    assert named(page) - there == set()
    # A folder whose modules are all named needs no row of its own.
    assert {m for m in there - named(page) if m not in folders} == set()
