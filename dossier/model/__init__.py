"""What exists: entities, articles, statements with their evidence, and the vocabulary.

Every stage of the line (read, link, assemble, render, site) speaks in these records.
They are frozen and hold no behaviour beyond small look-ups. Offsets are code points
into the article's text read without newline translation, so ``text[start:end]`` is
always the evidence itself.
"""

from __future__ import annotations

from dossier.model.articles import (
    Article,
    Block,
    EditorNote,
    Embedded,
    NoFact,
    Published,
    Publisher,
    Title,
    Withdrawn,
)
from dossier.model.base import (
    AMOUNT_QUALIFIERS,
    STANCES,
    STATUSES,
    Lang,
    Localized,
    Origin,
    Problem,
    Span,
)
from dossier.model.catalogue import Alias, Entity, Grammar, Mention
from dossier.model.past import (
    CAUSES,
    CHANGES,
    FATES,
    Change,
    Fate,
    PagePast,
    PageVersion,
    Past,
    Publication,
    State,
)
from dossier.model.published import RANKS, EvidenceRecord, PageRecord, StatementRecord
from dossier.model.statements import AsOf, Evidence, Purpose, Speaker, Statement
from dossier.model.values import (
    Count,
    DateValue,
    EntityValue,
    Flag,
    Money,
    Percent,
    Quantity,
    TextValue,
    Value,
)
from dossier.model.vocabulary import (
    Corpus,
    EntityClass,
    HandWritten,
    Kind,
    Property,
    Qualifier,
    Section,
    Settings,
    Unit,
    Vocabulary,
)

__all__ = [
    "AMOUNT_QUALIFIERS",
    "CAUSES",
    "CHANGES",
    "FATES",
    "RANKS",
    "STANCES",
    "STATUSES",
    "Alias",
    "Article",
    "AsOf",
    "Block",
    "Change",
    "Corpus",
    "Count",
    "DateValue",
    "EditorNote",
    "Embedded",
    "Entity",
    "EntityClass",
    "EntityValue",
    "Evidence",
    "EvidenceRecord",
    "Fate",
    "Flag",
    "Grammar",
    "HandWritten",
    "Kind",
    "Lang",
    "Localized",
    "Mention",
    "Money",
    "NoFact",
    "Origin",
    "PagePast",
    "PageRecord",
    "PageVersion",
    "Past",
    "Percent",
    "Problem",
    "Property",
    "Publication",
    "Published",
    "Publisher",
    "Purpose",
    "Qualifier",
    "Quantity",
    "Section",
    "Settings",
    "Span",
    "Speaker",
    "State",
    "Statement",
    "StatementRecord",
    "TextValue",
    "Title",
    "Unit",
    "Value",
    "Vocabulary",
    "Withdrawn",
]
