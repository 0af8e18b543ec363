// A page may stand open for longer than its session lives. What was typed must never be lost to that.
//
// - A request of ours answered 401 (htmx, or a script calling window.dispatchEvent(new Event("triwulan:session-over")))
//   opens the sentence "Sesi berakhir": sign in in a new tab, come back, go on.
// - Coming back, the page asks /sesi/ who is signed in, takes the fresh token into its forms and says "triwulan:session-back".
// - A form with data-guard asks first, so that a long text is not sent into a sign-in page or a dead connection.

const dialog = document.getElementById("sesi-berakhir");
const welcome = document.getElementById("sesi-kembali");

async function ask() {
  const answer = await fetch(dialog.dataset.sessionUrl, {
    headers: { "X-Requested-With": "triwulan" },
    cache: "no-store",
    credentials: "same-origin",
  });
  return answer.ok ? answer.json() : { person: null };
}

function isMine(answer) {
  return String(answer.person) === dialog.dataset.person;
}

function takeToken(token) {
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
  for (const holder of document.querySelectorAll("[data-csrf]")) holder.dataset.csrf = token;
}

function over() {
  if (!dialog.open) dialog.showModal();
}

async function cameBack() {
  if (!dialog.open || document.hidden) return;
  const answer = await ask().catch(() => ({ person: null }));
  if (!isMine(answer)) return;
  takeToken(answer.csrf);
  dialog.close();
  welcome.hidden = false;
  window.dispatchEvent(new Event("triwulan:session-back"));
}

async function guard(event) {
  const form = event.target;
  if (!form.matches("form[data-guard]") || !form.requestSubmit) return;
  if (form.dataset.guard === "passed") {
    form.dataset.guard = "";
    return;
  }
  event.preventDefault();
  const submitter = event.submitter;
  let answer;
  try {
    answer = await ask();
  } catch {
    window.dispatchEvent(new Event("triwulan:offline"));
    document.getElementById("luring").hidden = false;
    return;
  }
  if (!isMine(answer)) {
    over();
    return;
  }
  document.getElementById("luring").hidden = true;
  takeToken(answer.csrf);
  form.dataset.guard = "passed";
  form.requestSubmit(submitter);
}

if (dialog) {
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  window.addEventListener("triwulan:session-over", over);
  window.addEventListener("focus", cameBack);
  document.addEventListener("visibilitychange", cameBack);
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) over();
  });
  document.addEventListener("submit", guard);
}
