"""RIS, after the specification of 2011 and what Zotero and rispy were seen to read.

CR LF at line ends, no byte order mark, one line a value. ``PY`` is the year alone, ``DA`` is
``YYYY/MM/DD/``; the comma after an organisation keeps it whole; the version stands in ``M2``,
which Zotero files under Extra, since ``ET`` is an edition and ``N1`` becomes a note.
"""

from __future__ import annotations

from collections.abc import Sequence

from dossier.cite.item import Author, Item

_EOL = "\r\n"
_END = "ER  - " + _EOL


def ris(items: Sequence[Item]) -> str:
    """The records of ``items``, one after the other, an empty line between."""
    return _EOL.join(_record(item) for item in items)


def with_url(text: str, url: str) -> str:
    """``text`` with the address of its last record, which has none."""
    return text.removesuffix(_END) + _line("UR", url) + _END


def _record(item: Item) -> str:
    tags = [
        ("TY", "ELEC"),
        *(("AU", _author(author)) for author in item.authors),
        ("TI", item.title),
        ("T2", item.site),
        ("M3", item.genre),
        ("PY", item.date_parts[0] if item.date else None),
        ("DA", _date(item.date_parts)),
        ("LA", item.language),
        ("M2", item.version_note),
        ("UR", item.url),
    ]
    return "".join(_line(tag, value) for tag, value in tags if value) + _END


def _line(tag: str, value: str) -> str:
    return f"{tag}  - {value}{_EOL}"


def _author(author: Author) -> str:
    if author.given is None:
        # A comma inside would split the organisation into family and given name.
        return author.name.replace(",", "") + ","
    return f"{author.name}, {author.given}"


def _date(parts: tuple[str, ...]) -> str | None:
    """``2025/06//`` where no day is known: the slashes keep the parts in their places."""
    if not parts:
        return None
    year, month, day = (*parts, "", "")[:3]
    return f"{year}/{month}/{day}/"
