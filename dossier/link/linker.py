"""Text in, mentions out: fold, match, keep the longest, weigh the doubtful."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from sys import intern

from dossier.link.coordination import can_carry, shared_beginnings, tails
from dossier.link.cues import cues
from dossier.link.decision import decide
from dossier.link.facts import facts
from dossier.link.lexicon import lexicon
from dossier.link.matcher import Hit, Matcher, longest
from dossier.link.reading import Part, Reading
from dossier.link.rows import Tables, lay_out
from dossier.link.scene import NEARBY, Scene
from dossier.model import Entity, Lang, Mention

_TURNS = 4
"""How often what a refused match covered gets its turn at most."""


class Linker:
    """Finds the entities of one catalogue in any number of texts."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """``entities``: the whole catalogue, in any order, slugs unique."""
        catalogue = sorted(entities, key=lambda entity: entity.slug)
        self._cues = cues()
        self._forms = lexicon(catalogue, self._cues)
        self._facts = facts(catalogue, self._cues)
        self._matcher = Matcher(self._forms, self._cues)
        forms = self._matcher.forms
        shared = shared_beginnings(self._forms)
        sure = [None if form.blocks or form.topic else form.plain for form in forms]
        small: list[str | None] = [None] * len(forms)
        self._tables = Tables(
            forms=forms,
            spelt=self._forms,
            sure=[*sure, *small],
            options=[form.safe or form.weak for form in (*forms, *forms)],
            carries=frozenset(i for i, form in enumerate(forms) if can_carry(form, shared)),
            tails=tails(self._forms),
            cues=self._cues,
        )
        # The number of a name in small letters is lessened, which counts from the end too.
        numbers = range(-len(forms), len(forms))
        self._topics = frozenset(i for i in numbers if forms[i].topic)
        self._blocks = frozenset(i for i in numbers if forms[i].blocks)
        lone = [None if i in self._tables.carries else slug for i, slug in enumerate(sure)]
        self._lone = [*lone, *small]
        """By the number of a hit's form, the entity, if the form is sure and carries none."""

    def mentions(
        self, text: str, lang: Lang, *, given: Collection[str] = (), reading: Reading | None = None
    ) -> list[Mention]:
        """Every mention in ``text``, sorted, never overlapping.

        ``text`` is read as it is, and ``text[m.start:m.end] == m.text``. ``lang`` is its
        language (``fr``, ``en``, ``zh``). ``given``: slugs of entities whose weak names
        need no support, as in a sentence about them. ``reading``: that of ``text``, if there
        is one already.
        """
        found: list[Mention] = []
        known: set[str | None] = set()
        for part in (reading or Reading(text)).parts():
            found += self._of(part, lang, frozenset(given), known)
        return found

    def _of(
        self, part: Part, lang: Lang, given: frozenset[str], known: set[str | None]
    ) -> Iterable[Mention]:
        """The mentions of one part of a text, before which ``known`` are named; adds those
        that are named in it."""
        hits, lone = self._matcher.hits(part), self._lone
        if None in [lone[form] for _, _, form in hits]:
            return self._weighed(part, hits, lang, given, known)
        kept, _ = longest(hits)
        text, at = part.text, part.start
        # A name has one string however often it stands in a text.
        found = [Mention(s + at, at - e, intern(text[s:-e]), lone[f] or "") for s, e, f in kept]
        known.update(lone[form] or "" for form in {form for _, _, form in kept})
        return found

    def _weighed(
        self, part: Part, hits: list[Hit], lang: Lang, given: frozenset[str], known: set[str | None]
    ) -> Iterator[Mention]:
        """The mentions of a part with doubtful matches."""
        tables, forms = self._tables, self._tables.forms
        barred = self._barred(hits)
        topics = [(hit[0], forms[hit[2]].topic) for hit in hits if hit[2] in self._topics]

        def options(hit: Hit) -> tuple[str, ...]:
            without = barred.get((hit[0], -hit[1])) if barred else None
            if not without:
                return tables.options[hit[2]]
            form = forms[hit[2]]
            safe = tuple(slug for slug in form.safe if slug not in without)
            return safe or tuple(slug for slug in form.weak if slug not in without)

        hits = [hit for hit in hits if tables.options[hit[2]]]
        if barred:
            hits = [hit for hit in hits if (hit[0], -hit[1]) not in barred or options(hit)]
        for _ in range(_TURNS):
            kept, covered = longest(hits)
            doubted = self._doubted(kept, topics) if topics else ()
            rows = lay_out(kept, part.view, tables, options, doubted)
            scene = Scene(
                starts=rows.starts,
                ends=rows.ends,
                entities=rows.entities,
                doubtful=rows.doubtful,
                topics=topics,
                makers=[(rows.starts[row], maker) for row, (_, _, maker) in rows.makers.items()],
                facts=self._facts,
                around=part.around,
                lang=lang,
                given=given,
                before=known,
            )
            decide(scene)
            dropped = _in_the_way(scene, covered)
            if not dropped:
                break
            hits = [hit for hit in hits if (hit[0], -hit[1]) not in dropped]
        known.update(scene.known)
        return rows.mentions(part)

    def _doubted(self, kept: list[Hit], topics: list[tuple[int, frozenset[str]]]) -> set[int]:
        """Where names stand that may be words, near one that tells of another subject."""
        forms, sure, doubted = self._tables.forms, self._tables.sure, set[int]()
        for place, fields in topics:
            first = bisect_left(kept, (place - NEARBY,))
            last = bisect_left(kept, (place + NEARBY,), first)
            for start, _, number in kept[first:last]:
                slug = sure[number] if forms[number].surname else None
                if slug is not None and fields.isdisjoint(self._facts[slug].fields):
                    doubted.add(start)
        return doubted

    def _barred(self, hits: list[Hit]) -> dict[tuple[int, int], frozenset[str]]:
        """By span, the entities that a longer phrase says it is not (``not_in``)."""
        forms = self._matcher.forms
        barred: dict[tuple[int, int], frozenset[str]] = {}
        for phrase in [hit for hit in hits if hit[2] in self._blocks]:
            at = bisect_left(hits, phrase[:1])
            while at < len(hits) and hits[at][0] < -phrase[1]:
                start, end, _ = hits[at]
                if phrase[1] <= end:
                    known = barred.get((start, -end), frozenset())
                    barred[start, -end] = known | forms[phrase[2]].blocks
                at += 1
        return barred


def _in_the_way(scene: Scene, covered: list[Hit]) -> set[tuple[int, int]]:
    """The spans of refused candidates that overlap a match which they kept out."""
    refused = [(c.start, c.end) for c in scene.doubtful if scene.entities[c.at] is None]
    dropped: set[tuple[int, int]] = set()
    at = 0
    for start, end, _ in covered:
        while at < len(refused) and refused[at][1] <= start:
            at += 1
        if at < len(refused) and refused[at][0] < -end:
            dropped.add(refused[at])
    return dropped
