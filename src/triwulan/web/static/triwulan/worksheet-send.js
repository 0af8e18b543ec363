// One way to the server for rows, files and removals. It answers { status, data }, or throws Unreachable.
//
// 401 opens the sentence "Sesi berakhir" (session.js) and counts as unreachable: what was typed is sent again when the
// session is back. A token that went stale, because somebody signed in again in another tab, is renewed once.

export class Unreachable extends Error {}

const PATIENCE = 30000;
const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const OUR_FAULT = 500;
const TOO_MANY = 429;

export class Sender {
  constructor(form) {
    this.form = form;
    this.sessions = document.getElementById("sesi-berakhir");
  }

  get token() {
    return this.form.querySelector("input[name=csrfmiddlewaretoken]").value;
  }

  async post(url, body, progress) {
    let answer = await this.once(url, body, progress);
    if (answer.status === FORBIDDEN && !answer.data && (await this.renewed())) {
      answer = await this.once(url, body, progress);
    }
    if (answer.status === UNAUTHORIZED) {
      window.dispatchEvent(new Event("triwulan:session-over"));
      throw new Unreachable("session");
    }
    if (answer.status >= OUR_FAULT || answer.status === TOO_MANY || !answer.data) throw new Unreachable("server");
    return answer;
  }

  // XMLHttpRequest, since fetch tells nothing of an upload's progress.
  once(url, body, progress) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", url);
      request.setRequestHeader("X-Requested-With", "triwulan");
      request.setRequestHeader("X-CSRFToken", this.token);
      if (progress) request.upload.addEventListener("progress", progress);
      else request.timeout = PATIENCE;
      request.addEventListener("load", () => resolve({ status: request.status, data: read(request) }));
      for (const name of ["error", "abort", "timeout"]) {
        request.addEventListener(name, () => reject(new Unreachable("network")));
      }
      request.send(body);
    });
  }

  // The page is going away: the answer will not be seen, so nothing kept here is given up for it.
  last(url, body) {
    const headers = { "X-Requested-With": "triwulan", "X-CSRFToken": this.token };
    fetch(url, { method: "POST", body, headers, keepalive: true, credentials: "same-origin" }).catch(() => {});
  }

  async renewed() {
    const answer = await fetch(this.sessions.dataset.sessionUrl, {
      headers: { "X-Requested-With": "triwulan" },
      cache: "no-store",
      credentials: "same-origin",
    }).catch(() => null);
    if (!answer?.ok) return false;
    const { person, csrf } = await answer.json();
    if (String(person) !== this.form.dataset.person) {
      window.dispatchEvent(new Event("triwulan:session-over"));
      throw new Unreachable("session");
    }
    for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = csrf;
    return true;
  }
}

function read(request) {
  if (!request.getResponseHeader("Content-Type")?.startsWith("application/json")) return null;
  try {
    return JSON.parse(request.responseText);
  } catch {
    return null;
  }
}
