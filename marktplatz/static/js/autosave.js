// Saves the fields that were changed while somebody writes (marktplatz.web.exhibitor.autosaving), says so, tries again
// when the network was gone, goes on when somebody has signed in again, and stops where a person must decide. Without
// this file the buttons save.

import { OF_FILES, answerOf, answers, asSent, asTyped, form, inputs, isTick, same } from "./answers.js";
import { keepInTab, keptInTab, putBack } from "./kept.js";
import { showProblems } from "./problems.js";

const words = document.querySelector("script[data-saving]").dataset;
// Its address is read as an attribute: the buttons are called "action" and hide the property of that name.
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
// A browser takes no more than 64 KiB of what outlives its page.
const OUTLIVES = 60_000;
// Of this tab alone, and gone with it: what waits for the network or for a new session outlives a reload.
const PLACE = `unsaved ${address}`;

// What the program has, as far as this page knows. Not what stands in the inputs: a browser may have filled them in.
// Of a form that was refused nobody knows what is stored; all of it is still to be saved.
const stored = form.dataset.form === "typed" ? new Map() : answers(asSent);
// What was sent and is not answered yet. It may be stored or not, so it goes again as it was before anything newer does:
// the same twice is no conflict, something newer over it would be one with oneself.
let unanswered = null;
// What cannot be stored as it stands; everything else is.
const refused = new Map();
// What the page says while nothing waits to be saved.
let settled = status.textContent;
let timer = 0;
let waitingSince = 0;
let failures = 0;
let isTouched = false;
let isSaving = false;
let isStopped = false;
let isOver = false;
let isLeaving = false;
let pressed = null;

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
  const keepalive = body.toString().length < OUTLIVES;
  const request = { method: "POST", body, keepalive, headers: { Accept: "application/json" }, signal: AbortSignal.timeout?.(PATIENCE) };
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
  keepInTab(PLACE, changed(), { version: version.value, unanswered: [...(unanswered ?? [])] });
}

function recall() {
  const kept = keptInTab(PLACE);
  if (!kept) return;
  putBack(kept.answers);
  // What had arrived after all stands in this page already. Of the rest nobody knows, and what others have stored since
  // then is for the program to compare.
  if (changed().size > 0) {
    isTouched = true;
    version.value = kept.version;
    if (kept.unanswered?.length > 0) unanswered = new Map(kept.unanswered);
  }
  remember();
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
  settled = told.saved;
  say(settled);
  if (changed().size > 0) later(document.hidden ? 0 : PAUSE);
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
    // The button of no answer has no value.
    if (isTick(input)) input.checked = held.includes(input.value) || (!held.length && !input.value);
    else input.value = held[0] ?? "";
  }
  stored.set(name, answers(asTyped).get(name));
  // For the questions that depend on it, and the count of its characters.
  shown[0]?.dispatchEvent(new Event("change", { bubbles: true }));
}

// How many items a list has, and which pictures, only the program can draw.
async function thisPage() {
  const response = await fetch(address, { signal: AbortSignal.timeout?.(PATIENCE) });
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

// The button that was pressed while something was on its way, or lost on it. What the program said to that is known now,
// and a network that is gone would take the page and the text with it.
function pressAgain(isHeard) {
  const button = pressed;
  pressed = null;
  if (!isHeard && !navigator.onLine) return;
  isLeaving = true;
  form.requestSubmit(button);
}

// What was refused and is as it was before, or empty as before, is wrong no more.
function takeBack(answer) {
  if (!refused.has(answer) || changed().has(answer)) return;
  showProblems(new Map([[answer, refused.get(answer)]]), {});
  refused.delete(answer);
}

// A phone ends a page without asking. What is typed goes at once, and stays with the tab in case it does not arrive.
function depart() {
  if (isLeaving || !isTouched) return;
  if (!isOver) save();
  remember();
}

form.addEventListener("input", (typed) => {
  isTouched = true;
  if (typed.target.type === "file") return;
  if (isOver || failures > 0) remember();
  if (isOver) return;
  takeBack(answerOf(typed.target.name));
  if (!isStopped && !isSaving && !unanswered) say(unsaved().size > 0 ? words.unsaved : settled);
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
addEventListener("visibilitychange", () => document.hidden && depart());
addEventListener("pagehide", depart);
addEventListener("DOMContentLoaded", recall);
addEventListener("pageshow", () => {
  isLeaving = false;
  if (isTouched) later(PAUSE);
  else if (unsaved().size > 0) say(words.unsaved);
});
addEventListener("beforeunload", (leaving) => { if (!isLeaving && unsaved().size > 0) leaving.preventDefault(); });
