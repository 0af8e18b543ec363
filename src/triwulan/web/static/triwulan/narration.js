// The editor of a section saves itself while it is typed, and hands what Word put on the clipboard to the server.
// Without this script the page is a plain form: each of its buttons saves, and plain text can be pasted.

const form = document.getElementById("susunan");
const status = document.getElementById("status");
const PAUSE = 1500;
let timer = 0;
let busy = Promise.resolve();
let leaving = false;

function say(words, state) {
  status.hidden = false;
  status.textContent = words;
  status.dataset.state = state;
}

async function save() {
  if (leaving) return;
  const body = new FormData(form);
  for (const [name, value] of [...body]) if (value instanceof File || name.startsWith("tempel")) body.delete(name);
  body.set("tekan", "simpan");
  say(form.dataset.saving, "busy");
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "triwulan" } });
    const told = await answer.json();
    if (told.fault) say(told.fault, "fault");
    else {
      form.elements.asal.value = told.token;
      say(form.dataset.saved.replace("%s", told.saved), "ok");
    }
  } catch {
    say(form.dataset.offline, "offline");
    timer = setTimeout(queue, 5 * PAUSE);
  }
}

function queue() {
  busy = busy.then(save);
}

form.addEventListener("input", (event) => {
  if (event.target.name === "tempel") {
    if (event.inputType !== "insertFromPaste") form.elements["tempel-html"].value = "";
    return;
  }
  if (event.target.type === "file") return;
  clearTimeout(timer);
  timer = setTimeout(queue, PAUSE);
});

document.getElementById("tempel").addEventListener("paste", (event) => {
  form.elements["tempel-html"].value = event.clipboardData?.getData("text/html") ?? "";
});

// A press waits for the save that is under way: else it would come as another's. It goes on in a turn of its own, since a
// form does not listen to requestSubmit while its submit event is still going on.
form.addEventListener("submit", (event) => {
  clearTimeout(timer);
  if (leaving) return;
  event.preventDefault();
  const { submitter } = event;
  busy.then(() =>
    setTimeout(() => {
      leaving = true;
      form.requestSubmit(submitter);
    }),
  );
});
window.addEventListener("pageshow", () => {
  leaving = false;
});
