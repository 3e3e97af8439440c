"""The link stage: where a text mentions the entities of a catalogue."""

from dossier.link.linker import Linker

__all__ = ["Linker"]
