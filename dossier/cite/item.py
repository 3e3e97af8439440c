"""A work to be cited, whatever the format it is written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dossier.model import Lang

Format = Literal["bib", "ris", "csl.json"]


@dataclass(frozen=True, slots=True)
class Author:
    """An organisation by its ``name``, or a person by family name and ``given`` name."""

    name: str
    given: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A web page. What is not known is None, and stands in no file.

    Every text is one line. ``date`` is ISO 8601 of any precision, or a half year or quarter
    (``2025-H1``), of which the formats can hold the year; ``site`` is the site or outlet
    that the page is part of; ``genre`` says what it is ("Company profile").
    """

    key: str
    title: str
    language: Lang
    authors: tuple[Author, ...] = ()
    site: str | None = None
    genre: str | None = None
    date: str | None = None
    version: str | None = None
    url: str | None = None

    @property
    def date_parts(self) -> tuple[str, ...]:
        """Year, month and day as written, as many as are known."""
        if self.date is None:
            return ()
        year, *rest = self.date.split("-")
        return (year, *(part for part in rest if part.isdigit()))

    @property
    def version_note(self) -> str | None:
        """The line that Zotero keeps under Extra and reads as the version."""
        return f"Version: {self.version}" if self.version else None
