// Pressing a step's button: a return says why, and what takes long says that it is at work and cannot be pressed twice.

const form = document.getElementById("langkah");

// Any of the fields that may tell the reason (data-tells); without one he is asked in the first of them.
function unexplained(event) {
  const name = event.submitter?.dataset.needs;
  const field = name && form.elements[name];
  if (!field || [...form.querySelectorAll(`[data-tells="${name}"]`)].some((each) => each.value.trim())) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  field.setAttribute("aria-invalid", "true");
  document.getElementById(`${name}-said`).hidden = false;
  field.focus();
}

function explained(event) {
  const name = event.target.dataset.tells;
  if (!name || !event.target.value.trim()) return;
  form.elements[name].removeAttribute("aria-invalid");
  document.getElementById(`${name}-said`).hidden = true;
}

function busy(event) {
  if (event.target !== form || event.defaultPrevented) return;
  const button = event.submitter;
  if (form.querySelector("[aria-busy=true]")) {
    event.preventDefault();
    return;
  }
  if (!button) return;
  button.setAttribute("aria-busy", "true");
  const words = button.querySelector("[data-busy]");
  if (words) words.textContent = words.dataset.busy;
}

function calm() {
  for (const button of form.querySelectorAll("[aria-busy=true]")) {
    button.removeAttribute("aria-busy");
    const words = button.querySelector("[data-busy]");
    if (words) words.textContent = words.dataset.calm;
  }
}

if (form) {
  form.addEventListener("submit", unexplained);
  form.addEventListener("input", explained);
  // After session.js, which asks first whether he is still signed in.
  window.addEventListener("submit", busy);
  window.addEventListener("pageshow", calm);
}
