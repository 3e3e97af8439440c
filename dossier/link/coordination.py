"""Names that share a beginning: ``MTT S80 et S70``, ``Ascend 910B/910C``, ``910B/C``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from dossier.link.cues import Cues
from dossier.link.lexicon import Form
from dossier.link.spelling import ascii_lower

_TOKENS = re.compile("[0-9A-Za-z\u00c0-\u024f]+(?:[ -][0-9A-Za-z\u00c0-\u024f]+){0,2}")
_FIRST = re.compile("[ -]")
_BORDER = re.compile(r"[ -]|(?<=[^\x00-\x7f])(?=[0-9a-z])")
_INNER = re.compile(r"(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])")
_BLANK = frozenset(" \n")
_TIGHT = frozenset("/、")
_COUNTED = re.compile(r"s?(?:[ -]?[%$€]|[.,]?[0-9]| [0-9]| (?=[^\W\d_])(?P<next>[^\W\d_]+))")


def carried(
    plain: str,
    end: int,
    form: Form,
    forms: Mapping[str, Form],
    first_words: frozenset[str],
    cues: Cues,
) -> tuple[int, int, Form] | None:
    """The name after ``end`` that leaves out what it shares with ``form``, if there is one.

    ``first_words`` are those of ``tails``. Gives its span and its full form: for ``S70`` after
    ``MTT S80`` the form ``mtt s70``.
    """
    if plain[end : end + 1] == "s" and not plain[end + 1 : end + 2].isalnum():
        end += 1
    # Most names are followed by something else: one or two characters tell.
    head = plain[end : end + 1]
    if head not in cues.joining and not (
        head in _BLANK and plain[end + 1 : end + 2] in cues.joining_apart
    ):
        return None
    joint = cues.connector.match(plain, end)
    if not joint:
        return None
    token = _TOKENS.match(plain, joint.end())
    if not token:
        return None
    first = ascii_lower(_FIRST.split(token[0], maxsplit=1)[0])
    if first not in first_words and first.removesuffix("s") not in first_words:
        return None
    tight = joint["by"].strip() in _TIGHT
    for length, end_at in _lengths(token[0]):
        word = ascii_lower(token[0][:length])
        stop = token.start() + end_at
        if word.isdigit() and not tight and _is_counted(plain, stop, cues):
            continue
        for prefix in _prefixes(form.searched, tight=tight):
            full = forms.get(prefix + word)
            if full is not None and _is_another(full, form, small=token[0][0].islower()):
                return token.start(), stop, full
    return None


def _is_another(full: Form, form: Form, *, small: bool) -> bool:
    """Whether ``full`` names what ``form`` does not, and may be written so (``small``)."""
    names = {*full.safe, *full.weak}
    return bool(names) and not names & {*form.safe, *form.weak} and not (small and full.capital)


def _lengths(tokens: str) -> Iterator[tuple[int, int]]:
    """Where the name may end, at the end of each word, longest first, and where its
    mention does: a plural s is no part of the name."""
    for i in range(len(tokens), 0, -1):
        if i == len(tokens) or tokens[i] in " -":
            yield i, i
            if tokens[i - 1] == "s":
                yield i - 1, i


def shared_beginnings(forms: Mapping[str, Form]) -> frozenset[str]:
    """What at least two forms begin with: only such beginnings can be left out."""
    seen: dict[str, int] = {}
    for form in forms.values():
        for prefix in {*_prefixes(form.searched, tight=True)} if form.safe or form.weak else ():
            seen[prefix] = seen.get(prefix, 0) + 1
    return frozenset(prefix for prefix, times in seen.items() if times > 1)


def can_carry(form: Form, shared: frozenset[str]) -> bool:
    """Whether a name that follows ``form`` may leave its beginning out."""
    return any(prefix in shared for prefix in _prefixes(form.searched, tight=True))


def tails(forms: Mapping[str, Form]) -> frozenset[str]:
    """The first word of what is left of a name without a beginning that another has too: no
    name that leaves its beginning out begins otherwise."""
    heads = {head for form in forms.values() for head in _prefixes(form.searched, tight=True)}
    return frozenset(
        _FIRST.split(form[at:], maxsplit=1)[0]
        for form in forms
        for at in range(1, len(form))
        if form[:at] in heads
    )


@lru_cache(maxsize=1 << 14)
def _prefixes(searched: str, *, tight: bool) -> tuple[str, ...]:
    """What ``searched`` may share with the next name, longest first.

    Parts of a word are shared only where a slash joins (``M100/300``).
    """
    ends = [match.end() for match in _BORDER.finditer(searched)]
    if tight:
        ends += [match.end() for match in _INNER.finditer(searched)]
    return tuple(searched[:end] for end in sorted(ends, reverse=True))


def _is_counted(plain: str, end: int, cues: Cues) -> bool:
    """Whether a bare number counts or measures what follows it (``et 590 serveurs``)."""
    match = _COUNTED.match(plain, end)
    if not match:
        return False
    word = match["next"]
    return word is None or word.lower() not in cues.openers
