"""The page of all names, A–Z: every name and other name, leading to what bears it."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass

from dossier import i18n
from dossier.assemble.book import Book
from dossier.chinese import is_chinese, pinyin
from dossier.model import Entity
from dossier.strings import Strings
from dossier.view import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name; ``main`` is what its bearer is called, where that is another."""

    link: Link
    lang: str
    """``zh`` where it is Chinese, else ""."""
    cls: str
    main: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The names under a letter; "" in ``letter`` stands for digits and the rest."""

    letter: str
    anchor: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alphabet:
    intro: str
    letters: tuple[Letter, ...]


def alphabet(book: Book, lang: str) -> Alphabet:
    """Every name in the catalogue, in the order of its Latin letters, Chinese by pinyin."""
    strings = Strings(lang)
    found: dict[str, list[tuple[str, Name]]] = defaultdict(list)
    for entity in book.corpus.entities.values():
        for text in _names(entity, lang):
            key = _key(text)
            letter = key[:1] if "a" <= key[:1] <= "z" else ""
            found[letter].append((key, _name(book, entity, text, lang)))
    letters = [
        Letter(
            letter=letter.upper() or strings("a-z.rest"),
            anchor=f"letter-{letter or 'other'}",
            names=tuple(n for _, n in sorted(found[letter], key=lambda one: _order(*one))),
        )
        for letter in sorted(found, key=lambda one: (one == "", one))
    ]
    return Alphabet(
        intro=strings(
            "a-z.intro",
            names=i18n.number(sum(len(one.names) for one in letters), lang),
            entities=i18n.number(len(book.corpus.entities), lang),
        ),
        letters=tuple(letters),
    )


def _names(entity: Entity, lang: str) -> list[str]:
    names = [entity.name.get(lang), *entity.name.values.values()]
    return list(dict.fromkeys([*names, *(alias.text for alias in entity.aliases)]))


def _name(book: Book, entity: Entity, text: str, lang: str) -> Name:
    main = entity.name.get(lang)
    return Name(
        link=Link(text, book.target(entity.slug)),
        lang="zh" if is_chinese(text) else "",
        cls=book.corpus.vocabulary.classes[entity.cls].one.get(lang),
        main="" if text == main else main,
    )


def _key(text: str) -> str:
    """Lower case, without accents and what stands before the first letter, in pinyin."""
    plain = unicodedata.normalize("NFKD", pinyin(text) or text).casefold()
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return bare.lstrip("@“\"'([« ")


def _order(key: str, name: Name) -> tuple[str, str, str]:
    return key, name.link.text, name.link.target
