/* Words and letters: how a query is compared with names and pages. Nothing here touches
   the page or the network. */

const LIGATURES = { œ: "oe", æ: "ae", ø: "o", đ: "d", ð: "d", ł: "l", ß: "ss", þ: "th", ı: "i" };
const HAN = /\p{Script=Han}/u;
/** A Chinese character is a word of its own: names are written without spaces. */
const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

/** Whether the text has a Chinese character. */
export const isHan = (text) => HAN.test(text);

/** Whether the text has a digit: model numbers and figures are never corrected. */
export const hasDigit = (text) => /\p{N}/u.test(text);

/** Leaves out French elisions ("l’", "d’") and the English possessive ("’s"). */
function bare(text) {
  return text
    .replace(/[’‘ʼ`]/g, "'")
    .replace(/(^|[^\p{L}\p{N}])(?:d|l|n|s|qu)'(?=[\p{L}\p{N}])/giu, "$1")
    .replace(/'s(?![\p{L}\p{N}])/giu, "");
}

/** Lower case without accents, ligatures, elisions or compatibility forms. */
export function fold(text) {
  const plain = text.replace(/[™®©]/g, "").normalize("NFKC").toLowerCase();
  return bare(plain)
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[œæøđðłßþı]/g, (letter) => LIGATURES[letter]);
}

/** The folded words of a text, each Chinese character a word. */
export const tokens = (text) => fold(text).match(WORD) ?? [];

/** The folded letters and digits alone: "MTT S-4000" and "mtts4000" are the same. */
export const squash = (text) => tokens(text).join("");

/**
 * The different words of a query as they are looked up in pages: inner punctuation stays
 * ("40,4"), and "70 000" is one word, as in the index.
 */
export function terms(query, limit = 10) {
  const found = new Map();
  const joined = query
    .normalize("NFKC")
    .replace(/(^|\s)(\d{1,3})((?:\s\d{3})+)(?![\p{L}\p{N}])/gu, (_, before, first, rest) =>
      [before, first, rest.replace(/\s/g, "")].join(""),
    );
  for (const part of joined.split(/\s+/)) {
    const term = bare(part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""));
    const key = squash(term);
    if (key && !found.has(key)) found.set(key, term);
  }
  return [...found.values()].slice(0, limit);
}

/**
 * Whether a word of a page answers a word of the query. Pagefind gives the longest indexed
 * beginning where it knows no better ("cambr" for "cambricom"); that is no answer.
 */
export function answers(term, word) {
  const asked = squash(term);
  const given = squash(word);
  if (!given) return false;
  if (given.includes(asked)) return true;
  if (hasDigit(asked)) return false;
  if (asked.startsWith(given)) return given.length >= 4 && asked.length - given.length <= 2;
  return asked.slice(0, 3) === given.slice(0, 3);
}

/** Whether a word of a page is the word of the query, or begins with it. */
export function isWritten(term, word) {
  const asked = squash(term);
  return [squash(word), ...tokens(word)].some((given) => given.startsWith(asked));
}

/**
 * The Damerau-Levenshtein distance of two words (optimal string alignment: insertions,
 * deletions, substitutions and swaps of neighbours), or `limit + 1` where it is larger.
 */
export function distance(a, b, limit = Infinity) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) > limit) return limit + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length], limit + 1);
}

/**
 * The stretch of a page with the most different words of the query.
 *
 * `places` maps each term to the positions of its words in `content` (split at white
 * space). Gives pieces `{text, mark}` that join to the excerpt, cut ends shown by "…".
 */
export function excerpt(content, places, size = 28) {
  const words = content.split(/\s+/).map(written);
  const marked = new Set([...places.values()].flat());
  const start = sentenceStart(words, bestWindow(places, size), size);
  const end = Math.min(words.length, start + size);
  const pieces = [];
  const put = (text, mark) => {
    const last = pieces[pieces.length - 1];
    if (last && last.mark === mark) last.text += text;
    else if (text) pieces.push({ text, mark });
  };
  if (start > 0) put("… ", false);
  for (let i = start; i < end; i += 1) {
    const [, before, core, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(words[i]);
    if (i > start) put(" ", false);
    if (marked.has(i)) [before, core, after].forEach((text, n) => put(text, n === 1));
    else put(words[i], false);
  }
  if (end < words.length) put(" …", false);
  return pieces;
}

/** A word of the index as the page has it: see `_JOINED` in dossier/site/search.py. */
const written = (word) =>
  word
    .replace(/(\d)'(?=\d{3}(?!\d))/g, "$1\u202f")
    .replace(/(\p{L})'(?=[\p{L}\p{N}])/gu, "$1’");

/** Every place of every term, in the order of the page: `{term, position}`. */
const inOrder = (places) =>
  [...places]
    .flatMap(([term, at]) => at.map((position) => ({ term, position })))
    .sort((a, b) => a.position - b.position);

/** How many words the shortest stretch of a page has that holds every term of `places`. */
export function stretch(places) {
  const last = new Map();
  let shortest = Infinity;
  for (const { term, position } of inOrder(places)) {
    last.set(term, position);
    if (last.size === places.size) {
      shortest = Math.min(shortest, position - Math.min(...last.values()) + 1);
    }
  }
  return shortest;
}

/** The first position from which `size` words hold the most different terms. */
function bestWindow(places, size) {
  const hits = inOrder(places);
  let best = { count: 0, position: 0 };
  hits.forEach(({ position }, i) => {
    const inside = new Set();
    for (let j = i; j < hits.length && hits[j].position < position + size - 4; j += 1) {
      inside.add(hits[j].term);
    }
    if (inside.size > best.count) best = { count: inside.size, position };
  });
  return best.position;
}

/** The start of the sentence that holds `position`, or a few words before it. */
function sentenceStart(words, position, size) {
  const earliest = Math.max(0, position - Math.floor(size / 3));
  for (let i = position; i > earliest; i -= 1) {
    if (/[.!?。！？]$/.test(words[i - 1])) return i;
  }
  return earliest === 0 ? 0 : Math.max(0, position - 4);
}
