// Sends rows as they are typed: after a pause, one request a row at a time, again with growing patience when the
// connection is gone. Until the server has said yes, worksheet-keep.js holds what was typed.

import { ask, merged } from "./worksheet-conflict.js";
import { Unreachable } from "./worksheet-send.js";

const PAUSE = 900;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;
const CONFLICT = 409;

export class Saver {
  constructor({ rows, sender, keep, status, noted }) {
    Object.assign(this, { rows, sender, keep, status, noted });
    this.timers = new Map();
    this.busy = new Map();
    this.wait = 0;
    this.retry = 0;
    this.closed = "";
    for (const name of ["online", "triwulan:session-back"]) window.addEventListener(name, () => this.resume());
    window.addEventListener("pageshow", (event) => event.persisted && this.resume());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.flush() : this.resume()));
    window.addEventListener("pagehide", () => this.leaving());
  }

  // Somebody typed: keep it now, send it when he pauses.
  touched(row, pause = PAUSE) {
    this.keep.put(row);
    if (row.blocked || this.closed) return;
    clearTimeout(this.timers.get(row));
    this.timers.set(row, setTimeout(() => this.send(row), pause));
    this.tell();
  }

  send(row) {
    clearTimeout(this.timers.get(row));
    this.timers.delete(row);
    if (row.blocked || this.closed) return Promise.resolve();
    const before = this.busy.get(row);
    const now = (before ?? Promise.resolve()).then(() => this.deliver(row));
    this.busy.set(row, now);
    return now.finally(() => {
      if (this.busy.get(row) === now) this.busy.delete(row);
      this.tell();
    });
  }

  async deliver(row) {
    const { sent, body } = row.payload();
    if (!sent.size) return;
    this.tell();
    try {
      const answer = await this.sender.post(row.url, body);
      this.reached();
      this.settle(row, answer, sent);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      this.unreachable(error.message);
    }
  }

  settle(row, { status, data }, sent) {
    if (data.sentence) {
      this.close(data.sentence, status);
    } else if (status === CONFLICT) {
      const again = () => this.send(row);
      const settled = () => {
        this.keep.put(row);
        this.status.saved(data.saved);
        this.tell();
      };
      if (merged(row, data, sent)) setTimeout(again);
      else ask(row, data, { resend: again, settled });
      this.keep.put(row);
    } else {
      row.settle(data, sent);
      this.keep.put(row);
      this.status.saved(data.saved);
      this.noted(data.note);
    }
    this.tell();
  }

  // The task is no longer his to write: nothing more is sent, nothing typed is thrown away.
  close(sentence) {
    this.closed = sentence;
    this.rest();
    this.status.closed(sentence);
  }

  // What is still to be sent goes another way: with the form itself.
  rest() {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  unreachable(why) {
    this.offline = why !== "session";
    this.wait = Math.min(this.wait ? this.wait * 2 : FIRST_WAIT, LONGEST_WAIT);
    clearTimeout(this.retry);
    // With the session gone, asking again would only ask for the sign-in again.
    if (this.offline) this.retry = setTimeout(() => this.resume(), this.wait);
    this.tell();
  }

  reached() {
    this.offline = false;
    this.wait = 0;
    clearTimeout(this.retry);
  }

  resume() {
    for (const row of this.rows) if (row.dirty().size && !row.blocked && !row.body.querySelector("[aria-invalid]")) this.send(row);
    window.dispatchEvent(new Event("triwulan:resume"));
  }

  // Everything typed so far; true when the server has all of it.
  async flush() {
    await Promise.all(this.rows.filter((row) => row.dirty().size).map((row) => this.send(row)));
    return this.rows.every((row) => !row.dirty().size && !row.blocked);
  }

  leaving() {
    for (const row of this.rows) {
      if (!this.timers.has(row) || row.blocked) continue;
      const { sent, body } = row.payload();
      if (sent.size) this.sender.last(row.url, body);
    }
  }

  tell() {
    const dirty = this.rows.some((row) => row.dirty().size);
    this.status.show({ saving: this.busy.size > 0 || this.timers.size > 0, dirty, offline: Boolean(this.offline) });
  }
}
