import { toCharacters, toUnits } from "../editor/offsets.js";

// The texts of the form as the check names them, whether an editor stands on them or not.
export class FormText {
  #layers = new Map();

  constructor(form) {
    this.form = form;
    form.addEventListener("markdown-editor:ready", () => this.#draw());
  }

  element(field) {
    const [name, number] = field.split(":");
    const own = number ? this.form.elements.namedItem(`${name}-${number - 1}-text`) : this.form.elements.namedItem(name);
    return own && "value" in own ? own : null;
  }

  // Marks of one kind take the place of the earlier ones of that kind.
  mark(layer, marks) {
    this.#layers.set(layer, marks);
    this.#draw();
  }

  #draw() {
    const marks = [...this.#layers.values()].flat();
    for (const area of this.form.querySelectorAll("textarea[data-markdown]")) {
      area.markdownEditor?.mark(marks.filter(({ field }) => field === area.name));
    }
  }

  // Shows the field, even in a closed tab, and selects the words; resolves to false when they are not there any more.
  async focusOn(field, start, end, words) {
    const element = this.element(field);
    if (!element) return false;
    await open(element);
    element.focus(); // a section becomes an editor now
    const at = place(element.value, start, end, words);
    const editor = element.markdownEditor;
    if (editor) editor.focusAt(...(at ?? [start]));
    else if (at) select(element, ...at);
    return Boolean(at);
  }

  // Whether exactly these words are selected.
  isSelected({ field, words }) {
    const area = current();
    if (area?.name !== field) return false;
    const selected = area.markdownEditor?.selection?.() ?? area.value.slice(area.selectionStart, area.selectionEnd);
    return selected === words;
  }

  // The number of the mark after or before what is selected, where the cursor stands in a text that has marks; else undefined.
  besideCursor(marks, by) {
    const area = current();
    const mine = [...marks.entries()].filter(([, mark]) => mark.field === area?.name);
    if (!mine.length) return undefined;
    const [from, to] = selection(area);
    const found = by > 0 ? mine.find(([, mark]) => mark.start >= to) : mine.findLast(([, mark]) => mark.end <= from);
    return found?.[0] ?? (by > 0 ? mine.at(-1)[0] + 1 : mine[0][0] - 1);
  }
}

// The text that has the cursor.
function current() {
  const { activeElement } = document;
  return activeElement?.closest(".editor")?.querySelector("textarea[data-markdown]") ?? activeElement;
}

// Where the selection begins and ends, in characters; the same place twice where nothing is selected.
function selection({ value, selectionStart, selectionEnd, markdownEditor }) {
  const [before, after] = markdownEditor?.around() ?? [value.slice(0, selectionStart ?? 0), value.slice(selectionEnd ?? 0)];
  const text = markdownEditor?.value() ?? value;
  return [before.length, text.length - after.length].map((place) => toCharacters(text, place));
}

// Where the words are now: at their place, or at the nearest one that has the same words.
function place(text, start, end, words) {
  const from = toUnits(text, start);
  if (text.slice(from, toUnits(text, end)) === words) return [start, end];
  let best = -1;
  for (let at = text.indexOf(words); words && at >= 0; at = text.indexOf(words, at + 1)) {
    if (best < 0 || Math.abs(at - from) < Math.abs(best - from)) best = at;
  }
  return best < 0 ? null : [toCharacters(text, best), toCharacters(text, best + words.length)];
}

function select(element, start, end) {
  element.setSelectionRange?.(toUnits(element.value, start), toUnits(element.value, end));
  element.scrollIntoView({ block: "center" });
}

// django-unfold's tabs are closed parts of the form; their links open them, a moment later.
async function open(element) {
  const table = element.closest("[data-inline-type]")?.id.replace(/-group$/, "") || "general";
  document.querySelector(`#tabs-items a[href="#${CSS.escape(table)}"]`)?.click();
  const tab = element.closest(".tab-wrapper");
  const tabs = [...(tab?.parentElement.querySelectorAll(":scope > .tab-wrapper") ?? [])];
  tab?.parentElement.querySelectorAll(":scope > div nav a")[tabs.indexOf(tab)]?.click();
  for (let left = 20; left && !isShown(element); left--) await new Promise(requestAnimationFrame);
}

function isShown(element) {
  return Boolean((element.closest(".editor") ?? element).offsetParent);
}
