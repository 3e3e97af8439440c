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
    .replace(/(^|[^\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=[\p{L}\p{N}])/giu, "$1")
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

/** A folded word without what number and gender add to it: enough to compare phrases. */
export const stem = (word) =>
  word.length > 3 && !hasDigit(word) ? word.replace(/(?:es|s|x|e)$/, "") : word;

/** The folded letters and digits alone: "MTT S-4000" and "mtts4000" are the same. */
export const squash = (text) => tokens(text).join("");

/**
 * The words of a query as they are looked up in pages: inner punctuation stays ("40,4"), and
 * "70 000" is one word, as in the index; "12 bn" and "12 Md" are 12 billion, "70k" is 70000.
 */
export function terms(query) {
  return query
    .normalize("NFKC")
    .replace(/(^|[^\p{L}\p{N}])(\d{1,3})((?:[\s,.'’]\d{3})+)(?![\p{L}\p{N}])/gu, joined)
    .replace(/(\d)\s?(?:bn|mds?|mrds?)(?![\p{L}\p{N}])/giu, "$1 billion")
    .replace(/(\d)k(?![\p{L}\p{N}])/giu, "$1000")
    .split(/\s+/)
    .map((part) => bare(part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")))
    .filter((term) => squash(term));
}

const joined = (_, before, first, rest) => before + first + rest.replace(/[\s,.'’]/g, "");

/**
 * Whether a word of a page answers a word of the query. Pagefind also gives words of the
 * same stem, and the longest indexed beginning where it knows no better ("cambr" for
 * "cambricom"): the ends may differ a little, the beginning may not. A word that may still be
 * typed on, `open`, is answered by all that begins like it.
 */
export function answers(term, word, open = true) {
  const asked = squash(term);
  const given = squash(word);
  if (!given || !asked) return false;
  if (hasDigit(asked)) return [given, ...tokens(word)].some((part) => beginsNumber(part, asked));
  if (given === asked || (open && asked.length > 3 && begins(given, asked))) return true;
  if (tokens(word).some((part) => part === asked)) return true;
  let same = 0;
  while (same < asked.length && asked[same] === given[same]) same += 1;
  for (; same > (asked.length > 4 ? 2 : 3); same -= 1) {
    if (areEndings(asked.slice(same), given.slice(same))) return true;
  }
  return false;
}

/** Whether two words of one stem may end so. What only one of them adds says more: "opera" is no "operates". */
const areEndings = (one, other) =>
  ENDINGS.has(one) && ENDINGS.has(other) && ((one && other) || ADDED.has(one + other));

/** What words of one stem may end in, in English and in French, without accents. */
const ENDINGS = new Set(
  (
    " s es d ed ing ings er ers or ors ion ions ation ations ment ments ly y ies ied e ee ees ez ent ant ants ante " +
    "ait aient era ont eur eurs euse euses rice al ale ales aux if ifs ive ives ique iques able ables ite ites x r re " +
    "t te tes ts is it nt ance ence issent tion tions teur teurs"
  ).split(" "),
);

const MOST_OF = 0.5; // of a word: with less, "Intel" would ask for "intelligence"

const begins = (word, asked) => word.startsWith(asked) && asked.length >= MOST_OF * word.length;

/** What a whole word may take on and stay the same. */
const ADDED = new Set("s es x e d ed ing er ers or ors al ly y ment ments ion ions ation ations".split(" "));

const beginsNumber = (given, asked) =>
  given.startsWith(asked) && !/^\p{N}/u.test(given.slice(asked.length));

/** Whether a word of a page is the word of the query, begins with it or only ends otherwise. */
export function stands(term, word) {
  const asked = squash(term);
  const given = [squash(word), ...tokens(word)];
  return given.some((one) => one.startsWith(asked) || stem(one) === stem(asked));
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
 * A sentence as pieces `{text, mark}`: the words at the positions in `marked` are marked.
 * `words` are those of the index, which joins what the page keeps apart (`_JOINED` in
 * dossier/site/search/pagefind.py).
 */
export function sentence(words, marked) {
  const pieces = [];
  const put = (text, mark) => {
    const last = pieces[pieces.length - 1];
    if (last && last.mark === mark) last.text += text;
    else if (text) pieces.push({ text, mark });
  };
  words.map(written).forEach((word, i) => {
    const [, before, core, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(word);
    if (i > 0) put(" ", false);
    if (marked.has(i)) [before, core, after].forEach((text, n) => put(text, n === 1));
    else put(word, false);
  });
  return pieces;
}

/** A word of the index as the page has it. */
const written = (word) =>
  word
    .replace(/(\d)'(?=\d{3}(?!\d))/g, "$1\u202f")
    .replace(/(\p{L})'(?=[\p{L}\p{N}])/gu, "$1’");
