"""What goes with the data: how to read it, how to cite it, what one may do with it."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence

from dossier.cite.schema import TABLES, fields
from dossier.cite.table import columns
from dossier.model import Lang

_README = """\
{title}
{rule}

Each statement is one fact as one article gives it, with the place in the article
that it rests on. The articles themselves are not part of the data.

Files

  entities.json     what the site names or describes, and where it is mentioned
  statements.json   what the sources say, one fact an object, with its evidence
  sources.json      the articles
  statements.csv    the statements as a flat table, for spreadsheets
  corpus.json       all that the pages are made from, the articles' text masked but for
                    what is quoted; "python build.py regenerate" makes them from it
  *.schema.json     a JSON Schema for each of the four
  CITATION.cff      how to cite it all
  LICENSE.txt       what you may do with all this

Everything is UTF-8. Addresses (url, page_url, passage_url) are relative to the root of
the site; the url of a source is that of the original article, or null.

Offsets (start, end) count code points from the beginning of the article's text, read
without translating line ends: text[start:end] is the passage. sources.json has the
SHA-256 of each text. A quote is null where the site's limit on quotation withholds it;
the place remains.

To find a piece in another copy of an article, use its selector: exactly one stretch of the
article, of prefix_length code points, the piece (end - start) and suffix_length more, has
this SHA-256 in UTF-8. Where both lengths are 0, exact alone stands there once, and the
object is a TextQuoteSelector of the W3C's Web Annotation Data Model as it is.

Reading with care

  A statement about several is joint: one sum for both is not a sum of each.
  Qualifiers, status, stance, hedged and negated belong to the value. "More than", "plans",
  "in the opinion of" are part of what is said.
  rank tells what is current, superseded (earlier), disputed or of uncertain reading.
  Only published.date of a source is its date. earliest and latest are inferred.

statements.csv

  Comma-separated, lines end with CR LF, and the file begins with a byte order mark, so
  that spreadsheets read accents and Chinese; in Python open it with encoding="utf-8-sig".
  A cell that a spreadsheet would take for a formula has an apostrophe before it; it is no
  part of the text. In the column quotation, […] stands for a piece that is withheld.
  Values and names are in English; amount is the bare figure in the given unit (a
  currency, %, or what is counted), and empty where a statement lists several.
  Columns:
{columns}

How to cite

  A statement: the address in its url. A profile or a source: the files cite.bib,
  cite.ris and cite.csl.json beside its page. The data as a whole: {cited}, with the
  address of the site and the day on which you took it. Name the article
  behind a statement too: that is where the fact comes from.
"""

_LICENCE = """\
{title}

SPDX-License-Identifier: CC-BY-4.0

The statements, sentences, notes, classifications and the arrangement of this data are
licensed under Creative Commons Attribution 4.0 International:
https://creativecommons.org/licenses/by/4.0/
You may share and adapt them, also commercially, if you name the source{named}, link to
the licence and say what you changed.

Not covered: the articles listed in sources.json, their titles, and the words quoted from
them (quote, words, basis, and the text of mentions). They belong to their authors and
publishers and stand here as short quotations, so that every statement can be checked.

The data is given as it is, without warranty.
"""


def readme(site_name: str, languages: Sequence[Lang]) -> str:
    """``README.txt``: files, fields, cautions, how to cite. The fields come from the schemas."""
    title = f"{site_name}: data" if site_name else "Data"
    head = _README.format(
        title=title,
        rule="=" * len(title),
        columns=_wrapped(", ".join(columns(languages)), "    "),
        cited=f"“{title}”",
    )
    return head + "".join(_table(table) for table in TABLES)


def licence(site_name: str) -> str:
    """``LICENSE.txt``: what is ours is CC BY 4.0; what is quoted is not ours."""
    title = f"{site_name}: licence of the data" if site_name else "Licence of the data"
    return _LICENCE.format(title=title, named=f" ({site_name})" if site_name else "")


def citation(site_name: str) -> str:
    """``CITATION.cff`` (Citation File Format 1.2.0) for the data as a whole.

    JSON strings are YAML strings, whatever they hold. Nothing is said of an address or a
    day: neither is known here.
    """
    name = json.dumps(site_name or "The editors", ensure_ascii=False)
    title = json.dumps(f"{site_name}: data" if site_name else "Data", ensure_ascii=False)
    return (
        "cff-version: 1.2.0\n"
        "message: Cite the data as a whole with these data, a statement by its own address.\n"
        "type: dataset\n"
        f"title: {title}\n"
        "authors:\n"
        f"  - name: {name}\n"
        "license: CC-BY-4.0\n"
    )


def _table(table: str) -> str:
    lines = [f"\n\nFields of {table}.json\n"]
    lines += [
        _wrapped(f"{name}: {meaning}", "      ", "  ") for name, meaning in fields(table).items()
    ]
    return "\n".join(lines) + "\n"


def _wrapped(text: str, indent: str, first: str | None = None) -> str:
    start = indent if first is None else first
    return textwrap.fill(text, 88, initial_indent=start, subsequent_indent=indent)
