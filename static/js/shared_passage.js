// Words that a guest marks in a shared draft go into the form below it, with what stands around them, so that they are
// found again after the text was edited. Without this, people copy and paste them.
const LONGEST = 2000; // characters, as the form takes them
const CONTEXT = 80;
const text = document.querySelector("main > article");
const form = document.getElementById("guest-comment");
const offer = document.getElementById("passage-offer");
const tidy = (words) => words.replace(/\s+/g, " ");

// The text of one field, so that headings and lists of contents don't count as what stands around the words.
function partAround(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const part = element.closest(".prose, section, header");
  return part && text.contains(part) ? part : text;
}

function marked() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const passage = selection.toString().trim();
  if (!passage || passage.length > LONGEST || !text.contains(range.commonAncestorContainer)) return null;
  const part = partAround(range.commonAncestorContainer);
  const before = document.createRange();
  before.setStart(part, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const after = document.createRange();
  after.setStart(range.endContainer, range.endOffset);
  after.setEnd(part, part.childNodes.length);
  return {
    passage,
    before: tidy(before.toString()).slice(-CONTEXT),
    after: tidy(after.toString()).slice(0, CONTEXT),
  };
}

function take() {
  const found = marked();
  if (!found) return;
  for (const [name, value] of Object.entries(found)) form.elements[name].value = value;
  offer.hidden = true;
  form.scrollIntoView({ block: "start" });
  form.elements[form.elements.name.value ? "text" : "name"].focus({ preventScroll: true });
}

if (text && form && offer) {
  const button = offer.querySelector("button");
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // the marks stay while it is pressed
  button.addEventListener("click", take);
  document.addEventListener("selectionchange", () => {
    if (document.activeElement !== button) offer.hidden = !marked();
  });
  // Other words than those that were marked stand in other company.
  form.elements.passage.addEventListener("input", () => {
    form.elements.before.value = form.elements.after.value = "";
  });
}
