"""``data/dossier.zip``: all the data in one file, the same bytes at every build."""

from __future__ import annotations

import zipfile
from pathlib import Path

from dossier.site.page_facts import FORMATS
from dossier.site.tree import files

NAME = "dossier.zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that the format can say
_MODE = 0o100644 << 16


def write_download(site: Path) -> None:
    """Pack what stands in ``site/data`` but its pages and how they are cited; nothing where there are no data."""
    folder = site / "data"
    beside = {NAME, *FORMATS}
    names = [n for n in files(folder) if not n.endswith(".html") and n not in beside]
    if not names:
        return
    with zipfile.ZipFile(folder / NAME, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in names:
            info = zipfile.ZipInfo(f"dossier/{name}", _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = _MODE
            archive.writestr(info, (folder / name).read_bytes())
