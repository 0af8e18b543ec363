// A mark that asks for mending opens the line that says what; the count beside the buttons follows.

const form = document.getElementById("langkah");

function row(input) {
  return input.closest(".check");
}

function show(mark) {
  const note = row(mark).querySelector("[data-note]");
  note.hidden = !mark.checked;
}

function changed(event) {
  if (event.target.type !== "radio" || !row(event.target)) return;
  const mark = row(event.target).querySelector("[data-mend]");
  show(mark);
  if (mark.checked) row(mark).querySelector("[data-note] textarea").focus();
  count();
}

function count() {
  const place = document.getElementById("hitung");
  if (!place) return;
  const marks = [...form.querySelectorAll("[data-mend]")];
  const mend = marks.filter((mark) => mark.checked).length;
  const words = mend ? place.dataset.some : place.dataset.all;
  place.textContent = words.replace("%f", marks.length - mend).replace("%m", mend);
  document.getElementById("ditandai").hidden = !mend;
}

if (form) {
  for (const mark of form.querySelectorAll("[data-mend]")) show(mark);
  form.addEventListener("change", changed);
}
