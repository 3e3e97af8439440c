"""The link stage: where a text mentions the entities of a catalogue."""

from dossier.link.linker import Linker
from dossier.link.reading import Reading
from dossier.link.unknown import Unknown, UnknownNames

__all__ = ["Linker", "Reading", "Unknown", "UnknownNames"]
