/* Pages: what the full-text index knows of a query, and how it joins what the names know.
   Pagefind looks words up one by one; which pages count, and in what order, is decided
   here. Nothing here touches the page or the network. */

import { RANK } from "./names.js";
import { answers, excerpt, isWritten, stretch } from "./text.js";

const CANDIDATES = 30; // pages that are opened to look at their words
const SHARE = 0.5; // of what the words weigh: a page with less of it is no answer
const TOGETHER = 12; // words: the query's words stand together, about as in one sentence
const COMMON = 20; // a word on more pages than this, and on half of all, asks for nothing

/** What a word weighs: the rarer, the more (inverse document frequency). */
export const weigh = (pages, count) => Math.log(1 + pages / Math.max(count, 0.5));

/**
 * The pages worth opening, best first: `{id, hits}` with the hits by term.
 *
 * `lookups` maps each term to what the index found for it: `[{id, score, words, …}]`.
 */
export function candidates(lookups, pages) {
  const found = new Map();
  for (const [term, hits] of lookups) {
    const weight = weigh(pages, hits.length);
    for (const hit of hits) {
      const page = found.get(hit.id) ?? { id: hit.id, hits: new Map(), weight: 0, score: 0 };
      page.hits.set(term, hit);
      page.weight += weight;
      page.score += weight * hit.score;
      found.set(hit.id, page);
    }
  }
  return [...found.values()]
    .sort((a, b) => b.weight - a.weight || b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, CANDIDATES);
}

/**
 * Where each term truly stands on a page: `{key, content, places, written, score}`, `places`
 * by term; `written` are the terms that stand there as such, not only inflected.
 */
export function inspect(page, { key, content }, pages, lookups) {
  const words = content.split(/\s+/);
  const places = new Map();
  const written = new Set();
  let score = 0;
  for (const [term, hit] of page.hits) {
    const at = hit.words.filter((position) => answers(term, words[position] ?? ""));
    if (!at.length) continue;
    places.set(term, at);
    if (at.some((position) => isWritten(term, words[position]))) written.add(term);
    score += weigh(pages, lookups.get(term).length) * hit.score;
  }
  return { key, content, places, written, score };
}

/**
 * The opened pages that answer: `all` have every word that says something, `some` have
 * enough of them; `unwritten` are the words that stand on no page as such.
 */
export function judge(opened, lookups, pages) {
  const seen = (term) => opened.some((page) => page.places.has(term));
  const terms = [...lookups.keys()];
  const counts = new Map(terms.map((term) => [term, seen(term) ? lookups.get(term).length : 0]));
  const telling = terms.filter(
    (term) => counts.get(term) <= COMMON || counts.get(term) <= pages / 2,
  );
  const required = telling.length ? telling : terms;
  const weights = new Map(required.map((term) => [term, weigh(pages, counts.get(term))]));
  const sum = (list) => list.reduce((total, term) => total + weights.get(term), 0);
  const held = (page) => sum(required.filter((term) => page.places.has(term)));
  const least = SHARE * sum(required);
  const all = opened.filter((page) => required.every((term) => page.places.has(term)));
  const some = opened.filter((page) => !all.includes(page) && held(page) >= least);
  const together = new Set(opened.filter((page) => stretch(page.places) <= TOGETHER));
  const order = (a, b) =>
    held(b) - held(a) ||
    together.has(b) - together.has(a) ||
    b.score - a.score ||
    (a.key < b.key ? -1 : 1);
  return {
    all: all.sort(order),
    some: some.sort(order),
    unwritten: terms.filter((term) => !opened.some((page) => page.written.has(term))),
  };
}

/**
 * One list of results from names and pages, each key once: `{item, rank, other, excerpt}`.
 *
 * `names` as from `matchNames`; `all` and `some` as from `judge`.
 */
export function merge(index, { names, all, some }) {
  const results = new Map();
  for (const { item, rank, other } of names) {
    results.set(item.key, { item, rank, other, excerpt: null });
  }
  const addPage = (page, rank, sourceRank) => {
    const item = index.byKey.get(page.key);
    if (!item || results.has(item.key)) return;
    const place = item.isSource ? sourceRank : rank;
    const pieces = excerpt(page.content, page.places);
    results.set(item.key, { item, rank: place, other: null, excerpt: pieces });
  };
  for (const page of all) addPage(page, RANK.page, RANK.source);
  for (const page of some) addPage(page, RANK.some, RANK.someSource);
  const list = [...results.values()].sort((a, b) => a.rank - b.rank);
  return makersFirst(list);
}

/** Puts a maker before what it makes where both only mention the query's words. */
function makersFirst(list) {
  const ordered = [];
  for (const result of list) {
    const { rank, item } = result;
    const made = (other) => other.rank === rank && other.item.makerItem?.key === item.key;
    const place = rank >= RANK.page ? ordered.findIndex(made) : -1;
    if (place < 0) ordered.push(result);
    else ordered.splice(place, 0, result);
  }
  return ordered;
}
