"""Which doubtful matches are mentions: what is supported, then what that supports."""

from __future__ import annotations

from dossier.link.evidence import Support, joint, strongest
from dossier.link.rivals import is_apposed, is_on_topic, reads_as_word
from dossier.link.scene import Candidate, Scene
from dossier.link.subjects import is_other_acronym, is_other_subject

_ROUNDS = 8
"""One name may support the next, and that another; so many steps back at most."""


def decide(scene: Scene) -> None:
    """Sets the entity of every doubtful candidate of ``scene`` that is a mention."""
    waiting = [candidate for candidate in scene.doubtful if not _settle(scene, candidate)]
    for _ in range(_ROUNDS):
        told, scene.news = scene.news, set()
        if not told or not waiting:
            break
        waiting = [
            candidate
            for candidate in waiting
            if not (_hears(scene, candidate, told) and _settle(scene, candidate))
        ]


def _hears(scene: Scene, candidate: Candidate, told: set[str | int]) -> bool:
    """Whether anything became known since that may support ``candidate``."""
    return scene.around.paragraph(candidate.start) in told or any(
        slug in told for slug in candidate.options
    )


def _settle(scene: Scene, candidate: Candidate) -> bool:
    """Whether ``candidate`` is a mention by what is known now."""
    slug: str | None = None
    sure = True
    if candidate.head is not None and scene.entities[candidate.head] is not None:
        slug = candidate.shared
    elif candidate.small:
        slug = _small(scene, candidate)
    elif candidate.options and candidate.options[0] in candidate.form.safe:
        slug = candidate.options[0]
        if _is_other(scene, candidate, slug):
            slug = None
    elif candidate.form.weak:
        slug, support = strongest(scene, candidate)
        sure = support >= Support.JOINED
    if slug is not None:
        scene.take(candidate, slug, sure=sure)
    return slug is not None


def _is_lone_word(scene: Scene, candidate: Candidate) -> bool:
    """Whether a name of one word, in small letters where others have capitals, is the word:
    ``Apple gave its staff apple pies``."""
    return candidate.form.surname and not scene.around.is_small(candidate.start)


def _is_other(scene: Scene, candidate: Candidate, slug: str) -> bool:
    """Whether a safe name is something else where it stands."""
    if candidate.form.acronym:
        return is_other_acronym(scene, candidate, scene.facts[slug])
    return candidate.form.surname and is_other_subject(scene, candidate, slug)


def _small(scene: Scene, candidate: Candidate) -> str | None:
    """The entity of a name in small letters, unless it reads as a common word."""
    if len(candidate.options) != 1 or not candidate.form.safe:
        return None
    slug = candidate.options[0]
    facts = scene.facts[slug]
    if scene.around.is_measure(candidate.start):
        return None
    if is_apposed(scene, candidate, facts):
        return slug
    if reads_as_word(scene, candidate):
        return None
    # In small letters it is a rare word; with a capital at the head of a sentence, any word.
    heads = scene.around.opens_sentence(candidate.start)
    written_small = scene.around.plain[candidate.start].islower()
    supported = (
        (candidate.form.coined and (written_small or not heads))
        or slug in scene.given
        or (slug in scene.known and not (written_small and _is_lone_word(scene, candidate)))
        or (scene.around.is_small(candidate.start) and is_on_topic(scene, candidate, facts))
        or any(joint(scene, candidate, step, facts) for step in (-1, 1))
    )
    return slug if supported else None
