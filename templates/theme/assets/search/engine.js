/* The search itself: loads what it needs, and answers queries. */

import { isNameWord, matchNames, nearest, RANK } from "./names.js";
import { asked, readFiltered, readPages } from "./pages.js";
import { phraseBook, readQuery } from "./query.js";
import { openStore } from "./store.js";
import { squash } from "./text.js";
import { correct } from "./typos.js";

const FEW = 3; // entries with all words: with fewer, those with some of them follow
const MOST = 60; // results

/**
 * Loads what a search needs. `root` is where the pages of this language begin, `site` where
 * the site does (absolute addresses ending in "/"); `ahead` has the browser ask for an address that
 * will be read later. Gives `{answer, filters}`:
 *
 * `answer(query, chosen, early)`, with the chosen filters as `{name: value}`, promises
 * `{results, notices, corrected, near, complete}`; `complete` is false when only the names could
 * be searched. `early` is called with the first results where names alone tell them: they stay
 * first, and are known before the index of the statements is there. `filters()` promises the filters with their values, `[{name, label, values}]`.
 * Fails when the names cannot be loaded.
 */
export async function load(root, site, ahead) {
  const loading = loadPagefind(site);
  const store = await openStore(root);
  for (const file of store.about.index ?? []) ahead(`${site}pagefind/${file}`);
  const world = { store, book: phraseBook(store.about), loading };
  return {
    answer: async (query, chosen = {}, early = () => {}) => answer(query, chosen, world, early),
    filters: async () => filters(store, await loading),
  };
}

async function loadPagefind(site) {
  try {
    if (Intl.Segmenter) new Intl.Segmenter("en").segment(""); // the first takes a while: now, while loading
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

async function filters(store, pagefind) {
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

/** The results that stand first whatever the statements say: names that answer, else what is named. */
function firstOf(names, chosen) {
  const isWhole = ({ item, rank }) => rank <= (item.isSource ? RANK.alias : RANK.words);
  const whole = names.filter(isWhole);
  const lead = leadOf(names.filter(isSure));
  const first = whole.length ? whole : lead.size === 1 ? names.filter(({ item }) => lead.has(item.key)) : [];
  const shown = first.filter(({ item }) => passes(item, chosen));
  return shown.map(({ item, other }) => ({ item, other, lines: [], free: false }));
}

/** Lets load what the index, and a look for typos, will be asked, while the names are looked through. */
async function foresee(slots, { store, loading }) {
  expectTypo(store, slots.flatMap(({ terms }) => terms));
  const pagefind = await loading;
  for (const word of slots.flatMap(asked)) pagefind?.preload(word).catch(() => {}); // said when it is asked
}

async function expectTypo(store, words) {
  try {
    const known = await Promise.all(words.map((word) => isNameWord(store, word)));
    if (!known.every(Boolean)) await Promise.all(words.map((word) => store.isCommon(squash(word))));
  } catch {
    // said when it is asked
  }
}

/** What names and statements say of the query as it stands; `early` as for `load`. */
async function attempt(query, chosen, { store, book, loading }, early) {
  const simple = store.simple(query);
  foresee(readQuery(simple, book), { store, loading });
  const all = await matchNames(store, simple);
  const first = firstOf(all, chosen);
  if (first.length) early(first);
  const pagefind = await loading;
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
async function answer(query, chosen, world, early) {
  if (!squash(query)) {
    const pagefind = await world.loading;
    const complete = pagefind !== null;
    const found = complete && !query ? await readFiltered({ pagefind, filters: chosen }, MOST) : [];
    const results = found.map(({ item }) => ({ item, other: null, lines: [], free: false }));
    return { results, notices: [], corrected: null, near: [], complete };
  }
  let tried = await attempt(query, chosen, world, early);
  const complete = (await world.loading) !== null;
  let corrected = await correct(world.store, world.book, query, tried.unknown);
  if (corrected !== null) {
    const again = await attempt(corrected, chosen, world, early);
    if (again.names.length || again.pages.length) tried = again;
    else corrected = null;
  }
  const results = merge(tried);
  const some = results.filter(({ free }) => free).length;
  const notices = some ? [some < results.length ? "more" : "some"] : [];
  const near = results.length ? [] : await nearest(world.store, query);
  return { results, notices, corrected, near, complete };
}
