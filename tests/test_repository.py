"""The repository agrees with itself: pins, locks, licences, what is shipped, what is ignored."""

from __future__ import annotations

import ast
import fnmatch
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN: list[str] = PROJECT["project"]["dependencies"]
DEV: list[str] = PROJECT["dependency-groups"]["dev"]
LOCKS = {"requirements.txt": RUN, "requirements-dev.txt": RUN + DEV}
SYSTEMS = {
    "Linux": {"platform_system": "Linux", "sys_platform": "linux", "os_name": "posix"},
    "macOS": {"platform_system": "Darwin", "sys_platform": "darwin", "os_name": "posix"},
    "Windows": {"platform_system": "Windows", "sys_platform": "win32", "os_name": "nt"},
}
PYTHONS = ("3.11.0", "3.11.9", "3.12.0", "3.13.0", "3.14.0")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def locked(lock: str) -> list[Requirement]:
    lines = [line.rstrip(" \\") for line in text(lock).splitlines() if line[:1] not in ("#", " ")]
    return [Requirement(line) for line in lines]


def minor(python: str) -> str:
    return python.rpartition(".")[0]


def environment(system: str, python: str) -> Mapping[str, str]:
    here = {key: str(value) for key, value in default_environment().items()}
    return here | SYSTEMS[system] | {"python_version": minor(python), "python_full_version": python}


def needed(requirement: Requirement, env: Mapping[str, str]) -> Iterator[tuple[str, Requirement]]:
    """What a requirement asks for in turn, by the metadata of what is installed here."""
    try:
        wanted = metadata.requires(requirement.name) or []
    except metadata.PackageNotFoundError:
        return  # needed on another system only
    for extra in requirement.extras | {""}:
        for one in map(Requirement, wanted):
            if one.marker is None or one.marker.evaluate({**env, "extra": extra}):
                yield requirement.name, one


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_pins_and_hashes_and_nothing_else(lock: str) -> None:
    """No address, no local path, no option: only the first two lines say where it is from."""
    line = re.compile(
        r"[a-z0-9-]+==[0-9][0-9a-z.]*( ; [a-z_]+ [<>=!]+ '[\w.]+')? \\"
        r"|    --hash=sha256:[0-9a-f]{64}( \\)?"
        r"|    # via( [\w.() :-]+)?|    #   [\w.() :-]+"
    )
    header, rest = text(lock).splitlines()[:2], text(lock).splitlines()[2:]
    assert header[1] == "#    make lock"
    assert [one for one in rest if not line.fullmatch(one)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_its_hashes(lock: str) -> None:
    entries = re.split(r"^(?=[a-z0-9])", text(lock), flags=re.MULTILINE)[1:]
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_pins_are_exact_and_stand_in_the_lock(lock: str) -> None:
    versions = {canonicalize_name(one.name): str(one.specifier) for one in locked(lock)}
    for pin in map(Requirement, LOCKS[lock]):
        assert re.fullmatch(r"==[\w.]+", str(pin.specifier)), pin
        assert versions[canonicalize_name(pin.name)] == str(pin.specifier)


def test_both_locks_hold_the_same_versions() -> None:
    run, dev = ({(one.name, str(one.specifier)) for one in locked(lock)} for lock in LOCKS)
    assert run <= dev


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_is_whole_on_every_system_and_python(lock: str, system: str, python: str) -> None:
    """Whatever is needed there, in turn, is locked there, once, in a version that suits."""
    env = environment(system, python)
    here = [one for one in locked(lock) if one.marker is None or one.marker.evaluate({**env})]
    versions = {canonicalize_name(one.name): str(one.specifier)[2:] for one in here}
    assert len(versions) == len(here)
    todo = [("pyproject.toml", Requirement(pin)) for pin in LOCKS[lock]]
    seen = set()
    while todo:
        by, one = todo.pop()
        name = canonicalize_name(one.name)
        assert name in versions, f"{by} needs {one}"
        assert one.specifier.contains(versions[name]), f"{by} needs {one}"
        if str(one) not in seen:
            seen.add(str(one))
            todo += needed(one, env)


def test_every_import_is_declared() -> None:
    """Nothing is used that comes only through something else."""
    sources = {"build.py": RUN, "dossier/**/*.py": RUN, "tests/**/*.py": RUN + DEV}
    sources["benchmarks/**/*.py"] = RUN + DEV
    own = {"benchmarks", "dossier", *(path.stem for path in (ROOT / "tests").rglob("*.py"))}
    packages = metadata.packages_distributions()
    for pattern, pins in sources.items():
        declared = {canonicalize_name(Requirement(pin).name) for pin in pins}
        for path in ROOT.glob(pattern):
            modules = imports(path) - own - sys.stdlib_module_names
            for module in sorted(modules):
                names = {canonicalize_name(name) for name in packages[module]}
                assert names & declared, f"{path.relative_to(ROOT)} imports {module}"


def imports(path: Path) -> set[str]:
    """The first words of all that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def test_the_table_of_dependencies_is_true() -> None:
    rows = re.findall(
        r"^\| ([\w\[\]-]+) \| ([\w.]+) \| [^|]+ \| [^|]+ \|$",
        text("docs/dependencies.md"),
        re.MULTILINE,
    )
    build: list[str] = PROJECT["build-system"]["requires"]
    assert sorted("==".join(row) for row in rows if row[0] != "name") == sorted(RUN + DEV + build)


def test_data_files_of_the_package_are_shipped_with_it() -> None:
    patterns: list[str] = PROJECT["tool"]["setuptools"]["package-data"]["*"]
    for path in (ROOT / "dossier").rglob("*"):
        if path.is_dir() or path.suffix in {".py", ".pyc"}:
            continue
        package = next(folder for folder in path.parents if (folder / "__init__.py").exists())
        inside = path.relative_to(package).as_posix()
        assert any(fnmatch.fnmatch(inside, pattern) for pattern in patterns), path


def test_every_package_has_an_init() -> None:
    folders = {path.parent for path in (ROOT / "dossier").rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_the_licence_leaves_out_every_article_by_name() -> None:
    """A new article is other people's too: name it in LICENSE, under 1."""
    articles = {path.name for path in (ROOT / "seeds/articles").glob("*.txt")}
    assert set(re.findall(r"seeds/articles/(\S+\.txt)", text("LICENSE"))) == articles


def test_git_never_changes_the_bytes_of_articles_and_content() -> None:
    lines = [line.split() for line in text(".gitattributes").splitlines() if line[:1] != "#"]
    attributes = {line[0]: line[1:] for line in lines if line}
    assert "-text" in attributes["seeds/articles/*.txt"]
    assert {"-text", "linguist-generated"} <= set(attributes["content/**"])
    assert next(iter(attributes)) == "*"  # later lines win


def test_what_is_built_is_not_committed() -> None:
    assert {"/site/", "/.venv/", ".content.*/", ".site.*/"} <= set(text(".gitignore").split())


def test_the_workflow_tests_the_oldest_and_the_newest_python() -> None:
    workflow = yaml.safe_load(text(".github/workflows/pages.yml"))
    assert workflow["jobs"]["test"]["strategy"]["matrix"]["python"] == [
        minor(PYTHONS[0]),
        minor(PYTHONS[-1]),
    ]
    assert PROJECT["project"]["requires-python"] == f">={minor(PYTHONS[0])}"


def test_only_what_publishes_may_write() -> None:
    workflow = yaml.safe_load(text(".github/workflows/pages.yml"))
    assert workflow["permissions"] == {"contents": "read"}
    jobs = workflow["jobs"]
    assert {name for name, job in jobs.items() if "write" in str(job.get("permissions"))} == {
        "deploy"
    }
    assert jobs["build"]["if"] == "github.event_name != 'pull_request'"
    assert jobs["deploy"]["needs"] == "build"
    assert jobs["build"]["needs"] == "test"


def test_markers_of_other_environments_are_judged_as_there() -> None:
    """The test above would pass anywhere if the environment were always this one."""
    marker = Requirement("x ; sys_platform == 'win32' and python_version >= '3.14'").marker
    assert marker is not None
    assert marker.evaluate({**environment("Windows", "3.14.0")})
    assert not marker.evaluate({**environment("Linux", "3.14.0")})
    assert not marker.evaluate({**environment("Windows", "3.11.0")})
