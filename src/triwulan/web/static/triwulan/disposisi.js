// A recipient who is taken off gives his indicators back; an indicator given to somebody makes him a recipient.

const form = document.getElementById("langkah");

function boxes(candidate) {
  return [...form.querySelectorAll(`input[data-for="${candidate}"]`)];
}

function recipient(candidate) {
  return form.querySelector(`input[name=penerima][value="${candidate}"]`);
}

function changed(event) {
  const { name, value, checked, dataset } = event.target;
  if (name === "penerima" && !checked) {
    for (const box of boxes(value)) box.checked = false;
    const lead = document.getElementById(`k-${value}`);
    if (lead?.checked) passOn(lead);
  } else if (dataset.for && checked) {
    recipient(dataset.for).checked = true;
  } else if (event.target.type === "radio" && checked) {
    recipient(value).checked = true;
  }
  count();
}

// Who leaves hands the coordination to the next one who stays.
function passOn(lead) {
  const others = [...form.querySelectorAll(`input[name="${CSS.escape(lead.name)}"]`)];
  const next = others.find((other) => recipient(other.value).checked);
  if (next) next.checked = true;
  else lead.checked = false;
}

function count() {
  for (const place of form.querySelectorAll("[data-count]")) {
    const given = boxes(place.dataset.count).filter((box) => box.checked).length;
    place.textContent = place.textContent.replace(/\d+/, given);
  }
}

// Before writing.js keeps what stands: both listen to the same event, this one on its way down.
if (form) form.addEventListener("change", changed, true);
