"""What a name's own form and the words around it say of it, and who says so."""

from __future__ import annotations

import re

from dossier.link.cues import Cues
from dossier.link.surroundings import Surroundings
from dossier.link.unknown.record import BY, FROM, Words
from dossier.link.unknown.runs import Run
from dossier.model import Lang

NO_TRADE = frozenset(
    {"person", "place", "market", "organisation", "outlet", "law", "road", "room", "nature"}
)
"""Groups of things whose names are not told as unknown."""
_GOODS_OF = NO_TRADE | {"company", "software", "weapon", "sport", "product"}
"""Groups whose nouns before ``of X`` do not tell that X makes them (``group of X``)."""
_WHO = re.compile(
    r"^, (?:an? |the |une? |l[ea] |l'|les |son |sa |its |autres? |another "
    r"|d'une? |du |de la |from |by |par )+"
)
_SAYS = frozenset({"selon", "d' après", "according to", "told", "citing", "quotidien", "agence"})
"""What stands before those who report, rather than what they report of."""
_PLACED = frozenset({"à", "en", "in", "at", "near"})
"""What stands before a place."""
_NO_SUBJECT = _SAYS | _PLACED
_NAMED_NEXT = re.compile(r"[\w'-]+(?: [\w'-]+)?(?<! de)(?<! of)(?<! in)(?<! à) [A-Z]")
"""An apposition that belongs to a name after it: ``, la start-up DeepSeek``."""
_OWNS = re.compile(r"'s? ([a-z-]+(?: [a-z-]+){0,2})")
_WORD = re.compile(r"[\w-]+")
_BARE = re.compile(r", ([a-zéèêôî-]+) ")
_INNER_CAPITAL = re.compile(r"(?<!Mc)(?<!Mac)(?<=[a-z])[A-Z]")
_MODEL_NAME = re.compile("[a-z]{1,3}-?[0-9]{2,4}[a-z]?")
_WHOSE = re.compile(r" d(?:e |')[A-Z][\w-]+")
_DESCRIBED = 4
_FAR = 2000
_CLAUSES = frozenset(
    {"while", "whereas", "but", "and", "as", "because", "that", "que", "qu'", "et", "mais"}
)
"""What a clause begins with, before its subject."""
_COMMON = re.compile(
    "(?:[tsx]ion|ment|ness|ity|ing|ship|ance|ence|ism|ed|ly|age|ers|ure|té|ée?s?|ant|if|ive|eurs"
    "|eux|ième|iers|isme|ians|[^aeiou]s)$"
)
"""Endings of common words that may begin a sentence without a determiner."""


class Clues:
    """Reads one text for what its words say of runs."""

    def __init__(self, around: Surroundings, cues: Cues, known: Words, lang: Lang) -> None:
        self._around = around
        self._cues = cues
        self._known = known
        self._lang = lang

    def of(self, run: Run) -> str | None:
        """What makes ``run`` a name of a company or product, for a reader; None: nothing."""
        plain = self._around.plain
        if len(run.words) > 1 and self._is_suffix(run.words[-1]):
            return "corporate suffix"
        before = self._around.named_before(run.start)
        groups = frozenset().union(*map(self._cues.noun, before))
        if groups and not run.opens and not groups & {"person"}:
            sure = run.coined or self._lang == "fr" or "company" in groups
            if groups - NO_TRADE and sure:
                return f'apposition: "{before[-1]} {plain[run.start : run.end]}"'
            return None
        return (
            self._before(run)
            or self._described(run)
            or self._after(run)
            or self._between_commas(run)
            or self._subject(run)
        )

    def _is_suffix(self, word: str) -> bool:
        return word in self._known.suffixes or word.startswith(("Co.", "Ltd.", "Inc.", "Corp."))

    def _before(self, run: Run) -> str | None:
        """What the words before a run say, the nearest first."""
        known, cues = self._known, self._cues
        if self._around.word_before(run.start) not in known.leads:
            return None
        spoken = self._around.words_before(run.start)
        last, second, third = (*spoken[:3], "", "", "")[:3]
        both = f"{second} {last}".strip()
        if last in known.called or both in known.name_of:
            return f'what is called so: "{both}"'
        if last in known.nations and second in cues.determiners and self._lang == "fr":
            return f'apposition: "{both}"'
        if last in FROM and not known.sourced.isdisjoint(spoken[1:6]):
            return f'what companies do: "{both}"'
        model = third in cues.determiners and _MODEL_NAME.fullmatch(second)
        has = second in known.had or cues.noun(second) - _GOODS_OF or model
        if (last in known.prepositions and has) or (
            last in known.prepositions_in and second in known.had_in
        ):
            return f'what is said of companies: "{both}"'
        done = both in known.done_to or last in known.alone
        if (last in BY and second in known.made) or done:
            return f'what companies do: "{both}"'
        for phrase, noun in ((last, second), (both, third)):
            if phrase in known.such_as and cues.noun(noun) - NO_TRADE:
                return f'an example: "{noun} {phrase}"'
        return None

    def _described(self, run: Run) -> str | None:
        """A company by a French noun and what describes it: ``le fabricant de puces X``."""
        if self._lang != "fr" or run.opens or self._is_unit(run):
            return None
        spoken = self._around.words_before(run.start)
        for at, word in enumerate(spoken[:_DESCRIBED]):
            if at and "company" in self._cues.noun(word):
                if spoken[at + 1 : at + 2] and spoken[at + 1] in self._cues.determiners:
                    return f'apposition: "{word} … {self._around.plain[run.start : run.end]}"'
                return None
            if word in self._known.no_description and (not at or word not in {"de", "d'", "des"}):
                return None
        return None

    def _after(self, run: Run) -> str | None:
        """What the words after a run say, unless it is who reports."""
        plain, end, told = self._around.plain, run.end, None
        match plain[end : end + 1]:
            case ",":
                told = self._apposed(plain[end : end + 60])
            case " ":
                told = self._does(run)
            case "'":
                told = self._owns(run) if self._lang == "en" else None
        if told is None:
            return None
        spoken = self._around.words_before(run.start)
        reports = spoken and (spoken[0] in _NO_SUBJECT or " ".join(spoken[1::-1]) in _SAYS)
        return None if reports else told

    def _owns(self, run: Run) -> str | None:
        """What a run has that companies have, with no more than modifiers before it."""
        owns = _OWNS.match(self._around.plain, run.end, run.end + 60)
        for word in owns[1].split(" ") if owns else ():
            if word in self._known.had or self._cues.noun(word) - _GOODS_OF:
                person = run.words[0] in self._cues.given_names
                return None if person else f'what companies have: "{word}"'
            if word not in self._cues.modifiers:
                return None
        return None

    def _apposed(self, ahead: str) -> str | None:
        """What an apposition after a comma says of the name before it."""
        if (who := _WHO.match(ahead)) and not _NAMED_NEXT.match(ahead, who.end()):
            for word in _WORD.findall(ahead[who.end() :])[:3]:
                groups = self._cues.noun(word.lower())
                if groups:
                    said = groups - NO_TRADE and "person" not in groups
                    return f'apposition: "{ahead[2:].partition(",")[0][:30]}"' if said else None
        told = self._known.beside.match(ahead)
        if told:
            return f'what is said of companies: "{told[0][2:]}"'
        bare = _BARE.match(ahead) if self._lang == "fr" else None
        if bare and "company" in self._cues.noun(bare[1]):
            return f'apposition: "{bare[1]}"'
        return None

    def _does(self, run: Run) -> str | None:
        """What a run does, or what it is the model of."""
        around = self._around
        deed = self._known.deeds.match(around.plain, run.end)
        if deed and (run.coined or not run.opens or not run.words[0].endswith("s")):
            return f'what companies do: "{deed[0].strip()}"'
        if run.model:
            whose = _WHOSE.match(around.plain, run.end)
            if whose and around.word_before(run.start) in self._cues.determiners:
                return f'a model and whose it is: "{whose[0].strip()}"'
            word, sep = around.next_word(run.end)
            if sep == " " and self._cues.noun(word.lower()) - NO_TRADE:
                return f'model number before "{word}"'
        return None

    def _subject(self, run: Run) -> str | None:
        """Whether a lone name, which no common word looks like, does what follows it at
        once; a person is named in full somewhere."""
        plain, known = self._around.plain, self._known
        word = plain[run.start : run.end]
        coined = len(run.words) == 2 and any(_INNER_CAPITAL.search(one) for one in run.words)
        if len(run.words) > 1 and not coined:
            return None
        if not word[0].isupper() or len(word) < 3 or self._lang == "zh" or self._is_unit(run):
            return None
        deed = known.head_deeds[self._lang].match(plain, run.end)
        if deed is None or (run.opens and not run.coined and _COMMON.search(word)):
            return None
        if not run.opens and plain[run.start - 2 : run.start - 1].isalpha():
            spoken = self._around.words_before(run.start)[:1]
            if not spoken or spoken[0] not in _CLAUSES:
                return None
        if self._is_elsewhere(run.start, word):
            return None
        return f'what companies do: "{deed[0].strip()}"'

    def _is_unit(self, run: Run) -> bool:
        """Whether a number stands right before a lone word: ``77 EFLOPS``."""
        before = self._around.plain[max(0, run.start - 2) : run.start]
        return len(run.words) == 1 and before[:1].isdigit() and before[1:] == " "

    def _is_elsewhere(self, at: int, word: str) -> bool:
        """Whether a word also stands in small letters, or after a word with a capital,
        somewhere around ``at``."""
        around, first, last = self._around, max(0, at - _FAR), at + _FAR
        small = word.lower()
        here = around.plain.find(small, first, last)
        while here >= 0:
            beside = (
                around.plain[here - 1 : here]
                + around.plain[here + len(word) : here + len(word) + 1]
            )
            if not any(char.isalnum() or char == "-" for char in beside):
                return True
            here = around.plain.find(small, here + 1, last)
        here = around.plain.find(word, first, last)
        while here >= 0:
            before, by = around.last_word(here)
            common = before.lower() in self._cues.openers or self._cues.noun(before.lower())
            if by == " " and before[:1].isupper() and not common:
                return True
            here = around.plain.find(word, here + 1, last)
        return False

    def _between_commas(self, run: Run) -> str | None:
        """Whether what stands before a comma is what a run between commas is."""
        plain = self._around.plain
        if plain[run.start - 2 : run.start] != ", " or plain[run.end : run.end + 1] not in ",.;":
            return None
        spoken = self._around.words_before(run.start - 2)
        closed = plain[run.end : run.end + 1] == ","
        kinds = {group for word in spoken[:3] for group in self._cues.noun(word)}
        told: set[str] | frozenset[str] = set()
        if closed:
            told = kinds - NO_TRADE if run.coined else {"company"}
        if closed and spoken[1:2] and spoken[1] in self._cues.determiners:
            # The noun alone before the comma says what it is: "its antibiotic, X,".
            told = self._cues.noun(spoken[0]) - NO_TRADE
        if kinds & told and set(spoken[:5]) & self._cues.determiners:
            return f'apposition: "{spoken[0]}, {plain[run.start : run.end]}"'
        return None
