// "Cite this page": the style that the reader chose last, the day of access, and buttons that
// copy. Without it every reference can be read, opened and selected; the files are plain links.
"use strict";
(() => {
  const KEY = "dossier-style";
  const remembered = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const remember = (style) => {
    try { localStorage.setItem(KEY, style); } catch { /* then the first one opens next time */ }
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      area.className = "unseen";
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  };
  const button = (block, name, text) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "copy";
    made.textContent = block.dataset.copy;
    made.setAttribute("aria-label", `${block.dataset.copy}: ${name}`);
    made.addEventListener("click", async () => {
      if (!(await copy(await text()))) return;
      made.textContent = block.dataset.copied;
      setTimeout(() => { made.textContent = block.dataset.copy; }, 2000);
    });
    return made;
  };

  // The day on which the reader has the page, in the form of the style.
  const today = (months, form) => {
    const now = new Date();
    const day = String(now.getDate());
    const parts = { year: now.getFullYear(), day, day2: day.padStart(2, "0") };
    for (const [key, names] of Object.entries(months)) parts[key] = names[now.getMonth()];
    return form.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
  };

  for (const block of document.querySelectorAll(".references[data-months]")) {
    const months = JSON.parse(block.dataset.months);
    const references = [...block.querySelectorAll("details[data-style]")];
    const chosen = remembered();
    for (const reference of references) {
      for (const slot of reference.querySelectorAll(".accessed")) {
        slot.textContent = slot.dataset.with.replace("{}", today(months, reference.dataset.form));
      }
      if (reference.dataset.style === chosen) reference.open = true;
      const text = reference.querySelector(".reference__text");
      text.after(button(block, reference.querySelector("summary").textContent, () => text.innerText.trim()));
      reference.querySelector("summary").addEventListener("click", () => {
        if (reference.open) return;
        remember(reference.dataset.style);
        // The other work of the page goes along: both stand in one text in the end.
        for (const other of references) {
          if (other !== reference && other.dataset.style === reference.dataset.style) other.open = true;
        }
      });
    }
    // What the article has from others: their names, then the reference that is open above.
    for (const list of block.querySelectorAll(".references__chains")) {
      const open = () => block.querySelector(`details[name="${list.dataset.of}"][open] .reference__text`)
        ?? block.querySelector(`details[name="${list.dataset.of}"] .reference__text`);
      for (const line of list.querySelectorAll("li")) {
        const chain = line.querySelector(".chain").textContent;
        line.append(" ", button(block, chain, () => `${chain} ${open().textContent.trim()}`));
      }
    }
    for (const file of block.parentElement.querySelectorAll("a[download]")) {
      file.after(" ", button(block, file.textContent, async () => (await fetch(file.href)).text()));
    }
  }

  // A click on the sign beside a statement copies its address and still leads to its page.
  for (const link of document.querySelectorAll("a.permalink")) {
    link.addEventListener("click", () => { copy(link.href); });
  }
})();
