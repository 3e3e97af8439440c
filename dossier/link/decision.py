"""Which matches are mentions: the sure ones first, then what they support."""

from __future__ import annotations

from dossier.link.evidence import Support, is_apposed, joint, strongest
from dossier.link.rivals import is_other_acronym, reads_as_word
from dossier.link.scene import Candidate, Scene

_ROUNDS = 8
"""One name may support the next, and that another; so many steps back at most."""


def decide(scene: Scene) -> None:
    """Sets the entity of every candidate of ``scene`` that is a mention."""
    waiting: list[int] = []
    for i, candidate in enumerate(scene.candidates):
        slug = _sure(candidate)
        if slug is None:
            waiting.append(i)
        else:
            scene.take(candidate, slug, sure=True)
    for _ in range(_ROUNDS):
        before = len(waiting)
        waiting = [i for i in waiting if not _settle(scene, i)]
        if len(waiting) == before:
            break


def _sure(candidate: Candidate) -> str | None:
    """The entity that a candidate names whatever stands around it."""
    form = candidate.form
    if candidate.small or form.acronym or not form.safe or form.safe[0] not in candidate.options:
        return None
    return form.safe[0]


def _settle(scene: Scene, i: int) -> bool:
    """Whether candidate ``i`` is a mention by what is known now."""
    candidate = scene.candidates[i]
    slug: str | None = None
    sure = True
    if candidate.head is not None and candidate.head.entity is not None:
        slug = candidate.shared
    elif candidate.small:
        slug = _small(scene, i)
    elif candidate.form.acronym:
        slug = candidate.options[0] if candidate.options else None
        if slug is not None and is_other_acronym(scene, i, scene.persons[slug]):
            slug = None
    elif candidate.form.weak:
        slug, support = strongest(scene, i)
        sure = support >= Support.JOINED
    if slug is not None:
        scene.take(candidate, slug, sure=sure)
    return slug is not None


def _small(scene: Scene, i: int) -> str | None:
    """The entity of a name in small letters, unless it reads as a common word."""
    candidate = scene.candidates[i]
    if len(candidate.options) != 1 or not candidate.form.safe:
        return None
    slug = candidate.options[0]
    person = scene.persons[slug]
    if is_apposed(scene, candidate, person):
        return slug
    if reads_as_word(scene, candidate):
        return None
    supported = (
        candidate.form.coined
        or slug in scene.given
        or slug in scene.known
        or scene.around.is_small(candidate.start)
        or any(joint(scene, i, step, person) for step in (-1, 1))
    )
    return slug if supported else None
