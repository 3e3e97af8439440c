"""Reading proposals in a terminal: what is shown, what is asked, what each answer changes.

``session`` decides and knows no terminal; ``screen`` shows and asks. What an answer makes of
the sidecar is handed to the caller, which alone writes.
"""

from dossier.review.screen import Screen
from dossier.review.session import Session

__all__ = ["Screen", "Session"]
