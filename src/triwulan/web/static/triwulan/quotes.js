// A division's sentences go into the section beside them at once; the section then saves itself as if they were typed.
// Without this script the button sends the form, and the server puts them in.

document.getElementById("langkah")?.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-words]");
  const area = button && document.getElementById(button.dataset.into);
  if (!area) return;
  event.preventDefault();
  const body = area.value.trimEnd();
  area.value = body ? `${body}\n\n${button.dataset.words}` : button.dataset.words;
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
  area.scrollTop = area.scrollHeight;
  button.disabled = true;
  button.textContent = button.dataset.done;
});
