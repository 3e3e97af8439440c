"""The words of a language that tell who is spoken of, compiled from ``data/about.json``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dossier.figures.forms import alternation, cased, load, tree
from dossier.figures.rules import LETTER
from dossier.model import Lang

_NOUNS = ("unit", "trade", "firm")
"""Kinds of nouns that stand for a name with an article: "the carmaker", 该公司."""
_BEFORE = (
    "source_before",
    "place_before",
    "prep_before",
    "of_before",
    "by_before",
    "rivals",
    "lets",
    "promoted",
)
"""Words before a name that tell its role."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns on the stretches between names and figures.

    Those that end in ``before`` match at the end of the stretch before a name; ``after``
    and ``opening`` at its beginning.
    """

    spaced: bool
    source_before: re.Pattern[str]
    said_before: re.Pattern[str]
    """The whole stretch from a comma to a name: "said", "estime"."""
    say_after: re.Pattern[str]
    place_before: re.Pattern[str]
    prep_before: re.Pattern[str]
    of_before: re.Pattern[str]
    by_before: re.Pattern[str]
    lets_before: re.Pattern[str]
    """Who does not act, but lets another: "will allow"."""
    any_before: re.Pattern[str]
    """Any of the words that tell the role of the name after them: a first test."""
    rivals_before: re.Pattern[str]
    """Others, told by whom they are others to: "rivals of"."""
    promoted_before: re.Pattern[str]
    attributed_before: re.Pattern[str]
    given_before: re.Pattern[str]
    """The same, by a word that gives the figure to the name whoever the clause is about."""
    as_for: re.Pattern[str]
    """All that stands before a name that a sentence turns to: "as for", 至于."""
    given_alone: re.Pattern[str]
    """All that stands before the name, if it is what the sentence is about: "chez"."""
    joined: re.Pattern[str]
    """The whole stretch between two names of one list."""
    owned: re.Pattern[str]
    """The whole stretch between an owner and what is its: "'s new", 的, nothing."""
    and_: re.Pattern[str]
    """The same with a word, not a comma alone."""
    bound: re.Pattern[str]
    """Where a clause ends and another begins."""
    relative_opening: re.Pattern[str]
    matter: re.Pattern[str]
    """What stands after a comma and is no name's, but what the clause tells: "a stake"."""
    average: re.Pattern[str]
    """What makes a figure that of all: "the industry average"."""
    where: re.Pattern[str]
    """A relative clause that says something of a place: "where", où."""
    each: re.Pattern[str]
    """What opens a clause on each of the things just named."""
    apposition: re.Pattern[str]
    """How what is said of the name before a comma may begin: its maker, founded, une."""
    definite: re.Pattern[str]
    """How a clause begins that has a subject of its own: "la part de", "sales of"."""
    subject_before: re.Pattern[str]
    """The whole stretch from a comma to a name that may be the subject: "the chipmaker"."""
    possessed: re.Pattern[str]
    """The whole stretch between an owner and a figure that is its: "Nvidia's" 80 %."""
    definite_before: re.Pattern[str]
    """What makes a figure a known one: "les" 80 % de Nvidia."""
    counted_up: re.Pattern[str]
    """What ends a list before the number of all in it: 等."""
    sold_for: re.Pattern[str]
    """The whole stretch between what is sold and its price."""
    price: re.Pattern[str]
    """Words for what a thing costs, before the sum."""
    object_before: re.Pattern[str]
    """A participle before a name: it is an object, not a subject."""
    respectively: re.Pattern[str]
    anaphor: re.Pattern[str]
    """Words that stand for somebody named before: "the company", "its"."""
    named_after: re.Pattern[str]
    """All that stands between "the carmaker" and its name: nothing, or adjectives."""
    he: re.Pattern[str]
    """A pronoun that is a subject."""
    him: re.Pattern[str]
    """A pronoun that is an object."""
    fronted: re.Pattern[str]
    """How a phrase before the subject begins: "since", "au", built."""
    indefinite: re.Pattern[str]
    """How a subject begins that is nobody named: "a new chip", 全国."""
    own_subject: re.Pattern[str]
    """How a clause begins whose subject is neither named nor known: "the market", 全国."""
    subjectless: re.Pattern[str]
    """How a sentence begins that leaves out its subject: 预计."""
    part: re.Pattern[str]
    """A subject that is part of a thing: "the battery"."""
    parted: re.Pattern[str]
    """What surely parts two clauses, each with a subject: a semicolon."""
    complement: re.Pattern[str]
    """The whole stretch between a name and its complement: of, de."""
    complement_before: re.Pattern[str]
    """What joins a possessive to the subject: "the price of" its chips."""
    turns: re.Pattern[str]
    """The first, the second and the third of a list just given, a group each."""
    generic: re.Pattern[str]
    """Words for nobody named: the market, analysts."""


@cache
def cues(lang: Lang) -> Cues:
    """The cues of ``lang``; those of English for a language without its own."""
    table = load("about")
    words = table[lang] if lang in table and lang != "classes" else table["en"]
    spaced = lang != "zh"
    left, right = (rf"(?<![{LETTER}])", rf"(?![{LETTER}])") if spaced else ("", "")
    articles = r"the|an?|its|their|la|les?|l[’']|son|sa|ses|leurs?|un|une|de la|de l[’']|du|des"
    det = rf"\s*(?:(?:{articles})\b\s*)?(?:[\w-]+\s){{0,2}}" if spaced else ""

    whole = rf"(?:(?<=[’'])|(?![{LETTER}]))" if spaced else ""

    def before(*names: str) -> re.Pattern[str]:
        forms = tree(cased(word for name in names for word in words[name]))
        return re.compile(rf"{left}(?:{forms}){whole}{det}$" if forms else r"(?!)")

    def either(forms: Sequence[str]) -> str:
        if spaced:
            return rf"{left}(?:{tree(cased(forms))}){right}"
        found = alternation(forms).replace("其", "其(?![中次他余实])")
        return re.sub("(市[场場])", "\\1(?![占份])", found)

    referring = (
        rf"(?<!\w)(?:(?i:{'|'.join(words['definite'])})\s|[Ll][’'])"
        rf"(?:(?!(?:{'|'.join(words['indefinite'])})\s)[a-zà-ÿ0-9-][\w-]*\s){{0,2}}"
        if spaced
        else f"(?:{alternation(words['definite'])})?"
    )
    being = r"it is|it was|c[’']est|c[’']était"
    impersonal = "|".join(words["impersonal"]) or "(?!)"
    he = rf"{either(words['he'])}(?!{impersonal})"
    money = alternation(words["money"])
    joined = alternation(words["joined"])
    small = r"(?:(?:the|le|la|les|l[’']|d[’']|de|à|celui de|celle de|ceux de|celles de)\s*)?"
    shared = alternation(words["shared"])
    alone = rf"(?!\s(?:{alternation(words['of_before'])}))" if spaced else ""
    others = rf"(?:(?:{articles})\b\s*)?(?:{alternation(words['generic'])}){right}"
    nouns = "|".join(f"(?P<{kind}>{either(words[kind])})" for kind in _NOUNS)
    nouns += rf"|(?<!new\s)(?<!nouveau\s)(?<!nouvelle\s)(?P<affair>{either(words['affair'])})"
    things = f"{alternation(words['thing'])}|[针針药藥剂劑片船轮輪车車机機卡型]"
    return Cues(
        spaced=spaced,
        source_before=before("source_before"),
        said_before=re.compile(rf"[\s\"”»]*(?:{alternation(words['say_after'])})\s{small}"),
        say_after=re.compile(rf"\s*(?:{alternation(words['say_after'])}){right}"),
        place_before=before("place_before"),
        prep_before=before("prep_before"),
        of_before=before("of_before"),
        by_before=before("by_before"),
        any_before=before(*_BEFORE),
        rivals_before=before("rivals"),
        lets_before=re.compile(
            rf"{left}(?i:{alternation(words['lets'])}){whole}\s*(?:(?:{articles})\b\s*)?$"
        ),
        promoted_before=before("promoted"),
        attributed_before=before("attributed"),
        given_before=before("given"),
        as_for=re.compile(
            rf"\s*(?:{tree(cased(words['as_for']))})\s*(?:(?:{articles})(?:\s|(?<=[’'])))?"
        ),
        given_alone=re.compile(
            rf"\s*(?i:{alternation(words['given'])})\s(?:(?:{articles})(?:\s|(?<=[’'])))?"
            if words["given"]
            else r"(?!)"
        ),
        joined=re.compile(rf"\s*(?:[,/+]|,?\s*(?:{joined}))\s*{small}"),
        and_=re.compile(rf"\s*,?\s*(?:{joined})\s*{small}"),
        owned=re.compile(
            r"[’']s?\s(?:[\w-]+\s){0,3}|\s|-" if spaced else rf"\s*(?:[\u4e00-\u9fff]{{0,6}}的(?:{alternation(words['adjectives'])}|[\u4e00-\u9fff]{{0,4}}"
            rf"(?:{things}))?|旗下|自研)?\s*"
        ),
        bound=re.compile(
            rf"[,;:()—]|\s(?:[-–]\s|(?:{shared}){right}|(?:as|comme)(?=\s{others}))"
            if spaced
            else rf"[,，;；:：()（）—]|{shared}"
        ),
        relative_opening=re.compile(
            rf"\s*(?:{alternation(words['relative'])}){right}" if words["relative"] else r"(?!)"
        ),
        matter=re.compile(
            rf"\s*(?:an?|une?|the|la|le|l[’'])(?:\s|(?<=[’']))(?:[\w-]+\s)?{either(words['matter'])}"
            if words["matter"]
            else r"(?!)"
        ),
        average=re.compile(either(words["average"])),
        where=re.compile(rf"\s*{either(words['where'])}" if words["where"] else r"(?!)"),
        each=re.compile(either(words["each"])),
        apposition=re.compile(
            rf"\s*(?:(?:an?|une?|its|sa|son|leur|the|la|le|l[’'])(?:\s|(?<=[’']))"
            rf"|[{LETTER}]{{2,}}(?:ée?s?|ed){right}"
            rf"|{either([*words['firm'], *words['thing'], *words['apposed']])})"
            if spaced
            else alternation([*words["firm"], *words["thing"]])
        ),
        definite=re.compile(
            rf"\s*(?:les?|la|l[’']|the|celles?|ceux|celui|its|ses|sa|son|(?i:{money})){right}"
            if spaced
            else r""
        ),
        subject_before=re.compile(
            rf"\s*(?:(?:{articles}|this|that|cet?|cette|rival|{being})(?:\s|(?<=[’']))"
            rf"|(?:{either([*words['firm'], *words['thing']])})\s).*"
            if spaced
            else r".{0,6}"
        ),
        possessed=re.compile(r"[’']s?\s(?:[\w-]+\s){0,2}" if spaced else r"的"),
        definite_before=re.compile(r"(?:^|\s)(?:the|les|aux|des)\s$" if spaced else r"(?!)"),
        counted_up=re.compile(r"等$" if not spaced else r"(?!)"),
        sold_for=re.compile(
            rf"\s(?:{alternation(words['sold_for'])})\s" if words["sold_for"] else r"(?!)"
        ),
        price=re.compile(either(words["price"])),
        object_before=re.compile(
            rf"[{LETTER}]{{3,}}(?:ing|ant)\s(?:(?:{articles})\s)?$" if spaced else r"(?!)"
        ),
        respectively=re.compile(alternation(words["respectively"])),
        anaphor=re.compile(
            "|".join(
                [
                    f"(?P<these>{either(words['these'])})",
                    f"{referring}(?:{nouns})",
                    f"(?P<thing>{referring if spaced else ''}{either(words['thing'])})",
                    f"(?P<he>{he})",
                    f"(?P<money>{either(words['money'])})",
                    f"(?P<output>{either(words['output'])}{alone})",
                    f"(?P<pronoun>{either(words['pronoun'])}(?!{impersonal}))",
                ]
            )
        ),
        named_after=re.compile(
            rf"\s*(?:[\w-]+(?:{'|'.join(words['adjectives'])})\s){{0,2}}[\"“«]?\s?"
            if spaced
            else rf"(?:[\u4e00-\u9fff]{{0,5}}(?:{things}))?"
        ),
        he=re.compile(he),
        him=re.compile(either(words["him"])),
        fronted=re.compile(either(words["fronted"])),
        indefinite=re.compile(
            rf"(?:{alternation(words['indefinite'])}){right}" if words["indefinite"] else r"(?!)",
            re.IGNORECASE,
        ),
        own_subject=re.compile(
            rf"(?:{others}|les?|la|l[’']|the|most|many|(?:{alternation(words['indefinite'])}){right})\s*"
            if spaced
            else either([*words["indefinite"], *words["generic"]]),
            re.IGNORECASE,
        ),
        subjectless=re.compile(
            alternation(words["subjectless"]) if words["subjectless"] else r"(?!)"
        ),
        part=re.compile(
            rf"(?:(?:{articles})(?:\s|(?<=[’'])))?{either(words['part'])}", re.IGNORECASE
        ),
        parted=re.compile(r"[;；]"),
        complement=re.compile(
            rf"\s*(?:{alternation(words['of_before'])})\s*{small}" if spaced else r"(?!)"
        ),
        complement_before=re.compile(
            rf"{left}(?i:{alternation(words['of_before'])})\s?$" if words["of_before"] else r"(?!)"
        ),
        turns=re.compile("|".join(f"({either(turn)})" for turn in words["turns"] if turn)),
        generic=re.compile(either(words["generic"])),
    )
