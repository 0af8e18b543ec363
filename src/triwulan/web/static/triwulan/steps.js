// What every step's page shares: asks again what is missing when something was typed, keeps the button honest, and asks
// for confirmation where finishing cannot be taken back. Without it the page works too: the server says the same.

const form = document.getElementById("langkah");
const PAUSE = 600;
let timer = 0;
let asked = 0;

function button() {
  return document.getElementById("selesai");
}

function show(markup) {
  const fresh = new DOMParser().parseFromString(markup, "text/html").getElementById("kurang");
  const old = document.getElementById("kurang");
  if (!fresh || !old || fresh.innerHTML === old.innerHTML) return;
  old.replaceWith(fresh);
  const count = Number(fresh.dataset.count);
  const note = document.getElementById("belum");
  const press = button();
  if (press && count) press.setAttribute("aria-disabled", "true");
  else press?.removeAttribute("aria-disabled");
  if (!note) return;
  const first = fresh.querySelector("li");
  note.textContent = count ? note.dataset.short + " " : note.dataset.ready;
  if (count && first) {
    const link = document.createElement("a");
    link.href = "#kurang";
    link.textContent = count === 1 ? first.textContent : `${first.textContent} (+${count - 1})`;
    note.append(link);
  }
}

// A kind that saves by itself (the worksheet) says "triwulan:changed" when something was written.
async function askAgain() {
  const mine = (asked += 1);
  const answer = await fetch(form.dataset.missingUrl, {
    method: "POST",
    body: typed(),
    headers: { "X-Requested-With": "triwulan" },
    credentials: "same-origin",
  }).catch(() => null);
  if (!answer || mine !== asked) return;
  if (answer.status === 401) window.dispatchEvent(new Event("triwulan:session-over"));
  if (answer.ok) show(await answer.text());
}

function typed() {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return data;
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(askAgain, PAUSE);
}

function press(event) {
  const pressed = event.submitter;
  if (pressed?.getAttribute("aria-disabled") === "true") {
    event.preventDefault();
    event.stopImmediatePropagation();
    const place = document.getElementById("kurang");
    (place?.querySelector("a") ?? place)?.focus();
    return;
  }
  const dialog = document.getElementById("yakin");
  if (dialog && pressed?.id === "selesai" && dialog.showModal) {
    event.preventDefault();
    event.stopImmediatePropagation();
    dialog.showModal();
  }
}

if (form) {
  // Before session.js, which asks whether he is still signed in.
  form.addEventListener("submit", press);
  if (!form.dataset.ownMissing) {
    form.addEventListener("input", soon);
    form.addEventListener("change", soon);
  }
  window.addEventListener("triwulan:changed", soon);
  window.addEventListener("triwulan:session-back", soon);
  const dialog = document.getElementById("yakin");
  dialog?.querySelector("[data-close]").addEventListener("click", () => dialog.close());
}
