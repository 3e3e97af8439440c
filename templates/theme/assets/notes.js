// Footnotes beside the text: one panel, with one note, near the reference that the reader
// points at, focuses or taps. Without this script the references are plain links.
"use strict";
(() => {
  const REFERENCE = "a.footnote-ref";
  const LINK = "a[href]";
  const OPEN_AFTER = 90; // ms: the pointer rests, it does not merely pass
  const CLOSE_AFTER = 280; // ms: enough to travel from the reference to the panel
  const GAP = 6; // px between the reference and the panel
  const EDGE = 10; // px between the panel and the window

  const frame = document.querySelector("main") ?? document.body;
  const panel = document.createElement("div");
  panel.id = "note-panel";
  panel.className = "note-panel md-typeset";
  panel.setAttribute("role", "dialog");
  panel.hidden = true;

  let reference = null; // the reference whose note is shown
  let timer = 0;

  const noteOf = (link) => {
    const id = decodeURIComponent(link.hash.slice(1));
    return id === "" ? null : document.getElementById(id);
  };

  // The note's own nodes, without the way back and without ids, which stay unique.
  const copyOf = (note) => {
    const copy = document.createDocumentFragment();
    for (const child of note.childNodes) copy.append(child.cloneNode(true));
    for (const back of copy.querySelectorAll(".footnote-backref")) back.remove();
    for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id");
    return copy;
  };

  const place = () => {
    if (reference === null) return;
    const at = reference.getBoundingClientRect();
    const origin = (panel.offsetParent ?? document.documentElement).getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const below = window.innerHeight - at.bottom - GAP - EDGE;
    const above = at.top - GAP - EDGE;

    panel.style.maxHeight = "none";
    const under = panel.offsetHeight <= below || below >= above;
    panel.style.maxHeight = `${Math.max(under ? below : above, 96)}px`;
    const top = under ? at.bottom + GAP : at.top - GAP - panel.offsetHeight;
    const wanted = at.left + at.width / 2 - panel.offsetWidth / 4;
    const left = Math.max(EDGE, Math.min(wanted, width - EDGE - panel.offsetWidth));
    panel.style.top = `${top - origin.top}px`;
    panel.style.left = `${left - origin.left}px`;
  };

  const close = () => {
    clearTimeout(timer);
    if (reference === null) return;
    reference.removeAttribute("aria-describedby");
    reference.removeAttribute("data-open");
    reference = null;
    panel.hidden = true;
    panel.replaceChildren();
  };

  const open = (link) => {
    clearTimeout(timer);
    if (link === reference) return;
    const note = noteOf(link);
    close();
    if (note === null) return;
    panel.setAttribute("aria-label", link.getAttribute("aria-label") ?? link.textContent);
    panel.replaceChildren(copyOf(note));
    panel.hidden = false;
    reference = link;
    link.setAttribute("aria-describedby", panel.id);
    link.setAttribute("data-open", "");
    panel.scrollTop = 0;
    place();
  };

  const soon = (action, delay) => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };

  const referenceAt = (target) =>
    target instanceof Element ? target.closest(REFERENCE) : null;
  const isInPanel = (target) => target instanceof Node && panel.contains(target);
  // What the keyboard holds open, the pointer does not close.
  const isHeld = () =>
    isInPanel(document.activeElement) || (reference?.matches(":focus-visible") ?? false);
  const leave = () => {
    if (reference === null || isHeld()) clearTimeout(timer);
    else soon(close, CLOSE_AFTER);
  };
  const linksInPanel = () => [...panel.querySelectorAll(LINK)];

  // -- the pointer

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = referenceAt(event.target);
    if (link !== null) soon(() => open(link), reference === null ? OPEN_AFTER : OPEN_AFTER / 2);
    else if (isInPanel(event.target)) clearTimeout(timer);
    else leave();
  });
  document.documentElement.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch") leave();
  });

  // A first tap opens, a second one follows; a tap elsewhere closes.
  let touched = false;
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (touched && referenceAt(event.target) === null && !isInPanel(event.target)) close();
  });
  document.addEventListener("click", (event) => {
    const link = referenceAt(event.target);
    if (link === null) return;
    if (touched && link !== reference && noteOf(link) !== null) {
      event.preventDefault();
      open(link);
    } else {
      close();
    }
  });

  // -- the keyboard

  document.addEventListener("focusin", (event) => {
    const link = referenceAt(event.target);
    if (link !== null) {
      if (link.matches(":focus-visible")) open(link);
    } else if (!isInPanel(event.target)) {
      close();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (reference === null) return;
    if (event.key === "Escape") {
      const back = isInPanel(document.activeElement) ? reference : null;
      event.preventDefault();
      close();
      back?.focus({ preventScroll: true });
      close(); // giving the focus back must not open it again
    } else if (event.key === "Tab") {
      walk(event);
    }
  });

  // Tab leads from the reference into the panel, and out of it to what follows the reference.
  const walk = (event) => {
    const links = linksInPanel();
    if (links.length === 0) return;
    const active = document.activeElement;
    if (active === reference && !event.shiftKey) {
      event.preventDefault();
      links[0].focus();
    } else if (active === links[0] && event.shiftKey) {
      event.preventDefault();
      reference.focus();
    } else if (active === links.at(-1) && !event.shiftKey) {
      reference.focus(); // not prevented: the browser goes on from here
    }
  };

  window.addEventListener("resize", place);
  frame.append(panel);
})();
