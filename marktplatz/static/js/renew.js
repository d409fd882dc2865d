// Makes a part of a page like that part of another page. What both have stays in place, with focus and caret.

/** What has the same sign is the same to whoever uses the page. */
export function signOf(one) {
  if (one.id || !one.matches) return one.id || one.nodeName;
  const own = ["class", "name", "value"].map((name) => one.getAttribute(name));
  return [one.localName, ...own, one.matches("a, button") && one.textContent.trim()].join("|");
}

/** The next one with the same sign; any text is like any other, so what stands before it is not passed over. */
function sameAs(wanted, here) {
  const sign = signOf(wanted);
  while (here && signOf(here) !== sign) here = wanted.matches ? here.nextSibling : null;
  return here;
}

function renewChildren(old, fresh) {
  let here = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const same = sameAs(child, here);
    while (same && here !== same) {
      here = here.nextSibling;
      here.previousSibling.remove();
    }
    here = same ? same.nextSibling : here;
    if (same) renew(same, child);
    else old.insertBefore(child, here);
  }
  while (here?.nextSibling) here.nextSibling.remove();
  here?.remove();
}

export function renew(old, fresh) {
  if (!old.matches) {
    old.data = fresh.data;
    return;
  }
  const { checked, value } = fresh;
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value: now } of fresh.attributes) if (old.getAttribute(name) !== now) old.setAttribute(name, now);
  renewChildren(old, fresh);
  if (old.type === "checkbox") old.checked = checked;
  if (old.matches("select")) old.value = value;
}
