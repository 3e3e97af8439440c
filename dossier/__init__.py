"""Dossier: a generator of cited research microsites."""

__version__ = "0.1.0"
