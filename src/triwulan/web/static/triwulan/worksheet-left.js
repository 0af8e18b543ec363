// A task that was closed before everything had arrived: what never did is shown, to be copied or thrown away.

import { Keep } from "./worksheet-keep.js";

export function left() {
  const box = document.getElementById("tertinggal");
  if (!box) return;
  const keep = new Keep(box.dataset.person, box.dataset.task);
  const found = keep.leftovers();
  if (!found.length) return;
  const list = box.querySelector("ul");
  for (const { row, label, value } of found) {
    const line = document.createElement("li");
    const number = document.querySelector(`#i${CSS.escape(row)} .no`)?.textContent ?? "";
    line.textContent = `${number} ${label}: ${value}`.trim();
    list.append(line);
  }
  box.querySelector("button").addEventListener("click", () => {
    keep.clear();
    box.hidden = true;
  });
  box.hidden = false;
}
