"""``corpus.json`` of the exported data, read back."""

from __future__ import annotations

import json
from pathlib import Path

from dossier.codec import decoded
from dossier.model import Deposit, Problem

_FORMAT = 1


def read_deposit(file: Path, shown: str) -> tuple[Deposit | None, list[Problem]]:
    """The deposit; None with what is wrong where the file holds none."""
    how = "Name a folder with the data of a site, as it stands under its address data/"
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return None, [Problem(shown, 1, f"cannot be read ({error})", how)]
    if not isinstance(data, dict) or data.pop("format", None) != _FORMAT:
        return None, [Problem(shown, 1, "is no data of this version of Dossier", how)]
    try:
        found: Deposit = decoded(data, Deposit)
    except (KeyError, TypeError, ValueError, AttributeError, StopIteration) as error:
        return None, [Problem(shown, 1, f"is damaged ({error!r})", how)]
    return found, []
