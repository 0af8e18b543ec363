// Evidence: several files at once, one after another, each with its progress; taken off only after a question.

import { Unreachable } from "./worksheet-send.js";

export class Files {
  constructor({ rows, form, sender, applied }) {
    Object.assign(this, { sender, applied });
    this.largest = Number(form.dataset.largest);
    this.words = document.getElementById("kata").dataset;
    this.queue = [];
    this.running = false;
    for (const row of rows) this.watch(row);
    window.addEventListener("triwulan:resume", () => this.run());
    window.addEventListener("beforeunload", (event) => {
      if (this.queue.length) event.preventDefault();
    });
    this.dialog = document.getElementById("lepas");
    form.addEventListener("click", (event) => this.asked(event, rows));
    this.dialog.querySelector("[data-no]").addEventListener("click", () => this.dialog.close());
    this.dialog.querySelector("[data-yes]").addEventListener("click", () => this.takeOff());
  }

  watch(row) {
    const input = row.body.querySelector("input[type=file]");
    input.addEventListener("change", () => this.chosen(row, input));
    // While this script was still on its way.
    if (input.files.length) this.chosen(row, input);
  }

  chosen(row, input) {
    row.say(input.name);
    for (const file of input.files) this.add(row, input.name, file);
    // The form must not carry them a second time.
    input.value = "";
    this.run();
  }

  add(row, name, file) {
    if (file.size > this.largest) {
      row.say(name, this.words.tooLarge.replace("%s", file.name));
      return;
    }
    const line = document.createElement("p");
    const words = document.createElement("span");
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    words.textContent = this.words.uploading.replace("%s", file.name);
    line.append(words, bar);
    row.body.querySelector(".uploads").append(line);
    this.queue.push({ row, name, file, line, words, bar });
  }

  async run() {
    if (this.running) return;
    this.running = true;
    while (this.queue.length && (await this.upload(this.queue[0]))) this.queue.shift();
    this.running = false;
  }

  // True when the server has answered, whatever it said.
  async upload(job) {
    const { row, name, file, line, words, bar } = job;
    const body = new FormData();
    body.append("berkas", file, file.name);
    words.textContent = this.words.uploading.replace("%s", file.name);
    try {
      const answer = await this.sender.post(row.attachUrl, body, (event) => {
        if (event.lengthComputable) bar.value = event.loaded / event.total;
      });
      line.remove();
      const data = answer.data;
      this.show(row, data, name);
      return true;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      this.stuck(job, error.message);
      return false;
    }
  }

  stuck({ line, words, file }, why) {
    words.textContent = (why === "server" ? this.words.failed : this.words.waiting).replace("%s", file.name);
    if (line.querySelector("button")) return;
    const again = document.createElement("button");
    again.type = "button";
    again.className = "btn btn--quiet btn--small";
    again.textContent = this.words.again;
    again.addEventListener("click", () => {
      again.remove();
      this.run();
    });
    line.append(again);
  }

  // A sentence on one file of several stays beside those on the others.
  show(row, data, name) {
    const fault = data.parts ? data.faults[name] : data.sentence;
    const before = document.getElementById(`${name}-said`).textContent.trim();
    if (fault) row.say(name, [before, fault].filter(Boolean).join(" "));
    if (!data.parts) return;
    row.show(data);
    this.applied(data);
  }

  asked(event, rows) {
    const link = event.target.closest("a[data-take-off]");
    if (!link || !this.dialog.showModal) return;
    event.preventDefault();
    this.taking = { url: link.href, row: rows.find((row) => row.body.contains(link)) };
    this.dialog.querySelector("[data-name]").textContent = link.dataset.takeOff;
    this.dialog.showModal();
  }

  async takeOff() {
    const { url, row } = this.taking;
    this.dialog.close();
    const input = row.body.querySelector("input[type=file]");
    try {
      const { data } = await this.sender.post(url, new URLSearchParams());
      row.say(input.name);
      this.show(row, data, input.name);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      row.say(input.name, this.words.offlineOff);
    }
    input.focus();
  }
}
