"""The data of ``data/arrival.json``, loaded once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def tables() -> Mapping[str, Any]:
    """Words of languages, lines that are no article, signatures of posts."""
    text = files("dossier").joinpath("data", "arrival.json").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = json.loads(text)
    return loaded
