// Shows how a Markdown text will look, at a press and from then on while it is written.
// Without this file the button sends the form and the answer shows it.

const PAUSE = 1_200;

async function draw(form, name) {
  const body = new FormData();
  body.set("csrf_token", form.elements.csrf_token.value);
  body.set("version", form.elements.version.value);
  body.set("action", "preview");
  body.set(name, document.getElementById(name).value);
  const response = await fetch(form.getAttribute("action"), { method: "POST", body: new URLSearchParams(body), headers: { Accept: "application/json" } });
  if (!response.ok) return;
  const { html, problems } = await response.json();
  const place = document.getElementById(`${name}-look`);
  // Sanitised by the program, as on every page that shows it.
  place.querySelector(".markup").innerHTML = html[name] ?? "";
  if (problems[name]) place.querySelector(".markup").textContent = problems[name].join(" ");
  place.hidden = false;
}

for (const button of document.querySelectorAll("button[data-look]")) {
  const name = button.dataset.look;
  const field = document.getElementById(name);
  let pause = 0;
  const later = () => {
    clearTimeout(pause);
    pause = setTimeout(() => draw(button.form, name).catch(() => {}), PAUSE);
  };
  button.addEventListener("click", (press) => {
    press.preventDefault();
    // A network that fails leaves the button as it is without this file: it sends the form.
    draw(button.form, name).then(() => field.addEventListener("input", later)).catch(() => {});
  });
}
