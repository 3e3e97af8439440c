"""What everything else is made of: origins, problems, localized texts, spans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Lang = str
"""An ISO 639-1 code: ``en``, ``fr``, ``zh``."""

STATUSES = ("considered", "planned", "under-way", "filed", "completed", "holds", "forecast")
STANCES = ("stated", "claimed", "opinion", "preference")
AMOUNT_QUALIFIERS = ("about", "nearly", "more-than", "less-than", "up-to", "at-least")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was written: a path as the user knows it, and a line from 1."""

    path: str
    line: int


NOWHERE = Origin("", 0)
"""Of a record that comes from no file that a user wrote."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in the seeds, and how to mend it (both without a final full stop)."""

    path: str
    line: int
    what: str
    how: str

    def __str__(self) -> str:
        told = f"{self.path}:{self.line}: {self.what}. {self.how}."
        # A key or value of a seed may hold line breaks; a problem is one line.
        return told.replace("\r", "\\r").replace("\n", "\\n")


@dataclass(frozen=True, slots=True)
class Localized:
    """A text that may differ between languages; the key ``""`` holds for all of them."""

    values: Mapping[Lang, str]

    def get(self, lang: Lang) -> str:
        """The text in ``lang``, else the common one, else English, else the first."""
        for key in (lang, "", "en"):
            if key in self.values:
                return self.values[key]
        return next(iter(self.values.values()))

    def language_of(self, lang: Lang) -> Lang:
        """The language of what ``get(lang)`` returns; ``lang`` for a common text."""
        if lang in self.values or "" in self.values:
            return lang
        return "en" if "en" in self.values else next(iter(self.values))


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points in an article's text."""

    start: int
    end: int
