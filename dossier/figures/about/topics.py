"""Who was spoken of last, for what "the company", "the chip" or "it" may stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier.figures.about.cues import Cues
from dossier.figures.forms import load
from dossier.model import Entity

CLASSED = frozenset({"firm", "trade", "thing", "classed"})
"""Words that may stand for an entity by its class."""
_HELD = frozenset({"money", "output"})
"""What a firm has, of which only the last may be a product's too: profit; sales."""


def _comes_first(nobody: re.Match[str], word: re.Match[str]) -> bool:
    """Whether "the market" stands before, or around what looks like a firm: "central bank"; or
    goes on with its word: 芯片板块."""
    around = nobody.start() <= word.end() < nobody.end()
    return nobody.start() < word.start() or around


class Topics:
    """The entities that a text has spoken of so far, by kind; and what kind each is."""

    def __init__(self, cues: Cues, entities: Mapping[str, Entity]) -> None:
        self._cues = cues
        self._entities = entities
        self._classes: Mapping[str, list[str]] = load("about")["classes"]
        self._kinds: dict[str, str] = {}
        self._last: dict[str, str] = {}
        self._by_class: dict[str, str] = {}
        """The entity of each class spoken of last."""
        self._nations: dict[str, str] = {}
        """The countries of firms, as the text has them."""
        self._latest: str | None = None
        """The firm or product named last of all."""
        self._head: str | None = None
        """The first firm of the paragraph."""
        self.listed: Sequence[str] = ()
        """The last list of names, or the two that a sentence set beside one another."""

    def kind(self, slug: str) -> str:
        """``firm``, ``body``, ``person``, ``place``, ``aside`` (outlets, markets) or ``thing``."""
        kind = self._kinds.get(slug)
        if kind is None:
            kind = self._kinds[slug] = self._kind(slug)
        return kind

    def _kind(self, slug: str) -> str:
        entity = self._entities.get(slug)
        if entity is None:
            return ""
        for kind in ("firm", "body", "person", "place", "aside"):
            if entity.cls in self._classes[kind]:
                return kind
        return "thing"

    @property
    def firm(self) -> str | None:
        """The firm spoken of last."""
        return self._last.get("firm")

    @property
    def last(self) -> str | None:
        """What was spoken of last."""
        return self._last.get("")

    @property
    def thing(self) -> str | None:
        """The product spoken of last."""
        return self._last.get("thing")

    def made_by(self, firm: str | None) -> str | None:
        """The product spoken of last, if it is of this firm."""
        entity = self._entities.get(self._last.get("thing", ""))
        return entity.slug if entity and entity.vendor == firm else None

    def maker(self, thing: str | None) -> str | None:
        """The firm that a product is of, as the catalogue has it."""
        entity = self._entities.get(thing or "")
        return entity.vendor if entity and entity.vendor in self._entities else None

    def turn_to(self, subject: str | None, named: Sequence[str]) -> None:
        """A sentence has been read: its subject, and all that it named.

        A thing that is named is meant by "the chip" later, unless one is the subject; a
        maker by its product where no firm was named yet.
        """
        kind = self.kind(subject) if subject else ""
        firms = [slug for slug in named if slug and self.kind(slug) in {"firm", ""}]
        for slug in firms:
            if slug in self._entities and self._entities[slug].cls in self._classes["unit"]:
                self._last["unit"] = slug
        if firms:
            self._head = self._head or firms[0]
            self._last.setdefault("firm", firms[0])
        for other in named:
            if other and kind != "thing" and self.kind(other) == "thing":
                self._last["thing"] = other
                break
        for one in (*named, subject):
            if one and one in self._entities:
                self._by_class[self._entities[one].cls] = one
        apart = {"place", "aside", "person"}
        latest = (slug for slug in reversed(named) if slug and self.kind(slug) not in apart)
        self._latest = next(latest, self._latest)
        if not subject:
            return
        if firms and kind == "body":
            self._last["firm"] = firms[0]
        if kind in {"person", "place"}:
            return
        self._last[kind or "firm"] = subject
        self._last[""] = subject
        entity = self._entities.get(subject)
        if kind == "thing" and entity and entity.vendor:
            self._last["firm"] = entity.vendor

    def placed(self, slug: str, before: str, after: str) -> None:
        """A name has been read: an adjective beside it may say where the firm is from."""
        found = self._cues.nation_before.search(before) if len(before) > 1 else None
        if found is None and after.startswith(","):
            found = self._cues.nation_after.match(after)
        if found:
            self._nations.pop(slug, None)  # the last one named stands last
            self._nations[slug] = self._cues.nations[found[1]]

    def national(self, said: str) -> str | None:
        """Whom "the Danish firm" opens a clause for: the one of that country, or of the two
        spoken of the one of whom nothing else is known."""
        found = self._cues.national.match(said)
        if found is None or found.end() == len(said):
            return None  # the name follows
        wanted = self._cues.nations[found[1]]
        of = [slug for slug, nation in self._nations.items() if nation == wanted]
        if of:
            return of[-1]
        left = [slug for slug in self.listed if slug not in self._nations]
        return left[0] if len(left) == 1 and len(self.listed) > 1 else None

    def is_of(self, slug: str | None, classes: Sequence[str]) -> bool:
        """Whether an entity of the catalogue is of one of these classes."""
        entity = self._entities.get(slug or "")
        return entity is not None and entity.cls in classes

    def of_class(self, found: re.Match[str]) -> str | None:
        """Who a noun for a class stands for: "the yard" for the shipyard spoken of last."""
        noun = found[found.lastgroup or 0].lower()
        for cls in self._cues.of_class.get(noun, ()):
            if cls in self._by_class:
                return self._by_class[cls]
        return None

    def paragraph(self) -> None:
        """A paragraph begins."""
        self._head = None

    def beside(self, subject: str | None) -> Sequence[str]:
        """The subject of the sentence before with this one, if both are of one kind and differ;
        else the last list."""
        last = self._last.get("")
        if not subject or not last or last == subject or self.kind(last) != self.kind(subject):
            return self.listed
        return (last, subject)

    def turn(self, said: str) -> int | None:
        """Which of a list is meant by "the latter" or "le troisième"."""
        found = self._cues.turns.match(said)
        return found.lastindex - 1 if found and found.lastindex else None

    def turn_within(self, said: str) -> int | None:
        """The same, where the words stand anywhere: "wages at the former"."""
        found = self._cues.turns.search(said)
        return found.lastindex - 1 if found and found.lastindex else None

    def meant(
        self,
        before: str,
        after: str = "",
        *,
        opens: bool,
        fronted: bool = False,
        told: bool = False,
    ) -> str | None:
        """Whom a clause without a name speaks of, by its words before and after the figure.

        None where its subject is its own: the market, a new thing, or no word refers back.
        ``fronted``: the figure stands before the subject, as in "in 2024, revenue …".
        ``told``: somebody is named only as the source, which in Chinese the topic outlives.
        """
        cues, said = self._cues, before + after
        word = self._word(before, said, fronted=fronted)
        if word and opens and not fronted and self._is_far_in(word, said):
            word = None  # "Asthma is common, and treating it costs"
        kind = word.lastgroup if word else None
        held = kind in _HELD and opens and not fronted
        if word and held and cues.modified.fullmatch(before, 0, word.start()):
            return None  # "Tablet shipments grew"
        if kind in {*_HELD, "thing", None} and cues.indefinite.match(
            before.lstrip() or after.lstrip()
        ):
            return None
        nobody = cues.generic.search(said)
        if nobody and (word is None or kind == "affair" or _comes_first(nobody, word)):
            return None
        if word is None:
            told = told and not cues.spaced
            drops = not opens and (told or cues.subjectless.match(said.lstrip()))
            return self._last.get("") if drops else None
        return self._stood_for(word)

    def _is_far_in(self, word: re.Match[str], said: str) -> bool:
        """Whether a pronoun stands so far into a paragraph that it takes up another word."""
        clause = said.find(",", 0, word.start()) >= 0
        return clause and word.lastgroup in {"he", "pronoun"} and self._cues.spaced

    def _word(self, before: str, said: str, *, fronted: bool) -> re.Match[str] | None:
        """The first word that refers back, if it is of the clause and no subject of its own."""
        word = self._cues.anaphor.search(said)
        if word is None:
            return None
        if not fronted and word.start() >= len(before):
            held = word.lastgroup in _HELD  # "hold 74 days of stock"
            if held or self._cues.him.fullmatch(word[0]):  # "166 vessels, among them"
                return None
        local = word.lastgroup in {"he", "pronoun"}
        if local and self._is_local(said, word.start(), len(before)):
            return None  # "the banks sold their shares"
        return word

    def _several(self, last: str | None) -> str | None:
        """Who several may be: things of one kind; a single firm is not."""
        if last and self.kind(last) in {"firm", "body"}:
            return self.thing
        return last

    def _stood_for(self, word: re.Match[str]) -> str | None:
        """Who was spoken of last that such a word may stand for."""
        kind, last = word.lastgroup, self._last.get("")
        if kind == "pronoun" and self._cues.rival.match(word.string, word.end()):
            return None  # "Its rivals"
        if kind in {"he", "pronoun"} and self._cues.several.fullmatch(word[0]):
            return self._several(last)
        if kind == "he" and self._latest and self._cues.latest.fullmatch(word[0]):
            return self._latest
        if kind in CLASSED:
            one = self.of_class(word)
            if one or kind == "classed":
                return one
        if kind == "these" and self.listed:
            return self.listed[0]
        if kind == "trade":
            return self._head or self._last.get("firm")
        if kind == "output" and self.kind(last or "") == "thing":
            return last
        if kind == "unit" and "unit" in self._last:
            return self._last["unit"]
        of = "thing" if kind == "thing" else "firm"
        sought = {*_HELD, "affair", "firm", "thing", "unit"}
        return (self._last.get(of) if kind in sought else None) or last

    def _is_local(self, said: str, at: int, figure: int) -> bool:
        """Whether a pronoun stands for a subject that its own clause has, not for a topic."""
        own = self._cues.own_subject.match(said.lstrip())
        return (
            own is not None
            and self._cues.spaced
            and at > len(said) - len(said.lstrip()) + own.end()
            and (at >= figure or not self._cues.complement_before.search(said, 0, at))
        )
