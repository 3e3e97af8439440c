"""Languages as those programs name them that want a region too."""

from __future__ import annotations

from dossier.model import Lang

_LOCALES = {"de": "de-DE", "en": "en-US", "es": "es-ES", "fr": "fr-FR", "it": "it-IT",
            "ja": "ja-JP", "nl": "nl-NL", "pt": "pt-PT", "zh": "zh-CN"}  # fmt: skip


def locale(lang: Lang) -> str:
    """The main locale of a language (BCP 47): ``fr`` → ``fr-FR``; the language itself if unknown."""
    return _LOCALES.get(lang, lang)
