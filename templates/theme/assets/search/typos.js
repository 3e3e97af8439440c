/* Typos: what a mistyped query was meant to be. Only names are put right, whole names before
   words of names. Nothing here touches the page. */

import { openEntries } from "./names.js";
import { bearers, KEY, what } from "./store.js";
import { distance, hasDigit, isHan, squash, tokens } from "./text.js";

const LONGEST = 5; // words of a query that are taken together for one name
const SHORTEST = 5; // letters: with fewer, every word is near some name

/** How many mistakes there may be between a word or words and a name. */
function allowed(asked, known, whole) {
  const lengths = [asked.length, known.length];
  const letters = whole ? Math.max(...lengths) : Math.min(...lengths);
  if (letters < SHORTEST) return sorted(asked) === sorted(known) ? 1 : 0; // TMSC for TSMC
  if (letters < 8) return whole && Math.min(...lengths) >= SHORTEST && asked.length !== known.length ? 2 : 1;
  return whole && letters >= 10 ? 3 : 2;
}

const sorted = (word) => [...word].sort().join("");

/** Letters that are heard or typed for one another. */
const ALIKE = ["aeiouy", "ckq", "sz", "iyj", "bpv", "dt", "gj", "fpv", "uvw", "xs", "mn"];

const isAlike = (a, b) => a === b || ALIKE.some((some) => some.includes(a) && some.includes(b));

/** Whether two short words are as long and differ by a letter that is heard: two words. */
const isAnother = (asked, known) =>
  asked.length <= SHORTEST &&
  asked.length === known.length &&
  sorted(asked) !== sorted(known) &&
  ![...asked].every((letter, i) => isAlike(letter, known[i]));

const consonants = (word) => word.replace(/[aeiouy]/g, "").replace(/(.)\1/g, "$1");

/** Whether two words have the same consonants: short ones with two mistakes must. */
const sounds = (asked, known) => consonants(asked) === consonants(known);

const isPlural = (asked, known) => `${asked}s` === known || `${known}s` === asked;

/** The same for a word that is no name: there are more of those that are near by chance. */
const allowedInPhrase = ({ length }) => (length < 6 ? 0 : length < 10 ? 1 : 2);

const undoubled = (word) => word.replace(/(.)\1+/g, "$1");

/**
 * Whether a proposal stands although the words are ones that people know ("beige" is no slip for
 * "Baige"): a doubled letter is one ("enflamme"), a single mistake in a name of several words too.
 */
async function isSlip(store, part, { key, whole, cost }) {
  const common = await Promise.all(part.map((one) => store.isCommon(one.squash)));
  if (!common.every(Boolean)) return true;
  const asked = part.map((one) => one.squash).join("");
  return undoubled(asked) === undoubled(key) || (whole && part.length > 1 && cost <= 1);
}

/** The nearest of the names to the squashed words, `{key, bearer, cost}`, or null. */
function nearestName(names, asked, whole) {
  let best = null;
  for (const [known, bearer] of names) {
    const limit = typeof bearer === "string" ? allowedInPhrase(asked) : allowed(asked, known, whole);
    const off = limit ? distance(asked, known, limit) : limit + 1;
    if (off === 0) return null;
    if (off > 1 && known.length < 8 && !sounds(asked, known)) continue;
    if (off > limit || isAnother(asked, known) || isPlural(asked, known)) continue;
    const strange = known[0] !== asked[0];
    if (strange && (off > 1 || asked.length <= SHORTEST)) continue;
    const cost = off + (strange ? 0.5 : 0);
    if (!best || cost < best.cost) best = { cost, key: known, bearer };
  }
  return best;
}

/** The letters that the names near a word may begin with. */
function beginnings(word) {
  const alike = ALIKE.filter((letters) => letters.includes(word[0])).join("");
  return new Set(word.slice(0, 2) + alike);
}

/** The names and the words of names that may be near the words: by what is squashed. */
async function dictionary(store, book, words) {
  const letters = new Set(words.flatMap((word) => [...beginnings(word)]));
  const names = new Map();
  const parts = new Map(book.words);
  for (const shard of await store.keys(letters)) {
    shard.keys.forEach((key, at) => {
      if (key.length < 4 || hasDigit(key) || isHan(key)) return;
      const [number] = bearers(shard, at);
      const is = what(shard, at);
      if (is & KEY.name) names.set(key, number);
      if (is & (KEY.name | KEY.word)) parts.set(key, number);
    });
  }
  return { names, words: parts };
}

/** A word with the digits and letters that look alike made the same. */
const looks = (word) => word.replace(/o/g, "0").replace(/[il]/g, "1");

/** The name with a number that looks like the word ("H2O", "91OC"), `{key, bearer}`, or null. */
async function likeNumber(store, word) {
  if (!hasDigit(word) || isHan(word)) return null;
  const like = looks(word);
  const first = [...new Set([word[0], like[0], ...(like[0] === "0" ? "o" : like[0] === "1" ? "il" : "")])];
  for (const shard of await store.keys(first)) {
    const at = shard.keys.findIndex((key) => key.length === word.length && looks(key) === like && hasDigit(key));
    if (at >= 0) return { key: shard.keys[at], bearer: bearers(shard, at)[0] };
  }
  return null;
}

/** How a key is written in the names of the entry that bears it. */
async function spelling(store, key, bearer) {
  if (typeof bearer === "string") return bearer;
  const [{ forms }] = await openEntries(store, [bearer]);
  const name = forms.find((one) => one.squash === key && one.text);
  if (name) return name.text;
  const words = forms.flatMap((one) => one.text.split(/[\s\-\u2010-\u2015]+/));
  return words.find((word) => squash(word) === key) ?? key;
}

/**
 * The query with its `unknown` words put right where a name is near, or null.
 *
 * A whole name may take the place of several words, one of them unknown; a word of a name
 * or of a phrase only that of an unknown word. Chinese is never changed, and of a number only what
 * looks alike: O and 0, I, l and 1.
 */
export async function correct(store, book, query, unknown) {
  const wrong = new Set(unknown.map(squash));
  if (!wrong.size) return null;
  const given = query.split(/\s+/).map((text) => {
    const isWrong = wrong.has(squash(text)) || tokens(text).some((word) => wrong.has(word));
    return { text, squash: squash(text), isWrong };
  });
  for (const one of given) if (one.isWrong) one.number = await likeNumber(store, one.squash);
  const { names, words } = await dictionary(store, book, given.map((one) => one.squash).filter(Boolean));
  const proposals = [];
  for (let i = 0; i < given.length; i += 1) {
    const { number } = given[i];
    if (number) proposals.push({ i, j: i + 1, unknowns: 1, whole: true, cost: 1, ...number });
    for (let j = i + 1; j <= Math.min(given.length, i + LONGEST); j += 1) {
      const part = given.slice(i, j);
      if (part.some((one) => hasDigit(one.squash) || isHan(one.squash))) break;
      const unknowns = part.filter((one) => one.isWrong).length;
      if (!unknowns) continue;
      const asked = part.map((one) => one.squash).join("");
      const name = nearestName(names, asked, true);
      const word = j === i + 1 ? nearestName(words, asked, false) : null;
      const right = name && word && word.cost < name.cost ? word : (name ?? word);
      const proposal = { i, j, unknowns, whole: right === name, ...right };
      if (right) proposals.push(isSlip(store, part, proposal).then((is) => (is ? proposal : null)));
    }
  }
  const slips = (await Promise.all(proposals)).filter(Boolean);
  slips.sort((a, b) => b.whole - a.whole || b.unknowns - a.unknowns || a.cost - b.cost);
  const taken = [];
  for (const one of slips) {
    if (taken.every((other) => one.j <= other.i || other.j <= one.i)) taken.push(one);
  }
  if (!taken.length) return null;
  for (const one of taken) one.written = await spelling(store, one.key, one.bearer);
  const written = (i) => {
    const one = taken.find((other) => other.i <= i && i < other.j);
    if (!one) return given[i].text;
    return one.i === i ? one.written : null;
  };
  return given.map((_, i) => written(i)).filter((text) => text !== null).join(" ");
}
