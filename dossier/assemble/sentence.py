"""A statement as a sentence: from its own text, or from the vocabulary's pattern."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from dossier import i18n
from dossier.model import (
    Corpus,
    Count,
    DateValue,
    EntityValue,
    Flag,
    Grammar,
    Money,
    Percent,
    Quantity,
    Statement,
    TextValue,
    Value,
)
from dossier.pattern import Agreement, Optional, Part, Slot, form_of, parse_pattern
from dossier.strings import Strings

_PLAIN = Grammar()


class Phraser:
    """Words statements and values in one language."""

    def __init__(self, corpus: Corpus, lang: str) -> None:
        self.corpus = corpus
        self.lang = lang
        self.strings = Strings(lang)

    def name(self, slug: str) -> str:
        """The entity's name."""
        return self.corpus.entities[slug].name.get(self.lang)

    def grammar(self, slug: str) -> Grammar:
        """The entity's grammar, else its class's."""
        entity = self.corpus.entities[slug]
        of_class = self.corpus.vocabulary.classes[entity.cls].grammar
        return entity.grammar.get(self.lang) or of_class.get(self.lang) or _PLAIN

    def value(self, value: Value, before: str = "bare") -> str:
        """A value in words; ``before`` says what stands before an entity's name."""
        match value:
            case EntityValue(slug):
                return self.entity(slug, before)
            case Money():
                words = i18n.money(value, self.lang)
            case Percent():
                words = i18n.percent(value, self.lang)
            case Count():
                words = i18n.count(value, self.lang, self.corpus.vocabulary.units.get(value.unit))
            case Quantity():
                words = i18n.quantity(value, self.lang)
            case DateValue(date):
                words = i18n.date(date, self.lang)
            case TextValue(text):
                words = text.get(self.lang)
            case Flag():
                words = self.strings("value.true")
        return {
            "de": partial(i18n.de, words, _PLAIN, self.lang),
            "à": partial(i18n.a, words, _PLAIN, self.lang),
        }.get(before, lambda: words)()

    def values(self, values: Iterable[Value], before: str = "bare") -> str:
        """Several values as a list."""
        return i18n.join([self.value(value, before) for value in values], self.lang)

    def sentence(self, statement: Statement) -> str:
        """The statement as a sentence with its full stop, plain text."""
        if statement.text is not None:
            return _closed(statement.text.get(self.lang))
        prop = self.corpus.vocabulary.properties[statement.property]
        pattern = form_of(prop.sentences[self.lang], statement.status, statement.negated)
        assert pattern is not None, "the reader refuses statements without a sentence"
        parts, _ = parse_pattern(pattern, prop.qualifiers)
        return _closed(_capital(self._fill(parts, statement) or ""))

    def scope(self, statement: Statement, beside: str = "") -> str:
        """The qualifiers in words: "confidentially · by Baidu · market: GPU cloud …"; without a
        time that stands ``beside`` them already."""
        known = self.corpus.vocabulary.qualifiers
        return " · ".join(
            self._qualifier(key, values)
            for key, values in statement.qualifiers.items()
            if not (known[key].time and self.values(values) in beside)
        )

    def _qualifier(self, name: str, values: Sequence[Value]) -> str:
        """A qualifier in the phrase that the vocabulary has for it, else after its label."""
        known = self.corpus.vocabulary.qualifiers[name]
        if self.lang not in known.phrase:
            label = known.label.get(self.lang)
            return f"{label}{self.strings('colon')}{self.values(values)}"
        parts, _ = parse_pattern(known.phrase[self.lang])
        return "".join(
            self.values(values, part.before or "the") if isinstance(part, Slot) else str(part)
            for part in parts
        )

    def _fill(self, parts: Sequence[Part], statement: Statement) -> str | None:
        """The parts in words; None where a slot has nothing to put in."""
        words = []
        for part in parts:
            if isinstance(part, Optional):
                words.append(self._fill(part.parts, statement) or "")
            elif isinstance(part, Agreement):
                words.append(self._agree(part, statement))
            elif isinstance(part, Slot):
                filled = self._slot(part, statement)
                if not filled:
                    return None
                words.append(filled)
            else:
                words.append(part)
        return "".join(words)

    def _agree(self, part: Agreement, statement: Statement) -> str:
        # "Either X or Y has": one of them alone, so the last decides.
        subjects = statement.about or statement.about_uncertain[-1:]
        grammars = [self.grammar(slug) for slug in subjects]
        if statement.quantity:
            grammars.append(Grammar(gender="f" if grammars[0].gender == "f" else "m", plural=True))
        return i18n.agree(part.forms, grammars)

    def _slot(self, slot: Slot, statement: Statement) -> str:
        before = slot.before or "the"
        if slot.name == "value":
            return self.values(statement.values, before)
        if slot.name.startswith("q:"):
            return self.values(statement.qualifiers.get(slot.name[2:], ()), before)
        if statement.quantity:
            whole = i18n.join([self.entity(s, "de") for s in statement.subjects], self.lang)
            return self.strings(f"quantity.{statement.quantity}", of=whole)
        if not statement.about:
            return self.strings(
                "either",
                names=self.strings("or").join(
                    self.entity(slug, before) for slug in statement.about_uncertain
                ),
            )
        return i18n.join([self.entity(slug, before) for slug in statement.about], self.lang)

    def entity(self, slug: str, before: str) -> str:
        """The entity's name after ``before``: "the", "de", "à" or "bare" (nothing)."""
        name, grammar = self.name(slug), self.grammar(slug)
        if before == "bare":
            return name
        if before == "de":
            return i18n.de(name, grammar, self.lang)
        if before == "à":
            return i18n.a(name, grammar, self.lang)
        return i18n.with_article(name, grammar, self.lang)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _closed(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…", ".»", ".”")) else f"{text}."
