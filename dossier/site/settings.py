"""What the site stage needs of ``mkdocs.yml`` and ``templates/words.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load

from dossier.model import Lang, Problem
from dossier.spacing import spaced


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """``options`` is the whole of ``mkdocs.yml``; the rest is taken from it, checked."""

    name: str
    url: str
    """Absolute, ending in a slash; empty where the site does not know its address."""
    languages: tuple[Lang, ...]
    """The first stands at the root of the site."""
    nav: tuple[str, ...]
    """Paths below a language's folder, or patterns, in the order of the navigation."""
    words: Mapping[Lang, Mapping[str, str]]
    options: Mapping[str, Any]
    license_name: str = ""
    license_url: str = ""
    """The licence of the site's own texts and data; "" where none is named."""

    def folder(self, lang: Lang) -> str:
        """Where a language's pages stand in the site: "" for the first, ``fr/`` …"""
        return "" if lang == self.languages[0] else f"{lang}/"


def read_settings(config: Path, templates: Path) -> tuple[SiteSettings | None, list[Problem]]:
    """Read the configuration of MkDocs and the words of the frame."""
    options, problems = _options(config)
    if problems:
        return None, problems
    own = (options.get("extra") or {}).get("dossier") or {}
    languages = own.get("languages") or ["en"]
    nav = own.get("nav") or ["index.md"]
    name = options.get("site_name")
    url = options.get("site_url") or ""
    shown = str(config)
    if not isinstance(name, str) or not name.strip():
        problems.append(Problem(shown, 1, "`site_name` is missing", "Add `site_name: …`"))
    if not isinstance(url, str) or (url and urlsplit(url).scheme not in ("http", "https")):
        how = "Write an absolute address, such as https://example.org/dossier/, or leave it empty"
        problems.append(Problem(shown, 1, f"`site_url` is no web address: {url!r}", how))
    terms = own.get("license")
    if terms is not None and not (isinstance(terms, dict) and {"name", "url"} <= set(terms)):
        how = "Write `license: {name: CC BY 4.0, url: https://…}`, or leave it out"
        problems.append(Problem(shown, 1, "`extra.dossier.license` is not right", how))
    for key, value in (("languages", languages), ("nav", nav)):
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            how = f"Write a list of words, such as `{key}: [en, fr]`"
            problems.append(Problem(shown, 1, f"`extra.dossier.{key}` is no list", how))
    if problems:
        return None, problems
    words, problems = _words(templates / "words.yml", languages)
    if problems:
        return None, problems
    terms = terms or {}
    return SiteSettings(
        name=str(name),
        url=url if not url or url.endswith("/") else url + "/",
        languages=tuple(languages),
        nav=tuple(nav),
        words=words,
        options=options,
        license_name=str(terms.get("name") or ""),
        license_url=str(terms.get("url") or ""),
    ), []


def _options(config: Path) -> tuple[dict[str, Any], list[Problem]]:
    """``mkdocs.yml`` as MkDocs reads it, environment variables filled in."""
    shown = str(config)
    try:
        with config.open("rb") as file:
            options: Any = yaml_load(file)
    except OSError as error:
        how = "Name the configuration with --config"
        return {}, [Problem(shown, 1, f"cannot be read ({error.strerror})", how)]
    except (MkDocsException, UnicodeError, yaml.YAMLError) as error:
        what = f"is not valid YAML ({' '.join(str(error).split())})"
        return {}, [Problem(shown, 1, what, "Mend the YAML there")]
    if not isinstance(options, dict):
        return {}, [Problem(shown, 1, "holds no settings", "Write `site_name: …` at least")]
    return options, []


def _words(file: Path, languages: list[Lang]) -> tuple[dict[Lang, dict[str, str]], list[Problem]]:
    """The words of the frame in each language; every language has the first one's keys."""
    try:
        words = yaml.safe_load(file.read_bytes())
    except OSError as error:
        how = "Put the file back, or name another folder of templates"
        return {}, [Problem(str(file), 1, f"cannot be read ({error.strerror})", how)]
    except (UnicodeError, yaml.YAMLError) as error:
        what = f"is not valid YAML ({' '.join(str(error).split())})"
        return {}, [Problem(str(file), 1, what, "Mend the YAML there")]
    problems = []
    for lang in languages:
        if not isinstance(words, dict) or not isinstance(words.get(lang), dict):
            how = f"Add a block `{lang}:` with the same keys as the others"
            problems.append(Problem(str(file), 1, f"has no words for language {lang!r}", how))
    if problems:
        return {}, problems
    wanted = set().union(*(words[lang] for lang in languages))
    for lang in languages:
        for key in sorted(wanted - set(words[lang])):
            how = f"Add `{key}` under `{lang}:`"
            problems.append(Problem(str(file), 1, f"{lang!r} lacks the word {key!r}", how))
    return {
        lang: {key: spaced(str(word), lang) for key, word in words[lang].items()}
        for lang in languages
    }, problems
