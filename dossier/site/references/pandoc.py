"""References formatted by pandoc's citeproc: one process for all, what is known from a cache.

pandoc comes with pypandoc-binary, or is the one on PATH; it runs as a program of its own.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dossier.model import Lang
from dossier.site.locales import locale
from dossier.site.references.items import Item, prepared
from dossier.site.references.styles import Style, day, styles_folder

ACCESSED = (9999, 11, 22)
"""A day of access that no text has: where it is printed, the reader's own belongs."""
Job = tuple[str, Lang, list[Item]]
"""The CSL of a style, a language, and items with ids."""
_TOKEN = re.compile(r"<[^>]+>|[^<\s]+|\s+")
_MARGIN = re.compile(r'<div class="csl-left-margin">.*?</div>', re.DOTALL)
_WRAPPERS = re.compile(r"</?(?:p|div|span)\b[^>]*>")
_SPARE = 20_000  # what a cache may hold beyond what is in use


class FormatError(Exception):
    """pandoc did not do its work; the message is its own."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An item (CSL-JSON) to be formatted in a style and a language."""

    style: Style
    lang: Lang
    item: Mapping[str, Any]


class Formatter:
    """Formats references."""

    def __init__(self, cache: Path | None = None, pandoc: Path | None = None) -> None:
        """``cache`` is the file that remembers them, None for no memory; ``pandoc`` is the
        program, the one that is found by default."""
        self.cache = cache
        self.pandoc = pandoc or find_pandoc()
        self.folder = styles_folder()

    def __call__(self, wanted: Sequence[Wanted]) -> list[str] | None:
        """The HTML of each item; None where pandoc or the styles are not installed.

        It is text with emphasis and links. Where a style prints a day of access, the element
        ``<span class="accessed" data-with="…">`` stands: in it, what is printed without
        one; in the attribute, what with one, ``{}`` being the day. Raises FormatError.
        """
        if self.pandoc is None or self.folder is None:
            return None
        recipes = self._recipes(self.pandoc, self.folder, wanted)
        keys = [_digest([recipes[one.style.id, one.lang], one.item]) for one in wanted]
        known = self._remembered()
        missing = {key: one for key, one in zip(keys, wanted, strict=True) if key not in known}
        if missing:
            known |= _formatted(missing, self.pandoc, self.folder)
            self._remember(known, keys)
        return [known[key] for key in keys]

    @staticmethod
    def _recipes(
        pandoc: Path, folder: Path, wanted: Sequence[Wanted]
    ) -> dict[tuple[str, Lang], str]:
        """All that a reference depends on beside its item, by style and language."""
        used = {(one.style.id, one.lang): one.style for one in wanted}
        own = [_script(), Path(__file__).read_text(encoding="utf-8"), pandoc.stat().st_size]
        return {
            (name, lang): _digest(
                [own, style.csl(folder, lang), style.repeated, style.form(lang), lang]
            )
            for (name, lang), style in used.items()
        }

    def _remembered(self) -> dict[str, str]:
        """What the cache holds; a damaged one holds nothing."""
        try:
            known = json.loads(self.cache.read_text(encoding="utf-8")) if self.cache else {}
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}

    def _remember(self, known: Mapping[str, str], used: Sequence[str]) -> None:
        if self.cache is None:
            return
        if len(known) > 2 * len(used) + _SPARE:
            known = {key: known[key] for key in used}
        self.cache.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.cache.parent, suffix=".new")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(known, file, ensure_ascii=False)
        Path(name).replace(self.cache)


def find_pandoc() -> Path | None:
    """The pandoc of pypandoc-binary, else the one on PATH, else None."""
    spec = find_spec("pypandoc")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        for name in ("pandoc", "pandoc.exe"):
            file = Path(place, "files", name)
            if file.is_file():
                return file
    found = shutil.which("pandoc")
    return Path(found) if found else None


def _formatted(missing: Mapping[str, Wanted], pandoc: Path, folder: Path) -> dict[str, str]:
    """What is not known yet: every item twice, without a day of access and with one."""
    groups: dict[tuple[str, Lang], dict[str, Wanted]] = {}
    for key, one in missing.items():
        groups.setdefault((one.style.id, one.lang), {})[key] = one
    jobs: list[Job] = []
    for (_, lang), group in groups.items():
        style = next(iter(group.values())).style
        items = [item for key, one in group.items() for item in _both(key, one)]
        jobs.append((style.csl(folder, lang), lang, items))
    answers = _run(pandoc, jobs)
    found = {}
    for answer, group in zip(answers, groups.values(), strict=True):
        for key, one in group.items():
            printed = day(one.style, one.lang, *ACCESSED)
            without = _plain(answer[f"{key}-0"])
            accessed = _plain(answer.get(f"{key}-1", answer[f"{key}-0"]))
            found[key] = _with_slot(without, accessed, printed)
    return found


def _both(key: str, one: Wanted) -> list[Item]:
    item = prepared(one.item, repeated=one.style.repeated)
    year, month, number = ACCESSED
    accessed = f"{year}-{month:02}-{number:02}"
    both = [item | {"id": f"{key}-0"}]
    if item.get("URL"):  # without an address nothing was accessed
        both.append(item | {"id": f"{key}-1", "accessed": accessed})
    return both


def _run(pandoc: Path, jobs: Sequence[Job]) -> list[dict[str, str]]:
    """The HTML of each item by its id, job by job."""
    with tempfile.TemporaryDirectory() as place:
        script = Path(place, "format.lua")
        script.write_text(_script(), encoding="utf-8")
        given = []
        for number, (csl, lang, items) in enumerate(jobs):
            file = Path(place, f"{number}.csl")
            file.write_text(csl, encoding="utf-8")
            given.append({"csl": str(file), "lang": locale(lang), "items": items})
        try:
            done = subprocess.run(  # noqa: S603 (our own script, no shell)
                [str(pandoc), "lua", str(script)],
                input=json.dumps(given),
                capture_output=True,
                encoding="utf-8",
                check=True,
            )
            answers: list[dict[str, str]] = json.loads(done.stdout)
        except subprocess.CalledProcessError as error:
            raise FormatError(" ".join(str(error.stderr).split())) from error
        except (OSError, ValueError) as error:
            raise FormatError(str(error)) from error
    return answers


def _plain(html: str) -> str:
    """The HTML of an entry without its number and the elements that only lay it out."""
    return _WRAPPERS.sub("", _MARGIN.sub("", html)).strip()


def _with_slot(without: str, accessed: str, printed: str) -> str:
    """``without``, with a slot for the day of access, which ``accessed`` shows as ``printed``."""
    if printed not in accessed:
        return without
    one, other = _TOKEN.findall(without), _TOKEN.findall(accessed)
    start = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    words = "".join(other[start : len(other) - end])
    before, instead = "".join(one[:start]), "".join(one[start : len(one) - end])
    if "<" in words or "<" in instead or printed not in words:
        return without
    after = "".join(one[len(one) - end :])
    slot = escape(words.replace(printed, "{}").replace("&amp;", "&"))
    return f'{before}<span class="accessed" data-with="{slot}">{instead}</span>{after}'


def _script() -> str:
    return (resources.files(__package__) / "format.lua").read_text(encoding="utf-8")


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:24]
