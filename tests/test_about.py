"""Which entity a figure describes, on texts that are marked in full."""

from __future__ import annotations

import re

import pytest

from dossier.figures import described
from dossier.model import Entity, Lang, Localized, Mention
from marked import Marked, passages

PASSAGES = [passage for lang in ("fr", "en", "zh") for passage in passages(lang)]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.text[:40])
def test_every_figure_of_a_marked_passage(passage: Marked) -> None:
    """Each with its place, kind, value and unit, and with what it describes."""
    found = described(passage.text, passage.lang, passage.mentions, published=passage.published)
    assert found == passage.figures


WHOSE = [
    # The former and the latter of the sentence before, also inside a clause.
    ("en", "<<Aster>> buys <<Nord>>. The target has [[2,600 people|nord]].", "firms"),
    ("en", "<<Nord>> and <<Sud>> bought players. Wages at the former took [[71 %|nord]].", "firms"),
    ("zh", "<<阿斯特>>收购<<诺德制药>>。后者拥有[[2600名员工|诺德制药]]。", "firms"),
    # "That of X" is of X; a stake or a price after a comma is of the subject.
    ("en", "<<Acme>>'s share, [[41%|acme]], exceeds that of <<Bolt>>, at [[35%|bolt]].", "firms"),
    ("en", "<<Acme>> owns [[23%|acme]] of <<Bolt>>, a stake that cost [[€1bn|acme]].", "firms"),
    # What is nobody's: an average of all, a market, what happens somewhere else.
    (
        "en",
        "<<Acme>>'s debts are [[2%|acme]], against an industry average of [[3%]].",
        "firms",
    ),
    ("en", "<<Acme>> sells in Spain, where [[40%]] of adults smoke.", "firms"),
    ("fr", "Chez <<Acme>>, [[9 %|acme]] partent; le marché, lui, a perdu [[5 %]].", "firms"),
    ("en", "For <<Acme>>, which earns [[60%|acme]] abroad, a tariff of [[25%]] hurts.", "firms"),
    # "The deal, of which it" is of the subject; both ends of a change are one's.
    ("en", "<<Acme>> got a loan from <<Bolt>> in May, of which it drew [[€1bn|acme]].", "firms"),
    ("en", "<<Acme>> sells [[5%|acme]] more than <<Bolt>>, up from [[3%|acme]].", "firms"),
    # A part named after a semicolon is of the thing before.
    ("fr", "Le <<Relax>> calme; la boîte coûte [[2 euros|relax]].", "things"),
    # What stands between 的 and a product is no bar to its being the subject.
    ("zh", "由<<甲公司>>设计的<<轮芯>>显存为[[48GB|轮芯]]。", "things"),
    # A maker has no measures of its own, but of energy: they are its product's.
    ("fr", "<<Acme>> dévoile la <<Nova 7>>, [[4,31 m|nova 7]] de long.", "both"),
    ("en", "<<Acme>> will make the <<Cell 7>>, [[18 GWh|acme]] a year.", "both"),
    # A product after "whose" is what its clause is about.
    ("fr", "<<Acme>>, dont la <<Nova 7>> cède [[7 %|nova 7]], tient bon.", "both"),
    # "The first" of two firms that two sentences spoke of.
    ("fr", "<<Acme>> grandit. <<Bolt>> recule. Le premier a vendu [[900 voitures|acme]].", "firms"),
    # Two subjects one after the other are a pair; "that one" is what was named last.
    (
        "fr",
        "<<Nord>> vend. <<Sud>> hésite. Le premier a [[90 ports|nord]], le second [[9 ports|sud]].",
        "firms",
    ),
    ("en", "The other car is the <<Quark>>. That one has [[290 hp|quark]].", "things"),
    # What is measured beside another's is the subject's; "its" after a figure is its clause's.
    ("zh", "<<轮芯>>的速度约为<<星芯>>的[[65%|轮芯]]。", "things"),
    ("fr", "<<Nord>> hésite. Le lithium a perdu [[8 %]] de sa valeur.", "firms"),
    # The subject of "in which" is the name after it; "and" joins another figure to a clause.
    ("en", "<<Bolt>>, in which <<Acme>> has [[12%|acme]], lost [[$9m|bolt]].", "firms"),
    ("fr", "<<Nord>> cède tout à <<Sud>>, qui a [[80 postes|sud]] et [[9 euros|sud]].", "firms"),
    # Who tells is nobody; so is a plain noun after "whereas".
    ("en", "<<Acme>> will not wait, [[three lawyers]] told a court.", "firms"),
    ("en", "<<Acme>> has [[46%|acme]], whereas petrol cars hold [[55%]].", "firms"),
    # A place that no catalogue has, before the subject; who is asked for something.
    ("en", "In Germany <<Acme>> charges [[€39|acme]], in France [[€29|acme]].", "firms"),
    ("en", "<<Acme>> had asked <<Bolt>> for [[$5m|acme]].", "firms"),
    # A maker's trade in -ant is no participle.
    ("fr", "Le fabricant <<Acme>> a [[90 usines|acme]].", "firms"),
    # What has another's as its measure is not that other.
    ("fr", "Un flacon coûte [[60 euros]] de plus que le <<Relax>>.", "things"),
    # "We" is whom the quotation is given to.
    ("en", "“We sold [[900 boats|acme]],” the head of <<Acme>> said.", "firms"),
    # A clause under another does not turn the text to its subject.
    ("en", "<<Acme>> grew while <<Bolt>> shrank. It has [[90 ports|acme]].", "firms"),
    # What is compared with a name is not its own; a phrase with "its" is of the one spoken of.
    ("en", "A pill costs [[€60]] more than <<Quark>>.", "things"),
    # A trial is of what is tried; a part of what it belongs to.
    ("en", "<<Quark>> works. Of the patients in the trial [[9%|quark]] felt sick.", "things"),
    ("zh", "<<轮芯>>上市。发动机功率[[150 kW|轮芯]]。", "things"),
    # A noun for a class, and the last one named.
    ("en", "<<Acme>> shows the <<QK 2>>. The chip draws [[300 W|qk 2]].", "both"),
    ("fr", "<<Acme>> cède <<Bolt>>. Ce dernier a [[900 salariés|bolt]].", "firms"),
    # What a name is set below is not its own; "since" before a date opens no clause.
    ("fr", "Le <<Relax>> gêne [[6 %|relax]] des malades, moins qu’avec le <<Calmol>>.", "things"),
    ("en", "<<Acme>> hired <<Bolt>>, the yard's first customer since [[2019|bolt]].", "firms"),
    ("zh", "“我们卖了[[900艘船|海工]]。”<<海工>>总裁说。", "firms"),
    # The shares are those of the firm spoken of, also with a relative clause.
    (
        "en",
        "<<Acme>> grew. The shares, which had lost [[9%|acme]], rose [[3%|acme]].",
        "firms",
    ),
    (
        "en",
        "<<Acme>> gained [[4%|acme]], those of <<Bolt>>, which has a rival, lost [[5%|bolt]].",
        "firms",
    ),
    ("fr", "<<Acme>> souffre. L’action <<Bolt>> cote [[38 euros|bolt]].", "firms"),
    # An answer is of the one whom the question named.
    ("fr", "Que vend <<Acme>> ? À peine [[9 %|acme]] du total.", "firms"),
    # What others who are compared with had, and what goods cost, is nobody's.
    (
        "en",
        "<<Quark>> healed [[40%|quark]], against [[9%]] in the group given a placebo.",
        "things",
    ),
    ("zh", "<<轮芯>>有效率[[40%|轮芯]]，安慰剂组为[[9%]]。", "things"),
    ("fr", "<<Acme>> hésite. Le gaz est rare et il coûte [[600 dollars]] la tonne.", "firms"),
    ("en", "<<Acme>> may close a plant, [[three people]] close to the talks said.", "firms"),
    ("en", "A driver who leaves <<Quark>> now needs [[two weeks]] to learn.", "things"),
    # A pronoun stands for what its own sentence set out from.
    ("fr", "<<Acme>> signe. Les vols montent, mais ils restent sous [[9 %]].", "firms"),
    # Whom a thing costs so much is a firm; "apiece" makes a price of the thing.
    ("fr", "<<Acme>> vend moins. Cela lui a coûté [[9 millions d’euros|acme]].", "firms"),
    ("en", "<<Acme>> sells the <<QK 2>>. It charges [[$90|qk 2]] apiece.", "both"),
    # Who built a thing later in its sentence is not what it measures; a share of the latter's.
    ("zh", "<<甲公司>>扩张。一艘船可装[[90 TEU]]，由<<海工>>建造。", "firms"),
    ("zh", "<<轮芯>>比<<片芯>>慢，速度只有后者的[[58%|轮芯]]。", "things"),
    # Several are no single firm; "yet" before a phrase changes nothing.
    (
        "fr",
        "<<Acme>> grandit. D’après un cabinet, elles garderont [[9 %]] du total.",
        "firms",
    ),
    ("fr", "<<Acme>> gagne.\nSelon le port, [[9 marins]] partent, et ils sont jeunes.", "firms"),
    ("en", "<<Acme>> grew. Yet on [[3 May 2024|acme]] it cut jobs.", "firms"),
    # Who is told by where it is from: as the text has it, or the other of two.
    (
        "fr",
        "Le danois <<Nord>> cède un port à <<Sud>>. L’italien versera [[9 dollars|sud]].",
        "firms",
    ),
    (
        "en",
        "<<Nord>>, a Danish line, sues the yard <<Sud>>. The Danish firm has [[90 ships|nord]].",
        "firms",
    ),
    ("zh", "丹麦航运公司<<北海>>起诉<<韩工>>。这家丹麦公司有[[90艘船|北海]]。", "firms"),
    ("en", "<<Nord>> grew. The Danish carmaker <<Sud>> sold [[900 cars|sud]].", "firms"),
    # What a paragraph sets out from is not the firm spoken of before; after a date neither.
    ("en", "<<Acme>> grew.\nAsthma is common, and treating it costs [[$80bn]] a year.", "firms"),
    ("zh", "<<甲公司>>扩张。\n[[2025年]]国内出货[[400万张]]。", "firms"),
    ("fr", "<<Acme>> gagne [[9 %|acme]]. L’indice perd [[3 %]].", "firms"),
    ("zh", "<<甲公司>>落后<<海工>>[[四年|甲公司]]。", "firms"),
    # Rivals and indices are others, also within a clause; "what X sells" is of X.
    ("fr", "<<Acme>> va mal. Ses concurrents, eux, ont gagné [[9 %]].", "firms"),
    ("en", "<<Acme>>’s boss said that the industry would shrink by [[9%]].", "firms"),
    ("zh", "<<甲公司>>股价上涨[[9%|甲公司]]，恒生指数下跌[[1%]]。", "firms"),
    ("en", "<<Bolt>> charges [[$9|bolt]] for what <<Acme>> sells at [[$7|acme]].", "firms"),
    ("fr", "<<Bolt>> facture [[9 euros|bolt]] ce que <<Acme>> vend [[7 euros|acme]].", "firms"),
]

OF_MAKERS = [
    ("en", "<<Agency>> inspectors found [[12 faults|qk2]] in the <<QK2>>."),
    ("en", "The <<Agency>> told <<Acme>> to mend [[5,400|qk2]] <<QK2>>."),
    ("fr", "L’<<Agency>> inflige à <<Acme>> [[3 millions d’euros|acme]] d’amende."),
    ("en", "<<Acme>> showed the <<QK2>>. The maker speaks of [[128 GB|qk2]] of memory."),
    ("en", "<<Acme>>, whose <<QK2>> draws [[300 W|qk2]], sold [[900 boards|acme]]."),
    ("fr", "<<Acme>> a dévoilé la <<QK2>>, [[4,31 m|qk2]] de long."),
    ("fr", "<<Acme>> a relevé le prix de sa <<QK2>> de [[6 %|acme]], à [[530 euros|qk2]]."),
    # A body that only reckons has none of it, and is not spoken of afterwards.
    ("en", "<<Agency>> counts [[9 million boats]] sold, <<Agency>> [[8 million]]."),
    ("zh", "<<QK2>>上市。<<Agency>>估计，国产芯片的份额为[[48%]]。"),
    ("zh", "<<Acme>>的<<QK2>>去年售出[[90张|qk2]]，公司亏损[[8亿元|acme]]。"),
]
"""Sentences on an authority, a maker and what it makes."""

MAKERS = {
    "acme": Entity(slug="acme", kind="firms", cls="company", name=Localized({"": "Acme"})),
    "agency": Entity(slug="agency", kind="names", cls="organisation", name=Localized({"": "A"})),
    "qk2": Entity(
        slug="qk2", kind="things", cls="chip", name=Localized({"": "QK2"}), vendor="acme"
    ),
}

_MARK = re.compile(r"<<(?P<name>[^<>]+)>>|\[\[(?P<text>[^|\]]+)(?:\|(?P<about>[^\]]+))?\]\]")


@pytest.mark.parametrize(("lang", "line", "kinds"), WHOSE, ids=[line[:40] for _, line, _ in WHOSE])
def test_whose_a_figure_is(lang: Lang, line: str, kinds: str) -> None:
    """The rules one by one, on names of things and of firms."""
    text, mentions, wanted = _read(line)
    entities = {one.entity: _entity(one, kinds) for one in mentions}
    found = described(text, lang, mentions, entities)
    assert {(figure.text, figure.about) for figure in found} == wanted


def _entity(mention: Mention, kinds: str) -> Entity:
    """A firm or a thing; of ``both`` kinds, what has a digit in its name is a thing."""
    thing = re.search(r"\d", mention.text) if kinds == "both" else kinds == "things"
    name = Localized({"": mention.text})
    kind, cls = ("things", "chip") if thing else ("firms", "company")
    return Entity(slug=mention.entity, kind=kind, cls=cls, name=name)


@pytest.mark.parametrize(("lang", "line"), OF_MAKERS, ids=[line[:40] for _, line in OF_MAKERS])
def test_whose_a_figure_is_beside_a_maker_and_an_authority(lang: Lang, line: str) -> None:
    """What is judged, measured or priced is rather the product's; the rest is its maker's."""
    text, mentions, wanted = _read(line)
    found = described(text, lang, mentions, MAKERS)
    assert {(figure.text, figure.about) for figure in found} == wanted


def _read(line: str) -> tuple[str, list[Mention], set[tuple[str, str | None]]]:
    """The text, its names, and each figure with whose it is, from the marks."""
    text, at = "", 0
    mentions: list[Mention] = []
    wanted: set[tuple[str, str | None]] = set()
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        if mark["name"]:
            end = len(text) + len(mark["name"])
            mentions.append(Mention(len(text), end, mark["name"], mark["name"].lower()))
        else:
            wanted.add((mark["text"], mark["about"]))
        text += mark["name"] or mark["text"]
        at = mark.end()
    return text + line[at:], mentions, wanted
