"""The words of a language that tell who is spoken of: ``data/about.json`` in patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dossier.figures.about.patterns import (
    NEVER,
    SHARED,
    SPACED,
    SPACED_PARTS,
    UNSPACED,
    UNSPACED_PARTS,
)
from dossier.figures.forms import alternation, cased, load, tree
from dossier.model import Lang

_GAP = re.compile(r"<<(\w+)((?: \w+)*)>>")


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
    abroad_before: re.Pattern[str]
    """All that stands before a name after a place that no catalogue has: "in Germany"."""
    before_its: re.Pattern[str]
    """A phrase that may stand before a possessive which is the subject: "on paper"."""
    asked_for: re.Pattern[str]
    """What follows who is asked for something, and not to do it."""
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
    relative_in: re.Pattern[str]
    """The same within a phrase."""
    matter: re.Pattern[str]
    """What stands after a comma and is no name's, but what the clause tells: "a stake"."""
    average: re.Pattern[str]
    """What makes a figure that of all: "the industry average"."""
    change: re.Pattern[str]
    """The whole stretch between the two ends of a change: "to", "from"."""
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
    those_before: re.Pattern[str]
    """All that stands before a number of known ones."""
    its_before: re.Pattern[str]
    """A possessive right before a figure."""
    counted_up: re.Pattern[str]
    """What ends a list before the number of all in it: 等."""
    sold_for: re.Pattern[str]
    """The whole stretch between what is sold and its price."""
    price: re.Pattern[str]
    """Words for what a thing costs, before the sum."""
    object_before: re.Pattern[str]
    """A participle before a name: it is an object, not a subject."""
    anaphor: re.Pattern[str]
    """Words that stand for somebody named before: "the company", "its"."""
    whose_before: re.Pattern[str]
    """The whole stretch between the name before and what is its: "whose", "dont la"."""
    which_before: re.Pattern[str]
    """The whole stretch between a name and the subject of its relative clause: "in which"."""
    somebody_before: re.Pattern[str]
    """How a sentence begins whose subject is nobody named: "a doctor who prescribes X"."""
    acting_before: re.Pattern[str]
    """How a sentence begins whose subject is what is done: "porting X to Y"."""
    dearer: re.Pattern[str]
    """What a difference in price is followed by: "cheaper", "plus chère"."""
    its_named_after: re.Pattern[str]
    """All that stands between "its" and the name of what it is: "son assistant"."""
    named_after: re.Pattern[str]
    """All that stands between "the carmaker" and its name: nothing, or adjectives."""
    local: re.Pattern[str]
    """A pronoun that rather stands for the subject of its sentence than for a firm."""
    several: re.Pattern[str]
    """A pronoun that stands for more than one, and so for no single firm."""
    him: re.Pattern[str]
    """A pronoun that is an object."""
    whom_before: re.Pattern[str]
    """Whom a figure right after it is for: what a thing costs "the company", brings au groupe."""
    closing: re.Pattern[str]
    """What ends a quotation."""
    we: re.Pattern[str]
    """Whoever speaks."""
    latest: re.Pattern[str]
    """Who was named last of all: ce dernier."""
    apiece: re.Pattern[str]
    """What follows the price of one of many: "apiece", pièce."""
    trial: re.Pattern[str]
    """What a medicine is tried in."""
    fronted: re.Pattern[str]
    """How a phrase before the subject begins: "since", "au", built."""
    indefinite: re.Pattern[str]
    """How a subject begins that is nobody named: "a new chip", 全国."""
    contrasted: re.Pattern[str]
    """A word that sets a clause against the one before, and the plain word it begins with."""
    own_subject: re.Pattern[str]
    """How a clause begins whose subject is neither named nor known: "the market", 全国."""
    subjectless: re.Pattern[str]
    """How a sentence begins that leaves out its subject: 预计."""
    part: re.Pattern[str]
    """A subject that is part of a thing: "the battery"."""
    comma: re.Pattern[str]
    """What ends a phrase before the subject."""
    under: re.Pattern[str]
    """A word that sets a clause under the one before: "while", "because"."""
    under_it: re.Pattern[str]
    """The same within a sentence."""
    ends_generic: re.Pattern[str]
    """What a relative clause that is nobody's follows: "freight rates"."""
    modified: re.Pattern[str]
    """All before a word for what is held where the words are of all: "tablet" shipments."""
    parted: re.Pattern[str]
    """What surely parts two clauses, each with a subject: a semicolon."""
    than_before: re.Pattern[str]
    """What something is compared with: "than", contre."""
    beyond_before: re.Pattern[str]
    """What is put below or above the name after it: "more than", moins qu’avec."""
    reckons: re.Pattern[str]
    """What a body does of which the figures are not its own: "estimates", 统计."""
    control: re.Pattern[str]
    """What only serves for a comparison: "placebo"."""
    goods: re.Pattern[str]
    """What makes a price that of goods of nobody: "a tonne"."""
    telling: re.Pattern[str]
    """What makes people those who tell: "familiar with"."""
    question: re.Pattern[str]
    """What stands before an answer."""
    held: re.Pattern[str]
    """How a sentence begins that is on the shares and the like of whom was spoken of."""
    complement: re.Pattern[str]
    """The whole stretch between a name and its complement: of, de."""
    compared_before: re.Pattern[str]
    """What sets the subject beside the name after it: 约为."""
    complement_before: re.Pattern[str]
    """What joins a possessive to the subject: "the price of" its chips."""
    turns: re.Pattern[str]
    """The first, the second and the third of a list just given, a group each."""
    of_class: Mapping[str, Sequence[str]]
    """The classes of entities that a noun may stand for: "the yard"."""
    nations: Mapping[str, str]
    """The country of an adjective: "danois"."""
    nation_before: re.Pattern[str]
    """An adjective for a country in what stands before a name: "the Danish line"."""
    nation_after: re.Pattern[str]
    """The same in what stands after it: ", an American firm"."""
    national: re.Pattern[str]
    """Who is meant by where it is from, at the beginning of a clause: "the Danish firm"."""
    rival: re.Pattern[str]
    """Others, after a possessive: its "rivals"."""
    others_in: re.Pattern[str]
    """A subject within a clause that is nobody's: "said that the industry"."""
    generic: re.Pattern[str]
    """Words for nobody named: the market, analysts."""


@cache
def cues(lang: Lang) -> Cues:
    """The cues of ``lang``; those of English for a language without its own."""
    table = load("about")
    words = table[lang] if lang in table and lang != "classes" else table["en"]
    spaced = lang != "zh"
    own, parts = (SPACED, SPACED_PARTS) if spaced else (UNSPACED, UNSPACED_PARTS)
    gaps = _Gaps(words, parts, spaced=spaced)
    patterns = {
        name: gaps.filled(own.get(name, SHARED.get(name, NEVER)))
        for name, form in Cues.__annotations__.items()
        if form.startswith("re.Pattern") and name != "turns"
    }
    turns = "|".join(f"({gaps.alone(turn)})" for turn in words["turns"] if turn)
    compiled = {name: re.compile(pattern) for name, pattern in patterns.items()}
    return Cues(
        spaced=spaced,
        turns=re.compile(turns),
        of_class=words["of_class"],
        nations=words["nations"],
        **compiled,
    )


class _Gaps:
    """The words of one language put into the gaps of patterns."""

    def __init__(
        self, words: Mapping[str, Sequence[str]], parts: Mapping[str, str], *, spaced: bool
    ) -> None:
        self._words = words
        self._parts = parts
        self._spaced = spaced

    def filled(self, pattern: str) -> str:
        """The pattern without gaps."""
        return _GAP.sub(self._fill, pattern)

    def alone(self, forms: Sequence[str]) -> str:
        """Any of the words, standing alone; in Chinese, not where it begins another word."""
        if self._spaced:
            return self.filled(f"<<left>>(?:{tree(cased(forms)) or NEVER})<<right>>")
        found = alternation(forms).replace("其", "其(?![中次他余实])")
        return re.sub("(市[场場])", "\\1(?![占份])", found) or NEVER

    def _fill(self, gap: re.Match[str]) -> str:
        kind, names = gap[1], gap[2].split()
        forms = [word for name in names for word in self._words[name]]
        match kind:
            case "words":
                return alternation(forms) or NEVER
            case "tree":
                return tree(cased(forms)) or NEVER
            case "raw":
                return "|".join(forms) or NEVER
            case "either":
                return self.alone(forms)
            case "before":
                ends = tree(cased(forms)) or NEVER
                return self.filled(f"<<left>>(?:{ends})<<whole>><<det>>$")
        return self.filled(self._parts[kind])
