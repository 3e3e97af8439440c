"""Names that look like companies, chips or models and are not in the catalogue."""

from dossier.link.unknown.finder import UnknownNames
from dossier.link.unknown.record import Unknown

__all__ = ["Unknown", "UnknownNames"]
