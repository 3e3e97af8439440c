"""The propose stage: statements drafted from an article, for an editor to accept or reject.

The cues of a property are data of the site (``cues:`` in ``vocabulary.yml``); how a language
marks plans, doubt, denial and attribution is data of the package (``data/propose.json``).
"""

from dossier.propose.article import propose
from dossier.propose.draft import Draft, says

__all__ = ["Draft", "propose", "says"]
