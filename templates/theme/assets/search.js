/* The search dialog: opens, asks, shows. What finds, ranks and lays out is in search/ and,
   like the names and the index, loaded when someone first opens the dialog. Its words are in the
   partial. */

const SHOWN = 20; // results
const PAUSE = 40; // milliseconds between the last key and the search
const PARTS = ["engine", "show", "names", "pages", "query", "store", "text", "typos"]; // all asked for at once
const FILTER = "filter-"; // how the address names a chosen filter

/**
 * A text without what cannot be seen: controls are spaces, what formats (turns the direction of
 * writing, parts or binds) is left out, but for what joins letters (U+200C, U+200D).
 */
const legible = (text) => text.replace(/\p{Cc}+/gu, " ").replace(/[^\P{Cf}\u200c\u200d]+/gu, "");

/** Has the browser ask for what will be read only later, when other files have been. */
function ahead(href, how = { rel: "preload", as: "fetch", crossOrigin: "anonymous" }) {
  document.head.append(Object.assign(document.createElement("link"), how, { href }));
}

/** Fills the `{name}` places of a text. */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

const isTyping = (target) =>
  target instanceof Element && target.closest("input, textarea, select, [contenteditable]");

class SearchDialog {
  #dialog;
  #input;
  #list;
  #status;
  #help;
  #near;
  #filters;
  #words;
  #places;
  #loaded = null;
  #chosen;
  #timer = 0;
  #turn = 0;
  #asked = null;
  #follow = false;

  constructor(dialog) {
    const part = (name) => dialog.querySelector(`#search-${name}`);
    const at = (path) => new URL(path.replace(/\/*$/, "/"), document.baseURI).href;
    this.#dialog = dialog;
    this.#input = part("input");
    this.#list = part("results");
    this.#status = part("status");
    this.#help = part("help");
    this.#near = part("near");
    this.#filters = part("filters");
    this.#words = part("words").dataset;
    this.#places = { root: at(dialog.dataset.root), site: at(dialog.dataset.site) };
    this.#chosen = this.#fromAddress();
    this.#listen();
  }

  #listen() {
    this.#dialog.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#enter();
    });
    this.#input.addEventListener("input", (event) => {
      if (!event.isComposing) this.#later();
    });
    this.#input.addEventListener("compositionend", () => this.#later());
    this.#filters.addEventListener("toggle", () => {
      if (this.#filters.open) this.#showFilters();
    });
    this.#filters.addEventListener("change", () => this.#choose());
    this.#filters.querySelector("button").addEventListener("click", () => this.#chooseNothing());
    this.#dialog.addEventListener("keydown", (event) => this.#key(event));
    this.#dialog.addEventListener("click", (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    this.#dialog.querySelector("#search-close").addEventListener("click", () => {
      this.#dialog.close();
    });
    this.#dialog.addEventListener("close", () => {
      if (this.#dialog.open) return; // told late: it is open again
      this.#address(false);
    });
  }

  /** Shows the dialog; with a query, even an empty one, asks it at once. */
  open(query = null) {
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#load().catch(() => {}); // said when a query is asked
    if (Object.keys(this.#chosen).length) this.#filters.open = true;
    if (query !== null) {
      this.#input.value = query.slice(0, this.#input.maxLength);
      this.#ask();
    } else if (this.#asked !== null) this.#address(true);
    this.#input.focus();
    this.#input.select();
  }

  // -- the address ---------------------------------------------------------------

  /** The filters that the address of the page gives. */
  #fromAddress() {
    const given = [...new URLSearchParams(location.search)].filter(([name]) => name.startsWith(FILTER));
    return Object.fromEntries(given.map(([name, value]) => [name.slice(FILTER.length), value]));
  }

  /** Puts the query and the filters into the address of the page, or takes them out. */
  #address(shown) {
    const url = new URL(location.href);
    for (const name of [...url.searchParams.keys()]) {
      if (name === "q" || name.startsWith(FILTER)) url.searchParams.delete(name);
    }
    if (shown) {
      const query = this.#query();
      if (query) url.searchParams.set("q", query);
      for (const [name, value] of Object.entries(this.#chosen)) url.searchParams.set(FILTER + name, value);
    }
    history.replaceState(history.state, "", url.href);
  }

  // -- filters -------------------------------------------------------------------

  async #showFilters() {
    try {
      const { engine, show } = await this.#load();
      const place = this.#filters.querySelector("#search-filter-fields");
      if (place.children.length) return;
      const fields = show.filterFields(await engine.filters(), this.#chosen, this.#words.all);
      if (!place.children.length) place.append(...fields);
    } catch (error) {
      console.warn("The filters could not be loaded.", error);
    }
  }

  #choose() {
    const fields = [...this.#filters.querySelectorAll("select")];
    this.#chosen = Object.fromEntries(fields.filter((one) => one.value).map((one) => [one.name, one.value]));
    this.#ask();
  }

  #chooseNothing() {
    for (const field of this.#filters.querySelectorAll("select")) field.value = "";
    this.#choose();
  }

  /** What stands in the field, as it is asked, shown and shared. */
  #query() {
    return legible(this.#input.value).trim();
  }

  // -- asking --------------------------------------------------------------------

  #later() {
    clearTimeout(this.#timer);
    if (this.#query()) {
      this.#state("loading");
      this.#load().catch(() => {});
    }
    this.#timer = setTimeout(() => this.#ask(), PAUSE);
  }

  #state(state) {
    this.#list.dataset.state = state;
    if (state === "loading" && !this.#list.children.length) this.#say(this.#words.loading);
  }

  #say(...sentences) {
    this.#status.textContent = sentences.join(" ");
  }

  /** Loads what a search needs, once; from when the dialog opens on, not from the first pause. */
  #load() {
    this.#loaded ??= this.#loadAll();
    return this.#loaded;
  }

  async #loadAll() {
    const { root, site } = this.#places;
    const parts = PARTS.map((part) => import(`./search/${part}.js`));
    ahead(`${site}pagefind/pagefind.js`, { rel: "modulepreload" });
    ahead(`${root}search/index.json`);
    const [{ load }, show] = await Promise.all(parts);
    return { engine: await load(root, site, ahead), show };
  }

  /** Asks what stands in the field, and shows the answer unless another was asked since. */
  async #ask() {
    clearTimeout(this.#timer);
    const query = this.#query();
    const turn = (this.#turn += 1);
    const nothing = !query && !Object.keys(this.#chosen).length;
    this.#asked = nothing ? null : query;
    this.#address(true);
    if (nothing) {
      this.#clear();
      this.#state("idle");
      return;
    }
    this.#state("loading");
    let answer = null;
    try {
      const { engine, show } = await this.#load();
      const early = (results) => turn === this.#turn && this.#showFirst(show, results);
      answer = { show, ...(await engine.answer(query, this.#chosen, early)) };
    } catch (error) {
      console.warn("The search failed.", error);
      this.#loaded = null;
    }
    if (turn !== this.#turn) return;
    if (answer) this.#show(query, answer);
    else this.#fail();
    this.#state("done");
    if (this.#follow) this.#enter();
  }

  #clear() {
    this.#follow = false;
    this.#list.replaceChildren();
    this.#near.replaceChildren();
    this.#help.hidden = true;
    this.#say();
  }

  #fail() {
    this.#clear();
    this.#help.hidden = false;
    this.#near.parentElement.hidden = true;
    this.#say(this.#words.failed);
  }

  /** Shows what the names answer while the statements are still looked through. */
  #showFirst(show, results) {
    this.#list.replaceChildren(...results.slice(0, SHOWN).map((one) => show.result(one, this.#places)));
    this.#near.replaceChildren();
    this.#help.hidden = true;
    this.#list.parentElement.scrollTop = 0;
    this.#say(this.#words.loading);
  }

  #show(query, { show, results, notices, corrected, near, complete }) {
    const follow = this.#follow;
    this.#clear();
    this.#follow = follow && results.length > 0;
    const values = { q: query, c: corrected ?? "", n: Math.min(results.length, SHOWN) };
    const counted = results.length > SHOWN ? "first" : results.length === 1 ? "one" : "many";
    const none = Object.keys(this.#chosen).length ? "filtered" : "none";
    const said = [results.length ? counted : none, ...notices, ...(complete ? [] : ["names"])];
    if (corrected !== null) said.unshift("corrected");
    this.#say(...said.map((name) => fill(this.#words[name], values)));
    this.#list.append(...results.slice(0, SHOWN).map((one) => show.result(one, this.#places)));
    this.#help.hidden = results.length > 0;
    this.#near.append(...near.map((item) => show.make("li", {}, show.entryLink(item, this.#places))));
    this.#near.parentElement.hidden = near.length === 0;
    this.#list.parentElement.scrollTop = 0;
  }

  // -- the keyboard --------------------------------------------------------------

  /** Goes to the first result, once there is one. */
  #enter() {
    const query = this.#query();
    this.#follow = query !== "";
    if (this.#list.dataset.state !== "done" || query !== this.#asked) {
      if (query !== this.#asked) this.#ask();
      return;
    }
    this.#follow = false;
    this.#links()[0]?.click();
  }

  #links() {
    return [...this.#list.querySelectorAll("a")];
  }

  #key(event) {
    // Keys pressed here are not for the page below.
    event.stopPropagation();
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const inField = event.target instanceof HTMLSelectElement;
    if (event.key === "Escape") {
      event.preventDefault();
      this.#dialog.close();
    } else if (step && !inField) {
      event.preventDefault();
      this.#move(step);
    } else if (event.key.length === 1 && event.key !== " " && !isTyping(event.target)) {
      if (!event.ctrlKey && !event.metaKey && !event.altKey) this.#input.focus();
    }
  }

  /** Moves from the field through the results and back. */
  #move(step) {
    const stops = [this.#input, ...this.#links()];
    const here = Math.max(0, stops.indexOf(document.activeElement));
    stops[Math.min(stops.length - 1, Math.max(0, here + step))].focus();
  }

  /** Opens by itself where the address of the page asks something. */
  openFromAddress() {
    const query = new URLSearchParams(location.search).get("q");
    if (query === null && !Object.keys(this.#chosen).length) return;
    this.open(query?.trim() || Object.keys(this.#chosen).length ? (query ?? "") : null);
  }
}

/** Opens the search by its button, by "/" and by an address with a query, empty or not. */
function start(element) {
  const search = new SearchDialog(element);
  document.getElementById("search-open")?.addEventListener("click", () => search.open());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented || isTyping(event.target)) return;
    event.preventDefault();
    search.open();
  });
  search.openFromAddress();
}

const dialog = document.getElementById("search-dialog");
if (dialog) start(dialog);
