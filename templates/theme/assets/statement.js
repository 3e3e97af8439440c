// The page of a statement: its line for pasting gets its whole address,
// and a button that copies it. Without it the line can be selected.
"use strict";
const label = document.getElementById("copy");
for (const line of document.querySelectorAll(".paste")) {
  const place = line.querySelector("a");
  if (place !== null) place.textContent = place.href;
  const text = line.textContent.trim();
  const button = document.createElement("button");
  button.type = "button";
  const told = label.querySelector(`[lang="${line.lang}"]`) ?? label.firstChild;
  button.textContent = told.textContent.replace(/ · $/, "").trim();
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      getSelection().selectAllChildren(line);
      document.execCommand("copy");
    }
    button.textContent = `✓ ${button.textContent.replace("✓ ", "")}`;
  });
  line.append(" ", button);
}
