"""What supports a weak name (contract §2), and how strongly."""

from __future__ import annotations

import re
from enum import IntEnum

from dossier.link.lexicon import Person
from dossier.link.rivals import is_off_topic, is_other_name, is_other_word
from dossier.link.scene import Candidate, Scene

_WORDS = re.compile(r"[^\W_]+(?:['-][^\W_]+)*'?")
_MOST_WORDS = 4


class Support(IntEnum):
    """How strongly a text supports a reading; the strongest reading alone is taken."""

    NONE = 0
    LIKE = 1
    """A joint with one of its kind: ``NVIDIA et AMD``."""
    PARAGRAPH = 2
    """Its maker, family or parent in the paragraph."""
    CONTEXT = 3
    """A safe mention before, an apposition, or the caller's word."""
    JOINED = 4
    """A joint with its like: ``MTT S80 et S70``."""
    OWNED = 5
    """Right beside its maker or family: ``H20 de NVIDIA``."""


def strongest(scene: Scene, i: int) -> tuple[str | None, Support]:
    """The one entity that is best supported at candidate ``i``; none where two are alike."""
    candidate = scene.candidates[i]
    supports = {slug: support(scene, i, slug) for slug in candidate.options}
    best = max(supports.values(), default=Support.NONE)
    if best is Support.NONE:
        return None, best
    slugs = [slug for slug, found in supports.items() if found is best]
    if len(slugs) > 1:
        start, end = scene.around.sentence(candidate.start, candidate.end)
        near = {mention.entity for mention in scene.mentions_in(i, start, end)}
        slugs = [slug for slug in slugs if near & scene.persons[slug].kin]
    return (slugs[0], best) if len(slugs) == 1 else (None, best)


def support(scene: Scene, i: int, slug: str) -> Support:
    """What speaks for candidate ``i`` being ``slug``; nothing, where it is something else."""
    candidate, person = scene.candidates[i], scene.persons[slug]
    if _is_owned(scene, i, person):
        return Support.OWNED
    joined = max(joint(scene, i, -1, person), joint(scene, i, 1, person))
    if joined is Support.JOINED:
        return joined
    apposed = is_apposed(scene, candidate, person)
    if is_other_word(scene, candidate, person) or is_other_name(scene, i, person, apposed):
        return Support.NONE
    if apposed or slug in scene.given:
        return Support.CONTEXT
    if candidate.form.searched.isdigit() or is_off_topic(scene, i, person):
        return Support.NONE
    if scene.is_known(slug, candidate.start):
        return Support.CONTEXT
    here = scene.present.get(scene.around.paragraph(candidate.start), set())
    return Support.PARAGRAPH if here & person.kin else joined


def _is_owned(scene: Scene, i: int, person: Person) -> bool:
    """Whether a maker, family or parent stands right before or after."""
    candidate, plain = scene.candidates[i], scene.around.plain
    before, after = scene.neighbour(i, -1), scene.neighbour(i, 1)
    if before is not None and before.entity in person.kin:
        gap = plain[before.end : candidate.start]
        owner = scene.around.cues.owner_of.match(gap)
        if len(gap) < 40 and owner and _only_describes(scene, gap[owner.end() :]):
            return True
    if after is None or after.entity not in person.kin:
        return False
    gap = plain[candidate.end : after.start]
    owned = scene.around.cues.owned_by.search(gap) if len(gap) < 40 else None
    return bool(owned and owned.end() == len(gap) and _only_describes(scene, gap[: owned.start()]))


def _only_describes(scene: Scene, gap: str) -> bool:
    """Whether a gap between two names has nothing but nouns and modifiers of products."""
    cues = scene.around.cues
    rest = _WORDS.sub("", gap)
    words = [word.lower() for word in _WORDS.findall(gap)]
    return (
        len(words) <= _MOST_WORDS
        and not rest.strip(" -")
        and all(w in cues.modifiers or w in cues.generic or cues.noun(w) or w == "s" for w in words)
    )


def joint(scene: Scene, i: int, step: int, person: Person) -> Support:
    """What the mention beside candidate ``i`` is worth, where ``et`` or ``/`` joins them."""
    other = scene.neighbour(i, step)
    if other is None or other.entity is None:
        return Support.NONE
    first, second = sorted((scene.candidates[i], other), key=lambda c: c.start)
    gap = scene.around.plain[first.end : second.start]
    match = scene.around.cues.connector.fullmatch(gap.removeprefix("s")) if len(gap) < 24 else None
    if match is None:
        return Support.NONE
    like = scene.persons[other.entity]
    if like.siblings & person.siblings:
        return Support.JOINED
    return Support.LIKE if like.kind == person.kind and match["by"].strip() != "," else Support.NONE


def is_apposed(scene: Scene, candidate: Candidate, person: Person) -> bool:
    """Whether a noun beside a name says what the entity is: ``la puce B40``."""
    cues = scene.around.cues
    words = scene.around.beside(candidate.start, candidate.end)
    groups = frozenset[str]().union(*(cues.noun(word) for word in words))
    return bool((groups & person.nouns) - {"product"}) or bool(person.own_nouns & {*words})
