"""The settings of a site: ``extra.dossier`` in ``mkdocs.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from dossier.model import Problem, Settings


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
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        return None, [Problem(shown, line, "is not valid YAML", "Mend the YAML at this line")]
    if not isinstance(data, dict) or not isinstance(data.get("site_name"), str):
        return None, [Problem(shown, 1, "`site_name` is missing", "Add `site_name: …`")]
    return _settings(data, shown)


def _settings(data: dict[str, Any], shown: str) -> tuple[Settings | None, list[Problem]]:
    own = (data.get("extra") or {}).get("dossier") or {}
    quotation = own.get("quotation") or {}
    languages = own.get("languages", ["en", "fr"])
    words = quotation.get("max_words", 40)
    share = quotation.get("max_share", 0.40)
    problems = []
    if not isinstance(languages, list) or not languages or set(languages) - {"en", "fr"}:
        how = "List `en`, `fr` or both"
        problems.append(Problem(shown, 1, "`extra.dossier.languages` is not right", how))
    if not isinstance(words, int) or words < 1:
        how = "Write a whole number of words, such as 40"
        problems.append(Problem(shown, 1, "`extra.dossier.quotation.max_words` is not right", how))
    if not isinstance(share, (int, float)) or not 0 < share <= 1:
        how = "Write a share between 0 and 1, such as 0.40"
        problems.append(Problem(shown, 1, "`extra.dossier.quotation.max_share` is not right", how))
    if problems:
        return None, problems
    return Settings(
        site_name=data["site_name"],
        languages=tuple(languages),
        quote_words=words,
        quote_share=float(share),
        repository=own.get("repository"),
    ), []
