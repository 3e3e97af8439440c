"""Small conversions that every seed file needs: localized texts, grammar, one-or-many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dossier.model import Grammar, Localized
from dossier.spacing import spaced


def localized(value: Any) -> Localized:
    """``"text"`` or ``{en: …, fr: …}``; spaces before French punctuation do not break."""
    if isinstance(value, str):
        return Localized({"": value})
    return Localized({lang: spaced(text, lang) for lang, text in value.items()})


def maybe_localized(value: Any) -> Localized | None:
    """The same, where it may be left out."""
    return None if value is None else localized(value)


def many(value: Any) -> tuple[Any, ...]:
    """One thing or a list of them."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (value,)


def date(value: Any) -> str | None:
    """A partial date as text: a plain year may have been read as a number."""
    return None if value is None else str(value)


def grammar(value: Mapping[str, Mapping[str, Any]] | None) -> dict[str, Grammar]:
    """``{fr: {article: le, gender: m, plural: false}}``."""
    return {
        lang: Grammar(
            article=forms.get("article", ""),
            gender=forms.get("gender", "m"),
            plural=forms.get("plural", False),
        )
        for lang, forms in (value or {}).items()
    }
