// The one line that says whether what was typed is safe, and the banner when the connection is gone.

export class Status {
  constructor() {
    this.line = document.getElementById("status");
    this.banner = document.getElementById("luring-lembar");
    this.words = document.getElementById("kata").dataset;
    this.time = "";
    this.ended = false;
  }

  saved(time) {
    this.time = time;
  }

  show({ saving, dirty, offline }) {
    if (this.ended) return;
    this.banner.hidden = !offline;
    if (offline) this.say("soon", this.words.offline);
    else if (saving && dirty) this.say("wait", this.words.saving);
    else if (dirty) this.say("late", this.words.unsaved);
    else if (this.time) this.say("ok", this.words.saved.replace("%s", this.time));
  }

  closed(sentence) {
    this.ended = true;
    this.banner.hidden = true;
    this.say("late", sentence);
    for (const button of document.querySelectorAll(".actions--stick button:not([name=simpan])")) button.setAttribute("aria-disabled", "true");
  }

  say(state, text) {
    if (this.line.textContent === text) return;
    this.line.hidden = false;
    this.line.dataset.state = state;
    this.line.textContent = text;
  }
}
