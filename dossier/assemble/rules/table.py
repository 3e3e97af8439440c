"""The rules, in the order in which they are applied. What readers see of each is in
``dossier/data/strings.yml`` under ``why.NAME`` (in full) and ``rule.NAME`` (beside a
statement); what they need to know of a subject is in its vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dossier.assemble.rules.desk import Desk
from dossier.assemble.rules.figures import by_figure
from dossier.assemble.rules.opposition import by_denial, by_matter, by_value
from dossier.assemble.rules.sequence import by_event, by_word
from dossier.assemble.rules.tension import by_tension


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule needs, what it concludes, and the names under which pages tell of it.

    ``docs/rules.md`` lists them by these words, which a test holds to be the same.
    """

    tells: tuple[str, ...]
    needs: str
    concludes: str
    apply: Callable[[Desk], None]


RULES = (
    Rule(
        ("word",),
        "`after:`, where a word of the text says so (“resume” implies a stop)",
        "what it names came earlier",
        by_word,
    ),
    Rule(
        ("event",),
        "steps of one event (`event:`, or the same thing) of one subject, by `stages:`",
        "the earlier steps came earlier, unless dates or words say otherwise",
        by_event,
    ),
    Rule(
        ("opposites", "time", "article"),
        "opposite sides of one of `matters:`, same subject, value and scope",
        "the one that a later time is given for holds; without an order they disagree",
        by_matter,
    ),
    Rule(
        ("denial", "time", "article"),
        "a statement and its denial",
        "the later holds; without an order they disagree",
        by_denial,
    ),
    Rule(
        ("values", "time", "article"),
        "differing values of a property with `single:`, same scope",
        "the later holds, unless the property is `lasting:`; else they disagree",
        by_value,
    ),
    Rule(
        ("values", "time", "article"),
        "figures of the same measure, scope and unit",
        "one for a later time follows; for one time, those whose ranges do not touch disagree",
        by_figure,
    ),
    Rule(
        ("tension",),
        "the two sides of one of `tensions:`",
        "they stand together on every page that they concern; neither loses its rank",
        by_tension,
    ),
)
