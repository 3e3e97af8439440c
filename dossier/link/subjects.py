"""Whether a sure name is something else where it stands: an acronym, a word of every day."""

from __future__ import annotations

import re

from dossier.link.facts import Facts
from dossier.link.rivals import is_said_to_be_other, named_before, own_words
from dossier.link.scene import Candidate, Scene
from dossier.link.surroundings import Surroundings

_MONEY = re.compile("[$€£¥%]|illion|milliard|[亿万]")
_WHERE = frozenset({"at", "in", "near", "to", "of", "through"})
"""What stands before a place in English."""
_OBJECT = frozenset({"the", "a", "an", "its", "their", "this"})
"""What the object of a verb begins with."""


def is_other_acronym(scene: Scene, candidate: Candidate, facts: Facts) -> bool:
    """Whether a safe acronym means something else here: ``le SMIC``, ``patients AMD``.

    French writes companies without an article, and common nouns with one; a sentence full
    of another field's words, or an expansion in small letters beside it, tells as much.
    Likes of its kind and words of its own field speak for it.
    """
    around, against = scene.around, 0
    if scene.lang == "fr" and facts.bare:
        before = around.word_before(candidate.start)
        if before in around.cues.bare_after:
            return False
        against += 2 * (before in around.cues.articles)
    if scene.lang == "zh" and _is_said_in_chinese(scene, candidate):
        return True
    if _is_spelt_out(candidate, around):
        against += 3
    against += 2 * _is_called_otherwise(scene, candidate, facts)
    against += 2 * is_said_to_be_other(scene, candidate, facts)
    life = scene.lang == "zh" or not around.opens_sentence(candidate.start)
    against += min(scene.foreign_near(candidate, facts, life=life), 2)
    if not against:
        return False
    start, end = around.sentence(candidate.start, candidate.end)
    alike = scene.named_in(start, end)
    friends = sum(slug in facts.kin or scene.facts[slug].kind == facts.kind for slug in alike)
    return against > 2 * min(own_words(scene, start, end, facts), 1) + min(friends, 2)


def is_other_subject(scene: Scene, candidate: Candidate, slug: str) -> bool:
    """Whether a sure name that may be a word stands among words of another subject alone.

    ``Apple growers lost the harvest``: only where a common word or a place may stand. A sure
    mention elsewhere, what firms do or have, sums of money, a word of its own subject or
    anything akin in the sentence speak for it.
    """
    facts, around = scene.facts[slug], scene.around
    if slug in scene.known or slug in scene.given or not _may_be_word(scene, candidate):
        return False
    start, end = around.sentence(candidate.start, candidate.end)
    if not scene.foreign_near(candidate, facts, life=True) or _MONEY.search(
        around.plain, start, end
    ):
        return False
    return not own_words(scene, start, end, facts) and not scene.named_in(start, end)


def _may_be_word(scene: Scene, candidate: Candidate) -> bool:
    """Whether a common word or a place may stand there, rather than a firm alone."""
    around, plain, end = scene.around, scene.around.plain, candidate.end
    if plain.startswith(("'s ", " ("), end) or _does_business(scene, candidate):
        return False
    joint = around.cues.connector.match(plain, end)
    if joint and joint["by"].strip() != "," and plain[joint.end() : joint.end() + 1].isupper():
        return False
    before = around.word_before(candidate.start)
    if scene.lang == "fr":
        # Where a common noun has its article, a bare name is a firm's.
        return before in around.cues.determiners
    if around.opens_sentence(candidate.start):
        # What stands alone before a verb and its object does something: no common noun.
        acts = around.words_after(end)[1:2]
        return not acts or acts[0] not in _OBJECT or _is_told(scene, candidate)
    return before in around.cues.determiners or before in _WHERE


def _is_told(scene: Scene, candidate: Candidate) -> bool:
    """Whether another subject than everyday life is told of."""
    return bool(scene.foreign_near(candidate, scene.facts[candidate.options[0]]))


def _does_business(scene: Scene, candidate: Candidate) -> bool:
    """Whether what firms do follows a name: ``Apple said``, ``Apple a annoncé``."""
    after = scene.around.words_after(candidate.end)[:3]
    return not scene.around.cues.business.isdisjoint(after)


def _is_called_otherwise(scene: Scene, candidate: Candidate, facts: Facts) -> bool:
    """Whether the noun right before names a thing of another kind (``le géant AMD``)."""
    if scene.around.is_unsaid(candidate.start):
        return False
    noun, groups = scene.around.cues.noun, set[str]()
    for word in named_before(scene, candidate):
        groups |= noun(word)
    return bool(groups and facts.nouns) and groups.isdisjoint(facts.nouns)


def _is_spelt_out(candidate: Candidate, around: Surroundings) -> bool:
    """Whether the words before ``(AMD)`` begin with its letters, and are no name."""
    plain, letters, start = around.plain, candidate.form.searched, candidate.start
    if not plain.endswith(" (", 0, start):
        return False
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", plain[max(0, start - 120) : start - 2])
    initials = [word for word in words if len(word) > 3 or word[0].isupper()][-len(letters) :]
    return (
        "".join(word[0].lower() for word in initials) == letters
        and sum(word[0].islower() for word in initials) > 1
    )


def _is_said_in_chinese(scene: Scene, candidate: Candidate) -> bool:
    """Whether a short name is counted (``图个吉利``), or a place begins a firm's name
    (``上海微电子``)."""
    plain, cues, start = scene.around.plain, scene.around.cues, candidate.start
    if candidate.form.place:
        return plain.startswith(cues.han_firms, candidate.end)
    before = plain[max(0, start - 2) : start]
    return before.endswith(cues.han_luck) or plain.startswith("级", candidate.end)
