// The worksheet comes alive: rows save themselves, files go up, the button waits for what is still on its way.
// Without this script the page is a plain form with a button that saves.

import { Files } from "./worksheet-files.js";
import { Keep } from "./worksheet-keep.js";
import { left } from "./worksheet-left.js";
import { Row } from "./worksheet-row.js";
import { Saver } from "./worksheet-saving.js";
import { Sender } from "./worksheet-send.js";
import { Status } from "./worksheet-status.js";

const form = document.getElementById("langkah");
const SOON = 50;
const LANGUAGE = document.documentElement.lang === "en" ? "en-GB" : "id-ID";
// The buttons that end the step: one, or one for each outcome of the SOP.
const ENDING = ".actions--stick button:not([name=simpan])";

function start() {
  const rows = [...form.querySelectorAll("tbody[data-row]")].map((body) => new Row(body));
  const keep = new Keep(form.dataset.person, form.dataset.task);
  const sender = new Sender(form);
  const status = new Status();
  const saver = new Saver({ rows, sender, keep, status, noted });
  const applied = (data) => {
    status.saved(data.saved);
    noted(data.note);
    saver.reached();
    saver.tell();
  };
  new Files({ rows, form, sender, applied });
  const rowOf = (element) => rows.find((row) => row.body.contains(element));
  form.addEventListener("input", (event) => touched(event, rowOf, saver));
  form.addEventListener("change", (event) => touched(event, rowOf, saver, SOON));
  form.addEventListener("keydown", onward);
  form.addEventListener("change", (event) => wrong(event, rowOf));
  window.addEventListener("submit", (event) => press(event, saver), true);
  window.addEventListener("beforeprint", print);
  document.getElementById("simpan").hidden = true;
  document.getElementById("belum").addEventListener("click", follow);
  restore(rows, keep, saver);
  // What was typed while this script was still on its way. On a reload the browser may have put back older words.
  if (performance.getEntriesByType("navigation")[0]?.type === "navigate") saver.resume();
}

function touched(event, rowOf, saver, pause) {
  const { type, name, value } = event.target;
  const row = rowOf(event.target);
  if (!row || type === "file" || !name) return;
  // Writing a reason says yes; saying "wrong" is no answer.
  if (name.startsWith("j-") && value.trim()) row.put(`w-${name.slice(2)}`, "benar");
  saver.touched(row, pause);
}

// Enter goes to the next figure instead of sending the form.
function onward(event) {
  if (event.key !== "Enter" || !event.target.matches("input[name^='v-']")) return;
  event.preventDefault();
  const figures = [...form.querySelectorAll("input[name^='v-']")];
  const next = figures[figures.indexOf(event.target) + (event.shiftKey ? -1 : 1)];
  (next ?? form.querySelector("#selesai")).focus();
  next?.select();
}

function wrong(event, rowOf) {
  if (!event.target.matches("[data-wrong]")) return;
  const figure = rowOf(event.target).body.querySelector("input[name^='v-']");
  figure.focus();
  figure.select();
}

function noted(markup) {
  const note = document.getElementById("belum");
  const open = note.querySelector("details")?.open;
  note.innerHTML = markup;
  const details = note.querySelector("details");
  if (details) details.open = Boolean(open);
  for (const button of form.querySelectorAll(ENDING)) {
    if (details) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }
}

// The list closes behind the one who goes to mend something.
function follow(event) {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  const place = document.getElementById(link.hash.slice(1));
  if (!place) return;
  event.preventDefault();
  link.closest("details").open = false;
  place.closest("details")?.setAttribute("open", "");
  place.focus({ preventScroll: true });
  place.closest("tr").scrollIntoView({ block: "center" });
}

// Handing in waits for what was typed last, and says what is missing where something is.
async function press(event, saver) {
  const button = event.submitter;
  if (event.target !== form || !button?.matches(ENDING)) return;
  if (form.dataset.guard === "passed") {
    saver.rest();
    return;
  }
  if (saver.closed) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  if (saver.rows.some((row) => row.dirty().size || row.blocked)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (await saver.flush()) form.requestSubmit(button);
    else form.querySelector(".conflict button, [aria-invalid]")?.focus();
  } else if (button.getAttribute("aria-disabled") === "true") {
    event.preventDefault();
    event.stopImmediatePropagation();
    const list = document.querySelector("#belum details");
    list.open = true;
    list.querySelector("a").focus();
  }
}

// What is printed is what stands in the fields now.
function print() {
  for (const paper of form.querySelectorAll(".printed")) paper.textContent = paper.previousElementSibling.value;
}

function restore(rows, keep, saver) {
  const moments = rows.map((row) => keep.restore(row)).filter(Boolean);
  if (!moments.length) return;
  const box = document.getElementById("dipulihkan");
  const when = new Date(Math.max(...moments)).toLocaleString(LANGUAGE, { dateStyle: "long", timeStyle: "short" });
  box.querySelector("[data-when]").textContent = document.getElementById("kata").dataset.typedAt.replace("%s", when);
  box.hidden = false;
  saver.resume();
}

if (form?.querySelector("tbody[data-row]") && document.getElementById("simpan")) start();
else left();
