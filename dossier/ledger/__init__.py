"""What is published: ids, addresses, versions and days, in ``seeds/published.json``.

The only part that reads or writes that file. A build only reads it; without it nothing
counts as published and versions read ``draft+hash8``.
"""

from __future__ import annotations

from dossier.ledger.addresses import Kept, addresses
from dossier.ledger.compare import published
from dossier.ledger.form import FILE, read_ledger, write_ledger
from dossier.ledger.now import Now, anchors_in, state_of_things

__all__ = [
    "FILE",
    "Kept",
    "Now",
    "addresses",
    "anchors_in",
    "published",
    "read_ledger",
    "state_of_things",
    "write_ledger",
]
