// The catalogue answers at once: while one types, ticks and follows its links. Without this file every step is a page.

const PAUSE = 250;
const main = document.querySelector("main");
let asked = 0;

const isOurs = (address) => address.origin === location.origin && address.pathname === location.pathname;

/** Forms and their buttons are made anew; what is open, and where one is, stays. */
function keep(before, after) {
  const open = [...before.querySelectorAll("details")].map((one) => one.open);
  const now = [...after.querySelectorAll("details")];
  // The same filters may have other values now; where one has come or gone, each keeps what the page says.
  if (open.length === now.length) now.forEach((one, place) => { one.open = open[place]; });
  const here = document.activeElement;
  if (!main.contains(here)) return () => {};
  const { id, name, value, selectionStart, selectionEnd } = here;
  return () => {
    const found = id ? document.getElementById(id) : [...main.querySelectorAll("input:not([type=hidden]), select")].find((one) => one.name === name && (one.value === value || one.type === "select-one"));
    if (!found) return main.querySelector("[role=status]")?.focus();
    found.focus({ preventScroll: true });
    if (found.type === "search") {
      found.value = value;
      found.setSelectionRange(selectionStart, selectionEnd);
    }
  };
}

async function show(address, { remember }) {
  const turn = ++asked;
  try {
    const response = await fetch(address);
    // A number or code leads to its booth: that page is opened as any other.
    if (!response.ok || !isOurs(new URL(response.url))) return location.assign(address);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (turn !== asked) return;
    const after = page.querySelector("main");
    const back = keep(main, after);
    main.replaceChildren(...after.childNodes);
    document.title = page.title;
    if (remember === "push") history.pushState(null, "", address);
    if (remember === "replace") history.replaceState(null, "", address);
    back();
  } catch {
    if (turn === asked) location.assign(address);
  }
}

function wished(form) {
  const address = new URL(form.action, location.href);
  const values = [...new FormData(form)].filter(([, value]) => value !== "");
  address.search = new URLSearchParams(values).toString();
  return address;
}

let pause = 0;
main.addEventListener("input", (event) => {
  const { target } = event;
  if (target.type !== "search") return;
  clearTimeout(pause);
  pause = setTimeout(() => show(wished(target.form), { remember: "replace" }), PAUSE);
});
main.addEventListener("change", (event) => {
  if (event.target.matches("input[type=checkbox], select")) show(wished(event.target.form), { remember: "push" });
});
main.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  show(wished(event.target), { remember: "push" });
});
main.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (!isOurs(new URL(link.href))) return;
  event.preventDefault();
  show(new URL(link.href), { remember: "push" }).then(() => {
    if (link.closest(".pager")) main.scrollIntoView();
  });
});
addEventListener("popstate", () => show(new URL(location.href), {}));
