// The fields of a step's form that are not sections of a report, as one row for worksheet-saving.js: kept with the task
// while they are typed, and sent for good only by the button.

const APART = /^(t-|r-|csrfmiddlewaretoken$)/;

export class Draft {
  constructor(form) {
    this.body = form;
    this.key = "borang";
    this.url = form.dataset.draftUrl;
    this.version = { value: "" };
    this.base = new Map();
    this.accepted = new Map();
    this.blocked = false;
    // What a refused press has left on the screen is not kept anywhere yet.
    this.stands = form.dataset.refused ? "" : this.written();
  }

  written() {
    const fields = [...new FormData(this.body)].filter(([name, value]) => !APART.test(name) && !(value instanceof File));
    return new URLSearchParams(fields).toString();
  }

  dirty() {
    const now = this.written();
    return now === this.stands ? new Map() : new Map([[this.key, now]]);
  }

  payload() {
    const sent = this.dirty();
    return { sent, body: new URLSearchParams(sent.get(this.key)) };
  }

  settle(_answer, sent) {
    this.stands = sent.get(this.key);
  }

  fields() {
    return [];
  }

  label() {
    return "";
  }

  put() {}
}
