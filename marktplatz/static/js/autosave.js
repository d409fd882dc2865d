// Saves the fields that were changed while somebody writes (marktplatz.web.exhibitor.autosaving), says so, tries again
// when the network was gone, and stops where a person must decide. Without this file the buttons save.

const words = document.querySelector("script[data-saving]").dataset;
// Its address is read as an attribute: the buttons are called "action" and hide the property of that name.
const form = document.querySelector("form[data-form]");
const status = document.querySelector("[data-saved]");
const version = form.elements.version;

const PAUSE = 2_000;
const LONGEST_PAUSE = 15_000;
const RETRY = [5_000, 10_000, 30_000, 60_000];
const STEERING = new Set(["csrf_token", "version", "action"]);

let stored = answers();
let timer = 0;
let waitingSince = 0;
let failures = 0;
let isSaving = false;
let isStopped = false;
let isLeaving = false;

// A list and its files are one answer: partners-0 and partners-1, images-0-alt_de.
function answerOf(name) {
  return name.replace(/-\d+(-.*)?$/, "");
}

function answers() {
  const found = new Map();
  for (const [name, value] of new FormData(form)) {
    if (STEERING.has(name) || typeof value !== "string" || /-\d+-(place|remove)$/.test(name)) continue;
    const answer = answerOf(name);
    found.set(answer, [...(found.get(answer) ?? []), [name, value]]);
  }
  return found;
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function changed() {
  return new Map([...answers()].filter(([answer, pairs]) => !same(pairs, stored.get(answer))));
}

function say(text) {
  status.textContent = text;
}

function stop(text) {
  isStopped = true;
  say(text);
}

function later(pause) {
  if (isStopped) return;
  waitingSince ||= Date.now();
  clearTimeout(timer);
  timer = setTimeout(save, Math.max(0, Math.min(pause, waitingSince + LONGEST_PAUSE - Date.now())));
}

async function save() {
  const sent = changed();
  if (isSaving || isStopped || isLeaving) return;
  waitingSince = 0;
  if (sent.size === 0) return;
  isSaving = true;
  say(words.saving);
  const body = new URLSearchParams([
    ["csrf_token", form.elements.csrf_token.value],
    ["version", version.value],
    ["action", "autosave"],
    ...[...sent.values()].flat(),
  ]);
  let response = null;
  try {
    response = await fetch(form.getAttribute("action"), { method: "POST", body, headers: { Accept: "application/json" } });
  } catch {
    // The network is gone; what was written stands in the form and is tried again.
  }
  isSaving = false;
  await answer(response, sent);
}

async function answer(response, sent) {
  if (isLeaving) return;
  if (!response || response.status >= 500 || response.status === 429) {
    say(words.offline);
    waitingSince = Date.now() + RETRY[Math.min(failures, RETRY.length - 1)];
    later(RETRY[Math.min(failures, RETRY.length - 1)]);
    failures += 1;
    return;
  }
  failures = 0;
  if (response.status === 400 || response.status === 401) return stop(words.over);
  const told = response.headers.get("Content-Type")?.startsWith("application/json") ? await response.json() : {};
  if (!response.ok) return stop([told.message, words.stopped].filter(Boolean).join(" "));
  for (const [name, pairs] of sent) stored.set(name, pairs);
  if (!takeOver(told.others)) return stop(words.stopped);
  version.value = told.version;
  showProblems(sent, told.problems);
  say(told.saved);
  if (changed().size > 0) later(PAUSE);
}

// What somebody else has stored in the meantime, so that the next save does not undo it.
function takeOver(others) {
  const mine = changed();
  for (const [name, held] of Object.entries(others)) {
    const inputs = [...document.getElementsByName(name)].filter((input) => input.type !== "hidden");
    if (name !== answerOf(name) || (inputs.length && mine.has(name))) return false;
    for (const input of inputs) {
      if (/radio|checkbox/.test(input.type)) input.checked = held.includes(input.value);
      else input.value = held[0] ?? "";
    }
  }
  const now = answers();
  for (const name of Object.keys(others)) if (now.has(name)) stored.set(name, now.get(name));
  return true;
}

function showProblems(sent, problems) {
  for (const [name] of [...sent.values()].flat()) {
    const input = document.getElementById(name);
    const place = document.getElementById(`${name}-error`);
    if (!input || (!place && !problems[name])) continue;
    if (problems[name]) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (place) place.lastElementChild.textContent = problems[name]?.join(" ") ?? "";
    if (place) place.hidden = !problems[name];
    else input.before(errorLine(name, problems[name].join(" ")));
  }
}

function errorLine(name, text) {
  const line = document.createElement("p");
  line.className = "error";
  line.id = `${name}-error`;
  const told = document.createElement("span");
  told.textContent = text;
  line.append(told);
  return line;
}

form.addEventListener("input", (typed) => {
  if (typed.target.type === "file") return;
  if (!isStopped && !isSaving) say(words.unsaved);
  later(PAUSE);
});
form.addEventListener("change", (typed) => typed.target.type !== "file" && later(500));
form.addEventListener("submit", () => { isLeaving = true; });
addEventListener("online", () => { waitingSince = 0; later(0); });
addEventListener("pageshow", () => { isLeaving = false; later(PAUSE); });
addEventListener("beforeunload", (leaving) => { if (!isLeaving && changed().size > 0) leaving.preventDefault(); });
