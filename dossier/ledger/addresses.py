"""What became of every address, id and anchor that was published and is no longer there.

An address never dies (docs/formats.md): it redirects, or a page says what became of it. What
the seeds do not say, nor can be seen from an article that is no longer there, is a problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dossier.ledger.now import Now
from dossier.model import Corpus, Entity, Fate, Localized, Past, Problem


@dataclass(frozen=True, slots=True)
class Kept:
    """An anchor that was published on a page and has nothing to stand at any more: what it
    was of ("" for a part of the page), and the address that tells more ("" for none)."""

    anchor: str
    title: Localized
    to: str


def addresses(
    past: Past, now: Now, corpus: Corpus, shown: str
) -> tuple[list[Fate], dict[str, list[Kept]], list[Problem]]:
    """The fates of addresses, sorted; by page the anchors to be kept there; what is lost.

    ``shown`` is the folder of seeds as messages name it.
    """
    look = _Look(past, now, corpus, shown)
    declared = {fate.address: fate for fate in look.declared()}
    fates = dict(declared)
    problems: list[Problem] = []
    for address in sorted(set(past.pages) - set(now.pages) - set(declared)):
        found = look.page(address)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            fates[address] = found
    for name in sorted(set(past.statements) - set(now.statements)):
        told = look.statement(name)
        if isinstance(told, Problem):
            problems.append(told)
        else:
            fates[told.address] = told
    kept, lost = look.anchors(fates)
    fates = {a: f for a, f in fates.items() if "#" not in a}
    return [fates[a] for a in sorted(fates)], kept, sorted({*problems, *lost})


class _Look:
    """Looks up what the seeds say of what is not there."""

    def __init__(self, past: Past, now: Now, corpus: Corpus, shown: str) -> None:
        self.past = past
        self.now = now
        self.corpus = corpus
        self.shown = shown
        self.withdrawn = {w.id: w for a in corpus.articles.values() for w in a.withdrawn}
        self.gone = {entity.slug: entity for entity in corpus.gone}

    def address(self, entity: Entity, slug: str = "") -> str:
        """Where an entity stands, or would stand under another slug."""
        slug = slug or entity.slug
        each = self.corpus.vocabulary.kinds[entity.kind].pages == "each"
        return f"{entity.kind}/{slug}/" if each else f"{entity.kind}/#{slug}"

    def declared(self) -> Iterator[Fate]:
        """Former slugs, merged ones, and entities that are split up or taken back."""
        for entity in self.corpus.entities.values():
            for became, slugs in (("moved", entity.former_slugs), ("merged", entity.merged)):
                for slug in slugs:
                    for address in self._under(slug, entity):
                        yield self._fate(address, became, entity.name, (self.address(entity),))
        for entity in self.corpus.gone:
            became = "split" if entity.split_into else "withdrawn"
            to = tuple(self.address(self.corpus.entities[x]) for x in entity.split_into)
            for address in self._under(entity.slug, entity):
                yield self._fate(address, became, entity.name, to, entity.withdrawn)

    def _under(self, slug: str, entity: Entity) -> Iterable[str]:
        """Every address at which ``slug`` stood; the likely one, if none was published."""
        kinds = self.corpus.vocabulary.kinds
        published = [f"{kind}/{slug}/" for kind in kinds if f"{kind}/{slug}/" in self.past.pages]
        listed = [
            f"{kind}/#{slug}"
            for kind in kinds
            if slug in (p.anchors if (p := self.past.pages.get(f"{kind}/")) else ())
        ]
        return published + listed or [self.address(entity, slug)]

    def page(self, address: str) -> Fate | Problem:
        """What became of a published page that is not declared."""
        kind, _, rest = address.partition("/")
        slug = rest.rstrip("/")
        title = self.past.pages[address].title
        if kind == "sources" and slug:
            return self._fate(address, "withdrawn", title)
        if kind == "versions" and slug:
            return self._fate(address, "withdrawn", title)
        entity = self.corpus.entities.get(slug)
        if entity is not None and kind in self.corpus.vocabulary.kinds:
            return self._fate(address, "moved", entity.name, (self.address(entity),))
        return self._lost(kind, slug, address)

    def _lost(self, kind: str, slug: str, address: str) -> Problem:
        what = f"the published address /{address} would be gone"
        if not slug:
            path = f"{self.shown}/pages/{kind}.md"
            how = "Put the page back, or keep the kind in vocabulary.yml: an address never dies"
            return Problem(path, 1, what, how)
        how = (
            f"Name {slug!r} under `former_slugs` or `merged` of the entity that it is now, or keep "
            "the file with `split_into: [slugs]` or `withdrawn: {en, fr}`"
        )
        return Problem(f"{self.shown}/{kind}/{slug}.yml", 1, what, how)

    def statement(self, name: str) -> Fate | Problem:
        """What became of a published statement."""
        last = self.past.statements[name][-1]
        told = self.withdrawn.get(name)
        article = self.corpus.articles.get(last.source)
        day = self.past.day(last.publication) if last.gone else None
        if told is None and article is not None:
            what = f"the published statement {name!r} is no longer here"
            how = (
                f'Put it back with `id: "{name}"` (and not `reviewed: false`), or say what became '
                f'of it: `withdrawn: [{{id: "{name}", reason: {{en: …, fr: …}}}}]`'
            )
            return Problem(article.origin.path, article.origin.line, what, how)
        to = (f"s/{told.successor}/",) if told and told.successor else ()
        return Fate(
            address=f"s/{name}/",
            became="withdrawn",
            to=to,
            title=last.text,
            day=day,
            reason=told.reason if told else None,
        )

    def _fate(
        self,
        address: str,
        became: str,
        name: Localized,
        to: tuple[str, ...] = (),
        reason: Localized | None = None,
    ) -> Fate:
        """A page's fate: under its last published title, with its last version."""
        page = self.past.pages.get(address)
        version = page.versions[-1] if page and page.versions else None
        return Fate(
            address=address,
            became=became,
            to=to,
            title=page.title if page else name,
            day=self.past.day(page.gone) if page and page.gone else None,
            version=self.past.label(version) if version else None,
            reason=reason,
        )

    def anchors(self, fates: Mapping[str, Fate]) -> tuple[dict[str, list[Kept]], list[Problem]]:
        """By page, the anchors that would be lost, each with what is known of it."""
        kept: dict[str, list[Kept]] = {}
        lost: list[Problem] = []
        for address, page in self.now.pages.items():
            before = self.past.pages.get(address)
            declared = {a.partition("#")[2] for a in fates if a.startswith(f"{address}#")}
            anchors = {*(before.anchors if before else ()), *declared}
            for anchor in sorted(anchors - set(page.anchors)):
                found = self._anchor(address, anchor, fates)
                if isinstance(found, Problem):
                    lost.append(found)
                else:
                    kept.setdefault(address, []).append(found)
        return kept, lost

    def _anchor(self, address: str, anchor: str, fates: Mapping[str, Fate]) -> Kept | Problem:
        name = anchor.removeprefix("s-")
        if anchor.startswith("s-") and name in self.past.statements:
            return Kept(anchor, self.past.statements[name][-1].text, f"s/{name}/")
        fate = fates.get(f"{address}#{anchor}")
        if fate is not None:
            entity = self.gone.get(anchor)
            title = fate.title if entity is None else entity.name
            return Kept(anchor, title, fate.to[0] if fate.to else "")
        kind = self.corpus.vocabulary.kinds.get(address.rstrip("/"))
        listed = kind is not None and kind.pages == "list"
        if listed and anchor in self.corpus.entities:
            entity = self.corpus.entities[anchor]
            return Kept(anchor, entity.name, self.address(entity))
        if listed and not anchor.startswith("class-") and anchor != "top":
            return self._lost(address.rstrip("/"), anchor, f"{address}#{anchor}")
        return Kept(anchor, Localized({"": ""}), "")
