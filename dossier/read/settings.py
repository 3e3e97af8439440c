"""The settings of a site: ``extra.dossier`` in ``mkdocs.yml``."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from dossier.model import Problem, Settings
from dossier.read.schema import schema


class _Lenient(yaml.SafeLoader):
    """Reads over the tags that only MkDocs understands (``!ENV``): they give null."""


_Lenient.add_multi_constructor("!", lambda loader, suffix, node: None)
_Lenient.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


def read_settings(config: Path, shown: str) -> tuple[Settings | None, list[Problem]]:
    """Read ``mkdocs.yml`` as far as Dossier is concerned."""
    try:
        data = yaml.load(config.read_bytes(), Loader=_Lenient)  # noqa: S506 (a safe loader)
    except OSError as error:
        how = "Name the configuration with --config"
        return None, [Problem(shown, 1, f"cannot be read ({error.strerror})", how)]
    except (yaml.YAMLError, ValueError, LookupError, AttributeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        return None, [Problem(shown, line, "is not valid YAML", "Mend the YAML at this line")]
    if not isinstance(data, dict) or "site_name" not in data:
        return None, [Problem(shown, 1, "`site_name` is missing", "Add `site_name: …`")]
    problems = sorted({_problem(error, shown) for error in _VALIDATOR.iter_errors(data)})
    problems = problems or _no_number(data, shown)
    return (None, problems) if problems else (_settings(data), [])


_VALIDATOR = Draft202012Validator(schema("settings"))


def _problem(error: ValidationError, shown: str) -> Problem:
    """The setting by its full name; its schema says what it takes."""
    where: list[Any] = [part for part in error.absolute_path if isinstance(part, str)]
    within: Any = schema("settings")
    for part in where:
        within = within["properties"].get(part, within)
    how = within.get("description", "It takes a mapping of keys")
    return Problem(shown, 1, f"`{'.'.join(where)}` is not right", how)


def _no_number(data: Mapping[str, Any], shown: str) -> list[Problem]:
    """``.nan`` is a number to YAML and to JSON Schema, and no limit to anything."""
    if math.isfinite(_settings(data).quote_share):
        return []
    what = "`extra.dossier.quotation.max_share` is not right"
    return [Problem(shown, 1, what, "Write a share between 0 and 1, such as 0.40")]


def _settings(data: Mapping[str, Any]) -> Settings:
    own = (data.get("extra") or {}).get("dossier") or {}
    quotation = own.get("quotation") or {}
    return Settings(
        site_name=data["site_name"],
        languages=tuple(own.get("languages", ("en", "fr"))),
        quote_words=quotation.get("max_words", 40),
        quote_share=float(quotation.get("max_share", 0.40)),
        unreviewed=own.get("unreviewed", "hide"),
        repository=own.get("repository"),
    )
