"""Where everything is, and how problems are told."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier.model import Problem
from dossier.terminal import visible

ROOT = Path(__file__).resolve().parents[2]
DONE, PROBLEMS, USAGE = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where everything is, and how messages name the seeds."""

    seeds: Path
    shown: str
    content: Path
    site: Path
    config: Path
    templates: Path


def report(problems: Sequence[Problem]) -> int:
    """Print every problem, then how many; returns the exit status."""
    for problem in problems:
        print(visible(str(problem)), file=sys.stderr)
    count = len(problems)
    print(f"{count} problem{'s' if count != 1 else ''}; nothing was written", file=sys.stderr)
    return PROBLEMS


def shown(path: Path) -> str:
    """A path as messages name it: relative to where the user is, if it lies there."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError, RuntimeError):
        # Elsewhere, or a link that leads to itself.
        return path.as_posix()
