"""Numbers, money, dates and names as English and French write them.

Pure functions; each takes the language of the page (``en`` or ``fr``) and gives plain
text, not escaped. Words and rules are data (``dossier/data``), number and date patterns
are Babel's (Unicode CLDR).
"""

from __future__ import annotations

from dossier.i18n.grammar import a, agree, de, elides, join, of_whom, quotes, with_article
from dossier.i18n.times import as_of, date, undated, when
from dossier.i18n.values import count, is_plural, language, money, number, percent, quantity
from dossier.spacing import spaced

__all__ = [
    "a",
    "agree",
    "as_of",
    "count",
    "date",
    "de",
    "elides",
    "is_plural",
    "join",
    "language",
    "money",
    "number",
    "of_whom",
    "percent",
    "quantity",
    "quotes",
    "spaced",
    "undated",
    "when",
    "with_article",
]
