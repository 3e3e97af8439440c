"""A measurement with its goal, and the table that shows many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """``value`` of ``what`` on ``over``; ``goal`` is the least (or, ``at_most``, the most)
    that is wanted, None where the figure is only reported."""

    what: str
    over: str
    value: float
    goal: float | None = None
    at_most: bool = False
    unit: str = ""

    @property
    def met(self) -> bool:
        """Whether the goal is reached; true where there is none."""
        if self.goal is None:
            return True
        return self.value <= self.goal if self.at_most else self.value >= self.goal


def table(measures: Sequence[Measure]) -> str:
    """One line a measure: what, over what, the figure, the goal, whether it is met."""
    rows = [("what", "over", "figure", "goal", "")]
    for one in measures:
        goal = "" if one.goal is None else f"{'≤' if one.at_most else '≥'} {one.goal:g}{one.unit}"
        rows.append((one.what, one.over, f"{one.value:.4g}{one.unit}", goal, _verdict(one)))
    widths = [max(len(row[at]) for row in rows) for at in range(5)]
    lines = ("  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def _verdict(one: Measure) -> str:
    if one.goal is None:
        return ""
    return "met" if one.met else "MISSED"
