// Somebody else saved the same row since it was shown. What does not touch is merged; else he is shown both and asked.

// The variables belong together: a numerator of one and a denominator of another would be nobody's figure. So does the
// reason for which there is none.
function group(name) {
  return name.startsWith("v-") || name.endsWith("-not_applicable") ? "variables" : name;
}

function changedByThem(row, values) {
  return Object.entries(values).filter(([name, value]) => row.base.has(name) && row.base.get(name) !== value);
}

// True when the row can be sent again at once: theirs is on the screen where mine is not.
export function merged(row, answer, sent) {
  const theirs = changedByThem(row, answer.values);
  const mine = new Set([...sent.keys()].map(group));
  if (theirs.some(([name]) => mine.has(group(name)))) return false;
  for (const [name, value] of theirs) {
    row.base.set(name, value);
    row.put(name, value);
  }
  row.version.value = answer.version;
  return true;
}

export function ask(row, answer, { resend, settled }) {
  row.blocked = true;
  const place = row.body.querySelector("[data-part=messages]");
  const box = document.getElementById("tabrakan").content.cloneNode(true);
  box.querySelector("[data-sentence]").textContent = answer.changed;
  box.querySelector("ul").append(...lines(row, answer));
  const done = () => {
    row.blocked = false;
    row.version.value = answer.version;
    for (const [name, value] of Object.entries(answer.values)) row.base.set(name, value);
    row.accepted.clear();
    place.querySelector(".conflict")?.remove();
  };
  box.querySelector("[data-mine]").addEventListener("click", () => {
    done();
    resend();
  });
  box.querySelector("[data-theirs]").addEventListener("click", () => {
    for (const [name, value] of Object.entries(answer.values)) row.put(name, value);
    for (const name of Object.keys(answer.values)) row.say(name);
    done();
    row.show(answer);
    settled();
    row.fields()[0]?.focus();
  });
  place.querySelector(".conflict")?.remove();
  place.prepend(box);
}

function lines(row, answer) {
  const words = document.getElementById("kata").dataset;
  const differing = Object.entries(answer.values).filter(([name, value]) => row.field(name)?.value !== value);
  return differing.map(([name, value]) => {
    const line = document.createElement("li");
    line.append(
      part("b", row.label(name)),
      part("span", words.theirs.replace("%s", value || words.empty)),
      part("span", words.mine.replace("%s", row.field(name).value || words.empty)),
    );
    return line;
  });
}

function part(kind, text) {
  const made = document.createElement(kind);
  made.textContent = text;
  return made;
}
