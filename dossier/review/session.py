"""The decisions of a review: each an edit of the sidecar's entries, and each can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Entry = Mapping[str, Any]
Edit = Callable[[str, int, Entry | None, Entry | None], str]
"""The sidecar's text, the number of a statement, what it becomes (None: it goes), what is
put under ``rejected``: gives the new text, or raises ``ValueError``."""


@dataclass(slots=True)
class Session:
    """The statements of a sidecar that await review, one after the other.

    ``text`` is the sidecar as it stands; ``save`` is called with it after each decision and
    writes it whole, so that a review can stop at any moment and be taken up again.
    """

    text: str
    entries_of: Callable[[str], Sequence[Entry]]
    edit: Edit
    save: Callable[[str], str | None]
    """Gives what is wrong with the text instead of writing it, or None."""
    later: frozenset[str] = frozenset()
    """The entries that were passed over in this run."""
    _before: list[tuple[str, frozenset[str]]] = field(default_factory=list)

    def waiting(self) -> list[int]:
        """The numbers of the statements that await review, those passed over left out."""
        entries = enumerate(self.entries_of(self.text))
        return [i for i, e in entries if e.get("reviewed") is False and repr(e) not in self.later]

    def entry(self, number: int) -> Entry:
        """A statement as the sidecar has it."""
        return self.entries_of(self.text)[number]

    def accept(self, number: int, changed: Entry | None = None) -> str | None:
        """Make a statement the editor's own, as proposed or changed; gives what is wrong."""
        entry = {**(changed or self.entry(number)), "reviewed": True}
        return self._decide(number, entry, None)

    def reject(self, number: int) -> str | None:
        """Take a statement out and remember it, so that it is not proposed again."""
        entry = self.entry(number)
        keys = ("about", "about_uncertain", "property", "value", "quote")
        gone = {key: entry[key] for key in keys if key in entry}
        return self._decide(number, None, gone)

    def alter(self, number: int, changed: Entry) -> str | None:
        """Change a statement that goes on awaiting review."""
        return self._decide(number, changed, None)

    def skip(self, number: int) -> None:
        """Pass a statement over in this run; it goes on awaiting review."""
        self._before.append((self.text, self.later))
        self.later |= {repr(self.entry(number))}

    def undo(self) -> bool:
        """Take the last decision back; whether there was one."""
        if not self._before:
            return False
        text, later = self._before.pop()
        if text != self.text and self.save(text) is not None:
            return False
        self.text, self.later = text, later
        return True

    def _decide(self, number: int, entry: Entry | None, rejected: Entry | None) -> str | None:
        try:
            text = self.edit(self.text, number, entry, rejected)
        except ValueError as error:
            return str(error)
        wrong = self.save(text)
        if wrong is not None:
            return wrong
        self._before.append((self.text, self.later))
        self.text = text
        return None


def joined(entry: Entry, others: Sequence[Entry]) -> Entry | None:
    """``entry`` said jointly of everyone of whom ``others`` say the same; None if of one alone."""
    about = [entry["about"]] if isinstance(entry.get("about"), str) else list(entry["about"])
    for other in others:
        alike = all(other.get(k) == entry.get(k) for k in ("property", "value", "quote"))
        slug = other.get("about")
        if alike and isinstance(slug, str) and slug not in about:
            about.append(slug)
    return {**entry, "about": about} if len(about) > 1 else None


def uncertain(entry: Entry, slugs: Sequence[str]) -> Entry:
    """``entry`` with the text leaving open of which of ``slugs`` it speaks."""
    made: dict[str, Any] = {}
    for key, value in entry.items():
        if key in ("about", "about_uncertain"):
            made["about_uncertain"] = list(slugs)
        else:
            made[key] = value
    return made
