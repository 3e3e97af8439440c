/* What the browser holds of the names: the small files of search/, each loaded once, when a
   query first needs it. How they are made: dossier/site/search/names.py. */

/** What a key is; several may be added up. */
export const KEY = { name: 1, tail: 2, word: 4, part: 8 };

async function get(url, read) {
  const reply = await fetch(url);
  if (!reply.ok) throw new Error(`${url}: ${reply.status}`);
  return reply[read]();
}

/** Loads `search/index.json` below `root` and gives the store that the other files fill. */
export async function openStore(root) {
  const about = await get(`${root}search/index.json`, "json");
  return new Store(root, about);
}

class Store {
  #root;
  #shards = new Map();
  #blocks = new Map();
  #common = new Map();
  #whole;
  #files;

  constructor(root, about) {
    this.about = about;
    this.#root = root;
    this.#files = new Set(about.files);
    this.#whole = this.#files.has("all");
    if (this.#whole) this.#load("all").catch(() => {}); // said when it is asked
  }

  /** Chinese characters of a text in the script that the keys are in. */
  simple(text) {
    return text.replace(/\p{Script=Han}/gu, (char) => this.about.han[char] ?? char);
  }

  #shard(letter) {
    if (this.#whole) return "all";
    return letter.charCodeAt(0) < 128 ? letter : `u${letter.codePointAt(0) % 32}`;
  }

  /** The keys that begin with one of the letters: a list of sorted `{keys, lines}`. */
  async keys(letters) {
    const names = new Set([...letters].map((letter) => this.#shard(letter)));
    const wanted = [...names].filter((name) => this.#files.has(name));
    return Promise.all(wanted.map((name) => this.#load(name)));
  }

  #load(name) {
    const url = `${this.#root}search/keys-${name}.txt`;
    if (!this.#shards.has(name)) this.#shards.set(name, get(url, "text").then(readKeys));
    return this.#shards.get(name);
  }

  /** Whether a folded word is one that people know, in a language of the site. */
  async isCommon(word) {
    const [letter] = word;
    if (!this.about.common.includes(letter)) return false;
    const url = `${this.#root}search/common-${letter}.txt`;
    if (!this.#common.has(letter)) {
      this.#common.set(letter, get(url, "text").then((text) => new Set(text.split("\n"))));
    }
    return (await this.#common.get(letter)).has(word);
  }

  /** The entries with these numbers, in that order. */
  async entries(numbers) {
    const { block } = this.about;
    const load = (n) => {
      const url = `${this.#root}search/entries-${n}.json`;
      if (!this.#blocks.has(n)) this.#blocks.set(n, get(url, "json"));
      return this.#blocks.get(n);
    };
    const found = numbers.map(async (number) => ({
      number,
      ...(await load(Math.floor(number / block)))[number % block],
    }));
    return Promise.all(found);
  }
}

/** The keys of a file; what else stands in a line is read when it is asked. */
function readKeys(text) {
  const lines = text.split("\n");
  if (!lines[lines.length - 1]) lines.pop();
  return { lines, keys: lines.map((line) => line.slice(0, line.indexOf(" "))) };
}

/** The place of a key in the file, or -1. */
export function placeOf(shard, key) {
  const at = firstFrom(shard, key);
  return shard.keys[at] === key ? at : -1;
}

/** What the key number `at` is: of `KEY`. */
export const what = ({ lines }, at) => Number(lines[at].split(" ", 2)[1]);

/** The numbers of the entries that bear the key number `at`. */
export const bearers = ({ lines }, at) => lines[at].split(" ")[2].split(",").map(Number);

/** The place of the first key that is not before `start`. */
export function firstFrom({ keys }, start) {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle] < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
