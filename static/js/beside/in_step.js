// What a reader opened or closed stays so, whatever the newer tree says.
const OWN = new Set(["open"]);

// Changes a shown tree into a newer one and touches only what differs: what stays the same keeps its place, its scroll,
// its focus and its loaded pictures.
export function bringInStep(shown, newer) {
  const [before, after] = [[...shown.childNodes], [...newer.childNodes]];
  let start = 0;
  while (start < before.length && start < after.length && before[start].isEqualNode(after[start])) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end).isEqualNode(after.at(-1 - end))) end++;
  const old = before.slice(start, before.length - end);
  const fresh = after.slice(start, after.length - end);
  const anchor = before[before.length - end] ?? null;
  fresh.forEach((node, index) => {
    if (old[index] && isSameKind(old[index], node)) change(old[index], node);
    else if (old[index]) old[index].replaceWith(shown.ownerDocument.importNode(node, true));
    else shown.insertBefore(shown.ownerDocument.importNode(node, true), anchor);
  });
  for (const node of old.slice(fresh.length)) node.remove();
}

function isSameKind(one, other) {
  return one.nodeName === other.nodeName;
}

function change(shown, newer) {
  if (shown.nodeType !== Node.ELEMENT_NODE) {
    if (shown.data !== newer.data) shown.data = newer.data;
    return;
  }
  for (const { name } of [...shown.attributes]) if (!OWN.has(name) && !newer.hasAttribute(name)) shown.removeAttribute(name);
  for (const { name, value } of newer.attributes) {
    if (!OWN.has(name) && shown.getAttribute(name) !== value) shown.setAttribute(name, value);
  }
  bringInStep(shown, newer);
}
