"""The desk at which the rules sit: what takes part, its times, and what has been found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dossier.assemble.rules.compare import Pairs
from dossier.assemble.rules.states import Disagreement, Findings
from dossier.assemble.rules.times import Timed
from dossier.model import Corpus, EntityValue, Property, Statement

Group = tuple[Hashable, ...]


@dataclass
class Desk:
    """What every rule needs. ``found`` grows as the rules are applied."""

    corpus: Corpus
    times: Mapping[str, Timed]
    found: Findings = field(default_factory=Findings)

    @cached_property
    def facts(self) -> tuple[Statement, ...]:
        """What takes part: nothing unreviewed, uncertain in its subject, thought or
        foreseen. By id, so that the order of reading changes nothing."""
        chosen = (s for s in self.corpus.statements if s.reviewed and s.about and not s.judgement)
        return tuple(sorted(chosen, key=lambda s: s.id))

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """The same by id."""
        return {s.id: s for s in self.facts}

    @cached_property
    def following(self) -> Mapping[str, Sequence[str]]:
        """What names each statement in its ``after:``."""
        found: dict[str, list[str]] = defaultdict(list)
        for s in self.facts:
            for one in s.after:
                found[one].append(s.id)
        return found

    @cached_property
    def part_of(self) -> Mapping[str, tuple[str, ...]]:
        """What each entity is a part of, up to the whole, as far as it is stated."""
        up: dict[str, list[str]] = defaultdict(list)
        for s in self.facts:
            if self.property_of(s).part_of and not s.negated:
                for slug in s.about:
                    up[slug] += [v.slug for v in s.values if isinstance(v, EntityValue)]
        found: dict[str, tuple[str, ...]] = {}
        for slug, above in up.items():
            whole: dict[str, None] = {}
            waiting = list(above)
            while waiting:
                one = waiting.pop()
                if one not in whole and one != slug:
                    whole[one] = None
                    waiting += up.get(one, ())
            found[slug] = tuple(whole)
        return found

    def property_of(self, statement: Statement) -> Property:
        """What the statement says something with."""
        return self.corpus.vocabulary.properties[statement.property]

    def earlier(self, pairs: Pairs, subjects: Mapping[str, Iterable[str]]) -> None:
        """Of each pair the first came before the second, as their times prove."""
        for one, by in pairs.items():
            said = self.times[one].explicit and self.times[by].explicit
            self.found.earlier(one, subjects[one], by, "time" if said else "article")

    def disagree(
        self,
        rule: str,
        name: str,
        slugs: tuple[str, ...],
        disputed: Iterable[str],
        value_of: Mapping[str, Hashable],
    ) -> None:
        """The statements ``disputed`` stand against each other, a side for each value."""
        sides: dict[Hashable, list[str]] = defaultdict(list)
        for one in sorted(disputed):
            sides[value_of[one]].append(one)
        ordered = sorted(tuple(side) for side in sides.values())
        self.found.disagreements.append(Disagreement(rule, name, slugs, tuple(ordered)))
