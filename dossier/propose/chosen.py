"""Which of several drafts of one thing are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dossier.model import Article, Block, Vocabulary
from dossier.propose.draft import Draft

_NOT_YET = ("considered", "planned", "forecast")


def chosen(drafts: Sequence[Draft], article: Article, vocabulary: Vocabulary) -> list[Draft]:
    """``drafts`` without those that another says better.

    A property of deeds gives way to one of plans that takes the same figure ("raised" to "seeks
    to raise"); what a title says gives way to the body, which says it with more care. Of two
    properties that take one percentage, the one that read on after it is kept: it knows of what
    ("holds 20%" to "holds 20% of the capital").
    """
    titles = [block for block in article.blocks if block.kind == "title"]
    body = [draft for draft in drafts if not _within(draft, titles)]
    said = {_loosely(draft.entry) for draft in body}
    left = [d for d in drafts if not _within(d, titles) or _loosely(d.entry) not in said]
    plans = {_figure(d.entry) for d in left if _usual(d, vocabulary) == "planned"}
    reach: dict[int, int] = {}
    for draft in left:
        if draft.figure is not None and _is_share(draft):
            reach[draft.figure] = max(reach.get(draft.figure, 0), draft.span.end)
    return [
        draft
        for draft in left
        if not (
            _usual(draft, vocabulary) == "completed"
            and draft.entry.get("status") in _NOT_YET
            and _figure(draft.entry) in plans
        )
        and not (_is_share(draft) and draft.span.end < reach.get(draft.figure or 0, 0))
    ]


def _is_share(draft: Draft) -> bool:
    value = draft.entry["value"]
    return isinstance(value, Mapping) and "percent" in value


def _usual(draft: Draft, vocabulary: Vocabulary) -> str | None:
    return vocabulary.properties[draft.entry["property"]].cues.status


def _within(draft: Draft, blocks: Sequence[Block]) -> bool:
    return any(block.start <= draft.span.start < block.end for block in blocks)


def _loosely(entry: Mapping[str, Any]) -> str:
    """Subject, property and value, a figure without its qualifier."""
    return repr((_subjects(entry), entry["property"], _value(entry["value"])))


def _figure(entry: Mapping[str, Any]) -> str | None:
    value = entry["value"]
    return repr((_subjects(entry), _value(value))) if isinstance(value, Mapping) else None


def _subjects(entry: Mapping[str, Any]) -> Iterable[str]:
    about = entry.get("about", entry.get("about_uncertain"))
    return [about] if isinstance(about, str) else sorted(about or ())


def _value(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    return sorted((k, str(v)) for k, v in value.items() if k not in ("qualifier", "also"))
