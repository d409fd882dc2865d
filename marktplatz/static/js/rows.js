// Gives a list one more line when its last one is filled, as far as there may be more (marktplatz.core.fields, most).
// Without this file saving does.

function another(list) {
  const line = list.lastElementChild.cloneNode(true);
  const input = line.querySelector("input");
  const [, key, place] = input.name.match(/^(.+)-(\d+)$/);
  const name = `${key}-${Number(place) + 1}`;
  line.querySelector(".error")?.remove();
  const label = line.querySelector("label");
  label.htmlFor = name;
  label.textContent = label.textContent.replace(/\d+/, Number(place) + 2);
  input.id = input.name = name;
  input.defaultValue = input.value = "";
  input.removeAttribute("aria-invalid");
  // What the line before refers to goes for this one too, but for the error that was its own.
  const told = input.getAttribute("aria-describedby") ?? "";
  input.setAttribute("aria-describedby", told.split(" ").filter((id) => id && id !== `${key}-${place}-error`).join(" "));
  list.append(line);
}

addEventListener("input", ({ target }) => {
  const list = target.closest(".rows[data-most]");
  const isLast = list?.lastElementChild.contains(target) && target.value.trim();
  if (isLast && list.children.length < Number(list.dataset.most)) another(list);
});
