// Dark or light: the reader's choice, kept in this browser; without one, the system's.
"use strict";
(() => {
  const KEY = "dossier-scheme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  const chosen = () => {
    try {
      const value = localStorage.getItem(KEY);
      return value === "dark" || value === "light" ? value : null;
    } catch {
      return null; // storage is refused: the system decides
    }
  };
  const keep = (value) => {
    try {
      if (value === null) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, value);
    } catch {
      // the choice then holds for this page only
    }
  };
  const ofSystem = () => (system.matches ? "dark" : "light");
  const current = () => root.dataset.scheme ?? ofSystem();

  const choice = chosen();
  if (choice !== null) root.dataset.scheme = choice;
  root.classList.replace("no-js", "js");

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("scheme");
    if (button === null) return;
    const show = () => button.setAttribute("aria-pressed", String(current() === "dark"));
    button.hidden = false;
    show();
    system.addEventListener("change", show);
    button.addEventListener("click", () => {
      const next = current() === "dark" ? "light" : "dark";
      if (next === ofSystem()) {
        delete root.dataset.scheme;
        keep(null);
      } else {
        root.dataset.scheme = next;
        keep(next);
      }
      show();
    });
  });
})();
