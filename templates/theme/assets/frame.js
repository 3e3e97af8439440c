// The frame of a page: the other language keeps the place and the query, the row of sections
// shows where one is, and paper gets the page's address. Without it, all are plain links.
"use strict";
(() => {
  // Set when the link is about to be used, in this tab or another: the address changes
  // without notice while the search is open.
  const keepPlace = ({ target }) => {
    const link = target instanceof Element ? target.closest("a[data-language]") : null;
    if (link === null) return;
    const here = new URL(location.href);
    const there = new URL(link.href);
    const query = here.searchParams.get("q");
    if (query === null) there.searchParams.delete("q");
    else there.searchParams.set("q", query);
    there.hash = link.dataset.language === "same" ? here.hash : "";
    link.href = there.href;
  };
  for (const type of ["pointerdown", "click"]) document.addEventListener(type, keepPlace);

  const current = document.querySelector(".sections [aria-current]");
  const row = current?.closest("ul");
  if (row && row.scrollWidth > row.clientWidth) {
    const [item, frame] = [current, row].map((element) => element.getBoundingClientRect());
    row.scrollLeft += item.left + item.width / 2 - (frame.left + frame.width / 2);
  }

  for (const place of document.querySelectorAll("[data-address]")) {
    place.textContent = location.href.replace(/[?#].*$/, "");
  }
})();
