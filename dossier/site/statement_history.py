"""The history of a statement: when it was published, and what happened to it since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier import i18n
from dossier.model import Lang
from dossier.site.feed import said
from dossier.site.past import PastData, Row
from dossier.site.settings import SiteSettings

Texts = Mapping[Lang, str]
DRAFT = "draft+"
_READS_ANEW = ("corrected", "reworded")


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on a day; ``before`` is how it read until then, or empty; ``link`` leads
    to why ("" for the first publication)."""

    text: Texts
    before: Texts
    link: str = ""


def changes_by_statement(past: PastData) -> dict[str, list[tuple[Row, Row]]]:
    """Every publication and what it changed of a statement, by its id, the oldest first."""
    found: dict[str, list[tuple[Row, Row]]] = {}
    for publication in past.changes:
        for change in publication["changes"]:
            found.setdefault(str(change["statement"]), []).append((publication, change))
    return found


def history_of(
    changes: Sequence[tuple[Row, Row]], version: str, settings: SiteSettings
) -> tuple[Event, ...]:
    """The events of a statement whose ``version`` is shown; a draft says that it is one."""
    events = [
        _event(publication, change, settings, first=number == 0)
        for number, (publication, change) in enumerate(changes)
    ]
    if version.startswith(DRAFT):
        key = "history_changed" if events else "history_draft"
        events.append(Event({lang: settings.words[lang][key] for lang in settings.languages}, {}))
    return tuple(events)


def _event(publication: Row, change: Row, settings: SiteSettings, *, first: bool) -> Event:
    kind = str(change["kind"])
    key = "history_first" if first else f"change_{kind}"
    anew = kind in _READS_ANEW and change.get("before") != change.get("after")
    before = change.get("before") if anew else None
    texts = {}
    for lang in settings.languages:
        day = i18n.date(str(publication["day"]), lang)
        words = settings.words[lang]
        texts[lang] = words["history_event"].format(day=day, what=words[key].lower())
    return Event(
        texts,
        {lang: _quoted(before, lang, settings) for lang in settings.languages} if before else {},
        "" if first else f"changes/#p-{publication['number']}",
    )


def _quoted(before: object, lang: Lang, settings: SiteSettings) -> str:
    return settings.words[lang]["history_before"].format(said(before, lang))
