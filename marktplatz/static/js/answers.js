// What the form of a section says: each answer with the names and values that would be sent.

export const form = document.querySelector("form[data-form]");

const STEERING = new Set(["csrf_token", "version", "action"]);
export const OF_FILES = /-\d+-(place|remove)$/;

// A list and its files are one answer: partners-0 and partners-1, images-0-alt_de.
export function answerOf(name) {
  return name.replace(/-\d+(-.*)?$/, "");
}

export function isTick(input) {
  return input.type === "radio" || input.type === "checkbox";
}

export function asTyped(input) {
  if (isTick(input)) return input.checked ? [input.value] : [];
  return [input.value];
}

export function asSent(input) {
  if (isTick(input)) return input.defaultChecked ? [input.value] : [];
  if (input.localName !== "select") return [input.defaultValue];
  return [([...input.options].find((option) => option.defaultSelected) ?? input.options[0])?.value ?? ""];
}

export function inputs() {
  return [...form.elements].filter(({ name, disabled }) => name && !disabled && !STEERING.has(name));
}

export function answers(held) {
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
export const same = (one, other) => said(one) === said(other);
