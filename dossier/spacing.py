"""Spaces that punctuation keeps from breaking."""

from __future__ import annotations

import re

from dossier.model import Lang

_BEFORE = re.compile(r"(?<=\S) (?=[:;?!»%](?:\s|[.,)]|$))")
_AFTER = re.compile(r"(?<=«) (?=\S)")
_NBSP = "\N{NO-BREAK SPACE}"


def spaced(text: str, lang: Lang) -> str:
    """``text`` with the spaces of its language's punctuation kept from breaking.

    French sets a space before ``: ; ? ! » %`` and after ``«`` (Lexique des règles
    typographiques en usage à l’Imprimerie nationale); other languages are left alone.
    """
    if lang != "fr":
        return text
    return _BEFORE.sub(_NBSP, _AFTER.sub(_NBSP, text))
