"""The catalogue as the matcher needs it: every spelling, and what each may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dossier.link.cues import Cues
from dossier.link.spelling import ascii_lower, spellings
from dossier.model import Entity
from dossier.names import keeps_case, normalise, safe_names, weak_names

_SHORT_HAN = 3
_MONEY = ("dollar", "dollars", "franc", "francs", "peso", "pesos", "pounds", "livres", "couronnes")
_ACRONYM = 5
"""Capitals alone, at most so many: such names mean other things elsewhere (SMIC, AMD)."""


_CONTRACTED = {"Le": ("du", "au"), "Les": ("des", "aux")}
_ARTICLES = frozenset({"le", "la", "les", "the"})


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling, and the entities that it may stand for.

    ``safe`` are those that it names anywhere, ``weak`` those that need support,
    ``blocks`` those that it is not, though their name stands in it. ``surfaces`` are the
    only ways to capitalise it, without separators; None: any. ``maker`` gives the vendor,
    where its name ends and where the rest begins.
    """

    searched: str
    safe: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    blocks: frozenset[str] = frozenset()
    surfaces: frozenset[str] | None = None
    capital: bool = True
    """It is written with a capital: in small letters it may be a word."""
    coined: bool = False
    """No word of a dictionary: capitals inside, digits, or several words."""
    acronym: bool = False
    model: bool = False
    """It has a digit."""
    maker: tuple[str, int, int] | None = None
    shouts: bool = False
    """It is written in capitals alone."""
    place: bool = False
    """It names nothing but places."""
    surname: bool = False
    """It may be that of a person, too: one word of letters (Ford, Bayer)."""
    lead: int = 0
    """How many characters of it are a French article drawn into a preposition (``du`` Havre):
    they belong to no mention."""
    article: int = 0
    """How many are the article that its name begins with (``Le`` Havre)."""
    topic: frozenset[str] = frozenset()
    """The fields of which it tells, as a common word."""

    @property
    def plain(self) -> str | None:
        """The entity, where nothing has to be asked of the text around it."""
        doubtful = self.weak or self.acronym or self.maker
        return self.safe[0] if len(self.safe) == 1 and not doubtful else None


@dataclass(slots=True)
class _Draft:
    """A form in the making: claims as they come in, by spelling."""

    safe: set[str] = field(default_factory=set)
    weak: set[str] = field(default_factory=set)
    derived: set[tuple[str, bool]] = field(default_factory=set)
    blocks: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    makers: set[tuple[str, int, int]] = field(default_factory=set)
    lead: int = 0


def lexicon(entities: Iterable[Entity], cues: Cues) -> dict[str, Form]:
    """Every spelling of every name, in alphabetical order, and the words that tell topics."""
    catalogue = {entity.slug: entity for entity in entities}
    drafts: dict[str, _Draft] = {}
    for slug in sorted(catalogue):
        entity = catalogue[slug]
        makers = _maker_spellings(entity, catalogue)
        for weak, names in ((False, safe_names(entity)), (True, weak_names(entity))):
            for name in names:
                _claim(drafts, name, slug, weak, makers)
                _contract(drafts, name, slug, weak)
        for phrase in _currencies(entity, cues):
            drafts.setdefault(ascii_lower(phrase), _Draft()).blocks.add(slug)
        for phrase in entity.not_in:
            for spelling in spellings(phrase) if normalise(phrase) else ():
                drafts.setdefault(spelling, _Draft()).blocks.add(slug)
    topics = {ascii_lower(word): fields for word, fields in cues.topics.items()}
    places = frozenset(s for s, entity in catalogue.items() if _is_place(entity, cues))
    return {
        spelling: _form(
            spelling, drafts.get(spelling, _Draft()), topics.get(spelling, frozenset()), places
        )
        for spelling in sorted({*drafts, *topics})
    }


def _is_place(entity: Entity, cues: Cues) -> bool:
    return any(group.name == "place" for group in cues.groups_of(entity.cls))


def _currencies(entity: Entity, cues: Cues) -> Iterator[str]:
    """What a place's money is called: no mention of the place (``dollars de Hong Kong``)."""
    if _is_place(entity, cues):
        for name in map(normalise, safe_names(entity)):
            for word in _MONEY:
                yield f"{word} de {name}"
                yield f"{name} {word}"


def unseparated(text: str) -> str:
    """``text`` without spaces and hyphens."""
    return text.replace(" ", "").replace("-", "")


def _claim(
    drafts: dict[str, _Draft], name: str, slug: str, weak: bool, makers: Mapping[str, str]
) -> None:
    forms = spellings(name)
    head = next((m for m in sorted(makers, key=len, reverse=True) if _begins(forms[0], m)), None)
    for i, spelling in enumerate(forms):
        maker = None if head is None else _maker(spelling, head, makers[head])
        if head is not None and maker is None:
            continue
        draft = drafts.setdefault(spelling, _Draft())
        draft.names.add(normalise(name))
        # The maker's name in front of it is support enough.
        is_weak = weak and maker is None
        if i:
            draft.derived.add((slug, is_weak))
        else:
            (draft.weak if is_weak else draft.safe).add(slug)
        if maker is not None:
            draft.makers.add(maker)


def _contract(drafts: dict[str, _Draft], name: str, slug: str, weak: bool) -> None:
    """Claims what becomes of a French name with an article: ``du Havre``, ``aux Sables``."""
    article, _, rest = normalise(name).partition(" ")
    for word in _CONTRACTED.get(article, ()) if rest else ():
        for spelling in spellings(f"{word} {rest}"):
            if spelling.startswith(word + " ") and spelling not in drafts:
                claims = {(slug, weak)}
                drafts[spelling] = _Draft(derived=claims, names={name}, lead=len(word) + 1)


def _maker_spellings(entity: Entity, catalogue: Mapping[str, Entity]) -> dict[str, str]:
    vendor = catalogue.get(entity.vendor or "")
    if vendor is None:
        return {}
    names = (*weak_names(vendor), *safe_names(vendor))
    return {form: vendor.slug for name in names for form in spellings(name)}


def _begins(spelling: str, head: str) -> bool:
    rest = spelling[len(head) :]
    if not spelling.startswith(head) or not rest.strip(" -"):
        return False
    return rest[0] in " -" or not (head[-1].isascii() and rest[0].isascii())


def _maker(spelling: str, head: str, slug: str) -> tuple[str, int, int] | None:
    """Where the maker's name ends in ``spelling`` and the product's begins."""
    if not _begins(spelling, head):
        return None
    rest = spelling[len(head) :]
    return slug, len(head), len(spelling) - len(rest.lstrip(" -"))


def _form(spelling: str, draft: _Draft, topic: frozenset[str], places: frozenset[str]) -> Form:
    safe, weak = set(draft.safe), set(draft.weak)
    if not safe and not weak:
        safe = {slug for slug, is_weak in draft.derived if not is_weak}
        weak = {slug for slug, is_weak in draft.derived if is_weak}
    if len(safe) > 1:
        # Claimed twice: only the text can tell whose it is.
        safe, weak = set(), safe | weak
    names = sorted(draft.names)
    surfaces = None
    if names and all(keeps_case(name) for name in names):
        surfaces = frozenset(unseparated(s) for n in names for s in (n, n.upper()))
    makers = sorted(draft.makers)
    return Form(
        searched=spelling,
        safe=tuple(sorted(safe)),
        weak=tuple(sorted(weak - safe)),
        blocks=frozenset(draft.blocks),
        surfaces=surfaces,
        capital=all(name[0].isupper() for name in names),
        coined=any(_is_coined(name) for name in names),
        acronym=bool(safe) and all(_is_acronym(name) for name in names),
        model=any(char.isdigit() for char in spelling),
        maker=makers[0] if makers else None,
        shouts=any(name.isupper() for name in names),
        place=bool(safe) and safe <= places,
        surname=bool(names) and all(_is_surname(name) for name in names),
        lead=draft.lead,
        article=_article(spelling) if len(names) == 1 else 0,
        topic=topic,
    )


def _article(spelling: str) -> int:
    word, _, rest = spelling.partition(" ")
    return len(word) + 1 if rest and word in _ARTICLES else 0


def _is_coined(name: str) -> bool:
    return " " in name or any(c.isupper() or c.isdigit() or c == "&" for c in name[1:])


def _is_surname(name: str) -> bool:
    return len(name) > 2 and name.isalpha() and name[0].isupper() and name[1:].islower()


def _is_acronym(name: str) -> bool:
    """Whether a name is so short that it may well stand for something else."""
    if not name.isascii():
        return 2 <= len(name) <= _SHORT_HAN and all("\u3400" <= char <= "\u9fff" for char in name)
    return 2 <= len(name) <= _ACRONYM and name.isascii() and name.isalpha() and name.isupper()
