/* The search itself: loads what it needs, and answers queries. */

import { isNameWord, matchNames, nearest, RANK } from "./names.js";
import { readFiltered, readPages } from "./pages.js";
import { phraseBook, readQuery } from "./query.js";
import { openStore } from "./store.js";
import { squash } from "./text.js";
import { correct } from "./typos.js";

const FEW = 3; // entries with all words: with fewer, those with some of them follow
const MOST = 60; // results

/**
 * Loads what a search needs. `root` is where the pages of this language begin, `site` where
 * the site does (absolute addresses ending in "/"). Gives `{answer, filters}`:
 *
 * `answer(query, chosen, early)`, with the chosen filters as `{name: value}`, promises
 * `{results, notices, corrected, near, complete}`; `complete` is false when only the names could
 * be searched. `early` is called with the first results where names alone answer: they stay
 * first, and are known before the index of the statements is there. `filters()` promises the filters with their values, `[{name, label, values}]`.
 * Fails when the names cannot be loaded.
 */
export async function load(root, site) {
  const loading = loadPagefind(site);
  const store = await openStore(root);
  const book = phraseBook(store.about);
  const world = async () => ({ store, book, pagefind: await loading });
  return {
    answer: async (query, chosen = {}, early = () => {}) => {
      if (squash(query)) await firstNames(query, chosen, store, early);
      return answer(query, chosen, await world());
    },
    filters: async () => filters(await world()),
  };
}

async function loadPagefind(site) {
  try {
    const pagefind = await import(`${site}pagefind/pagefind.js`);
    // A worker of its own takes longer to start than a search takes.
    await pagefind.options({ noWorker: true });
    await pagefind.init();
    return pagefind;
  } catch (error) {
    console.warn("The full-text index could not be loaded.", error);
    return null;
  }
}

async function filters({ store, pagefind }) {
  const known = pagefind ? await pagefind.filters() : {};
  return store.about.filters
    .map(([name, label]) => ({ name, label, values: Object.keys(known[name] ?? {}).sort() }))
    .filter(({ values }) => values.length > 1);
}

const passes = (item, chosen) =>
  Object.entries(chosen).every(([name, value]) => (item.filters?.[name] ?? []).includes(value));

/**
 * The words of the query that name each entry, with its page and maker, by key. What names
 * its maker names a product that is named itself, too.
 */
function namedPlaces(sure) {
  const own = new Map(sure.map(({ item, places }) => [item.key, places]));
  const both = sure.map(({ item, places }) => {
    const all = new Set([...places, ...(own.get(item.maker) ?? [])]);
    return [item.key, { page: item.page, places: all, maker: item.maker }];
  });
  return new Map(both);
}

const isSure = ({ rank }) => rank <= RANK.model || rank === RANK.named;

/**
 * The keys of what the query is about: the one thing with a page of its own that it names. What
 * makes it may be named too, and what has a shorter name within its name.
 */
function leadOf(sure) {
  const own = sure.filter(({ item }) => !item.isListed && !item.isSource);
  const makers = new Set(own.map(({ item }) => item.maker));
  const inside = (a, b) => a.places.size < b.places.size && [...a.places].every((place) => b.places.has(place));
  const left = own.filter((one) => !makers.has(one.item.key) && !own.some((other) => inside(one, other)));
  const places = left.map((one) => [...one.places].join());
  return new Set(new Set(places).size === 1 ? left.map(({ item }) => item.key) : []);
}

/** Tells `early` the entries whose names answer the whole query, where there are any. */
async function firstNames(query, chosen, store, early) {
  const names = await matchNames(store, store.simple(query));
  const isFirst = ({ item, rank }) => rank <= (item.isSource ? RANK.alias : RANK.words);
  const sure = names.filter((one) => isFirst(one) && passes(one.item, chosen));
  if (sure.length) early(sure.map(({ item, other }) => ({ item, other, lines: [], free: false })));
}

/** What names and statements say of the query as it stands. */
async function attempt(query, chosen, { store, pagefind, book }) {
  const simple = store.simple(query);
  const all = await matchNames(store, simple);
  const names = all.filter(({ item }) => passes(item, chosen));
  const sure = all.filter(isSure);
  const named = namedPlaces(sure);
  const hanNamed = new Set([...named.values()].flatMap(({ places }) => [...places]));
  const slots = readQuery(simple, book, /\p{Script=Han}/u.test(simple) ? hanNamed : new Set());
  const filters = Object.keys(chosen).length ? chosen : null;
  const lead = leadOf(sure);
  const read = pagefind
    ? await readPages(slots, { pagefind, entries: store.about.entries, named, lead, filters })
    : { pages: [], unwritten: slots };
  const words = read.unwritten.flatMap(({ terms }) => terms);
  const strange = [];
  for (const word of words) if (!(await isNameWord(store, word))) strange.push(word);
  const best = all[0]?.rank ?? Infinity;
  const isName = (slot) => sure.some(({ places }) => places.has(slot.from) && places.has(slot.to - 1));
  const sayable = slots.length > 0 && slots.every((slot) => slot.concepts.length || isName(slot));
  return { names, sayable: sayable && lead.size > 0, ...read, unknown: best <= RANK.words ? [] : strange };
}

/**
 * One list of results from names and pages, each entry once. A title that begins with the query
 * or holds it stands first, unless it names one thing and what may be said of it (`sayable`).
 */
function merge({ names, pages, sayable }) {
  const results = new Map();
  const byKey = new Map(pages.map((page) => [page.item.key, page]));
  const add = (item, found) => results.has(item.key) || results.set(item.key, { item, ...found });
  const isTitle = ({ item, rank }) => item.isSource && rank > RANK.alias;
  const told = sayable && pages.some((page) => page.all && !page.item.key.startsWith("sources/"));
  const exact = names.filter((one) => one.rank <= RANK.words && !(told && isTitle(one)));
  for (const { item, other } of exact) add(item, { other, lines: [], free: false });
  const whole = pages.filter((page) => page.all || page.named);
  for (const page of whole) add(page.item, { other: null, lines: page.lines, free: !page.all });
  // Entries that the query names, among other words, before those that only have some of them.
  for (const { item, other } of names) {
    const lines = byKey.get(item.key)?.lines ?? [];
    if (!item.isSource) add(item, { other, lines, free: whole.length > 0 || lines.length > 0 });
  }
  const firm = results.size;
  if (firm < FEW) {
    for (const page of pages) add(page.item, { other: null, lines: page.lines, free: true });
  }
  return [...results.values()].slice(0, MOST);
}

/** The answer to a query: with its names put right, else as it stands, else with some words. */
async function answer(query, chosen, world) {
  const complete = world.pagefind !== null;
  if (!squash(query)) {
    const found = complete && !query ? await readFiltered({ ...world, filters: chosen }, MOST) : [];
    const results = found.map(({ item }) => ({ item, other: null, lines: [], free: false }));
    return { results, notices: [], corrected: null, near: [], complete };
  }
  let tried = await attempt(query, chosen, world);
  let corrected = await correct(world.store, world.book, query, tried.unknown);
  if (corrected !== null) {
    const again = await attempt(corrected, chosen, world);
    if (again.names.length || again.pages.length) tried = again;
    else corrected = null;
  }
  const results = merge(tried);
  const some = results.filter(({ free }) => free).length;
  const notices = some ? [some < results.length ? "more" : "some"] : [];
  const near = results.length ? [] : await nearest(world.store, query);
  return { results, notices, corrected, near, complete };
}
