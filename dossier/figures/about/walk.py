"""One sentence, walked from left to right: what each name is in the clause it stands in."""

from __future__ import annotations

import re

from dossier.figures.about.clauses import LEFT, NEAR, Clauses
from dossier.figures.about.referents import NOBODY, Clause
from dossier.figures.record import Figure
from dossier.model import Mention

_GLUED = 4
_CLOSING = frozenset(",.;:)")
_PREFIXED = re.compile(r"[a-z]-$")
_HYPHENATED = re.compile(r"-[a-z]{3}")


class Walk(Clauses):
    """The clauses of a sentence with the names met in them."""

    def _meet(
        self,
        mention: Mention,
        left: str,
        before: Mention | Figure | None,
        following: Mention | Figure | None,
    ) -> None:
        """A name: the subject of its clause, part of the one before, or neither."""
        cues, kind = self._cues, self._topics.kind(mention.entity)
        if kind == "firm":
            after = self._text[mention.end : mention.end + LEFT]
            self._topics.placed(mention.entity, left, after)
        between = self._text[before.end : mention.start] if before else ""
        if isinstance(before, Mention) and len(between) <= NEAR:
            if self._are_listed(mention, between, following):
                self._lists[-1].append(mention)
                self._listed = [one.entity for one in self._lists[-1]]
                if self._list_role != "place":
                    self._last, self._last_end = mention, mention.end
                return
            if cues.owned.fullmatch(between) and kind not in {"place", "aside"}:
                self._become(mention, before)
                return
        self._lists.append([mention])
        dated = isinstance(before, Figure) and before.kind == "date"
        first = before is None or before.end <= self._start or dated
        role = self._role(mention, left, kind, first=first, dated=dated)
        if (
            isinstance(before, Figure)
            and before.kind != "date"
            and left == between[-LEFT:]
            and len(between) <= _GLUED
        ):
            role = "object" if self._clause.whose else role
        self._list_role = role
        self._play(mention, role, left)
        complements = role == "object" and isinstance(before, Mention) and before is self._last
        if complements and cues.complement.fullmatch(between):
            self._last_end = mention.end
        elif role not in {"source", "place"}:
            self._last, self._last_role, self._last_end = mention, role, mention.end
        elif self._last is None:
            self._last_role = role
        if role == "source":
            self._told = mention

    def _play(self, mention: Mention, role: str, left: str) -> None:
        """What the role of a name makes of the clause."""
        if role == "subject":
            self._take(mention, weak=False)
        elif role == "weak":
            given = self._cues.given_alone.fullmatch(left)
            self._leads = self._clause.fronted and self._main is None and not given
            self._contrasted = self._contrasted or self._leads
            self._take(mention, weak=True)
        elif role == "rival":
            self._clause = Clause(NOBODY, own=True)
        elif role in {"let", "promoted"}:
            self._clause = Clause(mention.entity, own=True)
            self._promoted = mention.entity if role == "promoted" else None
            if role == "let" and not self._cues.spaced:
                self._main = mention.entity

    def _become(self, mention: Mention, owner: Mention) -> None:
        """A name that begins with its owner's ("Huawei's Ascend") stands in its place."""
        self._lists[-1][-1] = mention
        self._owners.insert(0, owner.entity)
        if self._clause.whose == owner.entity and self._last_role in {"subject", "weak"}:
            self._clause.whose = mention.entity
        if self._main == owner.entity:
            self._main = mention.entity
        if self._first is owner:
            self._first = mention
        self._last, self._last_end = mention, mention.end

    def _are_listed(
        self, mention: Mention, between: str, following: Mention | Figure | None
    ) -> bool:
        """Whether a name goes on with a list: a comma alone needs a word further on."""
        if self._last_role in {"source", "place"} or not self._cues.joined.fullmatch(between):
            return False
        if len(self._lists[-1]) > 1:
            return True
        if self._cues.and_.fullmatch(between):
            clause = "," in between and self._last_role == "object"
            return not clause  # "… cards from Cambricon, and ByteDance wants …"
        if not isinstance(following, Mention) or following.start - mention.end > NEAR:
            return "," not in between
        return self._cues.joined.fullmatch(self._text, mention.end, following.start) is not None

    def _take(self, mention: Mention, *, weak: bool) -> None:
        aside = self._clause.aside
        fronted = self._clause.fronted
        under = self._clause.under
        self._clause = Clause(
            mention.entity, own=True, weak=weak, aside=aside, fronted=fronted, under=under
        )
        if aside:
            return
        if self._first is None or (self._doubtful and not weak):
            self._first, self._doubtful = mention, weak
        if self._main is None or not weak:
            self._under = self._main if self._is_under(mention) else None
            self._main = mention.entity

    def _is_under(self, mention: Mention) -> bool:
        """Whether a subject is that of a clause under another with one of its kind."""
        kind = self._topics.kind
        return self._clause.under and kind(self._main or "") == kind(mention.entity)

    def _role(self, mention: Mention, left: str, kind: str, *, first: bool, dated: bool) -> str:
        """What a name is in its clause, by the words around it and by what it is."""
        cues, text = self._cues, self._text
        says = cues.say_after.match(text, mention.end)
        blank = not left or left.isspace()
        said = not blank and cues.said_before.fullmatch(left) is not None
        told = not blank and cues.any_before.search(left) is not None
        if self._is_source(mention, left, kind, says=says, said=said, told=told):
            return "source"
        if self._is_in_word(mention):
            return "object"
        if said:
            return "weak"
        if not blank and cues.as_for.fullmatch(left):
            return "subject"
        led = not blank or kind in {"place", "aside"}
        if led and (role := self._led(mention, left, kind, first=first, told=told)):
            return role
        if self._clause.fronted and not (first and dated and blank):
            # "Built by Hanto, she …"
            by = told and cues.by_before.search(left) is not None
            return "weak" if not self._clause.whose and not by else "object"
        if told and (role := self._after_of(left, first=first)):
            return role
        if not self._is_free() or (not blank and cues.object_before.search(left)):
            return "object"
        return self._plain(left, first=first, says=says is not None)

    def _is_free(self) -> bool:
        """Whether the clause may still find its subject."""
        return not self._clause.own or self._clause.weak

    def _led(
        self, mention: Mention, left: str, kind: str, *, first: bool, told: bool
    ) -> str | None:
        """The role of a name that a word before it decides: a preposition, "whose", a deed."""
        cues, clause = self._cues, self._clause
        free_first = self._is_free() and not clause.whose
        if free_first and kind == "firm" and cues.abroad_before.fullmatch(left):
            return "subject"  # "In Germany Acme charges €39"
        place = told and cues.place_before.search(left) is not None
        of = told and cues.of_before.search(left) is not None
        opens = first and kind == "place" and self._main is None  # "transits of the canal"
        within = place or (of and not opens)
        if kind in {"place", "aside"} and (not self._is_free() or within):
            return "place"
        if self._is_free() and self._is_in_relative(mention):
            return "object"
        if told and (turned := self._turning(left, kind, mention.end)):
            return turned
        if kind not in {"place", "aside"} and clause.aside and not clause.own:
            if kind == "thing" and self._is_its(mention):
                return "subject"
            if cues.which_before.fullmatch(self._text, self._last_end, mention.start):
                return "subject"
        if free_first and not clause.fronted and self._is_done(mention):
            return "object"
        closes = not clause.fronted or self._text[mention.end : mention.end + 1] in _CLOSING
        if told and closes and cues.beyond_before.search(left):
            return "object"
        if place or (told and cues.prep_before.search(left)):
            return "weak" if free_first and kind != "place" else "object"
        return None

    def _after_of(self, left: str, *, first: bool) -> str | None:
        """The role of a name after "by" or "of": "sales of X" are X's where they begin."""
        clause, free = self._clause, self._is_free()
        free_first = free and not clause.whose
        if self._cues.by_before.search(left):
            return "weak" if free_first else "object"
        if self._cues.of_before.search(left) is None:
            return None
        starts = first and not clause.aside and self._cues.definite.match(left)
        return "subject" if free_first or (free and starts) else "object"

    def _is_in_relative(self, mention: Mention) -> bool:
        """Whether a name stands with somebody nobody named: "a doctor who prescribes X"."""
        cues, text, start = self._cues, self._text, self._sentence.start
        if mention.start - start > LEFT or not cues.spaced:
            return False
        return cues.somebody_before.fullmatch(text, start, mention.start) is not None

    def _is_done(self, mention: Mention) -> bool:
        """Whether something is done with a name before any subject: "porting X to Y took"."""
        acting = self._cues.acting_before.fullmatch(self._text, self._start, mention.start)
        return acting is not None

    def _is_its(self, mention: Mention) -> bool:
        """Whether a relative clause begins with what is the name's before: "whose S60"."""
        end = self._last_end
        return self._cues.whose_before.fullmatch(self._text, end, mention.start) is not None

    def _is_in_word(self, mention: Mention) -> bool:
        """Whether a name is only part of a word: "SMIC-made", "quasi-Nvidia"."""
        text, start, end = self._text, mention.start, mention.end
        if text[end : end + 1] == "-" and _HYPHENATED.match(text, end):
            return True
        before = text[start - 1 : start] == "-"
        return before and _PREFIXED.search(text, max(0, start - 2), start) is not None

    def _is_source(
        self,
        mention: Mention,
        left: str,
        kind: str,
        *,
        says: re.Match[str] | None,
        said: bool,
        told: bool,
    ) -> bool:
        """Whether a name only tells who says so: "according to X", "…, X said"."""
        if told and self._cues.source_before.search(left):
            return True
        if kind == "body" and self._reckons(mention):
            return True
        if says:
            parting = self._main is not None and not self._clause.fresh
            by_kind = kind in {"aside", "person", "place"} or (kind == "body" and self._main)
            return parting or bool(by_kind) or (not self._main and self._apart(mention, says.end()))
        if not said:  # "…, said Toyota"
            return False
        known = self._main or kind in {"aside", "person"}
        return bool(known) or self._apart(mention, mention.end)

    def _reckons(self, mention: Mention) -> bool:
        """Whether a body only tells what it has counted: "IDC counts 3 m, Penrow 4 m"."""
        if self._clause.own and not self._clause.weak:
            return False
        if self._cues.reckons.match(self._text, mention.end):
            return True
        told, figure = self._told, self._next(self._sentence.figures, mention.end)
        again = told is not None and self._topics.kind(told.entity) == "body"
        return again and figure - mention.end <= _GLUED

    def _turning(self, left: str, kind: str, end: int) -> str | None:
        """The role of a name whose words make the clause its own, or that of its rivals."""
        cues = self._cues
        if cues.rivals_before.search(left):
            return "object" if self._clause.own else "rival"
        if cues.promoted_before.search(left):
            return "promoted"
        lets = cues.lets_before.search(left) and not cues.asked_for.match(self._text, end)
        if lets and kind not in {"place", "thing", "aside"}:
            return "let"
        return None

    def _apart(self, mention: Mention, end: int) -> bool:
        """Whether a clause between two commas, inside another, only tells who says so."""
        inside = self._start > self._sentence.start and not self._clause.fronted
        return inside and mention.start - self._start < NEAR and self._text[end : end + 1] == ","

    def _plain(self, left: str, *, first: bool, says: bool) -> str:
        """The role of a name that no preposition precedes, in a clause without a subject."""
        begins = first and (not left.strip() or self._cues.subject_before.fullmatch(left))
        if self._clause.whose and not begins:
            return "object"
        return "weak" if says else "subject"
