"""What a review shows and asks: on a terminal by single keys, from a pipe likewise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from dossier.review.keys import Keys
from dossier.review.session import Entry, Session, joined, uncertain
from dossier.terminal import visible

HELP = (
    "a accept · c change a field · e editor · r reject · j joint · u uncertain · "
    "n next, decide later · z undo · q stop"
)
_AROUND = 700
"""Of a long paragraph so many characters are shown on each side: it fits a small window."""
_BOLD, _PLAIN = "\x1b[1;7m", "\x1b[0m"


@dataclass(slots=True)
class Screen:
    """One review of one article. ``passage`` gives the paragraph of an entry (its number and
    text), ``edit`` opens an editor on a text and gives what came of it."""

    session: Session
    passage: Callable[[Entry], tuple[str, str]]
    edit: Callable[[str], str]
    keys: Keys
    _asked: dict[str, Mapping[str, Any]] | None = None

    def run(self) -> int:
        """Go through what awaits review; gives how many are decided at the end."""
        before = len(self.session.waiting())
        self._asked = {}
        while waiting := self.session.waiting():
            number = waiting[0]
            self._show(number, len(waiting))
            key = self.keys.one(f"{folded(f'[{HELP}]', self.keys.width)} ")
            if key in ("q", ""):
                break
            self._act(key, number)
        left = len(self.session.waiting()) + len(self.session.later)
        self._say(f"{before - left} decided, {left} left")
        return before - left

    def _act(self, key: str, number: int) -> None:
        """What one key does."""
        session = self.session
        match key:
            case "a":
                self._accepted(number)
            case "r":
                self._told(session.reject(number))
            case "c":
                self._altered(number, self._field(session.entry(number)))
            case "e":
                self._altered(number, self._edited(session.entry(number)))
            case "j":
                self._altered(number, self._joined(number))
            case "u":
                self._altered(number, self._uncertain(number))
            case "n":
                session.skip(number)
            case "z" if session.undo():
                # What was answered may be what was wrong: it is asked again.
                self._asked = {}
                self._say("Undone.")
            case "z":
                self._say("Nothing to undo.")
            case _:
                self._say(folded(HELP, self.keys.width))

    def _accepted(self, number: int) -> None:
        place, _ = self.passage(self.session.entry(number))
        wrong = self.session.accept(number, self._completed(number))
        self._told(wrong)
        if wrong and self._asked is not None:
            # An answer that the build refuses is asked again.
            self._asked.pop(place, None)

    def _altered(self, number: int, changed: Entry | None) -> None:
        if changed is not None and changed != self.session.entry(number):
            self._told(self.session.alter(number, changed))

    def _told(self, wrong: str | None) -> None:
        if wrong:
            self._say(visible(f"Not done: {wrong}"))

    def _show(self, number: int, waiting: int) -> None:
        entry = self.session.entry(number)
        place, text = self.passage(entry)
        self._say("")
        self._say(f"-- {waiting} to read · {place} --")
        self._say(self._marked(text, entry["quote"]))
        shown = {k: v for k, v in entry.items() if k not in ("quote", "reviewed", "proposed_by")}
        written = yaml.safe_dump(
            shown, allow_unicode=True, sort_keys=False, width=90, default_flow_style=None
        )
        self._say("".join(f"  {line}\n" for line in written.splitlines()).rstrip("\n"))
        if "proposed_by" in entry:
            self._say(visible(f"  (cue: {entry['proposed_by']['cue']})"))

    def _marked(self, text: str, quote: Any) -> str:
        """The paragraph with the quotation highlighted; plain marks where there is no terminal."""
        words = quote if isinstance(quote, str) else quote["exact"]
        start, end = (_BOLD, _PLAIN) if self.keys.terminal else ("»", "«")
        for piece in words.split(" … "):
            at = text.find(piece)
            if at >= 0:
                clean = visible(piece)
                before, after = _near(text[:at], -_AROUND), _near(text[at + len(piece) :], _AROUND)
                return f"{visible(before)}{start}{clean}{end}{visible(after)}"
        return visible(_near(text, 2 * _AROUND))

    def _completed(self, number: int) -> Entry:
        """The entry with the chain of attribution and the date, asked once a passage."""
        entry = self.session.entry(number)
        place, _ = self.passage(entry)
        assert self._asked is not None
        if place not in self._asked:
            self._asked[place] = self._questions(entry)
        answers = self._asked[place]
        return {**_spliced(entry, answers)} if answers else entry

    def _questions(self, entry: Entry) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        said = entry.get("said_by", [])
        answer = self.keys.line(
            f"Who says so in this passage? (slugs; Enter: {said or 'the article'}) "
        )
        if answer:
            found["said_by"] = [slug.strip() for slug in answer.split(",") if slug.strip()]
        when = entry.get("as_of")
        answer = self.keys.line(f"When, in this passage? (ISO date; Enter: {_when(when)}) ")
        if answer:
            words = self.keys.line("Words of the text that it rests on? (Enter: none) ")
            basis = self.keys.line("Stated or inferred? (s, i) ")
            found["as_of"] = {
                "date": answer,
                **({"words": words} if words else {}),
                "basis": "inferred" if basis.startswith("i") else "stated",
            }
        return found

    def _field(self, entry: Entry) -> Entry | None:
        name = self.keys.line("Which field? ")
        if not name:
            return None
        raw = self.keys.line(f"{name} (YAML; empty removes it; now: {entry.get(name)!r}) ")
        changed = {key: value for key, value in entry.items() if key != name}
        if raw:
            value = _yaml(raw)
            if value is _WRONG:
                self._say("Not done: that is no YAML.")
                return None
            changed = {**entry, name: value}
        return changed

    def _edited(self, entry: Entry) -> Entry | None:
        text = yaml.safe_dump(dict(entry), allow_unicode=True, sort_keys=False, width=90)
        changed = _yaml(self.edit(text))
        if not isinstance(changed, dict):
            self._say("Not done: that is no statement.")
            return None
        return changed

    def _joined(self, number: int) -> Entry | None:
        others = [self.session.entry(i) for i in self.session.waiting() if i != number]
        entry = self.session.entry(number)
        found = joined(entry, others) if "about" in entry else None
        if found is None:
            answer = self.keys.line("Jointly of whom? (slugs) ")
            slugs = _slugs(answer)
            return {**entry, "about": slugs} if len(slugs) > 1 else None
        return found

    def _uncertain(self, number: int) -> Entry | None:
        entry = self.session.entry(number)
        slugs = _slugs(self.keys.line("Of which does it leave open? (slugs) "))
        return uncertain(entry, slugs) if len(slugs) > 1 else None

    def _say(self, text: str) -> None:
        print(text, file=self.keys.out, flush=True)


def folded(line: str, width: int) -> str:
    """``line`` of parts joined by "·" in lines of less than ``width`` columns, no part broken
    unless it is itself longer; as it is where ``width`` is 0."""
    lines: list[str] = []
    for part in line.split(" · "):
        longer = f"{lines[-1]} · {part}" if lines else part
        if lines and (width == 0 or len(longer) < width):
            lines[-1] = longer
        else:
            lines.append(part)
    return "\n".join(lines)


_WRONG = object()


def _yaml(text: str) -> Any:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError:
        return _WRONG


def _slugs(answer: str) -> list[str]:
    return [slug.strip() for slug in answer.replace(",", " ").split() if slug.strip()]


def _spliced(entry: Entry, answers: Mapping[str, Any]) -> dict[str, Any]:
    """``answers`` before the quotation, where an editor would write them."""
    made: dict[str, Any] = {}
    for key, value in entry.items():
        if key == "quote":
            made |= answers
        if key not in answers or key == "quote":
            made[key] = value
    return made


def _when(as_of: Any) -> str:
    if not isinstance(as_of, Mapping):
        return "undated"
    parts: Sequence[str] = [str(as_of[key]) for key in ("date", "words") if as_of.get(key)]
    return ", ".join(parts) or "undated"


def _near(text: str, most: int) -> str:
    """The first ``most`` characters of a long text, or the last where ``most`` is negative."""
    if len(text) <= abs(most):
        return text
    return f"{text[:most]} […]" if most > 0 else f"[…] {text[most:]}"
