// A link with data-dialog leads to a page with one small form. Here it opens in a dialog over what is being typed; the
// page itself is what those get who have no script.

const dialog = document.getElementById("kotak");

async function open(link) {
  const answer = await fetch(link.href, { credentials: "same-origin" }).catch(() => null);
  const inside = answer?.ok && content(await answer.text());
  if (!inside) {
    window.location.assign(link.href);
    return;
  }
  show(inside);
  dialog.showModal();
  dialog.querySelector("textarea, input:not([type=hidden])")?.focus();
}

function content(markup) {
  return new DOMParser().parseFromString(markup, "text/html").getElementById("kotak-isi");
}

function show(inside) {
  dialog.querySelector(".error[role=alert]").hidden = true;
  document.getElementById("kotak-tempat").replaceChildren(inside);
  dialog.setAttribute("aria-labelledby", inside.querySelector("h1, h2")?.id ?? "");
}

// Taken: the page is shown anew, with what has changed. Refused: the same form, with its sentences.
async function send(event) {
  event.preventDefault();
  const form = event.target;
  const button = event.submitter;
  button?.setAttribute("aria-busy", "true");
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), credentials: "same-origin", redirect: "manual" }).catch(() => null);
  button?.removeAttribute("aria-busy");
  if (!answer) {
    dialog.querySelector(".error[role=alert]").hidden = false;
  } else if (answer.status === 401) {
    window.dispatchEvent(new Event("triwulan:session-over"));
  } else if (answer.type === "opaqueredirect") {
    window.location.hash = form.dataset.place;
    window.location.reload();
  } else {
    const inside = content(await answer.text());
    if (inside) show(inside);
    else window.location.reload();
  }
}

if (dialog?.showModal) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-dialog]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open(link);
    } else if (dialog.open && event.target.closest("#kotak [data-close]")) {
      event.preventDefault();
      dialog.close();
    }
  });
  dialog.addEventListener("submit", send);
}
