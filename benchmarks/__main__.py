"""``python -m benchmarks quality|speed [NAME …]``: the table of every measurement there."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module

from benchmarks.measure import Measure, table


def main(kind: str, wanted: list[str]) -> None:
    """Print the measurements of the folder ``kind``: those ``wanted``, or all."""
    folder = import_module(f"benchmarks.{kind}")
    modules = pkgutil.iter_modules(folder.__path__)
    names = sorted(module.name for module in modules if not module.name.startswith("_"))
    if unknown := sorted(set(wanted) - set(names)):
        sys.exit(f"unknown: {', '.join(unknown)}; there are: {', '.join(names) or 'none yet'}")
    measures: list[Measure] = []
    for name in wanted or names:
        measures += import_module(f"{folder.__name__}.{name}").measures()
    print(table(measures))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
