"""How well `add` tells a language, and an article that is here already from a new one.

Copies are edited as they come in practice: in a new frame, shortened, with a fifth of the
sentences gone, with other blanks and quotation marks, under another title. Different articles
on one subject are the site's own, and the labelled passages of one language and catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from pathlib import Path

from benchmarks.labelled import passages
from benchmarks.measure import Measure
from dossier.arrival import TWIN, language_of, likeness, shingles

ARTICLES = Path(__file__).parents[2] / "seeds" / "articles"
SHORT = (
    ("fr", "Le groupe a ouvert une usine dans le nord du pays, avec deux cents personnes."),
    ("fr", "Huawei et Nvidia sont les deux noms que citent le plus souvent les acheteurs."),
    ("en", "The group has opened a plant in the north of the country with two hundred people."),
    ("en", "Huawei and Nvidia are the two names that buyers mention most often."),
    ("zh", "该集团在北方开设了一家有二百名员工的工厂。"),
    ("zh", "買家最常提到的兩個名字是華為和輝達。"),
    (None, "Die Gruppe hat im Norden des Landes ein Werk mit zweihundert Leuten eröffnet."),
    (None, "El grupo ha abierto una fábrica en el norte del país con doscientas personas."),
    (None, "Il gruppo ha aperto una fabbrica nel nord del paese con duecento persone."),
    (None, "O grupo abriu uma fábrica no norte do país com duzentas pessoas."),
    (None, "De groep heeft een fabriek in het noorden van het land met tweehonderd mensen."),
    (None, "このグループは北部に二百人の工場を開きました。"),
    (None, "그 그룹은 북부에 이백 명의 공장을 열었습니다."),
    (None, "Группа открыла завод на севере страны, где работают двести человек."),
    (None, "افتتحت المجموعة مصنعا في شمال البلاد"),
    (None, "Huawei Nvidia AMD Baidu 910C H20"),
)
_SENTENCE = re.compile(r"[^.。!?！？\n]+[.。!?！？\n]*")


def _framed(text: str) -> str:
    menu = "Accueil\nHome\n首页\nNewsletter\n"
    return f"{menu}{text}\n© 2031\n" + "Other stories of the day that readers liked\n" * 6


def _shortened(text: str) -> str:
    return text[: len(text) * 3 // 5]


def _thinned(text: str) -> str:
    """Every fifth sentence left out."""
    return "".join(s for i, s in enumerate(_SENTENCE.findall(text)) if i % 5 != 2)


def _respelled(text: str) -> str:
    plain = text.translate(str.maketrans("’“”«»\u00a0", '\'"""" '))
    return re.sub(r"\s+", " ", plain).upper()


def _retitled(text: str) -> str:
    """Another title, and what stood in the first line gone if it was one of several."""
    first, _, rest = text.strip().partition("\n")
    return "A wholly different title over the same news\n" + (rest or first)


def _torn(text: str) -> str:
    """A word put in after every eleventh."""
    words = text.split(" ")
    return " ".join(f"{w} donc" if i % 11 == 10 else w for i, w in enumerate(words))


EDITS: tuple[Callable[[str], str], ...] = (
    *(_framed, _shortened, _thinned, _respelled, _retitled, _torn),
)


def copies() -> Iterator[float]:
    """How alike each edited copy of an article is to its original."""
    for text in _texts():
        known = shingles(text)
        yield from (likeness(known, shingles(edit(text))) for edit in EDITS)


def others() -> Iterator[float]:
    """How alike different articles on one subject are."""
    sites = [shingles(text) for text in _articles()]
    yield from (likeness(one, other) for one, other in combinations(sites, 2))
    told = sorted(passages(), key=lambda p: (p.lang, p.catalogue))
    for one, other in pairwise(told):
        if (one.lang, one.catalogue) == (other.lang, other.catalogue):
            yield likeness(shingles(one.text), shingles(other.text))


def measures() -> list[Measure]:
    """Languages, copies found, strangers taken for copies, and how far the two are apart."""
    told = [(p.lang, p.text) for p in passages()]
    alike, apart = list(copies()), list(others())
    return [
        _share("language of a passage", [language_of(t) == lang for lang, t in told], 1.0),
        _share("language of a sentence, or none", [language_of(t) == g for g, t in SHORT], 0.95),
        _share("edited copies recognised", [value >= TWIN for value in alike], 1.0),
        _share("other articles let in", [value < TWIN for value in apart], 1.0),
        Measure(what="least likeness of a copy", over=f"{len(alike)} copies", value=min(alike)),
        Measure(what="most likeness of others", over=f"{len(apart)} pairs", value=max(apart)),
    ]


def _share(what: str, right: list[bool], goal: float) -> Measure:
    return Measure(
        what=f"arrival: {what}",
        over=f"{len(right)} texts",
        value=sum(right) / len(right),
        goal=goal,
    )


def _articles() -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted(ARTICLES.glob("*.txt"))]


def _texts() -> list[str]:
    """The articles, and in place of those in other languages the passages, joined to articles."""
    joined: dict[tuple[str, str], list[str]] = {}
    for p in passages():
        joined.setdefault((p.lang, p.catalogue), []).append(p.text)
    return [*_articles(), *("\n".join(texts) for texts in joined.values())]
