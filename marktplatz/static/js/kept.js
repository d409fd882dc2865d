// What this tab keeps of a form, and gives back to the page of the same form: it outlives a reload, and ends with the tab.

import { answerOf, inputs, isTick } from "./answers.js";

export function keepInTab(place, answers, more) {
  try {
    if (answers.size > 0) sessionStorage.setItem(place, JSON.stringify({ ...more, answers: [...answers] }));
    else sessionStorage.removeItem(place);
  } catch {
    // Storage that is off or full: the text still stands in the form.
  }
}

export function keptInTab(place) {
  try {
    return JSON.parse(sessionStorage.getItem(place));
  } catch {
    return null;
  }
}

export function putBack(answers) {
  for (const [answer, pairs] of answers) putBackOne(answer, pairs);
}

function putBackOne(answer, pairs) {
  for (const input of inputs().filter((one) => isTick(one) && answerOf(one.name) === answer)) {
    const isTicked = pairs.some(([name, value]) => name === input.name && value === input.value);
    if (isTicked !== input.checked) tell(input, () => { input.checked = isTicked; });
  }
  for (const [name, value] of pairs) {
    // A line that is filled brings the next one.
    const input = document.getElementById(name);
    if (input && !isTick(input) && input.value !== value) tell(input, () => { input.value = value; });
  }
}

function tell(input, change) {
  change();
  for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
}
