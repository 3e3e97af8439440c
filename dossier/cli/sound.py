"""Which drafts a build would take, and what it would say of the others."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier.model import Article, Corpus, Problem, Settings
from dossier.propose import Draft
from dossier.read import yaml
from dossier.read.sidecar import read_sidecar
from dossier.write.entries import append

_ROUNDS = 4
"""How often the rest is read again without what was refused: a fault may hide others."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A draft that a build would not take; each problem at its passage in the article's text."""

    draft: Draft
    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class Judge:
    """What drafts for one sidecar are judged by; ``folder`` holds the article's text."""

    sidecar: str
    article: Article
    folder: Path
    corpus: Corpus
    settings: Settings

    def sound(self, drafts: Sequence[Draft]) -> tuple[list[Draft], list[Refused]]:
        """The drafts that a build takes, and those that it does not, with all that it says."""
        left, refused = list(drafts), list[Refused]()
        known = Counter(_what(p) for p in self._problems(self.sidecar))
        for _ in range(_ROUNDS):
            faults = self._faults(left, known) if left else {}
            if not faults:
                return left, refused
            refused += [self._refused(left[i], found) for i, found in faults.items()]
            left = [draft for i, draft in enumerate(left) if i not in faults]
        return [], [*refused, *(self._refused(d, [_UNSOUND]) for d in left)]

    def _faults(
        self, drafts: Sequence[Draft], known: Mapping[tuple[str, str, str], int]
    ) -> dict[int, list[Problem]]:
        """What a build would find wrong with each draft, by its number."""
        text = append(self.sidecar, "statements", [draft.entry for draft in drafts])
        document, _ = yaml.parse(text.removeprefix("\ufeff"), self.article.origin.path)
        if document is None:
            return {i: [_UNSOUND] for i in range(len(drafts))}
        total = len(document.data["statements"])
        starts = [document.line("statements", total - len(drafts) + i) for i in range(len(drafts))]
        faults: dict[int, list[Problem]] = {}
        elsewhere = Counter(known)
        end = _end(document, starts[0])
        for problem in self._problems(text):
            ours = problem.path == self.article.origin.path
            if ours and starts[0] <= problem.line < end:
                faults.setdefault(bisect_right(starts, problem.line) - 1, []).append(problem)
            elif elsewhere[_what(problem)]:
                elsewhere[_what(problem)] -= 1
            else:
                # What the drafts break elsewhere is the fault of any of them.
                return {i: [problem] for i in range(len(drafts))}
        return faults

    def _problems(self, text: str) -> list[Problem]:
        path = self.article.origin.path
        return read_sidecar(text, path, self.folder, self.corpus, self.settings)[1]

    def _refused(self, draft: Draft, problems: Sequence[Problem]) -> Refused:
        path = f"{self.article.origin.path.rpartition('/')[0]}/{self.article.file}"
        line = self.article.text.count("\n", 0, draft.span.start) + 1
        return Refused(draft, [Problem(path.lstrip("/"), line, p.what, p.how) for p in problems])


_UNSOUND = Problem("", 1, "the proposal would not stand in the sidecar", "Write it by hand")


def _what(problem: Problem) -> tuple[str, str, str]:
    """A problem wherever in its file it stands: entries put in move the lines after them."""
    return problem.path, problem.what, problem.how


def _end(document: yaml.Document, start: int) -> float:
    """The line of the first key of the file after line ``start``."""
    heads = [line for where, line in document.lines.items() if len(where) == 1 and line > start]
    return min(heads, default=float("inf"))
