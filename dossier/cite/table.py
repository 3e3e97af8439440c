"""The statements as one flat table: CSV (RFC 4180) that is safe to open in a spreadsheet.

Safe means, after OWASP's advice on CSV injection
(https://owasp.org/www-community/attacks/CSV_Injection): a cell that a spreadsheet would
take for a formula gets an apostrophe before it, also where a semicolon inside the cell
could be taken for the border of two cells, as spreadsheets set to French do.
The file begins with a byte order mark: without it, spreadsheets take UTF-8 for something
older and garble accents and Chinese. Lines end with CR LF.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

from dossier.cite import words
from dossier.cite.plain import one_line
from dossier.model import (
    Corpus,
    Count,
    Flag,
    Lang,
    Money,
    Percent,
    Quantity,
    Statement,
    StatementRecord,
)

BOM = "\ufeff"
WITHHELD = "[…]"
_FORMULA = frozenset("=+-@")
_BLANK = r"[\s\u200b-\u200f\u2060\ufeff]*"
_FIRST = re.compile(_BLANK + r"(\S)")
_INSIDE = re.compile(f"; ?(?={_FIRST.pattern})")

_BEFORE_TEXT = (
    "id",
    "url",
    "about",
    "about_names",
    "about_uncertain",
    "property",
    "value",
    "amount",
    "amount_max",
    "unit",
    "amount_qualifier",
    "qualifiers",
    "quantity",
    "status",
    "stance",
    "hedged",
    "negated",
    "as_of_earliest",
    "as_of_latest",
    "as_of_words",
    "as_of_inferred",
    "said_by",
    "rank",
)
_AFTER_TEXT = ("quotation", "source", "source_title", "passage_url")
_NUMBERS = frozenset({"amount", "amount_max"})


def columns(languages: Sequence[Lang]) -> tuple[str, ...]:
    """The names of the columns, in order."""
    return (*_BEFORE_TEXT, *(f"text_{lang}" for lang in languages), *_AFTER_TEXT)


def statements_csv(
    corpus: Corpus, records: Iterable[StatementRecord], languages: Sequence[Lang]
) -> str:
    """One row a statement, by id, under a row of column names."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns(languages), lineterminator="\r\n")
    writer.writeheader()
    for record in sorted(records, key=lambda record: record.statement.id):
        cells = _cells(corpus, record, languages)
        writer.writerow(
            {key: cell if key in _NUMBERS else safe(cell) for key, cell in cells.items()}
        )
    return BOM + out.getvalue()


def safe(cell: str) -> str:
    """``cell`` on one line, with an apostrophe wherever a formula might start.

    Full-width and other forms of the signs count as the signs.
    """
    line = _INSIDE.sub(lambda m: m[0] + "'" if _is_sign(m[1]) else m[0], one_line(cell))
    first = _FIRST.match(line)
    return f"'{line}" if first and _is_sign(first[1]) else line


def _is_sign(char: str) -> bool:
    return unicodedata.normalize("NFKC", char)[:1] in _FORMULA


def _cells(corpus: Corpus, record: StatementRecord, languages: Sequence[Lang]) -> dict[str, str]:
    s = record.statement
    title = corpus.articles[s.article].title
    earliest, latest = words.bounds_of(s.as_of)
    return {
        "id": s.id,
        "url": f"s/{s.id}/",
        "about": words.BETWEEN.join(s.about),
        "about_names": words.names(s.subjects, corpus),
        "about_uncertain": words.BETWEEN.join(s.about_uncertain),
        "property": s.property,
        "value": words.BETWEEN.join(words.value_text(v, corpus) for v in s.values or (Flag(),)),
        **_amount(s),
        "qualifiers": _qualifiers(s, corpus),
        "quantity": s.quantity or "",
        "status": s.status or "",
        "stance": s.stance,
        "hedged": _truth(s.hedged),
        "negated": _truth(s.negated),
        "as_of_earliest": earliest,
        "as_of_latest": latest,
        "as_of_words": (s.as_of.words or "") if s.as_of else "",
        "as_of_inferred": _truth(s.as_of.inferred) if s.as_of else "",
        "said_by": record.who_text.get(words.LANG),
        "rank": record.rank,
        **{f"text_{lang}": record.text.get(lang) for lang in languages},
        "quotation": _quotation(record),
        "source": s.article,
        "source_title": f"[{title.text}]" if title.supplied else title.text,
        "passage_url": record.evidence[0].passage_url if record.evidence else "",
    }


def _amount(statement: Statement) -> dict[str, str]:
    """The figure of a statement with one; a list has none that could be summed."""
    value = statement.values[0] if len(statement.values) == 1 else None
    match value:
        case Money(low, unit, high, qualifier) | Quantity(low, unit, high, qualifier):
            pass
        case Percent(low, high, qualifier):
            unit = "%"
        case Count(low, unit, high, _, qualifier):
            pass
        case _:
            return dict.fromkeys(("amount", "amount_max", "unit", "amount_qualifier"), "")
    return {
        "amount": words.number(low),
        "amount_max": "" if high is None else words.number(high),
        "unit": unit,
        "amount_qualifier": qualifier or "",
    }


def _qualifiers(statement: Statement, corpus: Corpus) -> str:
    parts = []
    for name, values in statement.qualifiers.items():
        said = ", ".join(words.value_text(value, corpus) for value in values)
        known = corpus.vocabulary.qualifiers.get(name)
        parts.append(f"{known.label.get(words.LANG) if known else name}: {said}")
    return words.BETWEEN.join(parts)


def _quotation(record: StatementRecord) -> str:
    """The pieces that carry the claim; empty where every one is withheld."""
    claims = [piece.quote for piece in record.evidence if piece.purpose == "claim"]
    if not any(claims):
        return ""
    return " … ".join(WITHHELD if quote is None else quote for quote in claims)


def _truth(value: bool) -> str:
    return "true" if value else "false"
