"""What supports a weak name (docs/formats.md, Names), and how strongly."""

from __future__ import annotations

import re
from enum import IntEnum

from dossier.link.facts import Facts
from dossier.link.rivals import (
    is_apposed,
    is_common_in_chinese,
    is_off_topic,
    is_other_name,
    is_other_word,
    is_unknown_member,
)
from dossier.link.scene import Candidate, Scene

_WORDS = re.compile(r"[^\W_]+(?:['-][^\W_]+)*'?")
_AFTER = frozenset({"chez", "contre", "avec", "par"})
_MOST_WORDS, _GAP, _JOINT = 4, 40, 24
_POSSESSIVE = frozenset({" ", "'s ", "s' ", "' ", ""})


class Support(IntEnum):
    """How strongly a text supports a reading; the strongest reading alone is taken."""

    NONE = 0
    LIKE = 1
    """A joint with one of its kind: ``NVIDIA et AMD``."""
    PARAGRAPH = 2
    """Its maker, family or parent in the paragraph, or another product of theirs; what it
    makes in the sentence."""
    CONTEXT = 3
    """A safe mention before, an apposition, or the caller's word."""
    JOINED = 4
    """A joint with its like: ``MTT S80 et S70``."""
    OWNED = 5
    """Right beside its maker or family: ``H20 de NVIDIA``."""


def strongest(scene: Scene, candidate: Candidate) -> tuple[str | None, Support]:
    """The one entity that a weak candidate is best supported to be; none of two alike."""
    if len(candidate.options) == 1:
        slug = candidate.options[0]
        found = support(scene, candidate, slug)
        return (slug if found else None), found
    supports = {slug: support(scene, candidate, slug) for slug in candidate.options}
    best = max(supports.values(), default=Support.NONE)
    if best is Support.NONE:
        return None, best
    slugs = [slug for slug, found in supports.items() if found is best]
    if len(slugs) > 1:
        start, end = scene.around.sentence(candidate.start, candidate.end)
        near = scene.named_in(start, end)
        slugs = [slug for slug in slugs if near & scene.facts[slug].kin]
    return (slugs[0], best) if len(slugs) == 1 else (None, best)


def support(scene: Scene, candidate: Candidate, slug: str) -> Support:
    """What speaks for ``candidate`` being ``slug``; nothing, where it is something else."""
    facts = scene.facts[slug]
    if candidate.form.capital and scene.around.plain[candidate.start].islower():
        return Support.NONE
    if _is_owned(scene, candidate, slug) and not is_unknown_member(scene, candidate):
        return Support.OWNED
    joined = max(joint(scene, candidate, -1, facts), joint(scene, candidate, 1, facts))
    if joined is Support.JOINED:
        return joined
    found = _at_large(scene, candidate, slug) or joined
    if (
        found < Support.CONTEXT
        and is_apposed(scene, candidate, facts)
        and not is_off_topic(scene, candidate, facts)
    ):
        found = Support.CONTEXT
    if (
        not found
        or is_other_word(scene, candidate, facts)
        or is_other_name(scene, candidate, facts)
        or (found is not Support.LIKE and is_common_in_chinese(scene, candidate))
    ):
        return Support.NONE
    return found


def _at_large(scene: Scene, candidate: Candidate, slug: str) -> Support:
    """What the caller, the text before or the paragraph supports."""
    facts = scene.facts[slug]
    if slug in scene.given:
        return Support.CONTEXT
    if candidate.form.searched.isdigit() and not scene.around.is_singled_out(
        candidate.start, candidate.end
    ):
        return Support.NONE
    if is_off_topic(scene, candidate, facts):
        return Support.NONE
    if scene.is_known(slug, candidate.start):
        return Support.CONTEXT
    if scene.has_kin(candidate.start, facts):
        return Support.PARAGRAPH
    sentence = scene.around.sentence(candidate.start, candidate.end)
    if any(slug in scene.facts[one].kin for one in scene.named_in(*sentence)):
        return Support.PARAGRAPH
    if scene.lang == "fr" and facts.bare and not candidate.form.model:
        # After a preposition a common noun would need an article, and a like is named.
        near = {scene.facts[one].cls for one in scene.named_in(*sentence)}
        if facts.cls in near and scene.around.word_before(candidate.start) in _AFTER:
            return Support.LIKE
    return Support.NONE


def _is_owned(scene: Scene, candidate: Candidate, slug: str) -> bool:
    """Whether a maker, family or parent stands right before or after, or a product of its own."""
    plain, row, facts = scene.around.plain, candidate.at, scene.facts[slug]
    before = scene.entities[row - 1] if row else None
    if before is not None and _is_kin(scene, before, slug, facts):
        gap = plain[scene.ends[row - 1] : candidate.start].replace("\n", " ")
        owner = scene.around.cues.owner_of.match(gap)
        if len(gap) < _GAP and owner and _only_describes(scene, gap[owner.end() :]):
            return True
    if row + 1 >= len(scene.starts):
        return False
    start = scene.starts[row + 1]
    if start - candidate.end >= _GAP:
        return False
    gap = plain[candidate.end : start].replace("\n", " ")
    tight = facts.bare and gap in _POSSESSIVE
    if tight and any(_is_kin(scene, other, slug, facts) for other in scene.may_be(row + 1)):
        return True
    after = scene.entities[row + 1]
    if after is None or not _is_kin(scene, after, slug, facts):
        return False
    if tight:
        return True
    owned = scene.around.cues.owned_by.search(gap)
    return bool(owned and owned.end() == len(gap) and _only_describes(scene, gap[: owned.start()]))


def _is_kin(scene: Scene, other: str, slug: str, facts: Facts) -> bool:
    return other in facts.kin or slug in scene.facts[other].kin


def _only_describes(scene: Scene, gap: str) -> bool:
    """Whether a gap between two names has nothing but nouns and modifiers of products."""
    if gap in ("", " ", "-"):
        return True
    cues = scene.around.cues
    if _WORDS.sub("", gap).strip(" -"):
        return False
    words = [word.lower() for word in _WORDS.findall(gap)]
    return len(words) <= _MOST_WORDS and all(
        w in cues.modifiers or w in cues.generic or cues.noun(w) or w == "s" for w in words
    )


def joint(scene: Scene, candidate: Candidate, step: int, facts: Facts) -> Support:
    """What the mention beside a candidate is worth, where ``et`` or ``/`` joins them."""
    row = candidate.at + step
    slug = scene.entities[row] if 0 <= row < len(scene.entities) else None
    by = _connector(scene, candidate.at, row) if slug is not None else ""
    if slug is None or not by:
        return Support.NONE
    like = scene.facts[slug]
    if like.siblings & facts.siblings:
        return Support.JOINED
    if like.cls != facts.cls:
        return Support.NONE
    # A comma alone may part two clauses; with a third name it makes a list.
    beyond = (row, row + step), (candidate.at, candidate.at - step)
    is_list = by not in {",", "，"} or any(_connector(scene, *pair) for pair in beyond)
    return Support.LIKE if is_list else Support.NONE


def _connector(scene: Scene, one: int, other: int) -> str:
    """What joins two rows beside each other as items of a list, if anything does."""
    first, second = sorted((one, other))
    if first < 0 or second >= len(scene.starts):
        return ""
    end, start = scene.ends[first], scene.starts[second]
    if start - end > _JOINT:
        return ""
    match = scene.around.cues.connector.fullmatch(scene.around.plain[end:start])
    return match["by"].strip() if match else ""
