"""The same index for the same pages: Pagefind writes what can be filtered in an order of its own.

Its values come from hash maps, in another order at each run, and files are named by a hash of
what is in them. Here the values are put in order and the files are named anew. Format of
Pagefind 1.5 (``pagefind_core_search``): a file is gzip over the mark ``pagefind_dcd`` and one
CBOR item (RFC 8949); the meta file holds version, pages, chunks, filters (name, file), sorts
and names of metadata; a filter file holds its name and ``[value, page numbers]`` pairs.
"""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import cbor2

ENTRY = "pagefind-entry.json"
MARK = b"pagefind_dcd"
"""What every file of Pagefind begins with, once unpacked."""
_FILTERS = 3
_FILE, _META = 7, 10  # hexadecimal digits in the names of filter and meta files


def settle(out: Path) -> None:
    """Put what Pagefind wrote to ``out`` into one order; the index answers as before."""
    entry = json.loads((out / ENTRY).read_bytes())
    for lang, about in entry["languages"].items():
        file = out / f"pagefind.{about['hash']}.pf_meta"
        meta = _read(file)
        renamed = [(name, _ordered(out / "filter", lang, found)) for name, found in meta[_FILTERS]]
        meta[_FILTERS] = sorted(map(list, renamed))
        about["hash"] = f"{lang}_{_digest(meta)[:_META]}"
        file.unlink()
        _write(out / f"pagefind.{about['hash']}.pf_meta", meta)
    settled = json.dumps(entry, sort_keys=True, ensure_ascii=False)
    (out / ENTRY).write_text(settled, encoding="utf-8", newline="\n")


def _ordered(folder: Path, lang: str, name: str) -> str:
    """Write the filter ``name`` with its values in order; gives its new name."""
    file = folder / f"{name}.pf_filter"
    data = _read(file)
    data[1] = sorted(data[1])
    new = f"{lang}_{_digest(data)[:_FILE]}"
    file.unlink()
    _write(folder / f"{new}.pf_filter", data)
    return new


def _read(file: Path) -> list[Any]:
    data: list[Any] = cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(MARK))
    return data


def _write(file: Path, data: object) -> None:
    file.write_bytes(gzip.compress(MARK + cbor2.dumps(data), mtime=0))


def _digest(data: object) -> str:
    return sha256(cbor2.dumps(data)).hexdigest()
