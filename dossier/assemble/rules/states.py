"""What the rules conclude of statements: the records, and how conclusions come together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dossier.model import Statement


@dataclass(frozen=True, slots=True)
class State:
    """A statement's rank, the statement that put it there, and by what rule."""

    rank: str
    by: str | None = None
    rule: str | None = None
    """A name of :data:`dossier.assemble.rules.table.RULES`."""


CURRENT = State("current")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Statements that do not go together, side by side, as the pages of ``slugs`` show them."""

    rule: str
    """``values``, ``denial``, ``opposites`` or ``tension``."""
    name: str
    """The property, the matter or the tension."""
    slugs: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...]
    """Ids of statements; those of one side say the same."""


@dataclass(frozen=True, slots=True)
class States:
    """The state of every statement, and of a joint one as its subjects differ."""

    whole: Mapping[str, State]
    """By statement: earlier only where that holds for all its subjects."""
    by_subject: Mapping[tuple[str, str], State]
    """By statement and subject: what one of them has done already, for that one."""
    subjects: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of each statement about several."""

    def __getitem__(self, statement: str) -> State:
        return self.whole[statement]

    def seen_from(self, statement: str, slug: str | None) -> State:
        """The state as the page of ``slug`` shows it."""
        if slug is not None and slug in self.subjects.get(statement, ()):
            return self.by_subject.get((statement, slug), CURRENT)
        return self.whole[statement]


@dataclass(slots=True)
class Findings:
    """Conclusions as they are drawn: the first that makes a statement earlier stands."""

    by_subject: dict[tuple[str, str], State] = field(default_factory=dict)
    disagreements: list[Disagreement] = field(default_factory=list)

    def earlier(self, statement: str, slugs: Iterable[str], by: str, rule: str) -> None:
        """``statement`` came before ``by``, for the subjects ``slugs``."""
        for slug in slugs:
            known = self.by_subject.get((statement, slug))
            if known is None or known.rank != "earlier":
                self.by_subject[statement, slug] = State("earlier", by, rule)

    def disputed(self, statement: str, slugs: Iterable[str], by: str, rule: str) -> None:
        """``by`` gives something else, and nothing says which of the two holds."""
        for slug in slugs:
            self.by_subject.setdefault((statement, slug), State("disputed", by, rule))

    def is_earlier(self, statement: str, slug: str) -> bool:
        """Whether it has been found that something came after ``statement``."""
        known = self.by_subject.get((statement, slug))
        return known is not None and known.rank == "earlier"

    def states(self, statements: Iterable[Statement]) -> States:
        """What holds of each statement as a whole, and of each subject of a joint one."""
        whole: dict[str, State] = {}
        joint: dict[str, tuple[str, ...]] = {}
        for statement in statements:
            if statement.about_uncertain:
                whole[statement.id] = State("uncertain", None, "uncertain")
                continue
            found = [self.by_subject.get((statement.id, slug)) for slug in statement.about]
            known = [state for state in found if state is not None]
            disputed = [state for state in known if state.rank == "disputed"]
            if len(known) == len(found) and not disputed:
                whole[statement.id] = known[0]
            else:
                whole[statement.id] = disputed[0] if disputed else CURRENT
            if len(statement.about) > 1:
                joint[statement.id] = statement.about
        return States(whole, self.by_subject, joint)
