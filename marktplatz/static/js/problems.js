// Shows beside each input what is wrong with it, as the program's own page does, and takes away what no longer is.

export function showProblems(sent, problems) {
  for (const [name] of [...sent.values()].flat()) {
    const input = document.getElementById(name);
    const place = document.getElementById(`${name}-error`);
    if (!input || (!place && !problems[name])) continue;
    if (problems[name]) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (place) place.lastElementChild.textContent = problems[name]?.join(" ") ?? "";
    if (place) place.hidden = !problems[name];
    else input.before(errorLine(input, problems[name].join(" ")));
  }
}

function errorLine(input, text) {
  const line = document.createElement("p");
  line.className = "error";
  line.id = `${input.id}-error`;
  const told = document.createElement("span");
  told.textContent = text;
  line.append(told);
  input.setAttribute("aria-describedby", `${line.id} ${input.getAttribute("aria-describedby") ?? ""}`);
  return line;
}
