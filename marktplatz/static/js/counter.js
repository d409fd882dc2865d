// Counts the characters of a text while it is written, as the program does when it is sent (marktplatz.core.text).
// Without this file the words below a field name the limit only, which is true at any time.

const script = document.querySelector("script[data-counted]");
const words = script.dataset;
const language = document.documentElement.lang;
const figures = new Intl.NumberFormat(language);
const segmenter = "Segmenter" in Intl ? new Intl.Segmenter(language) : null;

// A text beyond all measure is counted roughly: exactly, it would hold up every key.
const ROUGHLY_FROM = 200_000;
const NEAR = 0.9;
// Whoever listens hears the figure when the writing pauses, not at each key.
const PAUSE = 1_000;

function kept(field) {
  if (field.localName === "input") return field.value.trim().replace(/\s+/g, " ");
  return field.value.split("\n").map((line) => line.trimEnd()).join("\n").trim();
}

function characters(text) {
  if (/^[\x00-\x7f]*$/.test(text)) return text.length;
  const pieces = segmenter && text.length < ROUGHLY_FROM ? segmenter.segment(text) : text;
  let count = 0;
  for (const _ of pieces) count += 1;
  return count;
}

function said(sentence, numbers) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => figures.format(numbers[name]));
}

function spokenPlace() {
  const place = document.createElement("p");
  place.className = "vh";
  place.setAttribute("aria-live", "polite");
  document.querySelector("main").append(place);
  return place;
}

function show(shown) {
  const limit = Number(shown.dataset.limit);
  const count = characters(kept(document.getElementById(shown.dataset.counts)));
  const excess = count - limit;
  const counted = said(words.counted, { count, limit });
  shown.textContent = excess > 0 ? `${counted}, ${said(words.excess, { excess })}` : counted;
  shown.classList.toggle("over", excess > 0);
  return { count, limit, excess };
}

function speak(shown) {
  const { count, limit, excess } = show(shown);
  if (excess > 0) place.textContent = said(words.excess, { excess });
  else place.textContent = count >= limit * NEAR ? said(words.left, { left: -excess }) : "";
}

const place = spokenPlace();
const pauses = new Map();
const showAll = () => document.querySelectorAll("[data-counts]").forEach(show);
const countOf = (field) => document.querySelector(`[data-counts="${CSS.escape(field.id)}"]`);

showAll();
// The page hears it all: a part of the form may be drawn anew.
addEventListener("input", ({ target }) => {
  const shown = countOf(target);
  if (!shown) return;
  show(shown);
  clearTimeout(pauses.get(target.id));
  pauses.set(target.id, setTimeout(speak, PAUSE, shown));
});
// What somebody else has written comes in by itself, or with a new part of the form.
addEventListener("change", showAll);
// A browser that goes back fills in what was typed after the page is there.
addEventListener("pageshow", showAll);
