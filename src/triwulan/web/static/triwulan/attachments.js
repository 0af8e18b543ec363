// Files of a free step: chosen or dropped, sent one after another with their progress, listed as soon as they are taken.

import { Sender, Unreachable } from "./worksheet-send.js";

const form = document.getElementById("langkah");
const zone = form?.querySelector(".dropzone");

class Attachments {
  constructor() {
    this.input = zone.querySelector("input[type=file]");
    this.lines = zone.querySelector(".uploads");
    this.said = document.getElementById("berkas-said");
    this.largest = Number(form.dataset.largest);
    this.sender = new Sender(form);
    this.queue = [];
    this.running = false;
    // The button beside it does its work and looks better; what was chosen is listed at once.
    this.input.classList.add("vh");
    this.input.addEventListener("change", () => this.chosen());
    for (const name of ["dragenter", "dragover"]) zone.addEventListener(name, (event) => this.over(event));
    for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => delete zone.dataset.over);
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      this.add([...event.dataTransfer.files]);
    });
    window.addEventListener("beforeunload", (event) => {
      if (this.queue.length) event.preventDefault();
    });
    window.addEventListener("submit", (event) => this.held(event), true);
    // While this script was still on its way.
    if (this.input.files.length) this.chosen();
  }

  chosen() {
    this.add([...this.input.files]);
    // The form must not carry them a second time.
    this.input.value = "";
  }

  over(event) {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    zone.dataset.over = "";
  }

  // The step ends with its files, so it waits for those on their way.
  held(event) {
    if (event.target !== form || !this.queue.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  add(files) {
    this.say([]);
    for (const file of files) {
      if (file.size > this.largest) this.say([zone.dataset.tooLarge.replace("%s", file.name)]);
      else this.queue.push(this.line(file));
    }
    this.run();
  }

  line(file) {
    const line = document.createElement("p");
    const words = document.createElement("span");
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    words.textContent = zone.dataset.uploading.replace("%s", file.name);
    line.append(words, bar);
    this.lines.append(line);
    return { file, line, bar };
  }

  async run() {
    if (this.running) return;
    this.running = true;
    for (; this.queue.length; this.queue.shift()) await this.upload(this.queue[0]);
    this.running = false;
    window.dispatchEvent(new Event("triwulan:changed"));
  }

  async upload({ file, line, bar }) {
    const body = new FormData();
    body.append(this.input.name, file, file.name);
    try {
      const { data } = await this.sender.post(zone.dataset.attachUrl, body, (event) => {
        if (event.lengthComputable) bar.value = event.loaded / event.total;
      });
      if (data.list) document.getElementById("lampiran-daftar").innerHTML = data.list;
      this.say(data.refused ?? [data.sentence]);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      this.say([zone.dataset.failed.replace("%s", file.name)]);
    }
    line.remove();
  }

  say(sentences) {
    if (!sentences.length) {
      if (!this.queue.length) this.said.replaceChildren();
      return;
    }
    const words = document.createElement("span");
    words.className = "error";
    words.textContent = sentences.join(" ");
    this.said.append(words);
  }
}

if (zone) new Attachments();
