"""The pages of statements, written from records: for their tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dossier.model import Problem
from dossier.site.settings import SiteSettings
from dossier.site.statement_pages import write_statement_pages
from site_world import TEMPLATES, write


def write_json(file: Path, records: list[dict[str, Any]]) -> None:
    write(file, json.dumps(records, ensure_ascii=False))


def statements(root: Path, settings: SiteSettings) -> list[Problem]:
    return write_statement_pages(site=root, data=root, templates=TEMPLATES, settings=settings)
