"""What speaks against a match: common words, longer names, other fields.

The rules know neighbours and parts of speech, never a single name.
"""

from __future__ import annotations

import re

from dossier.link.cues import Cues
from dossier.link.lexicon import Person
from dossier.link.scene import Candidate, Scene
from dossier.link.surroundings import Surroundings, words_of

_PERSON = "person"
_PRODUCT = "product"
_COUNT = re.compile(r" (?:(?:19|20)\d\d\b|[\d.,]+(?: ?%| [^\W\d_]))")


def is_other_word(scene: Scene, candidate: Candidate, person: Person) -> bool:
    """Whether a weak match is a common word, or a noun beside it names another thing.

    ``Ascend the stairs``; ``biodiesel B40``, ``autoroute M100``, ``Mr Blackwell``.
    """
    around, cues = scene.around, scene.around.cues
    if candidate.form.capital and around.plain[candidate.start].islower():
        return True
    if not candidate.form.model and around.opens_sentence(candidate.start):
        after = around.words_after(candidate.end)[:1]
        if set(after) & cues.verbal_after.get(scene.lang, frozenset()):
            return True
    title = around.last_word(candidate.start)[0].lower()
    if _PERSON in cues.noun(title) and _PERSON not in person.nouns:
        return True
    return any(
        cues.fields(word) and not cues.fields(word) & person.fields
        for word in around.beside(candidate.start, candidate.end)
        if not cues.noun(word) & person.nouns
    )


def is_other_name(scene: Scene, i: int, person: Person, apposed: bool) -> bool:
    """Whether a weak match is part of a longer name, or some other maker's product.

    ``Volvo S80``, ``Elizabeth Blackwell``, ``Volvo's S80``, ``la S80 de Volvo``,
    ``Ascend Energy``.
    """
    candidate, around = scene.candidates[i], scene.around
    if around.is_title(candidate.start):
        return False
    return (
        _is_second_part(scene, i, person)
        or _is_first_part(scene, i)
        or (not apposed and _is_of_stranger(scene, i))
    )


def _is_second_part(scene: Scene, i: int, person: Person) -> bool:
    candidate, around = scene.candidates[i], scene.around
    word, sep = around.last_word(candidate.start)
    if not _is_name_like(word, around):
        return False
    before = scene.neighbour(i, -1)
    if before is not None and before.end > candidate.start - len(word) - len(sep):
        # A name of the catalogue: another firm's product, if a firm it is.
        other = scene.persons[before.entity] if before.entity else None
        return other is not None and sep == " " and other.bare and before.entity not in person.kin
    return True


def _is_first_part(scene: Scene, i: int) -> bool:
    candidate, around = scene.candidates[i], scene.around
    word, sep = around.next_word(candidate.end)
    after = scene.neighbour(i, 1)
    if not word or (after is not None and after.start == candidate.end + len(sep)):
        return False
    if word[0].isdigit():
        return sep == " " and not candidate.form.model and not _counts(around, candidate.end)
    return _is_name_like(word, around)


def _counts(around: Surroundings, at: int) -> bool:
    """Whether the number after ``at`` counts what follows, or is a year."""
    return bool(_COUNT.match(around.plain, at))


def _is_of_stranger(scene: Scene, i: int) -> bool:
    """Whether ``de X`` or ``from X`` follows, X being no name of the catalogue."""
    candidate, around = scene.candidates[i], scene.around
    owned = around.cues.owned_by.match(around.plain, candidate.end)
    if not owned or around.plain[candidate.end] not in " (":
        return False
    after = scene.neighbour(i, 1)
    if after is not None and after.start == owned.end():
        return False
    word, _ = around.next_word(owned.end() - 1)
    return _is_name_like(word, around)


def _is_name_like(word: str, around: Surroundings) -> bool:
    """Whether a neighbouring word has a capital that it would not have as a common word."""
    cues = around.cues
    small = word.lower().strip("'")
    if not word[:1].isupper() or small in cues.generic or small in cues.openers:
        return False
    return not (small in cues.modifiers or small in cues.determiners or cues.noun(small))


def topics(sentence: str, person: Person, cues: Cues) -> tuple[int, int]:
    """How many words of a sentence speak of the entity's own fields, and of others."""
    words = {*words_of(sentence), *cues.phrases_in(sentence.lower())}
    own = foreign = 0
    for word in words:
        if cues.fields(word) & person.fields or cues.noun(word) & person.nouns - {_PRODUCT}:
            own += 1
        elif cues.topic(word) and not cues.topic(word) & person.fields:
            foreign += 1
    return own, foreign


def is_off_topic(scene: Scene, i: int, person: Person) -> bool:
    """Whether the sentence speaks of another field, and names nothing akin."""
    candidate = scene.candidates[i]
    start, end = scene.around.sentence(candidate.start, candidate.end)
    own, foreign = topics(scene.around.plain[start:end], person, scene.around.cues)
    if foreign <= own:
        return False
    return not any(m.entity in person.kin for m in scene.mentions_in(i, start, end))


def is_other_acronym(scene: Scene, i: int, person: Person) -> bool:
    """Whether a safe acronym means something else here: ``le SMIC``, ``patients AMD``.

    French writes companies without an article; a sentence full of another field's words,
    or an expansion in small letters beside it, tells as much. Likes of its kind and words
    of its own field speak for it.
    """
    candidate, around = scene.candidates[i], scene.around
    start, end = around.sentence(candidate.start, candidate.end)
    own, foreign = topics(around.plain[start:end], person, around.cues)
    against = min(foreign, 2)
    before = around.words_before(candidate.start)[:1]
    if scene.lang == "fr" and person.bare and set(before) & around.cues.articles:
        against += 2
    if _is_spelt_out(candidate, around):
        against += 3
    if not against:
        return False
    alike = {m.entity for m in scene.mentions_in(i, start, end) if m.entity is not None}
    friends = sum(slug in person.kin or scene.persons[slug].kind == person.kind for slug in alike)
    return against > 2 * min(own, 1) + min(friends, 2)


def _is_spelt_out(candidate: Candidate, around: Surroundings) -> bool:
    """Whether the words before ``(AMD)`` begin with its letters, and are no name."""
    plain, letters, start = around.plain, candidate.form.searched, candidate.start
    if plain[max(0, start - 2) : start] != " (":
        return False
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", plain[max(0, start - 120) : start - 2])
    initials = [word for word in words if len(word) > 3 or word[0].isupper()][-len(letters) :]
    return (
        "".join(word[0].lower() for word in initials) == letters
        and sum(word[0].islower() for word in initials) > 1
    )


def reads_as_word(scene: Scene, candidate: Candidate) -> bool:
    """Whether a name in small letters stands where a common word would.

    A coined name (``nvidia``, ``moore threads``) only gives way to a determiner.
    """
    around, cues = scene.around, scene.around.cues
    before = set(around.words_before(candidate.start)[:1])
    after = set(around.words_after(candidate.end)[:1])
    if before & cues.determiners:
        return True
    return not candidate.form.coined and bool(
        before & cues.verbal_before.get(scene.lang, frozenset())
        or after & cues.verbal_after.get(scene.lang, frozenset())
    )
