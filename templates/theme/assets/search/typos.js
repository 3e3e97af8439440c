/* Typos: what a mistyped query was meant to be. Only names are put right, whole names before
   words of names. Nothing here touches the page or the network. */

import { distance, hasDigit, isHan, squash } from "./text.js";

const LONGEST = 5; // words of a query that are taken together for one name
const SHORTEST = 5; // letters: with fewer, every word is near some name

/** How many mistakes there may be between a word or words and a name. */
function allowed(asked, known, whole) {
  const lengths = [asked.length, known.length];
  const letters = whole ? Math.max(...lengths) : Math.min(...lengths);
  if (letters < SHORTEST) return 0;
  if (letters < 8) return whole && letters > SHORTEST && asked.length !== known.length ? 2 : 1;
  return whole && letters >= 10 ? 3 : 2;
}

const sorted = (word) => [...word].sort().join("");

/** Whether two short words are as long and differ by a letter: then they are two words. */
const isAnother = (asked, known) =>
  asked.length <= SHORTEST && asked.length === known.length && sorted(asked) !== sorted(known);

const isPlural = (asked, known) => `${asked}s` === known || `${known}s` === asked;

/** The nearest of the names to the squashed words, `{written, cost}`, or null. */
function nearestName(names, asked, whole) {
  let best = null;
  for (const [known, written] of names) {
    const limit = allowed(asked, known, whole);
    const off = limit ? distance(asked, known, limit) : limit + 1;
    if (off === 0) return null;
    if (off > limit || isAnother(asked, known) || isPlural(asked, known)) continue;
    const strange = known[0] !== asked[0];
    if (strange && (off > 1 || asked.length <= SHORTEST)) continue;
    const cost = off + (strange ? 0.5 : 0);
    if (!best || cost < best.cost) best = { cost, written };
  }
  return best;
}

/**
 * The query with its `unknown` words put right where a name is near, or null.
 *
 * `names` and `words` map what is squashed to what is written: whole names, and words of
 * names. A whole name may take the place of several words, one of them unknown; a word of a
 * name only that of an unknown word. Numbers and Chinese are never changed.
 */
export function correct({ names, words }, query, unknown) {
  const wrong = new Set(unknown.map(squash));
  const given = query.split(/\s+/).map((text) => ({ text, squash: squash(text) }));
  const proposals = [];
  for (let i = 0; i < given.length; i += 1) {
    for (let j = i + 1; j <= Math.min(given.length, i + LONGEST); j += 1) {
      const part = given.slice(i, j);
      if (part.some((one) => hasDigit(one.squash) || isHan(one.squash))) break;
      const unknowns = part.filter((one) => wrong.has(one.squash)).length;
      if (!unknowns) continue;
      const asked = part.map((one) => one.squash).join("");
      const name = nearestName(names, asked, true);
      const word = j === i + 1 && !name ? nearestName(words, asked, false) : null;
      const right = name ?? word;
      if (right) proposals.push({ i, j, unknowns, whole: name !== null, ...right });
    }
  }
  proposals.sort((a, b) => b.whole - a.whole || b.unknowns - a.unknowns || a.cost - b.cost);
  const taken = [];
  for (const one of proposals) {
    if (taken.every((other) => one.j <= other.i || other.j <= one.i)) taken.push(one);
  }
  if (!taken.length) return null;
  const written = (i) => {
    const one = taken.find((other) => other.i <= i && i < other.j);
    if (!one) return given[i].text;
    return one.i === i ? one.written : null;
  };
  return given.map((_, i) => written(i)).filter((text) => text !== null).join(" ");
}
