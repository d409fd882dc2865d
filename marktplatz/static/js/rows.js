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
  input.setAttribute("aria-describedby", `${key}-hint`);
  list.append(line);
}

addEventListener("input", ({ target }) => {
  const list = target.closest(".rows[data-most]");
  const isLast = list?.lastElementChild.contains(target) && target.value.trim();
  if (isLast && list.children.length < Number(list.dataset.most)) another(list);
});
