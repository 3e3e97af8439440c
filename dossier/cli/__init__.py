"""The commands: arguments in, exit status out. The only part that joins the stages.

Each command is a module of this folder with a function ``run(places, args)``. It is loaded
by its name when it is wanted, so that a light one does not wait for what a heavy one needs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from dossier.cli.parser import COMMANDS, parser
from dossier.cli.places import ROOT, USAGE, Places, report, shown
from dossier.model import Problem

__all__ = ["COMMANDS", "Places", "main", "parser"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns 0 (done), 1 (problems, each printed) or 2 (wrong usage).

    Raises BrokenPipeError when whoever reads what is printed has left (``| head``).
    """
    try:
        args = parser().parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    places = Places(
        seeds=args.seeds,
        shown=shown(args.seeds),
        content=args.content,
        site=args.site,
        config=args.config,
        templates=ROOT / "templates",
    )
    module = import_module(f"dossier.cli.{args.command or 'build'}")
    run: Callable[..., int] = module.run
    try:
        return run(places, args)
    except BrokenPipeError:
        raise
    except OSError as error:
        what = f"cannot be read or written ({error.strerror or error})"
        path = shown(Path(str(error.filename))) if error.filename else "build.py"
        return report([Problem(path, 1, what, "Make the place writable, or name another")])
