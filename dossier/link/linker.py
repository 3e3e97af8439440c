"""Text in, mentions out: fold, match, keep the longest, weigh the doubtful."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dossier.link.coordination import can_carry, carried, shared_beginnings
from dossier.link.cues import cues
from dossier.link.decision import decide
from dossier.link.fold import Folded, fold
from dossier.link.lexicon import lexicon, persons
from dossier.link.matcher import Hit, Matcher, longest
from dossier.link.scene import Candidate, Scene
from dossier.link.surroundings import Surroundings
from dossier.model import Entity, Lang, Mention

_TURNS = 4
"""How often what a rejected match covered gets its turn at most."""

Barred = dict[tuple[int, int], frozenset[str]]


class Linker:
    """Finds the entities of one catalogue in any number of texts."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """``entities``: the whole catalogue, in any order, slugs unique."""
        catalogue = sorted(entities, key=lambda entity: entity.slug)
        self._cues = cues()
        self._forms = lexicon(catalogue)
        self._persons = persons(catalogue, self._cues)
        self._matcher = Matcher(self._forms, self._cues)
        shared = shared_beginnings(self._forms)
        self._carries = {f.searched for f in self._matcher.forms if can_carry(f, shared)}
        self._plain = [
            None if form.blocks or form.searched in self._carries else form.plain
            for form in self._matcher.forms
        ]

    def mentions(self, text: str, lang: Lang, *, given: Collection[str] = ()) -> list[Mention]:
        """Every mention in ``text``, sorted, never overlapping.

        ``text`` is read as it is, and ``text[m.start:m.end] == m.text``. ``lang`` is its
        language (``fr``, ``en``, ``zh``). ``given``: slugs of entities whose weak names
        need no support, as in a sentence about them.
        """
        view = fold(text)
        hits = self._matcher.hits(text, view)
        plain = self._plain
        if all(plain[hit[2]] is not None and not text[hit[0]].islower() for hit in hits):
            kept, _ = longest(hits)
            return [Mention(s, -e, text[s:-e], plain[f] or "") for s, e, f, _ in kept]
        barred = self._barred(hits)
        hits = [hit for hit in hits if self._options(hit, barred)]
        scene = self._decided(hits, barred, view, lang, frozenset(given))
        return self._mentions(text, view, scene)

    def _decided(
        self, hits: list[Hit], barred: Barred, view: Folded, lang: Lang, given: frozenset[str]
    ) -> Scene:
        """The candidates of a text, decided; what a rejected one covered gets its turn."""
        for _ in range(_TURNS):
            kept, covered = longest(hits)
            candidates = self._with_carried(self._candidates(kept, barred, view), view)
            around = Surroundings(view.plain, self._cues)
            scene = Scene(candidates, self._persons, around, lang, given)
            decide(scene)
            dropped = _in_the_way(scene, covered)
            if not dropped:
                break
            hits = [hit for hit in hits if (hit[0], -hit[1]) not in dropped]
        return scene

    def _barred(self, hits: Iterable[Hit]) -> Barred:
        """By span, the entities that a longer phrase says it is not (``not_in``)."""
        forms = self._matcher.forms
        phrases = [hit for hit in hits if forms[hit[2]].blocks]
        if not phrases:
            return {}
        barred: Barred = {}
        at = 0
        for start, end, *_ in hits:
            while at < len(phrases) and -phrases[at][1] <= start:
                at += 1
            for phrase in phrases[at:]:
                if phrase[0] > start:
                    break
                if end >= phrase[1]:
                    known = barred.get((start, -end), frozenset())
                    barred[start, -end] = known | forms[phrase[2]].blocks
        return barred

    def _options(self, hit: Hit, barred: Barred) -> tuple[str, ...]:
        form = self._matcher.forms[hit[2]]
        without = barred.get((hit[0], -hit[1]), frozenset())
        safe = tuple(slug for slug in form.safe if slug not in without)
        return safe or tuple(slug for slug in form.weak if slug not in without)

    def _candidates(self, kept: Iterable[Hit], barred: Barred, view: Folded) -> list[Candidate]:
        candidates: list[Candidate] = []
        for hit in kept:
            start, end, number, searched = hit
            form = self._matcher.forms[number]
            small = form.capital and bool(form.safe) and view.plain[start].islower()
            options = self._options(hit, barred)
            candidates.append(Candidate(start, -end, searched, form, options, small))
        return candidates

    def _with_carried(self, candidates: list[Candidate], view: Folded) -> list[Candidate]:
        """``candidates`` with the names that leave out what they share with the one before."""
        found: list[Candidate] = []
        for i, candidate in enumerate(candidates):
            if found and found[-1].end > candidate.start:
                continue
            found.append(candidate)
            limit = candidates[i + 1] if i + 1 < len(candidates) else None
            self._carry(found, limit, view)
        return found

    def _carry(self, found: list[Candidate], limit: Candidate | None, view: Folded) -> None:
        """Appends what follows the last of ``found`` with a shared beginning, if anything."""
        while True:
            head = found[-1]
            whole = head.full or head.form
            if whole.searched not in self._carries:
                return
            name = carried(view.plain, head.end, whole, self._forms, self._cues)
            if name is None:
                return
            start, end, form = name
            slug = (form.safe or form.weak)[0]
            if limit is not None and limit.start < end:
                if limit.start == start and limit.end <= end and not limit.form.safe:
                    limit.head, limit.shared, limit.full = head, slug, form
                    limit.end = end
                return
            found.append(
                Candidate(start, end, start, form, (slug,), full=form, head=head, shared=slug)
            )

    def _mentions(self, text: str, view: Folded, scene: Scene) -> list[Mention]:
        found: list[Mention] = []
        for candidate in scene.candidates:
            slug = candidate.entity
            if slug is None:
                continue
            start = candidate.start
            if candidate.form.maker is not None and candidate.head is None:
                maker, end, rest = candidate.form.maker
                last = view.end(candidate.searched + end)
                found.append(Mention(start, last, text[start:last], maker))
                start = view.start(candidate.searched + rest)
            found.append(Mention(start, candidate.end, text[start : candidate.end], slug))
        return found


def _in_the_way(scene: Scene, covered: list[Hit]) -> set[tuple[int, int]]:
    """The spans of rejected candidates that overlap a match which they kept out."""
    rejected = [(c.start, c.end) for c in scene.candidates if c.entity is None]
    dropped: set[tuple[int, int]] = set()
    at = 0
    for start, end, *_ in covered:
        while at < len(rejected) and rejected[at][1] <= start:
            at += 1
        if at < len(rejected) and rejected[at][0] < -end:
            dropped.add(rejected[at])
    return dropped
