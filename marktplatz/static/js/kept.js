// Keeps what autosave.js cannot save for now, and puts it back after a reload: in this tab alone, and gone with it.

const form = document.querySelector("form[data-form]");
const PLACE = `unsaved ${form.getAttribute("action")}`;

form.addEventListener("unsaved", ({ detail }) => {
  try {
    if (detail.answers.length > 0) sessionStorage.setItem(PLACE, JSON.stringify(detail));
    else sessionStorage.removeItem(PLACE);
  } catch {
    // Storage that is off or full: the text still stands in the form.
  }
});

function recall() {
  let kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(PLACE));
  } catch {
    return;
  }
  if (!kept) return;
  // What others have stored since then is for the program to compare.
  form.elements.version.value = kept.version;
  for (const [answer, pairs] of kept.answers) putBack(answer, pairs);
  form.dispatchEvent(new Event("recalled"));
}

function putBack(answer, pairs) {
  for (const input of form.elements) {
    if (!isTick(input) || input.name.replace(/-\d+(-.*)?$/, "") !== answer) continue;
    const isTicked = pairs.some(([name, value]) => name === input.name && value === input.value);
    if (isTicked !== input.checked) change(input, "checked", isTicked);
  }
  for (const [name, value] of pairs) {
    // A line that is filled brings the next one.
    const input = document.getElementById(name);
    if (input && !isTick(input) && input.value !== value) change(input, "value", value);
  }
}

function isTick(input) {
  return input.type === "radio" || input.type === "checkbox";
}

function change(input, property, held) {
  input[property] = held;
  for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
}

// After all scripts of the page, which listen to what is changed.
addEventListener("DOMContentLoaded", recall);
