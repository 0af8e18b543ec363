// What was typed and not sent yet lives in this browser, by person, task and row, until the server has it.

const PREFIX = "triwulan:lembar";

export class Keep {
  constructor(person, task) {
    this.prefix = `${PREFIX}:${person}:${task}:`;
  }

  put(row) {
    const dirty = row.dirty();
    const name = this.prefix + row.key;
    try {
      if (!dirty.size) {
        localStorage.removeItem(name);
        return;
      }
      const base = [...dirty.keys()].map((each) => [each, row.base.get(each) ?? ""]);
      const labels = [...dirty.keys()].map((each) => [each, row.label(each)]);
      const values = [...dirty];
      localStorage.setItem(name, JSON.stringify({ values, base, labels, version: row.version.value, at: Date.now() }));
    } catch {
      // A full or forbidden store: the page itself still holds everything.
    }
  }

  get(row) {
    try {
      return JSON.parse(localStorage.getItem(this.prefix + row.key));
    } catch {
      return null;
    }
  }

  // Puts what was kept back on the screen. True when something of it is still to be sent.
  restore(row) {
    const kept = this.get(row);
    if (!kept) return false;
    const stands = new Map(row.base);
    for (const [name, value] of kept.values) {
      if (stands.get(name) === value) continue;
      row.put(name, value);
      if (stands.has(name)) row.base.set(name, new Map(kept.base).get(name) ?? "");
    }
    if (!row.dirty().size) {
      this.put(row);
      return false;
    }
    row.version.value = kept.version;
    return kept.at;
  }

  // Rows of a task that was closed meanwhile: what never arrived, to be copied or thrown away.
  leftovers() {
    const found = [];
    for (let index = 0; index < localStorage.length; index += 1) {
      const name = localStorage.key(index);
      if (!name.startsWith(this.prefix)) continue;
      const kept = JSON.parse(localStorage.getItem(name));
      const labels = new Map(kept.labels);
      for (const [field, value] of kept.values) {
        if (!field.startsWith("w-")) found.push({ row: name.slice(this.prefix.length), label: labels.get(field), value });
      }
    }
    return found;
  }

  clear() {
    const names = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index));
    for (const name of names) if (name.startsWith(this.prefix)) localStorage.removeItem(name);
  }
}
