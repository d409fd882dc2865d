// Shows a question only while the answer that it depends on is chosen (marktplatz.core.fields, Condition).
// Without this file every question is there and says its condition in words.

function chosen(key) {
  const inputs = [...document.getElementsByName(key)];
  const held = inputs.filter((input) => (/radio|checkbox/.test(input.type) ? input.checked : true));
  return { isHere: inputs.length > 0, codes: held.map((input) => input.value).filter(Boolean) };
}

const among = (list) => (code) => list.split(" ").includes(code);

function show(part) {
  const { isHere, codes } = chosen(part.dataset.when);
  if (!isHere) return;
  const holds = part.dataset.otherThan === undefined ? among(part.dataset.codes) : (code) => !among(part.dataset.otherThan)(code);
  part.hidden = !codes.some(holds);
}

const parts = [...document.querySelectorAll("[data-when]")];
const showAll = () => parts.forEach(show);
showAll();
addEventListener("change", showAll);
addEventListener("pageshow", showAll);
