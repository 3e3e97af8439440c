"""What a figure is."""

from __future__ import annotations

from typing import Literal, NamedTuple

FigureKind = Literal["money", "percent", "count", "date", "ratio", "spec"]


class Figure(NamedTuple):
    """A figure in a text (docs/formats.md): ``text`` is what stands from ``start`` to ``end``.

    ``value`` has its magnitudes multiplied out; dates are ISO text. ``value_max`` is the
    upper end of a range. ``unit``: ISO 4217 for money, ``%``, ``x`` for ratios, what is
    counted, the unit of a specification; ``None`` for dates. ``about``: the slug of the
    entity that it describes, or ``None``.
    """

    start: int
    end: int
    text: str
    kind: FigureKind
    value: float | str
    value_max: float | str | None
    unit: str | None
    about: str | None = None

    def owned(self, about: str) -> Figure:
        """The same figure, about that entity."""
        return Figure(*self[:-1], about)
