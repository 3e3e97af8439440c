"""The site's own vocabulary, worded with subjects that try a language's grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.assemble.sentence import Phraser
from dossier.model import (
    Corpus,
    Count,
    DateValue,
    Entity,
    EntityValue,
    Evidence,
    Flag,
    Grammar,
    Localized,
    Money,
    Origin,
    Percent,
    Property,
    Quantity,
    Statement,
    TextValue,
    Value,
)
from dossier.read.settings import read_settings
from dossier.read.vocabulary import read_vocabulary

ROOT = Path(__file__).parent.parent
SETTINGS, _ = read_settings(ROOT / "mkdocs.yml", "mkdocs.yml")
assert SETTINGS is not None
VOCABULARY, PROBLEMS = read_vocabulary(
    ROOT / "seeds" / "vocabulary.yml", "seeds/vocabulary.yml", SETTINGS.languages
)
assert VOCABULARY is not None, PROBLEMS


def entity(slug: str, name: dict[str, str], grammar: dict[str, Grammar]) -> Entity:
    return Entity(
        slug=slug,
        kind="companies",
        cls="company",
        name=Localized(name),
        grammar=grammar,
        origin=Origin("x.yml", 1),
    )


SUBJECTS = {
    "vowel": entity("vowel", {"": "Alibaba"}, {}),
    "plural": entity(
        "plural",
        {"en": "United States", "fr": "États-Unis"},
        {"en": Grammar("the", plural=True), "fr": Grammar("les", plural=True)},
    ),
    "feminine": entity(
        "feminine",
        {"en": "Trump administration", "fr": "administration Trump"},
        {"en": Grammar("the"), "fr": Grammar("l’", "f")},
    ),
    "chinese": entity("chinese", {"": "摩尔线程"}, {}),
}
CORPUS = Corpus(vocabulary=VOCABULARY, entities=SUBJECTS, articles={})
VALUES: dict[str, Value] = {
    "money": Money(12e9, "CNY", qualifier="more-than"),
    "percent": Percent(40.4),
    "count": Count(70000, next(iter(VOCABULARY.units)), qualifier="nearly"),
    "quantity": Quantity(7, "nm"),
    "date": DateValue("2025-H1"),
    "text": TextValue(Localized({"en": "a thing of note", "fr": "une chose notable"})),
    "flag": Flag(),
}
WRONG = {
    "en": re.compile(r"[{}\[\]<>|]|  | ,| \.|\bthe the\b|\bof of\b|\.\."),
    "fr": re.compile(
        r"[{}\[\]<>|]|  | ,| \.|\.\.|\b[Dd]e les?\b|\bà les?\b|\b(?:[Dd]e|[Ll]e|[Ll]a|[Qq]ue) "
        r"(?:Alibaba|États|administration)|\ble l’|\bles l’|\bde de\b"
    ),
}


def statement(prop: Property, about: tuple[str, ...], form: str) -> Statement:
    """A statement of the property that takes the pattern called ``form``."""
    negated = form.startswith("negated")
    status = form.removeprefix("negated").removeprefix("-") or None
    value = EntityValue("feminine") if prop.value == "entity" else VALUES[prop.value]
    return Statement(
        id="aaaaaaaa",
        published_id=False,
        article="x",
        about=about,
        property=prop.name,
        values=() if isinstance(value, Flag) else (value,),
        status=None if status == "default" else status,
        negated=negated,
        evidence=(Evidence(0, 1, "x"),),
        raw={},
        origin=Origin("x.yml", 1),
    )


def cases() -> Iterator[tuple[str, Property, str]]:
    assert VOCABULARY is not None
    for prop in VOCABULARY.properties.values():
        for lang, forms in prop.sentences.items():
            for form in forms:
                yield lang, prop, form


@pytest.mark.parametrize(
    ("lang", "prop", "form"), [pytest.param(*c, id=f"{c[1].name}-{c[2]}-{c[0]}") for c in cases()]
)
def test_every_form_reads_with_every_subject(lang: str, prop: Property, form: str) -> None:
    """Law: no sign of a pattern is left, and articles, elisions and contractions are right."""
    phraser = Phraser(CORPUS, lang)
    for about in (*((slug,) for slug in SUBJECTS), tuple(SUBJECTS)):
        made = statement(prop, about, form)
        scope = {name: (EntityValue("vowel"),) for name in prop.qualifiers}
        for said in (made, replace(made, qualifiers=scope)):
            sentence = phraser.sentence(said)
            assert not WRONG[lang].search(sentence), sentence
            assert sentence.endswith("."), sentence
            assert not sentence[0].islower(), sentence


@pytest.mark.parametrize(
    ("prop", "form", "about", "en", "fr"),
    [
        (
            "public-offering",
            "planned",
            ("vowel", "chinese"),
            "Alibaba and 摩尔线程 plan to go public.",
            "Alibaba et 摩尔线程 prévoient d’entrer en Bourse.",
        ),
        (
            "makes",
            "default",
            ("plural",),
            "The United States make the Trump administration.",
            "Les États-Unis sont à l’origine de l’administration Trump.",
        ),
        (
            "makes",
            "negated",
            ("chinese",),
            "摩尔线程 does not make the Trump administration.",
            "摩尔线程 n’est pas à l’origine de l’administration Trump.",
        ),
        (
            "public-offering",
            "filed",
            ("feminine", "vowel"),
            "The Trump administration and Alibaba have filed to go public.",
            "L’administration Trump et Alibaba ont déposé une demande d’introduction en Bourse.",
        ),
    ],
)
def test_sentences_agree_in_number_and_gender(
    prop: str, form: str, about: tuple[str, ...], en: str, fr: str
) -> None:
    assert VOCABULARY is not None
    made = statement(VOCABULARY.properties[prop], about, form)
    assert Phraser(CORPUS, "en").sentence(made) == en
    assert Phraser(CORPUS, "fr").sentence(made) == fr
