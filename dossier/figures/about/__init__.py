"""Which entity a figure describes.

Sentence by sentence, clause by clause, from left to right: who is spoken of is the subject
of the clause, or the name that an apposition, a relative clause or parentheses belong to;
without a name, the last one that "the company", "it" or 该公司 may stand for.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from dossier.figures.about.cues import cues
from dossier.figures.about.owners import Owners
from dossier.figures.about.referents import NOBODY
from dossier.figures.about.sentences import Sentence, sentences
from dossier.figures.about.topics import Topics
from dossier.figures.find import find_figures
from dossier.figures.forms import load
from dossier.figures.record import Figure
from dossier.figures.rules import after_gap
from dossier.model import Entity, Lang, Mention

_LOOK_BACK = 6
"""How many sentences without a figure are read for whom the next figure may speak of."""

__all__ = ["described"]


def described(
    text: str,
    lang: Lang,
    mentions: Sequence[Mention],
    entities: Mapping[str, Entity] | None = None,
    *,
    published: str | None = None,
    others: Sequence[tuple[int, int]] = (),
) -> list[Figure]:
    """Every figure of ``text`` with the entity that it describes (docs/formats.md).

    ``mentions``: sorted, never overlapping; their digits are no figures. ``entities``: the
    catalogue by slug, for what "the company" or "the chip" may refer to. ``published``: the
    ISO date from which relative dates are reckoned; without it they are no figures.
    ``others``: where names stand that the catalogue lacks; what they do is nobody's.
    """
    if others:
        unnamed = [Mention(start, end, text[start:end], NOBODY) for start, end in others]
        mentions = sorted([*mentions, *unnamed], key=lambda mention: mention.start)
    skip = [(mention.start, mention.end) for mention in mentions]
    figures = find_figures(text, lang, skip=skip, published=published)
    if not figures or not mentions:
        return figures
    words = cues(lang)
    figures = _of_their_class(text, figures, mentions, entities or {})
    topics = Topics(words, entities or {})
    done: list[Figure] = []
    silent: deque[Sentence] = deque(maxlen=_LOOK_BACK)
    for sentence in sentences(text, mentions, figures):
        if not sentence.figures:
            silent.append(sentence)
            continue
        while silent:
            Owners(text, silent.popleft(), words, topics).abouts()
        abouts = Owners(text, sentence, words, topics).abouts()
        for figure, about in zip(sentence.figures, abouts, strict=True):
            done.append(figure.owned(about) if about else figure)
    return done


def _of_their_class(
    text: str, figures: list[Figure], mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> list[Figure]:
    """Units before the name of a chip or board are chips or cards: "20,000 H200s"."""
    if not entities or not any(figure.unit == "units" for figure in figures):
        return figures
    counted: Mapping[str, str] = load("about")["counted"]
    starts = {mention.start: mention.entity for mention in mentions}
    done = []
    for figure in figures:
        entity = None
        if figure.unit == "units":
            entity = entities.get(starts.get(after_gap(text, figure.end), ""))
        unit = counted.get(entity.cls) if entity else None
        done.append(figure._replace(unit=unit) if unit else figure)
    return done
