/* Reading a query: which of its words ask for something, and for what. Nothing here touches
   the page or the network. */

import { hasDigit, isHan, stem, terms, tokens } from "./text.js";

const LONGEST = 7; // words of a phrase
const MOST = 10; // slots of a query

/**
 * What queries are read with, as `search/index.json` tells it: the words that ask for nothing, and
 * the phrases that stand for something sayable, by their stems.
 */
export function phraseBook({ stop, phrases, words }) {
  return { stop: new Set(stop), phrases: new Map(phrases), words: new Map(words.map((word) => [word, word])) };
}

/**
 * The query as slots, each asking for one thing: `{terms, concepts, from, to, open}`.
 * `terms` are looked up in the pages (all of them, where several), `concepts` instead of
 * them; `from` and `to` are its place among the tokens of the query, `open` says whether it is
 * the last. `named` are
 * tokens that are part of a name: no phrase begins or ends inside them.
 */
export function readQuery(query, book, named = new Set()) {
  const units = terms(query).flatMap((term) => {
    const parts = tokens(term);
    if (parts.some(isHan) || (parts.length > 1 && !hasDigit(term))) {
      return parts.map((part) => ({ term: part, words: [part] }));
    }
    return [{ term, words: parts }];
  });
  const starts = [];
  let count = 0;
  for (const { words } of units) {
    starts.push(count);
    count += words.length;
  }
  const slots = [];
  for (let i = 0; i < units.length; ) {
    const phrase = named.has(starts[i]) ? null : longestPhrase(units, i, book, starts, named);
    if (phrase) {
      slots.push({ ...phrase, from: starts[i], to: starts[i] + phrase.length });
      i += phrase.units;
      continue;
    }
    const { term, words } = units[i];
    const run = [term];
    if (isHan(term)) {
      while (units[i + run.length] && continues(units, i + run.length, book, starts, named)) {
        run.push(units[i + run.length].term);
      }
    }
    const whole = run.join("");
    if (!asksNothing(whole, words, book) || named.has(starts[i])) {
      slots.push({ terms: [whole], concepts: [], from: starts[i], to: starts[i] + run.length - 1 + words.length });
    }
    i += run.length;
  }
  const different = new Map(slots.map((slot) => [`${slot.terms.map(stem)}|${slot.concepts}`, slot]));
  return [...different.values()].slice(0, MOST).map((slot) => ({ ...slot, open: slot.to >= count }));
}

const asksNothing = (whole, words, { stop }) =>
  stop.has(whole) || words.every((word) => stop.has(word)) || /^\p{L}$/u.test(whole);

/** Whether a Chinese character goes on with the run before it. */
function continues(units, i, book, starts, named) {
  const { term } = units[i];
  if (!isHan(term) || named.has(starts[i]) || book.stop.has(term)) return false;
  return !longestPhrase(units, i, book, starts, named);
}

/** The longest phrase that begins at a unit: its terms, concepts and length, or null. */
function longestPhrase(units, i, { phrases, stop }, starts, named) {
  for (let size = Math.min(LONGEST, units.length - i); size > 0; size -= 1) {
    const part = units.slice(i, i + size);
    if (part.some((_, n) => named.has(starts[i + n]))) continue;
    const words = part.flatMap((unit) => unit.words);
    if (size === 1 && stop.has(words.join(""))) continue;
    const concepts = phrases.get(words.map(stem).join(" "));
    if (!concepts) continue;
    const han = words.some(isHan);
    const own = han ? [words.join("")] : words.filter((word) => !stop.has(word));
    return { terms: own, concepts, length: words.length, units: size };
  }
  return null;
}
