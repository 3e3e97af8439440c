/* The search itself: loads the names and the index, and answers queries. */

import { isNameWord, matchNames, nameIndex, nearest, RANK } from "./names.js";
import { candidates, inspect, judge, merge } from "./pages.js";
import { terms } from "./text.js";
import { correct } from "./typos.js";

const FEW = 3; // with fewer results the query is read more freely

/**
 * Loads what a search needs. `root` is where the pages of this language begin, `site` where
 * the site does (absolute addresses ending in "/"). Gives a function from a query to
 * `{results, notices, corrected, near, complete}`; `complete` is false when only the names
 * could be searched. Fails when the names cannot be loaded.
 */
export async function load(root, site) {
  const [index, pagefind] = await Promise.all([loadNames(root), loadPagefind(site)]);
  const language = root.slice(site.length);
  const open = async (page) => {
    const [hit] = page.hits.values();
    const { raw_url: url, meta, content } = await hit.data();
    return { key: meta.key ?? url.replace(/^\//, "").slice(language.length), content };
  };
  return (query) => answer(query, { index, pagefind, open });
}

async function loadNames(root) {
  const reply = await fetch(`${root}names.json`);
  if (!reply.ok) throw new Error(`names.json: ${reply.status}`);
  return nameIndex(await reply.json());
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

async function readPages(query, { index, pagefind, open }) {
  const asked = terms(query);
  const found = await Promise.all(asked.map((term) => pagefind.search(term)));
  const lookups = new Map(asked.map((term, i) => [term, found[i].results]));
  const opened = await Promise.all(
    candidates(lookups, index.pages).map(async (page) =>
      inspect(page, await open(page), index.pages, lookups),
    ),
  );
  return judge(opened, lookups, index.pages);
}

/** What names and pages say of the query as it stands. */
async function attempt(query, world) {
  const names = matchNames(world.index, query);
  const none = { all: [], some: [], unwritten: terms(query) };
  const pages = world.pagefind ? await readPages(query, world) : none;
  const best = names[0]?.rank ?? Infinity;
  const strange = pages.unwritten.filter((word) => !isNameWord(world.index, word));
  const unknown = best <= RANK.words ? [] : strange;
  const sure = best <= RANK.model;
  const few = !sure && merge(world.index, { names, ...pages, some: [] }).length < FEW;
  return { names, pages, unknown, few };
}

/** The answer to a query: with its names put right, else as it stands, else with some words. */
async function answer(query, world) {
  let tried = await attempt(query, world);
  let corrected = correct(world.index, query, tried.unknown);
  if (corrected !== null) {
    const again = await attempt(corrected, world);
    if (again.names.length || again.pages.all.length || again.pages.some.length) tried = again;
    else corrected = null;
  }
  const { names, pages, few } = tried;
  const some = few ? pages.some : [];
  const results = merge(world.index, { names, all: pages.all, some });
  const free = results.some(({ rank }) => rank >= RANK.some);
  const notices = free ? [pages.all.length ? "more" : "some"] : [];
  const near = results.length ? [] : nearest(world.index, query);
  return { results, notices, corrected, near, complete: world.pagefind !== null };
}
