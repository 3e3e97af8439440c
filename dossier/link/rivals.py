"""What speaks against a match: common words, longer names, other fields.

The rules know neighbours and parts of speech, never a single name.
"""

from __future__ import annotations

import re

from dossier.link.cues import Cues, singulars
from dossier.link.facts import Facts
from dossier.link.scene import Candidate, Scene
from dossier.link.surroundings import ELISION, words_of

_PERSON = "person"
_PRODUCT = "product"
_HAN_NUMBER = re.compile("[0-9一二两三四五六七八九十百千万亿几数半每]")
_HAN_NAME = re.compile("[\u3400-\u9fff]{2}")
"""Chinese words have two characters for the most part; longer names are seldom one."""
_IS = re.compile(
    r" (?:is|was|est|était|fut) (?:an?|une?) (?P<words>[^\W\d_]+(?:[ -][^\W\d_]+){0,2})"
    "|是(?P<han>[\u3400-\u9fff]{1,16})(?=[，,。；;\n]|$)"
)
"""What a name is said to be: ``is a small village``, ``是蜜獾的外号``."""
_ONE = frozenset({"a", "an"})
_VERBAL = re.compile("(?:s|ed|ing|er|or|ly)$")
"""How verbs, those who do something and adverbs end: ``a Seal driver``."""
_COUNT = re.compile(r" (?:(?:19|20)\d\d\b|[\d.,]+(?: ?%| (?P<noun>[^\W\d_]+)))")


def is_other_word(scene: Scene, candidate: Candidate, facts: Facts) -> bool:
    """Whether a weak match is a common word, or a noun beside it names another thing.

    ``Ascend the stairs``; ``biodiesel B40``, ``autoroute M100``, ``Mr Blackwell``.
    """
    around, cues = scene.around, scene.around.cues
    if not candidate.form.model and around.opens_sentence(candidate.start):
        after = around.words_after(candidate.end)[:1]
        if set(after) & cues.verbal_after.get(scene.lang, frozenset()):
            return True
        if scene.lang == "fr" and _is_bare_product(scene, candidate, facts):
            return True
    if (
        _is_shouted(scene, candidate)
        or _is_noun_of_another(scene, candidate, facts)
        or _is_apposed_otherwise(scene, candidate, facts)
        or is_said_to_be_other(scene, candidate, facts)
    ):
        return True
    title = around.last_word(candidate.start)[0].lower()
    if _PERSON in cues.noun(title) and _PERSON not in facts.nouns:
        return True
    before, after = named_before(scene, candidate), named_after(scene, candidate)
    # After a name, what looks like a plural may be a verb: "the H20 ships in May".
    spoken = [(w, cues.fields(w)) for w in before]
    spoken += [(w, cues.context.get(w, frozenset())) for w in after]
    return any(
        fields and not fields & facts.fields and not cues.noun(word) & facts.nouns
        for word, fields in spoken
    )


def is_common_in_chinese(scene: Scene, candidate: Candidate) -> bool:
    """Whether a Chinese name stands where names of firms do not: ``看海景``, ``长城脚下``.

    No space and no capital tells it from the word; a clause begins with it, or what firms do
    or have follows, or what leads in to a name precedes.
    """
    if not _HAN_NAME.fullmatch(candidate.form.searched):
        return False
    plain, cues = scene.around.plain, scene.around.cues
    start, end = candidate.start, candidate.end
    ahead = plain[max(0, start - 4) : start]
    if plain.startswith(cues.han_common, end) or (
        ahead.endswith(cues.han_counted) and _HAN_NUMBER.search(ahead)
    ):
        return True
    before = plain[start - 1 : start]
    first = not before or not (before.isalnum() or before in "、“《（")
    if first or plain.startswith(cues.han_before, start - 1):
        return False
    ends = end == len(plain) or not plain[end].isalnum()
    return ends or not plain.startswith(cues.han_after, end)


def _is_bare_product(scene: Scene, candidate: Candidate, facts: Facts) -> bool:
    """Whether a product heads a French sentence without its article, not yet known."""
    if facts.bare or _PRODUCT not in facts.nouns or scene.around.next_word(candidate.end)[1] != " ":
        return False
    after, _ = scene.around.next_word(candidate.end)
    known = any(scene.is_known(slug, candidate.start) for slug in candidate.options)
    return after[:1].islower() and not known


def _is_noun_of_another(scene: Scene, candidate: Candidate, facts: Facts) -> bool:
    """Whether a common word describes a noun that no product has: ``a Seal pup``."""
    around, cues = scene.around, scene.around.cues
    if candidate.form.model or around.word_before(candidate.start) not in _ONE:
        return False
    word, sep = around.next_word(candidate.end)
    if sep != " " or not word.islower() or not word.isalpha() or _VERBAL.search(word):
        return False
    known = word in cues.openers or word in cues.modifiers or word in cues.business
    return not known and not cues.noun(word) and not cues.fields(word) & facts.fields


def _is_shouted(scene: Scene, candidate: Candidate) -> bool:
    """Whether a name of small letters stands in capitals in a line that does not (RAM)."""
    written = scene.around.plain[candidate.start : candidate.end]
    if candidate.form.shouts or len(written) < 2 or not (written.isupper() and written.isalpha()):
        return False
    return not scene.around.is_loud(candidate.start)


def _is_apposed_otherwise(scene: Scene, candidate: Candidate, facts: Facts) -> bool:
    """Whether what follows a comma says that it is a person: ``Jacques Saadé, founder of``."""
    cues = scene.around.cues
    if not scene.around.plain.startswith(", ", candidate.end):
        return False
    words = scene.around.apposed(candidate.end) or scene.around.after_comma(candidate.end)
    return _PERSON not in facts.nouns and any(_PERSON in cues.noun(word) for word in words[:2])


def is_apposed(scene: Scene, candidate: Candidate, facts: Facts) -> bool:
    """Whether a noun beside a name says what the entity is: ``la puce B40``."""
    cues, before = scene.around.cues, named_before(scene, candidate)
    # "208 cars" counts them
    after = [] if candidate.form.searched.isdigit() else named_after(scene, candidate)
    words = [*before, *after, *scene.around.apposed(candidate.end)]
    groups = {group for word in words for group in cues.noun(word)}
    if (groups & facts.nouns) - {"product"}:
        return True
    # A Chinese firm is called by what it makes: 小米汽车.
    if facts.bare and not candidate.form.searched.isascii():
        return any(cues.noun(word) and cues.fields(word) & facts.fields for word in after)
    return any(facts.noun in singulars(word) for word in words)


def named_before(scene: Scene, candidate: Candidate) -> list[str]:
    """``Surroundings.named_before``, asked once."""
    if candidate.before is None:
        candidate.before = scene.around.named_before(candidate.start)
    return candidate.before


def named_after(scene: Scene, candidate: Candidate) -> list[str]:
    """``Surroundings.named_after``, asked once."""
    if candidate.after is None:
        candidate.after = scene.around.named_after(candidate.end)
    return candidate.after


def is_other_name(scene: Scene, candidate: Candidate, facts: Facts) -> bool:
    """Whether a weak match is part of a longer name, or some other maker's product.

    ``Volvo S80``, ``Elizabeth Blackwell``, ``Volvo's S80``, ``la S80 de Volvo``,
    ``Ascend Energy``.
    """
    return (
        _is_second_part(scene, candidate, facts)
        or _is_first_part(scene, candidate)
        or (_is_of_stranger(scene, candidate) and not is_apposed(scene, candidate, facts))
    ) and not scene.around.is_title(candidate.start)


def _is_second_part(scene: Scene, candidate: Candidate, facts: Facts) -> bool:
    word, sep = scene.around.last_word(candidate.start)
    if not _is_name_like(word, scene.around.cues):
        return False
    row = candidate.at - 1
    if row < 0 or scene.ends[row] <= candidate.start - len(word) - len(sep):
        return True
    # A name of the catalogue: another firm's product, if a firm it is.
    slug = scene.entities[row]
    if slug is None or sep != " ":
        return False
    return scene.facts[slug].bare and slug not in facts.kin


def _is_first_part(scene: Scene, candidate: Candidate) -> bool:
    word, sep = scene.around.next_word(candidate.end)
    if not word or _begins_name(scene, candidate, candidate.end + len(sep)):
        return False
    return is_unknown_member(scene, candidate) or _is_name_like(word, scene.around.cues)


def is_unknown_member(scene: Scene, candidate: Candidate) -> bool:
    """Whether a number makes a family's name another product's: ``Ascend 310``.

    A number before a noun counts something, and one that looks like a year is a year.
    """
    word, sep = scene.around.next_word(candidate.end)
    if not word[:1].isdigit() or sep != " " or candidate.form.model:
        return False
    if _begins_name(scene, candidate, candidate.end + 1):
        return False
    count = _COUNT.match(scene.around.plain, candidate.end)
    return count is None or (count["noun"] or "").lower() in scene.around.cues.openers


def _begins_name(scene: Scene, candidate: Candidate, offset: int) -> bool:
    """Whether the next match begins at ``offset``."""
    row = candidate.at + 1
    return row < len(scene.starts) and scene.starts[row] == offset


def _is_of_stranger(scene: Scene, candidate: Candidate) -> bool:
    """Whether ``de X`` or ``from X`` follows, X being no name of the catalogue."""
    around, end = scene.around, candidate.end
    if around.plain[end : end + 1] not in (" ", "("):
        return False
    owned = around.cues.owned_by.match(around.plain, end)
    if not owned or _begins_name(scene, candidate, owned.end()):
        return False
    word, _ = around.next_word(owned.end() - 1)
    return word not in around.cues.places and _is_name_like(word, around.cues)


def _is_name_like(word: str, cues: Cues) -> bool:
    """Whether a neighbouring word has a capital that it would not have as a common word."""
    word = ELISION.sub("", word)
    if not word[:1].isupper():
        return False
    small = word.lower().strip("'")
    if small in cues.generic or small in cues.openers or small in cues.modifiers:
        return False
    return not (small in cues.determiners or cues.noun(small))


def own_words(scene: Scene, start: int, end: int, facts: Facts) -> int:
    """How many words between two offsets tell of the entity's own field or kind."""
    cues, nouns = scene.around.cues, facts.nouns - {_PRODUCT}
    words = {*words_of(scene.around.plain[start:end])}
    return sum(bool(cues.fields(w) & facts.fields or cues.noun(w) & nouns) for w in words)


def is_on_topic(scene: Scene, candidate: Candidate, facts: Facts) -> bool:
    """Whether the sentence has a word of the entity's own field or kind."""
    return bool(own_words(scene, *scene.around.sentence(candidate.start, candidate.end), facts))


def is_off_topic(scene: Scene, candidate: Candidate, facts: Facts) -> bool:
    """Whether the sentence speaks of another field, and names nothing akin."""
    foreign = scene.foreign_near(candidate, facts)
    if not foreign:
        return False
    start, end = scene.around.sentence(candidate.start, candidate.end)
    if foreign <= own_words(scene, start, end, facts):
        return False
    return not facts.kin & scene.named_in(start, end)


def is_said_to_be_other(scene: Scene, candidate: Candidate, facts: Facts) -> bool:
    """Whether what it is said to be is a thing of another kind: ``X is a village``."""
    told = _IS.match(scene.around.plain, candidate.end)
    if not told:
        return False
    cues = scene.around.cues
    if told["han"]:
        words = cues.han_last.get(told["han"][-1], ())
        nouns = [word for word in words if told["han"].endswith(word)][:1]
    else:
        nouns = words_of(told["words"])
    for word in nouns:
        groups = cues.noun(word)
        if groups:
            return bool(facts.nouns) and groups.isdisjoint(facts.nouns)
    return False


def reads_as_word(scene: Scene, candidate: Candidate) -> bool:
    """Whether a name in small letters stands where a common word would.

    A coined name (``nvidia``, ``moore threads``) only gives way to a determiner.
    """
    around, cues = scene.around, scene.around.cues
    if candidate.form.model:
        return False
    before = around.word_before(candidate.start)
    if before in cues.determiners:
        return True
    if candidate.form.coined:
        return False
    return before in cues.verbal_before.get(scene.lang, frozenset()) or not (
        cues.verbal_after.get(scene.lang, frozenset()).isdisjoint(
            around.words_after(candidate.end)[:1]
        )
    )
