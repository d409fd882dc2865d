// Shows how a Markdown text will look, at a press and from then on while it is written.
// Without this file the button sends the form and the answer shows it.

const PAUSE = 1_200;
const words = document.querySelector("script[data-waits]").dataset;

// Says after how many seconds to ask again; nothing where it was drawn. Throws where only the program's own page helps.
async function draw(form, name) {
  const body = new FormData();
  body.set("csrf_token", form.elements.csrf_token.value);
  body.set("version", form.elements.version.value);
  body.set("action", "preview");
  body.set(name, document.getElementById(name).value);
  const response = await fetch(form.getAttribute("action"), { method: "POST", body: new URLSearchParams(body), headers: { Accept: "application/json" } });
  if (response.status === 429) return Number(response.headers.get("Retry-After")) || 60;
  if (!response.ok) throw new Error(response.status);
  const { html, problems } = await response.json();
  const place = document.getElementById(`${name}-look`);
  // Sanitised by the program, as on every page that shows it.
  place.querySelector(".markup").innerHTML = html[name] ?? "";
  if (problems[name]) place.querySelector(".markup").textContent = problems[name].join(" ");
  place.hidden = false;
  return 0;
}

for (const button of document.querySelectorAll("button[data-look]")) {
  const name = button.dataset.look;
  const field = document.getElementById(name);
  const said = document.getElementById(`${name}-waits`);
  let pause = 0;
  let isPacing = false;
  const show = async () => {
    const seconds = await draw(button.form, name);
    isPacing = seconds > 0;
    said.textContent = isPacing ? words.waits : "";
    if (isPacing) again(seconds * 1_000);
  };
  const again = (wait) => {
    clearTimeout(pause);
    pause = setTimeout(() => show().catch(() => { isPacing = false; }), wait);
  };
  const follow = () => isPacing || again(PAUSE);
  button.addEventListener("click", (press) => {
    press.preventDefault();
    show().then(() => field.addEventListener("input", follow)).catch(() => {
      // The program's own page says what is wrong and gives the text back; without a network there would be none.
      if (navigator.onLine) button.form.requestSubmit(button);
      else said.textContent = words.offline;
    });
  });
}
