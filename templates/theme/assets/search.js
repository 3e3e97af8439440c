/* The search dialog: opens, asks, shows. What finds and ranks is in search/ and, like the
   names and the index, loaded when someone first searches. Its words are in the partial. */

const SHOWN = 20; // results
const PAUSE = 100; // milliseconds between the last key and the search

/** Makes an element: `make("p", {className: "x"}, child, "text")`. */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Fills the `{name}` places of a text. */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

const isTyping = (target) =>
  target instanceof Element && target.closest("input, textarea, select, [contenteditable]");

/** The address of this page with the query in it, or without any. */
function address(query) {
  const url = new URL(location.href);
  if (query) url.searchParams.set("q", query);
  else url.searchParams.delete("q");
  return url.href;
}

/** Says, for screen readers, that a name is in Chinese where it is. */
const inChinese = (name) => (/\p{Script=Han}/u.test(name) ? { lang: "zh" } : {});

class SearchDialog {
  #dialog;
  #input;
  #list;
  #status;
  #help;
  #near;
  #words;
  #root;
  #site;
  #answer = null;
  #timer = 0;
  #turn = 0;
  #query = null;
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
    this.#words = part("words").dataset;
    this.#root = at(dialog.dataset.root);
    this.#site = at(dialog.dataset.site);
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
    this.#dialog.addEventListener("keydown", (event) => this.#key(event));
    this.#dialog.addEventListener("click", (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    this.#dialog.querySelector("#search-close").addEventListener("click", () => {
      this.#dialog.close();
    });
    this.#dialog.addEventListener("close", () => {
      if (this.#dialog.open) return; // told late: it is open again
      history.replaceState(history.state, "", address());
    });
  }

  /** Shows the dialog; with a query, asks it at once. */
  open(query = null) {
    if (!this.#dialog.open) this.#dialog.showModal();
    if (query !== null) {
      this.#input.value = query.slice(0, this.#input.maxLength);
      this.#ask();
    } else if (this.#query) history.replaceState(history.state, "", address(this.#query));
    this.#input.focus();
    this.#input.select();
  }

  #later() {
    clearTimeout(this.#timer);
    if (this.#input.value.trim()) {
      this.#state("loading");
      this.#load().catch(() => {}); // said when the query is asked
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

  /** Loads what a search needs, once; from the first key on, not from the first pause. */
  #load() {
    this.#answer ??= import("./search/engine.js").then(({ load }) => load(this.#root, this.#site));
    return this.#answer;
  }

  /** Asks what stands in the field, and shows the answer unless another was asked since. */
  async #ask() {
    clearTimeout(this.#timer);
    const query = this.#input.value.trim();
    const turn = (this.#turn += 1);
    this.#query = query;
    history.replaceState(history.state, "", address(query));
    if (!query) {
      this.#clear();
      this.#state("idle");
      return;
    }
    this.#state("loading");
    let answer = null;
    try {
      answer = await (await this.#load())(query);
    } catch (error) {
      console.warn("The search failed.", error);
      this.#answer = null;
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
    this.#say(this.#words.failed);
  }

  #show(query, { results, notices, corrected, near, complete }) {
    const follow = this.#follow;
    this.#clear();
    this.#follow = follow && results.length > 0;
    const values = { q: query, c: corrected ?? "", n: Math.min(results.length, SHOWN) };
    const counted = results.length > SHOWN ? "first" : results.length === 1 ? "one" : "many";
    const said = [results.length ? counted : "none", ...notices, ...(complete ? [] : ["names"])];
    if (corrected !== null) said.unshift("corrected");
    this.#say(...said.map((name) => fill(this.#words[name], values)));
    this.#list.append(...results.slice(0, SHOWN).map((result) => this.#result(result)));
    this.#help.hidden = results.length > 0;
    this.#near.append(...near.map((item) => make("li", {}, this.#link(item))));
    this.#near.parentElement.hidden = near.length === 0;
  }

  #link({ url, name }) {
    return make("a", { href: new URL(url, this.#root).href, ...inChinese(name) }, name);
  }

  #result({ item, other, excerpt }) {
    const link = this.#link(item);
    link.dataset.result = item.key;
    const parts = [item.kind, item.maker].filter(Boolean);
    const kind = make("span", { className: "search-kind" }, parts.join(" · "));
    if (other) kind.append(" · ", make("span", inChinese(other), other));
    const head = make("p", { className: "search-head" }, link, " ", kind);
    const entry = make("li", {}, head);
    const time = item.status && make("span", { className: "search-time" }, item.status);
    const state = [item.state, time].filter(Boolean);
    if (state.length > 1) state.splice(1, 0, " — ");
    if (state.length) entry.append(make("p", { className: "search-state" }, ...state));
    if (excerpt) {
      const pieces = excerpt.map(({ text, mark }) => (mark ? make("mark", {}, text) : text));
      entry.append(make("p", { className: "search-excerpt" }, ...pieces));
    }
    return entry;
  }

  /** Goes to the first result, once there is one. */
  #enter() {
    const query = this.#input.value.trim();
    this.#follow = query !== "";
    if (this.#list.dataset.state !== "done" || query !== this.#query) {
      if (query !== this.#query) this.#ask();
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
    if (event.key === "Escape") {
      event.preventDefault();
      this.#dialog.close();
    } else if (step) {
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
  const query = new URLSearchParams(location.search).get("q");
  if (query !== null) search.open(query.trim() ? query : null);
}

const dialog = document.getElementById("search-dialog");
if (dialog) start(dialog);
