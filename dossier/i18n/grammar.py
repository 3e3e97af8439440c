"""Names in sentences: lists, articles, French contraction and elision, agreement.

Contraction (``du``, ``aux``) and elision (``d’``, ``l’``) follow the usual French rules;
an initial h counts as aspirated unless ``dossier/data/elision.json`` lists the word, in
its own case, because most names that begin with one are foreign (de Huawei, d’heures).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from dossier.i18n.phrases import elision, phrases
from dossier.model import Grammar, Lang

_NBSP = "\N{NO-BREAK SPACE}"


def join(items: Sequence[str], lang: Lang) -> str:
    """``a``, ``a and b``, ``a, b and c``; an empty list gives the empty string."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {phrases(lang)['and']} {items[-1]}"


def elides(name: str) -> bool:
    """Whether a French ``de``, ``le`` or ``la`` loses its vowel before ``name``.

    Only spelling decides: digits, Chinese characters and initials such as ``M`` or ``S``
    do not elide (du M100, de SMIC); y does before a consonant (d’Ymir, de Yahoo).
    """
    word = name.lower()
    table = elision()
    if not word or word.startswith(tuple(table["no_elision"])):
        return False
    if word[0] == "h":
        return name.startswith(tuple(table["mute_h"]))
    if word[0] == "y":
        return len(word) > 1 and word[1].isalpha() and not _is_vowel(word[1])
    return _is_vowel(word[0])


def _is_vowel(char: str) -> bool:
    return unicodedata.normalize("NFD", char)[0] in elision()["vowels"]


def with_article(name: str, grammar: Grammar, lang: Lang, *, shown: str | None = None) -> str:
    """``the H20``, ``la Chine``, ``l’administration Trump``, ``Huawei``.

    ``shown`` stands in place of the name, such as a link around it; the name itself
    decides the elision.
    """
    return _article(name, grammar, lang) + (name if shown is None else shown)


def de(name: str, grammar: Grammar, lang: Lang, *, shown: str | None = None) -> str:
    """After "of": ``d’Alibaba``, ``du H20``, ``des États-Unis``, ``de la Chine``.

    ``shown`` as in :func:`with_article`.
    """
    return _after("de", "of", name, grammar, lang) + (name if shown is None else shown)


def of_whom(name: str, grammar: Grammar | None, lang: Lang) -> str:
    """Whose something is, before the noun in English, after it in French: ``the Gazette’s``,
    ``Reuters’``, ``de la Gazette``, ``d’Al Jazeera``. Without ``grammar`` the name stands bare.
    """
    known = grammar or Grammar()
    if lang == "fr":
        return de(name, known, lang)
    return with_article(name, known, lang) + ("’" if name.endswith("s") else "’s")


def a(name: str, grammar: Grammar, lang: Lang, *, shown: str | None = None) -> str:
    """After "to": ``à Alibaba``, ``au H20``, ``aux États-Unis``, ``à la Chine``.

    ``shown`` as in :func:`with_article`.
    """
    return _after("à", "to", name, grammar, lang) + (name if shown is None else shown)


def agree(forms: Sequence[str], grammars: Sequence[Grammar]) -> str:
    """The form that fits the subjects: ``[is|are]`` or ``[ms|fs|mp|fp]``.

    Several subjects, or a plural one, take the plural; the feminine stands only where all
    are feminine. Raises ``ValueError`` for any number of forms but two and four.
    """
    plural = len(grammars) > 1 or any(g.plural for g in grammars)
    if len(forms) == 2:
        return forms[plural]
    if len(forms) != 4:
        raise ValueError(f"two or four forms are needed, not {len(forms)}: {'|'.join(forms)}")
    feminine = bool(grammars) and all(g.gender == "f" for g in grammars)
    return forms[2 * plural + feminine]


def quotes(text: str, lang: Lang) -> str:
    """A quotation in guillemets, whatever the page's language, its spaces kept from breaking.

    ``lang`` is that of the page; both sites quote alike, because sources do.
    """
    del lang
    return f"«{_NBSP}{text}{_NBSP}»"


def _article(name: str, grammar: Grammar, lang: Lang) -> str:
    """The definite article with what joins it to the name."""
    article = grammar.article.replace("'", "’")
    if lang == "fr" and article in {"le", "la"} and elides(name):
        article = "l’"
    return article if not article or article.endswith("’") else f"{article} "


def _after(french: str, english: str, name: str, grammar: Grammar, lang: Lang) -> str:
    """A preposition, contracted with the article that follows or elided."""
    article = _article(name, grammar, lang)
    if lang != "fr":
        return f"{english} {article}"
    if not article and french == "de" and elides(name):
        return "d’"
    contracted = {"de le ": "du ", "de les ": "des ", "à le ": "au ", "à les ": "aux "}
    joined = f"{french} {article}"
    return contracted.get(joined, joined)
