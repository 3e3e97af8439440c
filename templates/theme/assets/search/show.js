/* Results as a reader sees them. Whatever a query or a page holds is put in as text. */

/** Makes an element: `make("p", {className: "x"}, child, "text")`. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Says, for screen readers, that a name is in Chinese where it is. */
const inChinese = (name) => (/\p{Script=Han}/u.test(name) ? { lang: "zh" } : {});

/** A link to an entry, whose `url` is below `root`. */
export function entryLink({ url, name }, { root }) {
  return make("a", { href: new URL(url, root).href, ...inChinese(name) }, name);
}

const said = (className, label) => make("span", { className }, label);

/** The address of a statement: an anchor of its page, or an address from the site's root. */
const statementAddress = (to, item, { root, site }) =>
  to.startsWith("/") ? new URL(to.slice(1), site).href : new URL(`${item.url}#${to}`, root).href;

function statement({ to, label, told, pieces }, item, places) {
  const words = pieces.map(({ text, mark }) => (mark ? make("mark", {}, text) : text));
  const link = make("a", { href: statementAddress(to, item, places) }, ...words);
  const beside = told ? [" ", said("search-told", told)] : [];
  return make("li", {}, said("search-time", label), " ", link, ...beside);
}

/**
 * An entry that was found, as an item of the list: its name, what it is, how things stand,
 * and below it the statements that answer. `places` are the addresses `root` and `site`.
 */
export function result({ item, other, lines }, places) {
  const link = entryLink(item, places);
  link.dataset.result = item.key;
  const kind = said("search-kind", [item.kind, item.maker_names?.[0]].filter(Boolean).join(" · "));
  if (other) kind.append(" · ", make("span", inChinese(other), other));
  const entry = make("li", {}, make("p", { className: "search-head" }, link, " ", kind));
  const state = [item.state, item.status && said("search-time", item.status)].filter(Boolean);
  if (state.length > 1) state.splice(1, 0, " — ");
  if (state.length) entry.append(make("p", { className: "search-state" }, ...state));
  if (lines.length) {
    const found = lines.map((line) => statement(line, item, places));
    entry.append(make("ul", { className: "search-statements" }, ...found));
  }
  return entry;
}

/**
 * The filters as labelled lists to choose from; `all` is what choosing nothing is called.
 * Each is named `search-filter-NAME`.
 */
export function filterFields(filters, chosen, all) {
  return filters.map(({ name, label, values }) => {
    const options = values.map((value) => make("option", { value }, value));
    const select = make("select", { name, id: `search-filter-${name}` }, make("option", { value: "" }, all), ...options);
    select.value = values.includes(chosen[name]) ? chosen[name] : "";
    return make("div", {}, make("label", { htmlFor: select.id }, label), select);
  });
}
