"""The files under ``/data/``: what the site says, for other programs and for spreadsheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.cite.about import citation, licence, readme
from dossier.cite.plain import json_text
from dossier.cite.rows import entity_rows, source_rows, statement_rows
from dossier.cite.schema import TABLES, schema_text
from dossier.cite.table import statements_csv
from dossier.model import Corpus, Lang, Mention, StatementRecord


def data_files(
    corpus: Corpus,
    records: Sequence[StatementRecord],
    mentions: Mapping[str, Sequence[Mention]],
    urls: Mapping[str, str],
    *,
    site_name: str = "",
    languages: Sequence[Lang] = ("en", "fr"),
) -> dict[str, str]:
    """Every file of ``data/`` by path, all UTF-8 (docs/formats.md, Data).

    ``records`` are the statements as published, ``mentions`` the names found in each
    article by its id, ``urls`` the address of each entity by its slug, relative to the
    site's root. Nothing of an article leaves by these files but names, what ``records``
    grants as quotations, and the few words that dates and outlets rest on.
    The CSV begins with a byte order mark and has CR LF inside: write it without newline
    translation. Raises KeyError where an entity has no address.
    """
    rows = {
        "entities": entity_rows(corpus, mentions, urls),
        "statements": statement_rows(records, languages),
        "sources": source_rows(corpus),
    }
    files = {f"data/{name}.json": json_text(rows[name]) for name in TABLES}
    files |= {f"data/{name}.schema.json": schema_text(name) for name in TABLES}
    files["data/statements.csv"] = statements_csv(corpus, records, languages)
    files["data/README.txt"] = readme(site_name, languages)
    files["data/LICENSE.txt"] = licence(site_name)
    files["data/CITATION.cff"] = citation(site_name)
    return files
