"""References in citation styles, for the reader to copy: the block "Cite this page"."""

from dossier.site.references.block import Format, write_references
from dossier.site.references.pandoc import Formatter

__all__ = ["Format", "Formatter", "write_references"]
