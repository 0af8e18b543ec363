// A row of the worksheet: what stands on the server (`base`), what is on the screen, and the difference.

const FIELDS = "input[name^='v-'], textarea[name^='t-']";

export class Row {
  constructor(body) {
    this.body = body;
    this.key = body.dataset.row;
    this.url = body.dataset.saveUrl;
    this.attachUrl = body.dataset.attachUrl;
    this.version = body.querySelector("input[name^='r-']");
    // A browser may have put back an older one when the page was reloaded.
    this.version.value = this.version.defaultValue;
    // `accepted`: the words that were sent and taken, where they are not those the server writes ("1234" for "1.234").
    this.base = new Map(this.fields().map((field) => [field.name, field.defaultValue]));
    this.accepted = new Map();
    this.blocked = false;
  }

  fields() {
    return [...this.body.querySelectorAll(FIELDS)];
  }

  field(name) {
    return this.body.querySelector(`[name="${CSS.escape(name)}"]`);
  }

  label(name) {
    const label = this.body.querySelector(`label[for="${CSS.escape(name)}"]`);
    return label?.textContent.trim() || name;
  }

  // What was typed and is not on the server yet, by name.
  dirty() {
    const found = new Map();
    for (const { name, value } of this.fields()) {
      if (value !== this.base.get(name) && value !== this.accepted.get(name)) found.set(name, value);
    }
    for (const [name, value] of this.answers()) found.set(name, value);
    return found;
  }

  // An answer counts once it says why: a choice alone is not sent, and is no fault either.
  *answers() {
    for (const set of this.body.querySelectorAll("fieldset[data-question]")) {
      const choice = set.querySelector("input[value=benar]");
      const reason = set.querySelector("textarea");
      const fresh = !choice.defaultChecked || reason.value !== reason.defaultValue;
      const taken = this.accepted.get(reason.name) === reason.value;
      if (choice.checked && fresh && !taken && reason.value.trim()) {
        yield [choice.name, choice.value];
        yield [reason.name, reason.value];
      }
    }
  }

  payload() {
    const sent = this.dirty();
    return { sent, body: new URLSearchParams([...sent, [this.version.name, this.version.value]]) };
  }

  put(name, value) {
    const field = this.field(name);
    if (field?.type === "radio") {
      const choice = this.body.querySelector(`[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
      if (choice) choice.checked = true;
    } else if (field && field.value !== value) field.value = value;
  }

  // What the server says after a save: what it refused stays typed and marked, the rest is settled.
  settle(answer, sent) {
    for (const [name, value] of sent) {
      if (name in answer.faults) continue;
      this.accepted.set(name, value);
      const field = this.field(name);
      const written = answer.values[name];
      if (written !== undefined && field.value === value && document.activeElement !== field) field.value = written;
    }
    for (const [name, value] of Object.entries(answer.values)) {
      if (!(name in answer.faults)) this.base.set(name, value);
    }
    this.version.value = answer.version;
    for (const name of sent.keys()) this.say(name, answer.faults[name], answer.notes[name]);
    this.show(answer);
  }

  show(answer) {
    if (answer.state) this.body.dataset.state = answer.state;
    else delete this.body.dataset.state;
    for (const [name, markup] of Object.entries(answer.parts)) this.replace(name, markup);
  }

  // A part in which somebody is typing waits until he leaves it.
  replace(name, markup) {
    const part = this.body.querySelector(`[data-part="${name}"]`);
    if (!part) return;
    if (part.contains(document.activeElement) && document.activeElement.matches("textarea")) {
      part.addEventListener("focusout", () => setTimeout(() => this.replace(name, markup)), { once: true });
      return;
    }
    const focused = part.contains(document.activeElement) ? document.activeElement.id : "";
    if (name === "messages" && this.blocked) return;
    part.innerHTML = markup;
    // A question asked anew wants its answer anew, even in the same words.
    if (name === "messages") for (const each of this.accepted.keys()) if (each.startsWith("j-")) this.accepted.delete(each);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  say(name, fault, note) {
    const field = this.field(name);
    const place = document.getElementById(`${name}-said`);
    if (!field || !place) return;
    if (fault) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    place.replaceChildren();
    if (!fault && !note) return;
    const words = document.createElement("span");
    words.className = fault ? "error" : "reading";
    words.textContent = fault || note;
    place.append(words);
  }
}
