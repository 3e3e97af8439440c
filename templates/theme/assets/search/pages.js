/* Statements: what the full-text index knows of a query. Pagefind looks words up one by one;
   which entries count, in what order, and which of their statements, is decided here. */

import { answers, sentence, squash, stands } from "./text.js";

const OPENED = 12; // entries that are opened to look at their statements
const SHARE = 0.5; // of what the slots weigh: an entry with less of it is no answer, unless it tells of a name among them
const CONCEPT = "zq"; // how the index writes concepts: see dossier/site/search/pagefind.py
const SHOWN = 3; // statements below an entry

/* What a slot counts, by where it is answered. */
const NAMED = 1.25; // in the name of the entry, and named by the query
const OWN = 1; // in the best statement, and that is about the entry
const OTHER = 0.8; // in the best statement, which only names the entry
const NAME = 1.25; // in the names of an entry with a page of its own
const MEANT = 0.93; // what it counts for where the statement says the same in other words
const HEAD = 0.85; // in its kind
const AWAY = 0.4; // in another statement
const FIRST = 1.15; // what all of it counts for what the query names first
const SOURCE = 0.5; // what all of it counts for a source
const LISTED = 0.85; // what all of it counts for an entry without a page of its own

/** What a slot weighs: the rarer, the more (inverse document frequency). */
const weigh = (entries, count) => Math.log(1 + entries / Math.max(count, 0.5));

/* Parts of an entry that are no statements. */
const NAMES = {};
const KIND = {};

const conceptWord = (name) => CONCEPT + name.replace(/[^a-z0-9]/g, "");

/** The words that a slot is looked up by. */
export const asked = (slot) => [...slot.terms, ...slot.concepts.map(conceptWord)];

/**
 * Looks every slot up: a map from slot to its hits by page id, `Map(id, {page, at})`, where
 * `at` are the places by term. `filters` are Pagefind's.
 */
async function lookUp(slots, pagefind, filters) {
  const search = (word) => pagefind.search(word, filters ? { filters } : {});
  return Promise.all(
    slots.map(async (slot) => {
      const words = asked(slot);
      const found = await Promise.all(words.map(search));
      const hits = new Map();
      found.forEach(({ results }, n) => {
        for (const page of results) {
          const hit = hits.get(page.id) ?? { page, at: new Map() };
          hit.at.set(words[n], page.words);
          hits.set(page.id, hit);
        }
      });
      return { ...slot, hits };
    }),
  );
}

/** The pages worth opening, best first: those that are named, then those with the most of the query. */
function candidates(slots, entries, named) {
  const first = new Set([...named.values()].map(({ page }) => page));
  const found = new Map();
  for (const { hits } of slots) {
    const weight = weigh(entries, hits.size);
    for (const [id, { page }] of hits) {
      const one = found.get(id) ?? { id, page, weight: 0, score: 0 };
      one.weight += weight;
      one.score += weight * page.score;
      found.set(id, one);
    }
  }
  const order = (a, b) =>
    first.has(b.id) - first.has(a.id) || b.weight - a.weight || b.score - a.score || (a.id < b.id ? -1 : 1);
  return [...found.values()].sort(order).slice(0, OPENED);
}

/** An opened page: its entry, and its words cut into head and statements. */
async function open({ id, page }) {
  const { content, meta, anchors } = await page.data();
  const item = JSON.parse(meta.entry);
  const words = content.split(/\s+/);
  const starts = new Map(anchors.map(({ id: name, location }) => [name, location]));
  const lines = item.lines.map(([to, label, own, told], n) => ({
    to,
    label,
    told,
    own: own === 1,
    start: starts.get(`l${n}`),
    more: starts.get(`m${n}`),
    end: starts.get(`l${n + 1}`) ?? words.length,
  }));
  return { id, item, words, lines, kind: starts.get("k"), head: lines[0]?.start ?? words.length };
}

/** Whether a word of a statement is written as a name: a capital that no beginning of a sentence explains. */
function isProper({ words, head }, position) {
  return position > head && /^\p{Lu}\p{Ll}/u.test(words[position]) && /[\p{L}\p{N},]$/u.test(words[position - 1]);
}

/**
 * Where a slot is answered on a page: `{name, head, lines: Map(line, positions shown), spelled, meant, written}`:
 * in its names, in these or its kind, in statements, `spelled` being those with its words, `meant` those with what it stands for; `written` unless it is answered only by
 * words that are like its own, `proper` where a statement has it as a name.
 */
function places(slot, page) {
  const hit = slot.hits.get(page.id);
  const found = { name: false, head: false, lines: new Map(), spelled: new Set(), meant: new Set(), written: false, proper: false };
  if (!hit) return found;
  const terms = new Map();
  for (const [term, at] of hit.at) {
    const isConcept = term.startsWith(CONCEPT);
    const true_ = isConcept
      ? at.filter((position) => squash(page.words[position] ?? "") === term)
      : at.filter((position) => answers(term, page.words[position] ?? "", slot.open));
    const isWritten = (position) => isConcept || stands(term, page.words[position]);
    found.written ||= true_.some(isWritten);
    found.proper ||= !isConcept && true_.some((position) => isWritten(position) && isProper(page, position));
    for (const position of true_) {
      const line = position < page.kind ? NAMES : position < page.head ? KIND : page.lines.findLast(({ start }) => start <= position);
      const known = terms.get(line) ?? { concept: false, terms: new Set(), shown: [] };
      if (isConcept) known.concept = true;
      else known.terms.add(term);
      if (position < line.more) known.shown.push(position);
      terms.set(line, known);
    }
  }
  for (const [line, known] of terms) {
    const whole = known.concept || slot.terms.every((term) => known.terms.has(term));
    if (!whole) continue;
    if (line === NAMES) found.name = found.head = true;
    else if (line === KIND) found.head = true;
    else found.lines.set(line, known.shown);
    if (slot.terms.every((term) => known.terms.has(term))) found.spelled.add(line);
    if (known.concept) found.meant.add(line);
  }
  return found;
}

/** Whether the words of a slot all name an entry, `places` being those that do. */
const isNamedBy = (places, { from, to }) => {
  for (let i = from; i < to; i += 1) if (!places?.has(i)) return false;
  return true;
};

/** What a page is worth: its score, what it covers, its best statements. */
function judge(page, slots, { named, lead }) {
  const answered = slots.map((slot) => ({ slot, ...places(slot, page) }));
  const own = named.get(page.item.key)?.places;
  const isNamed = (slot) => isNamedBy(own, slot);
  const worth = ({ slot, name, head, lines, spelled }, line) => {
    if (isNamed(slot)) return NAMED;
    if (name && !page.item.url.includes("#")) return NAME;
    if (line && lines.has(line)) return (line.own ? OWN : OTHER) * (spelled.has(line) ? 1 : MEANT);
    if (head) return HEAD;
    return lines.size ? AWAY : 0;
  };
  const sum = (line) => answered.reduce((total, one) => total + one.slot.weight * worth(one, line), 0);
  let score = sum(null);
  for (const line of page.lines) score = Math.max(score, sum(line));
  // All of it in one statement; a page that is named may have it in several.
  const isWhole = (line) =>
    answered.every((one) => isNamed(one.slot) || one.head || (line && one.lines.has(line)));
  const together = [null, ...page.lines].some(isWhole);
  const covers = answered.filter((one) => isNamed(one.slot) || one.head || one.lines.size);
  const whole = slots.reduce((total, slot) => total + slot.weight, 0);
  const covered = covers.reduce((total, one) => total + one.slot.weight, 0);
  const isSource = page.item.key.startsWith("sources/");
  // "Ernie model" asks for the entry itself, "Shanghai headquarters" for what is there.
  const isMeant = own && answered.every((one) => isNamed(one.slot) || one.head);
  const isListed = page.item.url.includes("#") && !isMeant;
  const isFirst = own?.has(Math.min(...[...named.values()].flatMap((one) => [...one.places])));
  const all = covers.length === slots.length;
  // "Subsidiary of Baidu" asks for what is one, and Baidu's: alike in kind, made or owned by it.
  const maker = lead.has(page.item.maker) && named.get(page.item.maker).places;
  const isTold = (line) =>
    answered.every((one) => isNamedBy(maker, one.slot) || one.head || one.lines.has(line)) &&
    answered.some((one) => asksKind(one.slot) && one.meant.has(line));
  const isOwned = maker && folder(page.item.maker) === folder(page.item.key) &&
    (answered.every((one) => isNamedBy(maker, one.slot) || one.head) ||
      page.lines.some((line) => line.own && isTold(line)));
  // A name that has no page goes first where a statement about it says all; before the page that
  // is named, where that made it or the query is nothing but names.
  const isSubject = own && isListed && page.lines.some((line) => line.own && isWhole(line));
  const isName = (slot) => [...named.values()].some((one) => isNamedBy(one.places, slot));
  const isMade = own && isListed && (maker || (isSubject && slots.every(isName)));
  return {
    item: page.item,
    size: page.lines.length,
    score: Math.round(score * (isSource ? SOURCE : isListed ? LISTED : isFirst ? FIRST : 1) * 100) / 100,
    all,
    named: own !== undefined && !isSource,
    place: isOwned || isMade ? 0 : lead.has(page.item.key) || isSubject ? 1 : placeOf(all, all && (own || together), own, isSource),
    enough: covered >= SHARE * whole || covers.some((one) => one.proper),
    answered: new Set(covers.map(({ slot }) => slot)),
    lines: bestLines(page, answered.filter(({ slot }) => !isNamed(slot))),
  };
}

const folder = (key) => key.split("/")[0];

/** Whether a slot asks for things of a kind ("subsidiary"), which a statement may also tell ("is a division of"). */
const asksKind = ({ concepts }) => concepts.some((name) => name.startsWith("class-"));

/**
 * Pages with all that is asked, in one statement before in several, then those that are named; a
 * source after such pages.
 */
function placeOf(all, together, isNamed, isSource) {
  if (isSource) return all ? 5 : 7;
  if (together) return 2;
  return isNamed ? 3 : all ? 4 : 6;
}

/** The statements that answer best, in the order of the page: `{to, label, pieces}`. */
function bestLines(page, answered) {
  const weights = new Map();
  for (const { slot, lines } of answered) {
    for (const line of lines.keys()) weights.set(line, (weights.get(line) ?? 0) + slot.weight);
  }
  const best = Math.max(0, ...weights.values());
  const chosen = page.lines.filter((line) => weights.get(line) >= 0.7 * best);
  // What holds stands first on the page of the index.
  chosen.sort((a, b) => weights.get(b) - weights.get(a) || b.own - a.own || a.start - b.start);
  return chosen.slice(0, SHOWN).map((line) => {
    const marked = new Set(answered.flatMap(({ lines }) => lines.get(line) ?? []).map((at) => at - line.start));
    return { to: line.to, label: line.label, told: line.told, pieces: sentence(page.words.slice(line.start, line.more), marked) };
  });
}

/**
 * What the statements say of the slots: `{pages, unwritten}`, the pages best first as
 * `{item, score, all, named, lines}`, and the slots whose own words stand nowhere. `named` maps the keys of
 * entries that the query names to `{page, places, maker}`: the id of their page, the words of the query that
 * name them, what makes them. `lead` are the keys of those that come first for being named.
 */
export async function readPages(slots, { pagefind, entries, named, lead, filters }) {
  if (!slots.length) return { pages: [], unwritten: [] };
  const looked = await lookUp(slots, pagefind, filters);
  const opened = await Promise.all(candidates(looked, entries, named).map(open));
  const weighed = looked.map((slot) => {
    const answers = opened.map((page) => places(slot, page)).filter(({ head, lines }) => head || lines.size);
    const count = answers.length && Math.max(answers.length, slot.hits.size);
    const written = answers.some((one) => one.written);
    return { ...slot, written, weight: weigh(entries, count) };
  });
  const judged = opened.map((page) => judge(page, weighed, { named, lead }));
  const pages = judged.filter((page) => page.enough || named.has(page.item.key));
  const order = (a, b) =>
    a.place - b.place || b.score - a.score || b.size - a.size || (a.item.key < b.item.key ? -1 : 1);
  return {
    pages: makersFirst(pages.sort(order), named),
    unwritten: weighed.filter((slot) => !slot.written),
  };
}

/** The entries that pass the filters, when nothing is asked: `{item, lines: []}`. */
export async function readFiltered({ pagefind, filters }, limit) {
  const { results } = await pagefind.search(null, { filters });
  const opened = await Promise.all(results.slice(0, limit).map((page) => open({ id: page.id, page })));
  return opened.map(({ item }) => ({ item, score: 0, all: true, lines: [] }));
}

/** Puts a maker before what it makes where both answer as well, unless the query names what it makes. */
function makersFirst(list, named) {
  const makers = new Set([...named.values()].map(({ maker }) => maker));
  const ordered = [];
  for (const result of list) {
    const made = (other) =>
      other.item.maker === result.item.key &&
      !makers.has(result.item.key) &&
      other.place === result.place &&
      Math.abs(other.score - result.score) < 0.15 * result.score;
    const place = ordered.findIndex(made);
    if (place < 0) ordered.push(result);
    else ordered.splice(place, 0, result);
  }
  return ordered;
}
