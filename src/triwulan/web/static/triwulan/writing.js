// A step's page comes alive: sections of a report and the form's other fields save themselves as they are typed.
// Without this script the page is a plain form with a button that saves.

import { Draft } from "./step-draft.js";
import "./step-press.js";
import { Keep } from "./worksheet-keep.js";
import { Row } from "./worksheet-row.js";
import { Saver } from "./worksheet-saving.js";
import { Sender } from "./worksheet-send.js";
import { Status } from "./worksheet-status.js";

const form = document.getElementById("langkah");
const SOON = 300;

function start() {
  const sections = [...form.querySelectorAll("[data-row]")].map((body) => new Row(body));
  const draft = new Draft(form);
  const keep = new Keep(form.dataset.person, form.dataset.task);
  const saver = new Saver({
    rows: [...sections, draft],
    sender: new Sender(form),
    keep: { put: (row) => row !== draft && keep.put(row) },
    status: new Status(),
    noted() {},
  });
  form.addEventListener("input", (event) => touched(event, sections, draft, saver));
  form.addEventListener("change", (event) => touched(event, sections, draft, saver, SOON));
  window.addEventListener("submit", (event) => press(event, sections, saver), true);
  for (const button of form.querySelectorAll("[data-plain]")) button.hidden = true;
  restore(sections, keep, saver);
  if (form.dataset.refused) saver.send(draft);
  // What was typed while this script was still on its way. On a reload the browser may have put back older words.
  if (performance.getEntriesByType("navigation")[0]?.type === "navigate") saver.resume();
}

function touched(event, sections, draft, saver, pause) {
  if (!event.target.name || event.target.type === "file") return;
  saver.touched(sections.find((row) => row.body.contains(event.target)) ?? draft, pause);
}

// The press waits for what was typed last: else it would arrive twice, the second time as another's or at a closed task.
async function press(event, sections, saver) {
  if (event.target !== form) return;
  if (form.dataset.guard === "passed") {
    saver.rest();
    return;
  }
  const waiting = sections.some((row) => row.dirty().size || row.blocked) || saver.timers.size || saver.busy.size;
  if (!waiting && !saver.closed) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (saver.closed) return;
  await Promise.all([...sections, ...saver.timers.keys()].map((row) => saver.send(row)));
  await Promise.all(saver.busy.values());
  // Where there was nothing to send this event is still going on, and a form does not listen while it does.
  await new Promise((resolve) => setTimeout(resolve));
  if (sections.some((row) => row.dirty().size || row.blocked)) {
    form.querySelector(".conflict button, [aria-invalid]")?.focus();
  } else form.requestSubmit(event.submitter);
}

function restore(sections, keep, saver) {
  const moments = sections.map((row) => keep.restore(row)).filter(Boolean);
  if (!moments.length) return;
  const box = document.getElementById("dipulihkan");
  const when = new Date(Math.max(...moments)).toLocaleString(document.documentElement.lang === "en" ? "en-GB" : "id-ID", { dateStyle: "long", timeStyle: "short" });
  box.querySelector("[data-when]").textContent = document.getElementById("kata").dataset.typedAt.replace("%s", when);
  box.hidden = false;
  saver.resume();
}

if (form && document.getElementById("kata")) start();
