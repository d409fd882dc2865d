// The catalogue answers at once. Without this file every step is a page.

import { renew, signOf } from "./renew.js";

const PAUSE = 250;
const PATIENCE = 20_000;
const PARTS = ["header.bar", "main", "footer.foot"];
const LINKS = "link[rel=alternate], link[rel=canonical]";

const main = document.querySelector("main");
const field = document.getElementById("q");
const strip = document.querySelector("[data-offline]");
const opened = {};
const isList = (address) => address.origin === location.origin && address.pathname === location.pathname;
const details = () => main.querySelectorAll("details[id]");

let asked = 0;
let pause;
let again;

/** Filters without booths go, and may come back. */
function folds() {
  for (const one of details()) opened[one.id] = one.open;
  return { folds: { ...opened } };
}

function unfold(more) {
  Object.assign(opened, more);
  for (const one of details()) one.open = opened[one.id] ?? one.open;
}

function remember(how, address) {
  if (how === "push" && address.search !== location.search) history.pushState(folds(), "", address);
  else if (how) history.replaceState(folds(), "", address);
}

/** A page of the list is never a booth. */
function asList(address) {
  const list = new URL(address);
  list.searchParams.set("page", "1");
  return list;
}

/** A number or code opens its booth when it is sent off, not before. */
async function ask(address, opens) {
  const response = await fetch(address, { signal: AbortSignal.timeout?.(PATIENCE) });
  const isThere = isList(new URL(response.url));
  if (!isThere && !opens) return ask(asList(address), true);
  return { address, isPage: isThere && response.ok, text: await response.text() };
}

function exchange(page, begins) {
  const here = document.activeElement;
  const sign = signOf(here);
  folds();
  for (const part of PARTS) renew(document.querySelector(part), page.querySelector(part));
  unfold();
  document.title = page.title;
  for (const link of document.querySelectorAll(LINKS)) link.remove();
  document.head.append(...page.querySelectorAll(LINKS));
  const found = here.isConnected ? here : [...main.querySelectorAll("a, input")].find((one) => signOf(one) === sign);
  found?.focus({ preventScroll: true });
  tell(begins, !found?.getClientRects().length);
}

/** The number of hits is said once: as it changes, or as the focus comes to it. */
function tell(begins, isLost) {
  const status = main.querySelector("[role=status]");
  const copy = status.cloneNode(true);
  if (!begins && !isLost) return status.replaceChildren(...copy.childNodes);
  status.replaceWith(copy);
  if (begins) copy.scrollIntoView();
  copy.focus();
}

/** Without a network all stays as it is, and is tried again. */
async function show(wish, how = {}) {
  clearTimeout(pause);
  const turn = ++asked;
  const typed = field.value;
  const found = await ask(wish, how.opens).catch(() => null);
  if (turn !== asked) return;
  again = found ? null : () => show(wish, how);
  strip.hidden = Boolean(found);
  if (!found) return;
  const { address, isPage, text } = found;
  if (!isPage) {
    if (how.opens) remember("replace", asList(address));
    return location.assign(address);
  }
  remember(how.remember, address);
  exchange(new DOMParser().parseFromString(text, "text/html"), how.begins);
  // Unless somebody has gone on typing.
  if (!how.isTyped && field.value === typed) field.value = field.defaultValue;
}

function follow(how, opens) {
  const others = [...new FormData(document.getElementById("filters"))].filter(([name]) => name !== "q");
  const address = new URL(location.pathname, location);
  address.search = new URLSearchParams([["q", field.value.trim()], ...others].filter(([, value]) => value));
  show(address, { remember: how, opens, isTyped: true });
}

/** A link takes along what was typed and ticked, and is not shown yet. */
function carried(address) {
  const wish = address.searchParams;
  if (field.value !== field.defaultValue) wish.set("q", field.value);
  for (const { checked, defaultChecked, name, value } of main.querySelectorAll("[type=checkbox]")) {
    if (checked > defaultChecked) wish.append(name, value);
    if (checked < defaultChecked) wish.delete(name, value);
  }
  return address;
}

field.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => follow("replace"), PAUSE);
});
main.addEventListener("change", ({ target }) => {
  if (target.matches("[type=checkbox], select")) follow("push");
});
main.addEventListener("submit", (event) => {
  event.preventDefault();
  follow("push", event.target.matches("[role=search]"));
});
main.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (!isList(link) || link.hash) return;
  event.preventDefault();
  show(carried(new URL(link)), { remember: "push", begins: link.closest(".pager") });
});
main.addEventListener("toggle", () => remember("replace"), true);
addEventListener("popstate", ({ state }) => {
  if (!state) return remember("replace");
  unfold(state.folds);
  show(new URL(location));
});
strip.querySelector("button").addEventListener("click", () => again?.());
addEventListener("online", () => again?.());

unfold(history.state?.folds);
remember("replace");
