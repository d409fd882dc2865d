// Saves the fields that were changed while somebody writes (marktplatz.web.exhibitor.autosaving), says so, tries again
// when the network was gone, goes on when somebody has signed in again, and stops where a person must decide. Without
// this file the buttons save.

const words = document.querySelector("script[data-saving]").dataset;
// Its address is read as an attribute: the buttons are called "action" and hide the property of that name.
const form = document.querySelector("form[data-form]");
const address = form.getAttribute("action");
const status = document.querySelector("[data-saved]");
// The same words where they are seen on a phone too, while a person must know them.
const strip = document.querySelector("[data-urgent]");
const version = form.elements.version;

const PAUSE = 2_000;
const LONGEST_PAUSE = 15_000;
const RETRY = [5_000, 10_000, 30_000, 60_000];
const PATIENCE = 20_000;
const SIGNED_OUT = 60_000;
// Of this tab alone, and gone with it: what waits for the network or for a new session outlives a reload.
const PLACE = `unsaved ${address}`;
const STEERING = new Set(["csrf_token", "version", "action"]);
const OF_FILES = /-\d+-(place|remove)$/;

// What the program has, as far as this page knows. Not what stands in the inputs: a browser may have filled them in.
// Of a form that was refused nobody knows what is stored; all of it is still to be saved.
const stored = form.dataset.form === "typed" ? new Map() : answers(asSent);
// What was sent and is not answered yet. It may be stored or not, so it goes again as it was before anything newer does:
// the same twice is no conflict, something newer over it would be one with oneself.
let unanswered = null;
// What cannot be stored as it stands; everything else is.
const refused = new Map();
let timer = 0;
let waitingSince = 0;
let failures = 0;
let isTouched = false;
let isSaving = false;
let isStopped = false;
let isOver = false;
let isLeaving = false;
let pressed = null;

// A list and its files are one answer: partners-0 and partners-1, images-0-alt_de.
function answerOf(name) {
  return name.replace(/-\d+(-.*)?$/, "");
}

function isTick(input) {
  return input.type === "radio" || input.type === "checkbox";
}

function asTyped(input) {
  if (isTick(input)) return input.checked ? [input.value] : [];
  return [input.value];
}

function asSent(input) {
  if (isTick(input)) return input.defaultChecked ? [input.value] : [];
  if (input.localName !== "select") return [input.defaultValue];
  return [([...input.options].find((option) => option.defaultSelected) ?? input.options[0])?.value ?? ""];
}

function inputs() {
  return [...form.elements].filter(({ name, disabled }) => name && !disabled && !STEERING.has(name));
}

function answers(held) {
  const found = new Map();
  for (const input of inputs()) {
    if (input.type === "file" || OF_FILES.test(input.name)) continue;
    const answer = answerOf(input.name);
    found.set(answer, [...(found.get(answer) ?? []), ...held(input).map((value) => [input.name, value])]);
  }
  return found;
}

// An empty input says no more than none: a list has one to spare.
const said = (pairs) => JSON.stringify((pairs ?? []).filter(([, value]) => value !== ""));
const same = (one, other) => said(one) === said(other);

function changed() {
  return new Map([...answers(asTyped)].filter(([answer, pairs]) => !same(pairs, stored.get(answer))));
}

// Files, and what moves or removes them, are sent by the buttons only.
function byButtonOnly() {
  const waits = (input) =>
    input.type === "file" ? input.value : OF_FILES.test(input.name) && !same([["", ...asTyped(input)]], [["", ...asSent(input)]]);
  return inputs().filter(waits).map((input) => answerOf(input.name));
}

const unsaved = () => new Set([...changed().keys(), ...byButtonOnly()]);

function say(text, isUrgent = false) {
  status.textContent = text;
  strip.lastElementChild.textContent = text;
  strip.hidden = !isUrgent;
}

function stop(text) {
  isStopped = true;
  say(text, true);
}

function later(pause) {
  if (isStopped) return;
  waitingSince ||= Date.now();
  clearTimeout(timer);
  timer = setTimeout(save, Math.max(0, Math.min(pause, waitingSince + LONGEST_PAUSE - Date.now())));
}

async function save() {
  if (isSaving || isStopped || isLeaving || !isTouched) return;
  waitingSince = 0;
  if (isOver && !(await renew())) return over();
  unanswered ??= new Map([...changed()].filter(([answer, pairs]) => !refused.has(answer) || !same(pairs, refused.get(answer))));
  if (unanswered.size === 0) unanswered = null;
  if (!unanswered) return pressed && pressAgain(true);
  isSaving = true;
  say(words.saving);
  const reply = await send().catch(() => null);
  const isHeard = await hear(reply).catch(() => false);
  isSaving = false;
  if (isOver) return over();
  if (!isHeard) tryAgain();
  if (pressed) pressAgain(isHeard);
}

async function send() {
  const body = new URLSearchParams([
    ["csrf_token", form.elements.csrf_token.value],
    ["version", version.value],
    ["action", "autosave"],
    ...[...unanswered.values()].flat(),
  ]);
  const request = { method: "POST", body, headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) };
  const response = await fetch(address, request);
  const isTold = response.headers.get("Content-Type")?.startsWith("application/json");
  return { status: response.status, ok: response.ok, told: isTold ? await response.json() : {} };
}

function tryAgain() {
  say(words.offline, true);
  rest(RETRY[Math.min(failures, RETRY.length - 1)]);
  failures += 1;
}

function rest(pause) {
  waitingSince = Date.now() + pause;
  later(pause);
  remember();
}

function over() {
  isOver = true;
  say(words.over, true);
  rest(SIGNED_OUT);
  if (pressed) pressAgain(true);
}

// Whoever has signed in again, in another tab too, has another token; the page of this form says it to them alone.
async function renew() {
  isSaving = true;
  const page = await thisPage().catch(() => null);
  isSaving = false;
  const token = page?.querySelector("form[data-form]")?.elements.csrf_token.value;
  if (token) form.elements.csrf_token.value = token;
  isOver = !token;
  return !isOver;
}

function remember() {
  const answers = [...changed()];
  try {
    if (answers.length > 0) sessionStorage.setItem(PLACE, JSON.stringify({ version: version.value, answers }));
    else sessionStorage.removeItem(PLACE);
  } catch {
    // Storage that is off or full: the text still stands in the form.
  }
}

function recall() {
  let kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(PLACE));
  } catch {
    return;
  }
  if (!kept) return;
  // What others have stored since then is for the program to compare.
  version.value = kept.version;
  for (const [answer, pairs] of kept.answers) putBack(answer, pairs);
  remember();
}

function putBack(answer, pairs) {
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

// Says whether there was an answer that settles what was sent.
async function hear(reply) {
  if (!reply || reply.status >= 500 || reply.status === 429) return false;
  const { told } = reply;
  // Nothing of it is stored, so what is written by then can go instead.
  if (reply.status === 400 || reply.status === 401) [isOver, unanswered] = [true, null];
  else if (reply.status === 422 && Object.keys(told.problems ?? {}).length) refuse(told.problems);
  else if (reply.ok) await keep(told);
  else {
    unanswered = null;
    stop([told.message, words.stopped].filter(Boolean).join(" "));
  }
  failures = 0;
  return true;
}

function refuse(problems) {
  for (const name of Object.keys(problems)) refused.set(answerOf(name), unanswered.get(answerOf(name)));
  showProblems(unanswered, problems);
  unanswered = null;
  say(words.unsaved);
  later(0);
}

async function keep(told) {
  const isTaken = await takeOver(told.others);
  for (const [answer, pairs] of unanswered) stored.set(answer, pairs);
  showProblems(unanswered, told.problems);
  unanswered = null;
  if (!isTaken) return stop(words.stopped);
  version.value = told.version;
  remember();
  say(told.saved);
  if (changed().size > 0) later(PAUSE);
}

// Shows what somebody else has stored in the meantime, so that the next save does not undo it. Says whether that could
// be done: what was changed here too is for a person to decide. What stands in other sections is not sent from here.
async function takeOver(others) {
  const here = new Set(inputs().map((input) => answerOf(input.name)));
  const theirs = Object.entries(others).filter(([name]) => here.has(answerOf(name)));
  const lists = new Set(theirs.map(([name]) => answerOf(name)).filter((answer) => !document.getElementsByName(answer).length));
  const page = lists.size > 0 ? await thisPage() : null;
  const mine = unsaved();
  if (theirs.some(([name]) => mine.has(answerOf(name)))) return false;
  for (const answer of lists) if (!showAnew(answer, page)) return false;
  for (const [name, held] of theirs) if (!lists.has(answerOf(name))) show(name, held);
  return true;
}

function show(name, held) {
  const shown = [...document.getElementsByName(name)].filter((input) => input.type !== "hidden");
  for (const input of shown) {
    if (isTick(input)) input.checked = held.includes(input.value);
    else input.value = held[0] ?? "";
  }
  stored.set(name, answers(asTyped).get(name));
  // For the questions that depend on it, and the count of its characters.
  shown[0]?.dispatchEvent(new Event("change", { bubbles: true }));
}

// How many items a list has, and which pictures, only the program can draw.
async function thisPage() {
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

function showAnew(answer, page) {
  const [old, now] = [document, page].map((one) => one.getElementById(`${answer}-hint`)?.closest("fieldset"));
  if (!old || !now) return false;
  const focused = document.activeElement.id;
  old.replaceWith(document.adoptNode(now));
  stored.set(answer, answers(asSent).get(answer));
  document.getElementById(focused)?.focus();
  now.dispatchEvent(new Event("change", { bubbles: true }));
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

// The button that was pressed while something was on its way, or lost on it. What the program said to that is known now,
// and a network that is gone would take the page and the text with it.
function pressAgain(isHeard) {
  const button = pressed;
  pressed = null;
  if (!isHeard && !navigator.onLine) return;
  isLeaving = true;
  form.requestSubmit(button);
}

form.addEventListener("input", (typed) => {
  isTouched = true;
  if (typed.target.type === "file") return;
  if (isOver || failures > 0) remember();
  if (isOver) return;
  if (!isStopped && !isSaving && !unanswered) say(words.unsaved);
  later(PAUSE);
});
form.addEventListener("change", (typed) => typed.target.type !== "file" && !isOver && later(500));
form.addEventListener("submit", (sending) => {
  if (isLeaving || (!isSaving && !unanswered && !isOver)) {
    isLeaving = true;
    // The answer holds it now: stored, or given back to be sent again.
    sessionStorage.removeItem(PLACE);
    return;
  }
  sending.preventDefault();
  pressed = sending.submitter;
  isStopped = false;
  save();
});
function hurry() {
  waitingSince = 0;
  later(0);
}

addEventListener("online", hurry);
for (const kind of ["focus", "visibilitychange"]) addEventListener(kind, () => isOver && !document.hidden && hurry());
addEventListener("DOMContentLoaded", recall);
addEventListener("pageshow", () => {
  isLeaving = false;
  if (isTouched) later(PAUSE);
  else if (unsaved().size > 0) say(words.unsaved);
});
addEventListener("beforeunload", (leaving) => { if (!isLeaving && unsaved().size > 0) leaving.preventDefault(); });
