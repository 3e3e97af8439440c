"""Text in, mentions out: fold, match, keep the longest, weigh the doubtful."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dossier.link.coordination import can_carry, shared_beginnings
from dossier.link.cues import cues
from dossier.link.decision import decide
from dossier.link.facts import facts
from dossier.link.fold import Folded, fold
from dossier.link.lexicon import lexicon
from dossier.link.matcher import Hit, Matcher, longest
from dossier.link.rows import Tables, lay_out
from dossier.link.scene import Scene
from dossier.link.surroundings import Surroundings
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
            carries=frozenset(i for i, form in enumerate(forms) if can_carry(form, shared)),
            cues=self._cues,
        )
        lone = [None if i in self._tables.carries else slug for i, slug in enumerate(sure)]
        self._lone = [*lone, *small]
        """By the number of a hit's form, the entity, if the form is sure and carries none."""

    def mentions(self, text: str, lang: Lang, *, given: Collection[str] = ()) -> list[Mention]:
        """Every mention in ``text``, sorted, never overlapping.

        ``text`` is read as it is, and ``text[m.start:m.end] == m.text``. ``lang`` is its
        language (``fr``, ``en``, ``zh``). ``given``: slugs of entities whose weak names
        need no support, as in a sentence about them.
        """
        view = fold(text)
        hits = self._matcher.hits(text, view)
        lone = self._lone
        if None in [lone[form] for _, _, form in hits]:
            return self._weighed(text, view, hits, lang, frozenset(given))
        kept, _ = longest(hits)
        return [Mention(s, -e, text[s:-e], lone[f] or "") for s, e, f in kept]

    def _weighed(
        self, text: str, view: Folded, hits: list[Hit], lang: Lang, given: frozenset[str]
    ) -> list[Mention]:
        """The mentions of a text with doubtful matches."""
        forms = self._tables.forms
        barred = self._barred(hits)
        topics = [(start, forms[f].topic) for start, _, f in hits if forms[f].topic]

        def options(hit: Hit) -> tuple[str, ...]:
            form, without = forms[hit[2]], barred.get((hit[0], -hit[1]), frozenset())
            safe = tuple(slug for slug in form.safe if slug not in without)
            return safe or tuple(slug for slug in form.weak if slug not in without)

        hits = [hit for hit in hits if self._tables.sure[hit[2]] or options(hit)]
        if barred:
            hits = [hit for hit in hits if (hit[0], -hit[1]) not in barred or options(hit)]
        around = Surroundings(view.plain, self._cues)
        for _ in range(_TURNS):
            kept, covered = longest(hits)
            rows = lay_out(kept, view, self._tables, options)
            scene = Scene(
                starts=rows.starts,
                ends=rows.ends,
                entities=rows.entities,
                doubtful=rows.doubtful,
                topics=topics,
                makers=[(rows.starts[row], maker) for row, (_, _, maker) in rows.makers.items()],
                facts=self._facts,
                around=around,
                lang=lang,
                given=given,
            )
            decide(scene)
            dropped = _in_the_way(scene, covered)
            if not dropped:
                break
            hits = [hit for hit in hits if (hit[0], -hit[1]) not in dropped]
        return rows.mentions(text)

    def _barred(self, hits: Iterable[Hit]) -> dict[tuple[int, int], frozenset[str]]:
        """By span, the entities that a longer phrase says it is not (``not_in``)."""
        forms = self._matcher.forms
        phrases = [hit for hit in hits if forms[hit[2]].blocks]
        barred: dict[tuple[int, int], frozenset[str]] = {}
        if not phrases:
            return barred
        first = 0
        for start, end, _ in hits:
            while first < len(phrases) and -phrases[first][1] <= start:
                first += 1
            at = first
            while at < len(phrases) and phrases[at][0] <= start:
                if phrases[at][1] <= end:
                    known = barred.get((start, -end), frozenset())
                    barred[start, -end] = known | forms[phrases[at][2]].blocks
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
