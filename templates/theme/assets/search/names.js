/* Names: which entries of names.json a query means, and how surely. What a mistyped
   one was meant to be is in typos.js. Nothing here touches the page or the network. */

import { distance, hasDigit, isHan, squash, tokens } from "./text.js";

/** How a result was found, best first; results are shown in this order. */
export const RANK = {
  name: 0, // the query is the name
  alias: 1, // the query is another name
  model: 2, // the query is the name without what stands before its number
  prefix: 3, // a name begins like this
  words: 4, // all words stand in the names and the maker's
  named: 5, // the query names it among other words
  page: 6, // the page has all words
  listed: 7, // like `named`, but it has no page of its own
  source: 8, // like `page`, for a source
  some: 9, // the page has some of the words
  someSource: 10, // like `some`, for a source
};

const WIDEST = 12; // words of the longest name that is looked for inside a query
const TITLE_WORDS = 3; // a title is a sentence: fewer of its words do not name it

const spaced = (words) => ` ${words.join(" ")}`;

function form(text, main) {
  const words = tokens(text);
  const tails = [];
  for (let i = 1; i < words.length; i += 1) {
    const tail = words.slice(i).join("");
    if (tail.length > 1 && hasDigit(tail)) tails.push(tail);
  }
  return { text, main, words, tails, squash: words.join(""), spaced: spaced(words) };
}

function prepare(entry, order) {
  const names = entry.names.includes(entry.name) ? entry.names : [entry.name, ...entry.names];
  const isSource = entry.key.startsWith("sources/");
  const forms = names.map((name) => form(name, name === entry.name)).filter((f) => f.squash);
  if (isSource) forms.forEach((one) => (one.tails = []));
  return { ...entry, order, isSource, isListed: entry.url.includes("#"), forms, makerItem: null };
}

/** Adds `item` to the list under `key`. */
function add(map, key, item) {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

/**
 * What is looked up in the entries of names.json: the items in their order, their names and
 * model numbers squashed, and the whole names and the words of names that mistyped ones are
 * compared with.
 */
export function nameIndex(entries) {
  const items = entries.map(prepare);
  const named = new Map();
  const names = new Map();
  const words = new Map();
  for (const item of items) {
    for (const one of item.forms) {
      add(named, one.squash, { item, via: one });
      for (const tail of one.tails) add(named, tail, { item, via: one });
      if (!item.isSource) learn(names, words, one);
    }
  }
  for (const item of items) {
    if (!item.maker) continue;
    const makers = named.get(squash(item.maker)) ?? [];
    item.makerItem = makers.map((made) => made.item).find((other) => other !== item) ?? null;
  }
  const byKey = new Map(items.map((item) => [item.key, item]));
  return { items, named, names, words, byKey, pages: items.filter((item) => !item.isListed).length };
}

/** Keeps a name, and those of its words that have a capital, as they are written. */
function learn(names, words, { text, squash: whole }) {
  const keep = (map, key, written) => {
    if (key.length > 3 && !hasDigit(key) && !isHan(key) && !map.has(key)) map.set(key, written);
  };
  keep(names, whole, text);
  for (const part of text.split(/[\s\-\u2010-\u2015]+/)) {
    if (/^\p{Lu}/u.test(part)) keep(words, squash(part), part);
  }
}

/** The query as the names are compared with it. Words that are Chinese stay together. */
function ask(query) {
  const words = tokens(query);
  const groups = [];
  words.forEach((word, i) => {
    if (isHan(word) && i > 0 && isHan(words[i - 1])) groups[groups.length - 1].push(word);
    else groups.push([word]);
  });
  return { words, groups: groups.map(spaced), squash: words.join("") };
}

const hasGroup = (forms, group) =>
  forms.find(
    (one) =>
      one.spaced.includes(group) ||
      (hasDigit(group) && group.length > 3 && one.squash.includes(group.trim())),
  );

/** How the query's whole text is answered by the names of an item: `{rank, via}` or null. */
function match(item, asked) {
  const exact = item.forms.filter((one) => one.squash === asked.squash);
  if (exact.length) {
    const main = exact.find((one) => one.main);
    return { rank: main ? RANK.name : RANK.alias, via: main ?? exact[0] };
  }
  const tail = item.forms.find((one) => one.tails.includes(asked.squash));
  if (tail) return { rank: RANK.model, via: tail };
  if (item.isSource && asked.words.length < TITLE_WORDS) return null;
  const longer = item.forms.find((one) => one.squash.startsWith(asked.squash));
  if (longer) return { rank: RANK.prefix, via: longer };
  const own = asked.groups.map((group) => hasGroup(item.forms, group));
  const via = own.find(Boolean);
  if (!via) return null;
  const makers = item.makerItem?.forms ?? [];
  const all = asked.groups.every((group, i) => own[i] || hasGroup(makers, group));
  return all ? { rank: RANK.words, via } : null;
}

/** Items that the query names among other words, with the letters that name them. */
function namedInside(index, { words }) {
  const found = new Map();
  for (let i = 0; i < words.length; i += 1) {
    for (let j = i + 1; j <= Math.min(words.length, i + WIDEST); j += 1) {
      const part = words.slice(i, j).join("");
      for (const { item, via } of part.length > 1 ? (index.named.get(part) ?? []) : []) {
        const known = found.get(item);
        if (!known || known.letters < part.length) found.set(item, { letters: part.length, via });
      }
    }
  }
  return found;
}

/** Surer first; then pages before lists, makers before what they make, short before long. */
function compare(a, b) {
  return (
    a.rank - b.rank ||
    b.letters - a.letters ||
    a.item.isListed - b.item.isListed ||
    a.item.isSource - b.item.isSource ||
    !!a.item.maker - !!b.item.maker ||
    b.via.main - a.via.main ||
    a.via.squash.length - b.via.squash.length ||
    a.item.order - b.item.order
  );
}

/** The other name that answered, where the name that is shown does not say why. */
function otherName(item, via, { groups }) {
  const main = item.forms.filter((one) => one.main);
  return via.main || groups.every((group) => hasGroup(main, group)) ? null : via.text;
}

/**
 * The items that the query means by name, best first: `{item, rank, via, letters, other}`,
 * where `via` is the form of the name that answered and `other` its text, if worth showing.
 */
export function matchNames(index, query) {
  const asked = ask(query);
  if (!asked.squash) return [];
  const found = [];
  const inside = namedInside(index, asked);
  for (const item of index.items) {
    const whole = match(item, asked);
    if (whole) {
      found.push({ item, ...whole, letters: 0 });
      continue;
    }
    const part = inside.get(item);
    if (!part || item.isSource) continue;
    const makers = inside.get(item.makerItem)?.letters ?? 0;
    const rank = item.isListed ? RANK.listed : RANK.named;
    found.push({ item, rank, via: part.via, letters: part.letters + makers });
  }
  return found.sort(compare).map((one) => ({ ...one, other: otherName(one.item, one.via, asked) }));
}

/** Whether a word stands, or begins a word, in any name but a source's title. */
export function isNameWord(index, word) {
  const group = spaced(tokens(word));
  return index.items.some((item) => !item.isSource && hasGroup(item.forms, group));
}

/** Up to `count` items whose names look most like the query, none that looks unlike it. */
export function nearest(index, query, count = 3) {
  const whole = squash(query);
  const parts = [whole, ...tokens(query)].filter((part) => part.length > 3);
  const likeness = (a, b) => {
    const longer = Math.max(a.length, b.length);
    return 1 - distance(a, b, Math.floor(longer / 2)) / longer;
  };
  const near = [];
  for (const item of index.items) {
    if (item.isSource) continue;
    const names = item.forms.flatMap((one) => [one.squash, ...one.words]);
    const known = [...new Set(names)].filter((name) => name.length > 3);
    const likest = Math.max(0, ...parts.flatMap((a) => known.map((b) => likeness(a, b))));
    if (likest > 0.6) near.push({ item, likest });
  }
  near.sort((a, b) => b.likest - a.likest || a.item.order - b.item.order);
  return near.slice(0, count).map(({ item }) => item);
}
