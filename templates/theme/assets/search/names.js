/* Names: which entries a query means by name, and how surely. What a mistyped name was meant
   to be is in typos.js. Nothing here touches the page. */

import { bearers, firstFrom, KEY, placeOf, what } from "./store.js";
import { distance, hasDigit, isHan, squash, tokens } from "./text.js";

/** How a result was found, best first; results are shown in this order. */
export const RANK = {
  name: 0, // the query is the name
  alias: 1, // the query is another name
  model: 2, // the query is the name without what stands before its number
  prefix: 3, // a name begins like this
  words: 4, // all words stand in the names and the maker's
  named: 5, // the query names it among other words
};

const WIDEST = 12; // words of the longest name that is looked for inside a query
const TITLE_WORDS = 3; // a title is a sentence: fewer of its words do not name it
const CANDIDATES = 20; // entries that are looked at
const MOST_OF = 0.6; // of a name's letters: so many of them name it too
const FEW = 4; // entries of a name that is part of a longer one
const BEGUN = 24; // names that begin like the query

const spaced = (words) => ` ${words.join(" ")}`;

function form(text, main, simple) {
  const words = tokens(simple(text));
  const tails = [];
  for (let i = 1; i < words.length; i += 1) {
    const tail = words.slice(i).join("");
    if (tail.length > 1 && hasDigit(tail)) tails.push(tail);
  }
  const numbers = words.flatMap((word) => /^[a-z]+(\d{3,}[a-z]*)$/.exec(word)?.[1] ?? []);
  const parts = text.match(/\p{Lu}?\p{Ll}{2,}|\p{Lu}+(?!\p{Ll})/gu) ?? [];
  const inner = [...numbers, ...parts.map(squash)].filter(Boolean);
  return { text, main, words, tails, inner, squash: words.join(""), spaced: spaced(words) };
}

/** An entry of the store with its names as they are compared. */
function prepare(entry, simple) {
  const name = entry.name;
  const names = [...new Set([name, ...(entry.names ?? [])])];
  const own = names.map((text) => form(text, text === name, simple));
  // Pinyin finds the Chinese name that it was made from, or else whatever the entry is called.
  const chinese = names.find(isHan) ?? name;
  const derived = (entry.derived ?? []).map((text) => ({ ...form(text, false, simple), text: chinese }));
  const isSource = entry.key.startsWith("sources/");
  const forms = [...own, ...derived].filter((one) => one.squash);
  if (isSource) forms.forEach((one) => (one.tails = []));
  const makers = (entry.maker_names ?? []).map((text) => form(text, false, simple));
  return { ...entry, isSource, isListed: entry.url.includes("#"), forms, makers };
}

/** The entries with these numbers, ready to be compared. */
export async function openEntries(store, numbers) {
  const simple = (text) => store.simple(text);
  return (await store.entries(numbers)).map((entry) => prepare(entry, simple));
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
      one.inner.includes(group.trim()) ||
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
  const all = asked.groups.every((group, i) => own[i] || hasGroup(item.makers, group));
  return all ? { rank: RANK.words, via } : null;
}

/** The stretches of the query that are names or model numbers: `{from, to, key, numbers}`. */
function stretches(shards, { words }) {
  const found = [];
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from + 1; to <= Math.min(words.length, from + WIDEST); to += 1) {
      const key = words.slice(from, to).join("");
      if (key.length < 2) continue;
      for (const shard of shards) {
        const at = placeOf(shard, key);
        if (at >= 0) found.push({ from, to, key, what: what(shard, at), numbers: bearers(shard, at) });
      }
    }
  }
  return found;
}

/** The entries of a stretch worth looking at: few, where a longer name has it in it. */
function some({ from, to, numbers }, inside) {
  const isWithin = (one) => one.from <= from && to <= one.to && one.to - one.from > to - from;
  return inside.some(isWithin) ? numbers.slice(0, FEW) : numbers;
}

/** The entries whose names begin with the query's whole text, shortest first. */
function begun(shards, start) {
  const found = [];
  for (const shard of shards) {
    for (let at = firstFrom(shard, start); shard.keys[at]?.startsWith(start); at += 1) found.push([shard, at]);
  }
  found.sort(([a, i], [b, j]) => a.keys[i].length - b.keys[j].length);
  return found.slice(0, BEGUN).flatMap(([shard, at]) => bearers(shard, at));
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
    a.item.number - b.item.number
  );
}

/** The other name that answered, where the name that is shown does not say why. */
function otherName(item, via, { groups }) {
  const main = item.forms.filter((one) => one.main);
  const said = via.main || via.text === item.name || groups.every((group) => hasGroup(main, group));
  return said ? null : via.text;
}

/**
 * The items that the query means by name, best first: `{item, rank, via, letters, places,
 * other}`, where `via` is the form of the name that answered, `places` the tokens of the
 * query that name it, and `other` the text of `via`, if worth showing.
 */
export async function matchNames(store, query) {
  const asked = ask(query);
  if (!asked.squash) return [];
  const shards = await store.keys(new Set(asked.words.map((word) => [...word][0])));
  const inside = stretches(shards, asked).sort((a, b) => b.key.length - a.key.length);
  const numbers = [...inside.flatMap((one) => some(one, inside)), ...begun(shards, asked.squash)];
  const items = await openEntries(store, [...new Set(numbers)].slice(0, CANDIDATES));
  const found = [];
  for (const item of items) {
    const mine = inside.filter((one) => one.numbers.includes(item.number));
    const part = mine.map((one) => ({ ...one, via: namedBy(item, one.key) })).find((one) => one.via) ?? mostOf(item, asked);
    const places = new Set(part ? range(part.from, part.to) : []);
    const whole = match(item, asked);
    if (whole) found.push({ item, ...whole, letters: 0, places: new Set(range(0, asked.words.length)) });
    else if (part && !item.isSource) {
      found.push({ item, rank: RANK.named, via: part.via, letters: part.key.length, places });
    }
  }
  return found.sort(compare).map((one) => ({ ...one, other: otherName(one.item, one.via, asked) }));
}

const range = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);

const namedBy = (item, key) =>
  item.forms.find((one) => one.squash === key || one.tails.includes(key));

/** The words of the query, side by side, that are most of a long name: `{from, to, key, via}`. */
function mostOf(item, { words }) {
  for (let size = words.length; size > 1; size -= 1) {
    for (let from = 0; from + size <= words.length; from += 1) {
      const part = words.slice(from, from + size);
      const key = part.join("");
      const inside = `${spaced(part)} `;
      const via = item.forms.find(
        (one) => `${one.spaced} `.includes(inside) && key.length >= MOST_OF * one.squash.length,
      );
      if (via) return { from, to: from + size, key, via };
    }
  }
  return null;
}

/** Whether a word stands, or begins a word, in any name. */
export async function isNameWord(store, word) {
  const [key] = tokens(word);
  if (!key) return true;
  const shards = await store.keys([[...key][0]]);
  return shards.some((shard) => shard.keys[firstFrom(shard, key)]?.startsWith(key));
}

/** Up to `count` items whose names look most like the query, none that looks unlike it. */
export async function nearest(store, query, count = 3) {
  const parts = [squash(query), ...tokens(query)].filter((part) => part.length > 3 && !isHan(part));
  const likest = new Map();
  for (const shard of await store.keys(new Set(parts.map((part) => part[0])))) {
    shard.keys.forEach((known, at) => {
      if (known.length < 4 || isHan(known) || !(what(shard, at) & (KEY.name | KEY.word))) return;
      for (const part of parts) {
        const longer = Math.max(part.length, known.length);
        const like = 1 - distance(part, known, Math.floor(longer * 0.4)) / longer;
        if (like < 0.6) continue;
        for (const one of bearers(shard, at)) likest.set(one, Math.max(like, likest.get(one) ?? 0));
      }
    });
  }
  const best = [...likest].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 2 * count);
  const items = await openEntries(store, best.map(([number]) => number));
  return items.filter((item) => !item.isSource).slice(0, count);
}
